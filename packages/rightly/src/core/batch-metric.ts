import type { ArrayInput } from './input.ts';
import { Metric } from './metric.ts';
import { type Job, type Member, run, Scan } from './scan.ts';
import { reusing } from './slab.ts';
import type { State } from './state.ts';

export interface UpdateOptions {
  /** Finite numbers of at least 0: one for all, or an array that broadcasts to the leading axes of the values. */
  readonly sampleWeight?: number | ArrayInput | undefined;
  /** Booleans with the shape of the values or of their leading axes; where false, nothing counts. */
  readonly mask?: ArrayInput<boolean | number> | undefined;
}

/** A declared metric of truth and prediction. */
export abstract class BatchMetric<
  Names extends string,
  Result,
  Element = number | bigint | boolean,
  Kept extends object = State<Names>,
> extends Metric<Names, Result, Kept> {
  #scan: Scan | undefined;

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

  /** @internal Whether a scan can count it: a class may have an `updateState` of its own. */
  get isDeclared(): boolean {
    // oxlint-disable-next-line typescript/unbound-method -- it is compared, not called
    return this.updateState === BatchMetric.prototype.updateState;
  }

  /** @internal What a scan counts for this metric. */
  abstract get member(): Member;

  /** @internal */
  prepare(yTrue: unknown, yPred: unknown, options: unknown): readonly [Job] {
    const what = this.at('updateState');
    this.#scan ??= new Scan([this.member]);
    return [this.#scan.prepare(yTrue, yPred, options, what)];
  }

  /** @internal */
  finish([job]: readonly [Job]): void {
    this.become(this.plus(job.added, this.at('updateState')));
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- each has its own sums, results and elements
export type AnyBatchMetric = BatchMetric<any, any, any, any>;

/** Whether a scan can count a metric. */
export const isDeclared = (metric: unknown): metric is AnyBatchMetric =>
  metric instanceof BatchMetric && metric.isDeclared;
