import {
  type AnyMetric,
  type Found,
  Metric,
  type MetricOptions,
  type State,
  type Summands,
  type SumsDefinition,
  SumsMetric,
} from 'rightly';
import { isArgmax, labels, not, scores } from 'rightly/verbs';

/* A user's own classes. */

/** The miss rate of each class: declared sums and a formula. */
export class ErrorRate extends SumsMetric<object, number[]> {
  static readonly definition: SumsDefinition<object, number[]> = {
    className: 'ErrorRate',
    name: 'error_rate',
    direction: 'down',
    options: {},
    sums() {
      const [truth, score] = [labels('yTrue'), scores('yPred')];
      return { wrong: { where: not(isArgmax(truth, score)), by: truth }, all: { by: truth } };
    },
    result(found) {
      const [wrong, all] = [found.cells('wrong'), found.cells('all')];
      return all.keys().map((label) => wrong.at(label) / all.at(label));
    },
  };
}

/** The share of right predictions: named sums, and an own update. */
export class AllRight extends Metric<'right' | 'all'> {
  static readonly definition = {
    className: 'AllRight',
    name: 'all_right',
    direction: 'up',
    options: {},
  } as const;

  constructor(options?: MetricOptions) {
    super(['right', 'all'], options);
  }

  updateState(
    yTrue: readonly number[],
    yPred: readonly number[],
    { sampleWeight }: { readonly sampleWeight?: readonly number[] } = {},
  ): void {
    let [right, all] = [0, 0];
    for (let i = 0; i < yTrue.length; i++) {
      const weight = sampleWeight?.[i] ?? 1;
      if (yTrue[i] === null)
        throw new RangeError('AllRight.updateState: yTrue must hold labels; got null');
      if (!(weight >= 0))
        throw new RangeError(
          `AllRight.updateState: sampleWeight must not be negative; got ${weight}`,
        );
      right += yTrue[i] === yPred[i] ? weight : 0;
      all += weight;
    }
    this.add({ right, all });
  }

  protected formula({ right, all }: State<'right' | 'all'>): number {
    return all === 0 ? 0 : right / all;
  }
}

/** A class of these sums. */
export function made(sums: () => Summands, result: (found: Found) => unknown): new () => AnyMetric {
  return class Made extends SumsMetric<object, unknown, number | bigint | boolean | string> {
    static readonly definition: SumsDefinition<object, unknown> = {
      className: 'Made',
      name: 'made',
      options: {},
      sums,
      result,
    };
  };
}
