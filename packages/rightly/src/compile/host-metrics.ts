import type { AnyMeanMetric } from '../core/mean-metric.ts';
import type { MeanSum } from '../core/mean.ts';
import { inputsKey, run, Scan } from '../core/scan.ts';
import { reusing } from '../core/slab.ts';
import type { Sums } from '../core/state.ts';
import { add, lenientView } from './lenient.ts';

interface Members {
  readonly scan: Scan;
  readonly metrics: readonly AnyMeanMetric[];
}

/** Metrics that see the same batches of a model: each batch is read once for all that read it alike. */
export class HostMetrics {
  readonly isEmpty: boolean;
  readonly #scans: readonly Members[];

  constructor(metrics: readonly AnyMeanMetric[]) {
    this.isEmpty = metrics.length === 0;
    const alike = new Map<string, AnyMeanMetric[]>();
    for (const metric of metrics) {
      const key = inputsKey(metric.expression);
      alike.set(key, [...(alike.get(key) ?? []), metric]);
    }
    this.#scans = [...alike.values()].map((members) => ({
      scan: new Scan(members.map(lenientView)),
      metrics: members,
    }));
  }

  /**
   * What counts a batch. Until it is called nothing is counted.
   * Throws TypeError for the wrong kind of thing, RangeError for a wrong shape or value.
   */
  batch(yTrue: unknown, yPred: unknown, options: unknown): () => void {
    const counted: (readonly [AnyMeanMetric, Sums<MeanSum>])[] = [];
    reusing(() => {
      for (const { scan, metrics } of this.#scans) {
        const job = scan.prepare(yTrue, yPred, options, metrics[0]!.at('updateState'));
        run(job);
        metrics.forEach((metric, i) => counted.push([metric, job.added[i]!]));
      }
    });
    return () => {
      for (const [metric, sums] of counted) add(metric, sums);
    };
  }
}
