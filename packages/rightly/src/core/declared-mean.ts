import type { Column } from '../engines/vocabulary.ts';
import { BatchMetric } from './batch-metric.ts';
import type { Definition } from './definition.ts';
import { rangeError } from './errors.ts';
import {
  checkMean,
  emptyMean,
  mean,
  meanState,
  type MeanState,
  type MeanSum,
  savedMean,
} from './mean.ts';
import type { MetricOptions, Reduction } from './options.ts';
import { means } from './means.ts';
import type { Averaged } from './scan.ts';
import type { KeyedState } from './state.ts';

export interface Expressions {
  readonly value: Column;
  readonly counted: Column | undefined;
}

/** The expressions of each options object. Copies of a metric share their options. */
const expressionsOf = new WeakMap<object, Expressions>();

/** The weighted mean of a declared value. All accuracies and losses are such means. */
export abstract class DeclaredMean<
  O extends object = object,
  Element = number | bigint | boolean,
> extends BatchMetric<MeanSum, number, Element> {
  declare protected readonly options: Required<MetricOptions> & Required<O>;
  /** The declared value of a sample, which engines evaluate. */
  readonly expression: Column;
  /** Where this condition is 0, a sample weighs nothing. */
  readonly counted: Column | undefined;
  /** @internal */
  readonly means: Averaged['means'] = means;
  /** How the elements of a sample are weighted. */
  readonly reduction: Reduction;
  /** @internal */
  readonly checked: Definition<O>['checked'];

  constructor(options?: O & MetricOptions) {
    super([], options);
    this.begin(emptyMean());
    this.reduction = this.options.reduction!;
    this.checked = (this.definition as Definition<O>).checked;
    let expressions = expressionsOf.get(this.options);
    if (!expressions) expressionsOf.set(this.options, (expressions = this.declared()));
    this.expression = expressions.value;
    this.counted = expressions.counted;
  }

  /** The expressions that are counted. A user's own metric checks its declaration here. */
  protected declared(): Expressions {
    const definition = this.definition as Definition<O>;
    const { options } = this;
    return { value: definition.value(options), counted: definition.counted?.(options) };
  }

  override get state(): MeanState {
    return meanState(this.parts);
  }

  /** @internal */
  get member(): Averaged {
    return this;
  }

  /** @internal The value that a model minimizes, for metrics that are losses. */
  get loss(): Column | undefined {
    return (this.definition as Definition<O>).loss?.(this.options);
  }

  protected override saved(): KeyedState {
    return savedMean(this.parts);
  }

  protected formula(state: MeanState): number {
    return mean(state);
  }

  protected override check(what: string): void {
    const { total, count } = this.state;
    const [least, most] = (this.definition as Partial<Definition<O>>).range ?? [
      -Infinity,
      Infinity,
    ];
    // An engine may have rounded the two sums separately.
    const slack = 1e-6 * count;
    if (total < least * count - slack || total > most * count + slack)
      throw rangeError(
        `${what} total`,
        `be ${least} to ${most} times count`,
        `${total} of ${count}`,
      );
    checkMean(this.state, what);
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- each class has its own options and elements
export type AnyMeanMetric = DeclaredMean<any, any>;
