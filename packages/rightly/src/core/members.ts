import { isDeclared, type UpdateOptions } from './batch-metric.ts';
import { showMetric, showNoMetric, typeError } from './errors.ts';
import { Metric } from './metric.ts';
import { inputsKey, type Job, type Member, Scan } from './scan.ts';
import type { Parts } from './state.ts';

/** A metric that compares truth and prediction: a declared one, or one of one's own with an `updateState` of both. */
// oxlint-disable-next-line typescript/no-explicit-any -- each has its own sums, results and state
export type AnyMetric = Metric<any, any, any> & {
  // oxlint-disable-next-line typescript/no-explicit-any -- each has its own elements
  updateState(yTrue: any, yPred: any, options?: UpdateOptions): void;
};

/** Throws TypeError for what is no metric of truth and prediction. */
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

/** Metrics that see the same batches, and how each batch is read once for all that read it alike. */
export class Members<M extends AnyMetric = AnyMetric> {
  readonly #groups: readonly Group<M>[];

  /** `memberOf` is what a scan counts for a declared metric. */
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

  /** Throws TypeError or RangeError for what does not fit; nothing is counted. */
  prepare(yTrue: unknown, yPred: unknown, options: unknown): Job[] {
    return this.#groups.map((group) => group.prepare(yTrue, yPred, options));
  }

  /** Each metric with what the jobs have found for it. */
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

/** What one's own `updateState` adds: it counts from nothing, and then the metric is what it was. */
function ownJob(metric: AnyMetric, yTrue: unknown, yPred: unknown, options: unknown): Job {
  let added: Parts | undefined;
  const count = {
    run(): void {
      const before = metric.parts as Parts;
      try {
        // A class may forget in a way of its own.
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
    plan: undefined,
    n: 0,
    inputs: {} as Job['inputs'],
    readsEach: false,
    sink: () => {},
    counts: [count],
    added: [count.sums],
  };
}
