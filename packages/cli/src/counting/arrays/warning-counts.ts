import { inspect } from 'rightly/inspect';
import { isLoss } from 'rightly/internal';
import type { Rows } from '../../inputs/arrays/block.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import { verbsOf } from '../../reading/verbs-of.ts';

/** Counts of rows that cause warnings: the same counts as those of the SQL queries. */
export class WarningCounts {
  nan = 0;
  outOfRange = 0;
  notBinary = 0;
  notProbability = 0;
  fractional = 0;
  /** The number of rows with ties, for each metric. */
  readonly tied: number[];
  /** Groups of metrics that read their inputs in the same way, by their indexes. */
  readonly #alike: readonly (readonly number[])[];
  readonly #metrics: readonly DeclaredMetric[];

  constructor(metrics: readonly DeclaredMetric[]) {
    this.#metrics = metrics;
    this.tied = metrics.map(() => 0);
    const alike = new Map<string, number[]>();
    metrics.forEach((metric, i) => {
      // Losses are left out: for most of these rows they have a value or an error.
      if (isLoss(metric) && metric.getConfig()['from_logits'] !== false) return;
      const kind = JSON.stringify(verbsOf(metric));
      alike.set(kind, [...(alike.get(kind) ?? []), i]);
    });
    this.#alike = [...alike.values()];
  }

  /** Adds the counts of a block. A row counts once, even if several metrics read it. */
  add({ yTrue, yPred }: Rows): void {
    const most = { nan: 0, outOfRange: 0, notBinary: 0, notProbability: 0, fractional: 0 };
    for (const indexes of this.#alike) {
      const metrics = indexes.map((i) => this.#metrics[i]!);
      const found = inspect(metrics, yTrue, yPred);
      for (const name of names) most[name] = Math.max(most[name], found[name]);
      indexes.forEach((index, i) => (this.tied[index]! += found.tied[i]!));
    }
    for (const name of names) this[name] += most[name];
  }
}

const names = ['nan', 'outOfRange', 'notBinary', 'notProbability', 'fractional'] as const;
