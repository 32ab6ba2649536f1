import { evaluate } from '../engines/cpu/evaluate.ts';
import type { Column } from '../engines/vocabulary.ts';
import { toBatch } from './batch.ts';
import type { Definition } from './definition.ts';
import { mean, meanOf, meanSums, type MeanState, type MeanSum } from './mean.ts';
import { Metric } from './metric.ts';
import { checkKeys, type MetricOptions, type Option, type Options, resolve } from './options.ts';
import { size } from './shape.ts';
import { sumsOf } from './state.ts';
import type { ArrayInput } from './input.ts';
import { maskFor, weightsFor } from './weights.ts';

export interface UpdateOptions {
  /** Finite numbers of at least 0: one for all, or an array that broadcasts to the leading axes of the values. */
  readonly sampleWeight?: number | ArrayInput | undefined;
  /** Booleans with the shape of the values or of their leading axes; where false, nothing counts. */
  readonly mask?: ArrayInput<boolean | number> | undefined;
}

/** The weighted mean of a declared value: what all accuracies are. */
export abstract class MeanMetric<
  O extends object,
  Element = number | bigint | boolean,
> extends Metric<MeanSum> {
  declare protected readonly options: Required<MetricOptions> & Required<O>;
  /** The value of a sample, as declared: what engines evaluate. */
  readonly expression: Column;
  /** Where this is 0, a sample weighs nothing. */
  readonly counted: Column | undefined;

  constructor(options?: O & MetricOptions) {
    super(meanSums, options);
    const definition = this.definition as Definition<O>;
    this.expression = definition.value(this.options);
    this.counted = definition.counted?.(this.options);
  }

  /**
   * Counts a batch. The metric's own page says which shapes `yTrue` and `yPred` have.
   * Throws TypeError for the wrong kind of thing, RangeError for a wrong shape or value; then nothing is counted.
   */
  updateState(
    yTrue: ArrayInput<Element>,
    yPred: ArrayInput<Element>,
    options: UpdateOptions = {},
  ): void {
    const what = this.at('updateState');
    const { sampleWeight, mask } = checkKeys(options, ['sampleWeight', 'mask'], what);
    const { shape, inputs } = toBatch(this.expression, yTrue, yPred, what);
    const [values, counted] = [this.expression, this.counted].map(
      (e) => e && evaluate(e, size(shape), inputs),
    );
    const weights = [
      weightsFor(sampleWeight, shape, `${what} sampleWeight`),
      maskFor(mask, shape, `${what} mask`),
      counted,
    ];
    const added = meanOf(values!, shape, weights, this.options.reduction!);
    this.take([sumsOf(this.state), added], what);
  }

  protected formula(state: MeanState): number {
    return mean(state);
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
  const { shape, inputs } = toBatch(expression, yTrue, yPred, what);
  return { data: evaluate(expression, size(shape), inputs), shape };
}
