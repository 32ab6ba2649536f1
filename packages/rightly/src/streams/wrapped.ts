import { isDeclared } from '../core/batch-metric.ts';
import { type Batch, toBatch } from '../core/batch.ts';
import { show, showNoMetric, typeError } from '../core/errors.ts';
import { Metric } from '../core/metric.ts';
import { MetricList } from '../core/metric-list.ts';
import { isArray, objectOf } from '../core/readable.ts';
import { type Averaged, kindsOf } from '../core/scan.ts';
import { type Parts, plainObject } from '../core/state.ts';
import type { Rows } from './rows.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- each has its own sums, results and arguments
type Any = any;

/** What can be counted in pieces: a metric with an `updateState`, or a list of metrics. */
export type Countable =
  | (Metric<Any, Any, Any> & { updateState(...given: Any): void })
  | MetricList<Any, Any>;

/** What a metric keeps, or each metric of a list. */
export type Whole = readonly Parts[];

/** Throws TypeError for what is no metric that can be updated, and no list of metrics. */
export function checkCountable(inner: unknown, what: string): Countable {
  if (
    inner instanceof MetricList ||
    (inner instanceof Metric &&
      typeof (inner as { updateState?: unknown }).updateState === 'function')
  )
    return inner as Countable;
  throw typeError(
    what,
    'be a metric with an updateState, or a MetricList',
    inner instanceof Metric ? show(inner) : showNoMetric(inner),
  );
}

/** Sums of a metric, or of a list, that are kept outside of it. It has its own sums again after each call. */
export class Wrapped<M extends Countable = Countable> {
  readonly inner: M;
  readonly empty: Whole;
  readonly #metrics: readonly Metric<Any, Any, Any>[];

  constructor(inner: M) {
    this.inner = inner;
    this.#metrics = inner instanceof MetricList ? inner.metrics : [inner as Metric];
    this.empty = this.#metrics.map((metric) => metric.apart(() => {}));
  }

  get takesValues(): boolean {
    return this.inner instanceof Metric && this.inner.takesValues;
  }

  /** What an update takes before its options. */
  get names(): readonly string[] {
    if (this.takesValues) return ['values'];
    return (this.inner as { readonly isPaired?: boolean }).isPaired
      ? ['yTrue', 'yPredA', 'yPredB']
      : ['yTrue', 'yPred'];
  }

  /** Throws TypeError where another one wraps a metric that counts otherwise. */
  checkAlike(other: Wrapped, what: string): void {
    const others = other.#metrics;
    if (others.length !== this.#metrics.length)
      throw typeError(what, `be of ${this.#metrics.length} metrics`, `${others.length}`);
    this.as(this.empty, (metrics) =>
      other.as(other.empty, () => {
        metrics.forEach((metric, i) => {
          if (metric !== others[i]) metric.merged([others[i]!], what);
        });
      }),
    );
  }

  /** `ask` finds the metric with these sums. */
  as<T>(whole: Whole, ask: (metrics: readonly Metric<Any, Any, Any>[]) => T): T {
    const metrics = this.#metrics;
    const before = metrics.map(({ parts }) => parts);
    metrics.forEach((metric, i) => metric.become(whole[i]!));
    try {
      return ask(metrics);
    } finally {
      metrics.forEach((metric, i) => metric.become(before[i]!));
    }
  }

  /** What an update adds. */
  added(given: readonly unknown[]): Whole {
    return this.as(this.empty, (metrics) => {
      this.inner.updateState(...(given as [Any, Any]));
      return metrics.map(({ parts }) => parts);
    });
  }

  /** What the parts of a batch add. An error names a sample by its place in the whole batch. */
  addedBy(given: readonly unknown[], parts: readonly (readonly unknown[])[]): readonly Whole[] {
    try {
      return parts.map((part) => this.added(part));
    } catch (error) {
      this.added(given);
      throw error;
    }
  }

  plus(a: Whole, b: Whole, what: string): Whole {
    return this.as(a, (metrics) =>
      metrics.map((metric, i) => metric.plus([(name: string) => b[i]![name]!], what)),
    );
  }

  result(whole: Whole): ReturnType<M['result']> {
    return this.as(whole, () => this.inner.result() as ReturnType<M['result']>);
  }

  /** Of a list, the state of each metric by its name. */
  state(whole: Whole): object {
    const { inner } = this;
    return this.as(whole, (metrics) =>
      inner instanceof MetricList
        ? Object.fromEntries(metrics.map(({ state }, i) => [inner.names[i]!, state as object]))
        : (metrics[0]!.state as object),
    );
  }

  /** As a document has it: of a list, a list. */
  saved(whole: Whole): object {
    return this.as(whole, (metrics) => {
      const states = metrics.map((metric) => metric.toJSON().state);
      return this.inner instanceof MetricList ? states : states[0]!;
    });
  }

  read(saved: unknown, what: string): Whole {
    const isList = this.inner instanceof MetricList;
    const states = isList ? saved : [saved];
    if (!isArray(states) || states.length !== this.#metrics.length)
      throw typeError(what, `be a list of ${this.#metrics.length} states`, show(saved));
    return this.#metrics.map((metric, i) =>
      metric.apart(() => metric.load(plainObject(states[i], what), what)),
    );
  }

  /** The document of the metric before it has seen anything. */
  get document(): object {
    return this.as(this.empty, () => this.inner.toJSON());
  }

  /** How many samples a batch has, where they lie along the first axis of all inputs; undefined where the batch is one sample. */
  samples(inputs: readonly unknown[], rows: readonly Rows[], what: string): number | undefined {
    const [n] = rows.map(({ length }) => length);
    const read = (metric: Metric): Batch | undefined => {
      if (!isDeclared(metric) || (metric.member as Partial<Averaged>).read) return undefined;
      const kinds = kindsOf(metric.member);
      // Without a layout, the first axis is that of the samples.
      return kinds.yTrue.layout || kinds.yPred.layout
        ? toBatch(kinds, inputs[0], inputs[1], what)
        : undefined;
    };
    return rows.every(({ length }) => length === n) &&
      this.#metrics.every((metric) => (read(metric)?.shape[0] ?? n) === n)
      ? n
      : undefined;
  }
}

/** What a document of a wrapping metric holds of the one that is wrapped. */
export function fromWrapped(document: unknown, read: (document: unknown) => Metric): unknown {
  const { class_name: name, metrics } = objectOf<{
    readonly class_name: unknown;
    readonly metrics: unknown;
  }>(document);
  return name === 'MetricList' && isArray(metrics)
    ? new MetricList(metrics.map((metric) => read(metric)) as never)
    : read(document);
}
