import type { ArrayInput } from '../core/input.ts';
import type { UpdateOptions } from '../core/batch-metric.ts';
import { Metric } from '../core/metric.ts';
import type { AnyDefinition } from '../core/definition.ts';
import type { MetricOptions } from '../core/options.ts';
import type { State } from '../core/state.ts';
import { ValueScan } from '../core/values.ts';

/**
 * The weighted sum of values, in any shape. A number alone is one value.
 *
 * `updateState` throws TypeError for values that are no numbers, and RangeError for values or weights that are not finite. Then
 * nothing is counted.
 * Source: `keras.metrics.Sum`.
 *
 * ```ts
 * import { Sum } from 'rightly';
 *
 * const m = new Sum();
 * m.updateState([1, 3, 5, 7]);
 * m.result(); // 16
 *
 * m.resetState();
 * m.updateState([1, 3, 5, 7], { sampleWeight: [1, 1, 0, 0] });
 * m.result(); // 4
 * ```
 */
export class Sum extends Metric<'total'> {
  static readonly definition: AnyDefinition = {
    className: 'Sum',
    name: 'sum',
    options: {},
    takesValues: true,
  };
  readonly #scan = new ValueScan('element');

  constructor(options?: Omit<MetricOptions, 'reduction'>) {
    super(['total'], options);
  }

  updateState(values: ArrayInput | number, options?: UpdateOptions): void {
    const what = this.at('updateState');
    this.#scan.add(values, options, what, (sums) => this.become(this.plus([sums], what)));
  }

  protected formula({ total }: State<'total'>): number {
    return total;
  }
}
