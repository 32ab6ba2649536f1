import { Plan } from '../engines/host.ts';
import { type Column, inputsOf } from '../engines/vocabulary.ts';
import { toBatch } from './batch.ts';
import { declared } from './declared.ts';
import type { Definition } from './definition.ts';
import { rangeError } from './errors.ts';
import type { ArrayInput } from './input.ts';
import { mean, meanSums, type MeanState, type MeanSum } from './mean.ts';
import { Metric } from './metric.ts';
import {
  type MetricOptions,
  type Option,
  type Options,
  type Reduction,
  resolve,
} from './options.ts';
import { type Job, run, Scan } from './scan.ts';
import { reusing } from './slab.ts';

export interface UpdateOptions {
  /** Finite numbers of at least 0: one for all, or an array that broadcasts to the leading axes of the values. */
  readonly sampleWeight?: number | ArrayInput | undefined;
  /** Booleans with the shape of the values or of their leading axes; where false, nothing counts. */
  readonly mask?: ArrayInput<boolean | number> | undefined;
}

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
> extends Metric<MeanSum> {
  declare protected readonly options: Required<MetricOptions> & Required<O>;
  /** The value of a sample, as declared: what engines evaluate. */
  readonly expression: Column;
  /** Where this is 0, a sample weighs nothing. */
  readonly counted: Column | undefined;
  /** How inner axes make one sample. */
  readonly reduction: Reduction;
  /** @internal */
  readonly checked: Definition<O>['checked'];
  readonly #scan: Scan;

  constructor(options?: O & MetricOptions) {
    super(meanSums, options);
    const definition = this.definition as Definition<O>;
    const { checked } = definition;
    this.expression = declared(
      definition.value(this.options),
      checked !== undefined,
      `${this.at('constructor')} the value`,
    );
    this.counted = definition.counted?.(this.options);
    this.reduction = this.options.reduction!;
    this.checked = checked;
    this.#scan = new Scan([this]);
  }

  /**
   * Counts a batch. The metric's own page says which shapes `yTrue` and `yPred` have.
   * Throws TypeError for the wrong kind of thing, RangeError for a wrong shape or value; then nothing is counted.
   */
  updateState(
    yTrue: ArrayInput<Element>,
    yPred: ArrayInput<Element>,
    options?: UpdateOptions,
  ): void {
    reusing(() => {
      const jobs = this.prepare(yTrue, yPred, options);
      run(jobs[0]);
      this.finish(jobs);
    });
  }

  /** @internal */
  prepare(yTrue: unknown, yPred: unknown, options: unknown): readonly [Job] {
    return [this.#scan.prepare(yTrue, yPred, options, this.at('updateState'))];
  }

  /** @internal */
  finish([job]: readonly [Job]): void {
    this.become(this.plus(job.added, this.at('updateState')));
  }

  /** @internal What a model minimizes, for metrics that are losses. */
  get loss(): Column | undefined {
    return (this.definition as Definition<O>).loss?.(this.options);
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
