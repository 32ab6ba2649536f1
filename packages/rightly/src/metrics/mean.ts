import type { ArrayInput } from '../core/input.ts';
import {
  checkMean,
  emptyMean,
  mean,
  meanState,
  type MeanState,
  type MeanSum,
  savedMean,
} from '../core/mean.ts';
import type { UpdateOptions } from '../core/batch-metric.ts';
import { Metric } from '../core/metric.ts';
import type { AnyDefinition } from '../core/definition.ts';
import type { MetricOptions } from '../core/options.ts';
import type { KeyedState } from '../core/state.ts';
import { ValueScan } from '../core/values.ts';

/**
 * The weighted mean of values that you already have. Each sample has one value. With inner axes, several values make one sample
 * together. A number alone is one sample.
 *
 * `updateState` throws TypeError for values that are no numbers, and RangeError for values or weights that are not finite. Then
 * nothing is counted.
 * Source: `keras.metrics.Mean`.
 *
 * ```ts
 * import { Mean } from 'rightly';
 *
 * const m = new Mean();
 * m.updateState([1, 3, 5, 7]);
 * m.result(); // 4
 *
 * m.resetState();
 * m.updateState([1, 3, 5, 7], { sampleWeight: [1, 1, 0, 0] });
 * m.result(); // 2
 * ```
 */
export class Mean extends Metric<MeanSum> {
  static readonly definition: AnyDefinition = {
    className: 'Mean',
    name: 'mean',
    options: {},
    takesValues: true,
  };
  readonly #scan: ValueScan;

  constructor(options?: MetricOptions) {
    super([], options);
    this.begin(emptyMean());
    this.#scan = new ValueScan(this.options.reduction!);
  }

  updateState(values: ArrayInput | number, options?: UpdateOptions): void {
    const what = this.at('updateState');
    this.#scan.add(values, options, what, (sums) => this.become(this.plus([sums], what)));
  }

  override get state(): MeanState {
    return meanState(this.parts);
  }

  protected override saved(): KeyedState {
    return savedMean(this.parts);
  }

  protected override check(what: string): void {
    checkMean(this.state, what);
  }

  protected formula(state: MeanState): number {
    return mean(state);
  }
}
