import type { ArrayInput } from './input.ts';
import { Metric } from './metric.ts';
import { type Job, type Member, run, Scan } from './scan.ts';
import { reusing } from './slab.ts';
import type { State } from './state.ts';

export interface UpdateOptions {
  /** Finite numbers of at least 0: one for all, or an array that broadcasts to the leading axes of the values. */
  readonly sampleWeight?: number | ArrayInput | undefined;
  /** Booleans with the shape of the values or of their leading axes. Values where the mask is false do not count. */
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
   * Counts a batch. The page of the metric says which shapes `yTrue` and `yPred` have.
   * Throws TypeError for a wrong type, and RangeError for a wrong shape or value. Then nothing is counted.
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

  /** @internal Whether a scan can count the metric. A class with its own `updateState` must be called instead. */
  get isDeclared(): boolean {
    // oxlint-disable-next-line typescript/unbound-method -- the method is compared, not called
    return this.updateState === BatchMetric.prototype.updateState;
  }

  /** @internal The part of this metric that a scan counts. */
  abstract get member(): Member;

  /** @internal */
  prepare(yTrue: unknown, yPred: unknown, options: unknown): readonly [Job] {
    const what = this.at('updateState');
    this.#scan ??= new Scan([this.member]);
    return [this.#scan.prepare(yTrue, yPred, options, what)];
  }

  /** @internal */
  finish([job]: readonly [Job]): void {
    this.become(this.plus(job.added, job.what));
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- each class has its own sums, results and elements
export type AnyBatchMetric = BatchMetric<any, any, any, any>;

/** Whether a scan can count a metric. */
export const isDeclared = (metric: unknown): metric is AnyBatchMetric =>
  metric instanceof BatchMetric && metric.isDeclared;
