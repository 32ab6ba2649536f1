import { type AnyMeanMetric, MetricList, type UpdateOptions } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { run } from '../../src/core/scan.ts';
import { evaluate } from '../../src/engines/cpu/evaluate.ts';

/** A batch as `updateState` takes it. */
export interface Batch {
  readonly yTrue: unknown;
  readonly yPred: unknown;
  readonly options?: UpdateOptions;
}

interface Seen {
  /** The values of each metric. */
  readonly values: readonly Uint8Array[];
  readonly states: readonly unknown[];
}

type Job = ReturnType<MetricList['prepare']>[number];

/** The sums of new metrics of these classes, where batches are scanned in that way. */
function seen(
  metrics: readonly AnyMeanMetric[],
  { yTrue, yPred, options }: Batch,
  scan: (job: Job) => void,
): Seen {
  const list = new MetricList(metrics.map((metric) => metricFromJSON(metric.toJSON())));
  const [job] = list.prepare(yTrue, yPred, options) as [Job];
  const values = metrics.map(() => new Uint8Array(job.n));
  let wrong = '';
  scan({
    ...job,
    sink(which, start, n, block, ones) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += values[which]![start + i] = block[i]!;
      if (ones !== undefined && ones !== sum) wrong = `${ones} ones are said to be in ${sum}`;
      job.sink(which, start, n, block, ones);
    },
  });
  if (wrong) throw new Error(wrong);
  list.finish([job]);
  return { values, states: list.metrics.map(({ state }) => state) };
}

/** The values of the plain engine, in one call. */
const plainly = ({ evaluator, n, inputs, sink }: Job): void =>
  evaluator!.columns.forEach((column, which) => sink(which, 0, n, evaluate(column, n, inputs)));

/**
 * The differences between the bits of the host's engine and of the plain engine, as text. `plain` is the same batch in the form that the
 * plain engine reads.
 */
export function differences(
  metrics: readonly AnyMeanMetric[],
  batch: Batch,
  plain: Batch = batch,
): string[] {
  const [got, expected] = [seen(metrics, batch, run), seen(metrics, plain, plainly)];
  return metrics.flatMap(({ name }, m) => {
    const [a, b] = [got.values[m]!, expected.values[m]!];
    const at = a.findIndex((x, i) => x !== b[i]);
    const [state, sums] = [got, expected].map(({ states }) => JSON.stringify(states[m]));
    return [
      ...(at < 0 ? [] : [`${name}: ${a[at]} at ${at}, not ${b[at]}`]),
      ...(state === sums ? [] : [`${name}: ${state}, not ${sums}`]),
    ];
  });
}
