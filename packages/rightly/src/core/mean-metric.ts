import { Plan } from '../engines/host.ts';
import { type Column, inputsOf } from '../engines/vocabulary.ts';
import { toBatch } from './batch.ts';
import { BatchMetric } from './batch-metric.ts';
import { declared, declaredCondition } from './declared.ts';
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
import {
  type MetricOptions,
  type Option,
  type Options,
  type Reduction,
  resolve,
} from './options.ts';
import { means } from './means.ts';
import type { Averaged } from './scan.ts';
import type { KeyedState } from './state.ts';

interface Expressions {
  readonly value: Column;
  readonly counted: Column | undefined;
}

/** The expressions that were made of options. Copies of a metric share their options. */
const expressionsOf = new WeakMap<object, Expressions>();

/**
 * The weighted mean of a declared value: what all accuracies and losses are. An own metric extends it with a `definition`.
 *
 * ```ts
 * import { type Definition, MeanMetric } from 'rightly';
 * import { abs, less, minus, reals } from 'rightly/verbs';
 *
 * class WithinTen extends MeanMetric {
 *   static readonly definition: Definition<object> = {
 *     className: 'WithinTen',
 *     name: 'within_10',
 *     direction: 'up',
 *     range: [0, 1],
 *     options: {},
 *     value: () => less(abs(minus(reals('yTrue'), reals('yPred'))), 10),
 *   };
 * }
 *
 * const m = new WithinTen();
 * m.updateState([100, 200, 300, 400], [105, 220, 299, 401]);
 * m.result(); // 0.75
 * ```
 */
export abstract class MeanMetric<
  O extends object = object,
  Element = number | bigint | boolean,
> extends BatchMetric<MeanSum, number, Element> {
  declare protected readonly options: Required<MetricOptions> & Required<O>;
  /** The value of a sample, as declared: what engines evaluate. */
  readonly expression: Column;
  /** Where this is 0, a sample weighs nothing. */
  readonly counted: Column | undefined;
  /** @internal */
  readonly means: Averaged['means'] = means;
  /** How inner axes make one sample. */
  readonly reduction: Reduction;
  /** @internal */
  readonly checked: Definition<O>['checked'];

  constructor(options?: O & MetricOptions) {
    super([], options);
    this.begin(emptyMean());
    this.reduction = this.options.reduction!;
    this.checked = (this.definition as Definition<O>).checked;
    let expressions = expressionsOf.get(this.options);
    if (!expressions) expressionsOf.set(this.options, (expressions = this.#expressions()));
    this.expression = expressions.value;
    this.counted = expressions.counted;
  }

  #expressions(): Expressions {
    const definition = this.definition as Definition<O>;
    const condition = definition.counted?.(this.options);
    return {
      value: declared(
        definition.value(this.options),
        definition.checked !== undefined,
        `${this.at('constructor')} the value`,
      ),
      counted: condition && declaredCondition(condition, `${this.at('constructor')} counted`),
    };
  }

  override get state(): MeanState {
    return meanState(this.parts);
  }

  /** @internal */
  get member(): Averaged {
    return this;
  }

  /** @internal What a model minimizes, for metrics that are losses. */
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
    // An engine may have rounded the two sums apart.
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

// oxlint-disable-next-line typescript/no-explicit-any -- each has its own options and elements
export type AnyMeanMetric = MeanMetric<any, any>;

/** The value of each sample: right is 1, wrong 0. */
export interface Values {
  readonly data: ArrayLike<number>;
  readonly shape: readonly number[];
}

/** What a metric's function returns: the values that its class would average. */
export function valuesOf<O extends object>(
  definition: Definition<O>,
  yTrue: unknown,
  yPred: unknown,
  options: unknown = {},
): Values {
  const { className } = definition;
  const what = `${className[0]!.toLowerCase()}${className.slice(1)}:`;
  const taken = Object.entries<Option<unknown>>(definition.options).filter(
    ([, option]) => !option.weighs,
  );
  const expression = definition.value(
    resolve(Object.fromEntries(taken) as Options<O>, options, what),
  );
  const { n, shape, inputs } = toBatch(inputsOf(expression), yTrue, yPred, what);
  const data = new (definition.checked ? Float64Array : Uint8Array)(n);
  new Plan([expression], definition.checked?.evaluateAll).run(
    n,
    inputs,
    (_, start, count, values) => {
      for (let i = 0; i < count; i++) data[start + i] = values[i]!;
    },
  );
  return { data, shape };
}
