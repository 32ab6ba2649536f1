import { rangeError, show, typeError } from './core/errors.ts';
import type { ArrayInput } from './core/input.ts';
import { isDeclared, type UpdateOptions } from './core/batch-metric.ts';
import { type AnyMetric, checkMetric } from './core/members.ts';
import { Metric } from './core/metric.ts';
import { MetricList } from './core/metric-list.ts';
import { checkKeys } from './core/options.ts';
import { type Job, runCounts, runMeans } from './core/scan.ts';
import { runOnThreads } from './engines/wasm/run-on-threads.ts';
import { cores } from './engines/wasm/pool.ts';

type Label = number | bigint | boolean | string;

export interface AsyncUpdateOptions extends UpdateOptions {
  /** The largest number of threads. The default is the number of cores, but at most 8. */
  readonly threads?: number | undefined;
}

/**
 * `updateState` on several threads: worker threads in Node, Web Workers in a page that is cross-origin isolated. It is faster for batches of
 * several megabytes whose scores (and one-hot truth) are in arrays of `allocate`, which all threads can read. Any other batch is counted
 * on this thread, before the promise is returned. The result is the same to the bit. The metric counts the batch when the promise
 * resolves. Until then the arrays must not change. The threads wait for more work, and do not keep a process alive.
 *
 * Rejects with the errors of `updateState`, and RangeError for `threads`. Then nothing is counted.
 *
 * ```ts
 * import { SparseCategoricalAccuracy } from 'rightly';
 * import { allocate } from 'rightly/memory';
 * import { updateStateAsync } from 'rightly/threads';
 *
 * const [samples, classes] = [4000, 1000];
 * const scores = allocate(Float32Array, samples * classes);
 * for (let i = 0; i < samples; i++) scores[i * classes + 7] = 1; // every sample is taken for a 7
 * const labels = Int32Array.from({ length: samples }, (_, i) => i % 10);
 *
 * const m = new SparseCategoricalAccuracy();
 * await updateStateAsync(m, labels, { data: scores, shape: [samples, classes] }, { threads: 2 });
 * m.result(); // 0.1
 * ```
 */
export async function updateStateAsync(
  metric: AnyMetric | MetricList,
  yTrue: ArrayInput<Label>,
  yPred: ArrayInput<Label>,
  options: AsyncUpdateOptions = {},
): Promise<void> {
  const what = 'updateStateAsync: metric';
  if (!(metric instanceof Metric || metric instanceof MetricList))
    throw typeError(what, 'be a metric or a MetricList', show(metric));
  const known = ['sampleWeight', 'mask', 'threads'];
  const given = checkKeys(options, known, 'updateStateAsync:') as AsyncUpdateOptions;
  const { threads = Math.min(cores(), 8), ...rest } = given;
  if (!Number.isInteger(threads) || threads < 1)
    throw rangeError('updateStateAsync: threads', 'be a whole number of at least 1', show(threads));
  const counting =
    metric instanceof MetricList || isDeclared(metric)
      ? metric
      : new MetricList([checkMetric(metric, what)]);
  const jobs = counting.prepare(yTrue, yPred, rest) as readonly [Job];
  // Work on this thread is done before the first await.
  await Promise.all(
    jobs.map(async (job) => {
      const { evaluator } = job;
      const elsewhere = evaluator && runOnThreads({ ...job, evaluator }, threads);
      const counts = async (): Promise<void> => runCounts(job);
      const means = async (): Promise<void> => {
        if (!elsewhere || !(await elsewhere)) runMeans(job);
      };
      // Both may throw. An unhandled rejection would end the process.
      await Promise.all([counts(), means()]);
    }),
  );
  counting.finish(jobs);
}
