import { type AnyMetric, Members } from '../core/members.ts';
import { type Job, run } from '../core/scan.ts';
import { reusing } from '../core/slab.ts';
import type { Parts } from '../core/state.ts';
import { lenientMember, withAdded } from './lenient.ts';

/** Metrics that see the same batches of a model. Metrics that read their inputs alike share one read of a batch. */
export class HostMetrics {
  readonly isEmpty: boolean;
  readonly #members: Members;

  constructor(metrics: readonly AnyMetric[]) {
    this.isEmpty = metrics.length === 0;
    this.#members = new Members(metrics, lenientMember);
  }

  /**
   * A function that counts a batch. Nothing is counted before it is called.
   * Throws TypeError for a wrong type, and RangeError for a wrong shape or value.
   */
  batch(yTrue: unknown, yPred: unknown, options: unknown): () => void {
    let jobs: readonly Job[] = [];
    reusing(() => {
      jobs = this.#members.prepare(yTrue, yPred, options);
      for (const job of jobs) run(job);
    });
    // A sum that cannot be added is refused before anything is added.
    const counted = [...this.#members.added(jobs)].map(([metric, sums]) => {
      const before = metric.parts as Parts;
      return { metric, sums, before, after: withAdded(metric, sums) };
    });
    return () => {
      for (const { metric, sums, before, after } of counted)
        // The metric may have counted something else in the meantime.
        metric.become(metric.parts === before ? after : withAdded(metric, sums));
    };
  }
}
