import type { AnyMeanMetric } from 'rightly';
import { inspect } from 'rightly/inspect';
import { isLoss } from '../evaluate/definition.ts';
import type { Rows } from './block.ts';

/** Counts of rows that a reader of the numbers must know of: the same rows as the metrics' SQL counts. */
export class Notes {
  nan = 0;
  outOfRange = 0;
  notBinary = 0;
  notProbability = 0;
  /** For each metric. */
  readonly tied: number[];
  /** Metrics that read their inputs alike, by their places. */
  readonly #alike: readonly (readonly number[])[];
  readonly #metrics: readonly AnyMeanMetric[];

  constructor(metrics: readonly AnyMeanMetric[]) {
    this.#metrics = metrics;
    this.tied = metrics.map(() => 0);
    const alike = new Map<string, number[]>();
    metrics.forEach((metric, i) => {
      // Losses have values for most of these rows, or refuse them.
      if (isLoss(metric) && metric.getConfig()['from_logits'] !== false) return;
      const kind = kindOf(metric);
      alike.set(kind, [...(alike.get(kind) ?? []), i]);
    });
    this.#alike = [...alike.values()];
  }

  add({ yTrue, yPred }: Rows): void {
    let notProbability = 0;
    for (const places of this.#alike) {
      const metrics = places.map((i) => this.#metrics[i]!);
      const found = inspect(metrics, yTrue, yPred);
      // Of these, each is counted by the metrics of one kind only.
      this.nan += found.nan;
      this.outOfRange += found.outOfRange;
      this.notBinary += found.notBinary;
      // Losses are inspected each by itself, but a row is one row.
      notProbability = Math.max(notProbability, found.notProbability);
      places.forEach((place, i) => (this.tied[place]! += found.tied[i]!));
    }
    this.notProbability += notProbability;
  }
}

const kindOf = (metric: AnyMeanMetric): string => {
  const { from_sorted_ids: ids } = metric.getConfig();
  return `${metric.toJSON().class_name.replace('TopK', '')} ${String(ids)}`;
};
