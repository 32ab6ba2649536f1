import { truncate, noProxy, show, typeError, versionOf } from './errors.ts';
import type { ArrayInput } from './input.ts';
import type { UpdateOptions } from './batch-metric.ts';
import { type AnyMetric, checkMetric, Members } from './members.ts';
import { Metric } from './metric.ts';
import type { MetricClass, MetricDocument } from './metric-class.ts';
import { updateAsync } from './resident.ts';
import { fromDocument, isClass } from './saved.ts';
import { type Job, run } from './scan.ts';
import { isArray, isArrayOf, objectOf } from './readable.ts';
import { reusing } from './slab.ts';

type Label = number | bigint | boolean | string;

/** A list of metrics as JSON. */
export interface MetricListDocument {
  readonly version: 1;
  readonly class_name: 'MetricList';
  readonly metrics: readonly MetricDocument[];
}

/**
 * Metrics that see the same batches. Each batch is checked once, and scanned once for argmax and every k. An update that throws changes
 * no metric.
 *
 * ```ts
 * import { MetricList, SparseCategoricalAccuracy, SparseTopKCategoricalAccuracy } from 'rightly';
 *
 * const metrics = new MetricList([
 *   new SparseCategoricalAccuracy({ name: 'accuracy' }),
 *   new SparseTopKCategoricalAccuracy({ k: 2, name: 'top2' }),
 * ]);
 * metrics.updateState([2, 1], [[0.1, 0.6, 0.3], [0.05, 0.95, 0]]);
 * metrics.result(); // { accuracy: 0.5, top2: 1 }
 * ```
 */
export class MetricList<Element extends Label = Label, M extends AnyMetric = AnyMetric> {
  readonly metrics: readonly M[];
  /** The names of the metrics, as in `result`. A repeated name gets a number, as in Keras: `x`, `x_1`. */
  readonly names: readonly string[];
  readonly #members: Members<M>;

  /** @internal A proxy of a list is no list. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return Object(value) === value && #members in (value as object);
  }

  /** Throws TypeError for a value that is no list of different metrics. */
  constructor(metrics: readonly M[]) {
    const what = 'MetricList.constructor: metrics';
    if (!isArray(metrics) || metrics.length === 0)
      throw typeError(what, 'be an array of metrics', show(metrics));
    const own = new Set<M>();
    // This loop visits holes too.
    for (const metric of metrics) {
      checkMetric(metric, what);
      if (own.has(metric))
        throw typeError(what, 'be different instances', `${show(metric.name)} twice`);
      own.add(metric);
    }
    this.metrics = Object.freeze([...own]);
    this.names = Object.freeze(unique(this.metrics.map(({ name }) => name)));
    this.#members = new Members(this.metrics, ({ member }) => member);
  }

  /**
   * Counts a batch in every metric. The page of each metric says which shapes `yTrue` and `yPred` have.
   * Throws TypeError for a wrong type, and RangeError for a wrong shape or value. Then nothing is counted.
   */
  updateState(
    yTrue: ArrayInput<Element>,
    yPred: ArrayInput<Element>,
    options?: UpdateOptions,
  ): void {
    reusing(() => {
      const jobs = this.prepare(yTrue, yPred, options);
      for (const job of jobs) run(job);
      this.finish(jobs);
    });
  }

  /** `updateState` for tensors on a device. Tensors of ONNX Runtime and TensorFlow.js stay on the device. */
  async updateStateAsync(...given: Parameters<this['updateState']>): Promise<void> {
    await updateAsync(this, given);
  }

  /** One line for each metric: class, name, result and state. */
  toString(): string {
    return truncate(['MetricList', ...this.metrics.map(String)].join('\n  '), 9999);
  }

  /** Each metric's result, by name. */
  result(): Record<string, ReturnType<M['result']>> {
    return Object.fromEntries(this.metrics.map((metric, i) => [this.names[i]!, metric.result()]));
  }

  /** Sets all metrics back to their empty states. */
  resetState(): void {
    for (const metric of this.metrics) metric.resetState();
  }

  /**
   * Adds the states of other lists of the same metrics, in the same order. The other lists do not change.
   * Throws TypeError for anything else. Then nothing is added.
   */
  mergeState(...others: readonly MetricList<Element, M>[]): void {
    const what = 'MetricList.mergeState: an argument';
    for (const other of others)
      if (!(other instanceof MetricList) || other.metrics.length !== this.metrics.length)
        throw typeError(what, `be a MetricList of ${this.metrics.length} metrics`, show(other));
    const states = this.metrics.map((metric, i) =>
      metric.merged(
        others.map(({ metrics }) => metrics[i]!),
        `MetricList.mergeState: ${this.names[i]}:`,
      ),
    );
    this.metrics.forEach((metric, i) => metric.become(states[i]!));
  }

  /** Configurations and states, for JSON.stringify. `MetricList.fromJSON` restores the list. */
  toJSON(): MetricListDocument {
    return {
      version: 1,
      class_name: 'MetricList',
      metrics: this.metrics.map((metric) => metric.toJSON()),
    };
  }

  /**
   * Restores a list that `toJSON` wrote. `classes` are the classes of its metrics: `metricClasses` of `rightly/registry` has all.
   * Throws TypeError or RangeError for anything else.
   */
  static fromJSON(saved: unknown, classes: readonly MetricClass<AnyMetric>[]): MetricList {
    const { version, class_name: name, metrics } = objectOf<MetricListDocument>(saved);
    if (!isArrayOf(classes, isClass))
      throw typeError(
        'MetricList.fromJSON: classes',
        'be the classes of the metrics',
        show(classes),
      );
    if (version !== 1 || name !== 'MetricList' || !isArray(metrics))
      throw typeError(
        'MetricList.fromJSON: the document',
        'be version 1 of a saved MetricList',
        versionOf(version, name),
      );
    const own: AnyMetric[] = [];
    for (const document of metrics as readonly unknown[])
      own.push(fromDocument(document, classes, 'MetricList.fromJSON:'));
    return new MetricList(own);
  }

  /** @internal */
  prepare(yTrue: unknown, yPred: unknown, options: unknown): Job[] {
    if (!(#members in this)) throw noProxy('MetricList.updateState:');
    return this.#members.prepare(yTrue, yPred, options);
  }

  /** @internal Adds the results of the jobs to all metrics, or to none. */
  finish(jobs: readonly Job[]): void {
    const kept = Array.from(this.#members.added(jobs), ([metric, added]) => {
      const parts = metric.plus([added], metric.at('updateState'));
      return { metric, parts };
    });
    for (const { metric, parts } of kept) metric.become(parts);
  }
}

// console.log shows a list as it shows a metric.
for (const symbol of Object.getOwnPropertySymbols(Metric.prototype))
  Object.defineProperty(
    MetricList.prototype,
    symbol,
    Object.getOwnPropertyDescriptor(Metric.prototype, symbol)!,
  );

/** Repeated names get a number. */
function unique(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let i = 1; taken.has(free); i++) free = `${name}_${i}`;
    taken.add(free);
    return free;
  });
}
