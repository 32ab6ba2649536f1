import { isDeclared, type UpdateOptions } from './batch-metric.ts';
import { showMetric, showNoMetric, typeError } from './errors.ts';
import { Metric } from './metric.ts';
import { inputsKey, type Job, type Member, Scan } from './scan.ts';
import type { Parts } from './state.ts';

/** A metric of truth and prediction: a declared metric, or a user's own metric with an `updateState` of both. */
// oxlint-disable-next-line typescript/no-explicit-any -- each class has its own sums, results and state
export type AnyMetric = Metric<any, any, any> & {
  // oxlint-disable-next-line typescript/no-explicit-any -- each class has its own elements
  updateState(yTrue: any, yPred: any, options?: UpdateOptions): void;
};

/** Throws TypeError for a value that is no metric of truth and prediction. */
export function checkMetric(metric: unknown, what: string): AnyMetric {
  if (!(metric instanceof Metric)) throw typeError(what, 'hold metrics', showNoMetric(metric));
  const { updateState } = metric as Partial<AnyMetric>;
  if (typeof updateState !== 'function' || metric.takesValues)
    throw typeError(
      what,
      'hold metrics that compare yTrue and yPred',
      `${showMetric(metric)}, which ${
        typeof updateState === 'function' ? 'takes values alone' : 'has no updateState'
      }`,
    );
  return metric as AnyMetric;
}

/** Metrics that see the same batches. Metrics that read their inputs alike share one read of a batch. */
export class Members<M extends AnyMetric = AnyMetric> {
  readonly #groups: readonly Group<M>[];

  /** `memberOf` gives the part of a declared metric that a scan counts. */
  constructor(metrics: readonly M[], memberOf: (metric: BatchMetricOf<M>) => Member) {
    const alike = new Map<string, BatchMetricOf<M>[]>();
    for (const metric of metrics)
      if (isDeclared(metric)) {
        const key = inputsKey(metric.member);
        alike.set(key, [...(alike.get(key) ?? []), metric as BatchMetricOf<M>]);
      }
    const declared = [...alike.values()].map((members): Group<M> => {
      const scan = new Scan(members.map(memberOf));
      const what = members[0]!.at('updateState');
      return {
        metrics: members,
        prepare: (yTrue, yPred, options) => scan.prepare(yTrue, yPred, options, what),
      };
    });
    const own = metrics
      .filter((metric) => !isDeclared(metric))
      .map((metric): Group<M> => ({
        metrics: [metric],
        prepare: (yTrue, yPred, options) => ownJob(metric, yTrue, yPred, options),
      }));
    this.#groups = [...declared, ...own];
  }

  /** Throws TypeError or RangeError for a batch that does not fit. Then nothing is counted. */
  prepare(yTrue: unknown, yPred: unknown, options: unknown): Job[] {
    return this.#groups.map((group) => group.prepare(yTrue, yPred, options));
  }

  /** Each metric with the sums that the jobs found for it. */
  *added(jobs: readonly Job[]): Iterable<readonly [M, Job['added'][number]]> {
    for (const [g, { metrics }] of this.#groups.entries())
      for (const [i, metric] of metrics.entries()) yield [metric, jobs[g]!.added[i]!];
  }
}

type BatchMetricOf<M extends AnyMetric> = M & { readonly member: Member };

interface Group<M> {
  readonly metrics: readonly M[];
  prepare(yTrue: unknown, yPred: unknown, options: unknown): Job;
}

/** The sums that a user's own `updateState` adds. The metric counts from an empty state, and is then restored. */
function ownJob(metric: AnyMetric, yTrue: unknown, yPred: unknown, options: unknown): Job {
  let added: Parts | undefined;
  const count = {
    run(): void {
      const before = metric.parts as Parts;
      try {
        // A class may override `resetState`.
        Metric.prototype.resetState.call(metric);
        metric.updateState(yTrue, yPred, options as UpdateOptions);
        added = metric.parts as Parts;
      } finally {
        metric.become(before);
      }
    },
    sums: (name: string) => added![name]!,
  };
  return {
    evaluator: undefined,
    n: 0,
    inputs: {} as Job['inputs'],
    readsEach: false,
    sink: () => {},
    counts: [count],
    what: metric.at('updateState'),
    added: [count.sums],
  };
}
