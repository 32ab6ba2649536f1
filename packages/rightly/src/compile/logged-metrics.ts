import type { Metric } from '../core/metric.ts';
import type { Shape } from '../core/shape.ts';
import { Mean } from '../metrics/mean.ts';
import { accuracyFor } from './accuracy.ts';
import type { Entry } from './entries.ts';
import { addToMean } from './lenient.ts';

/** A metric, or `'accuracy'` until shapes are known. */
interface Named<M> {
  readonly name: string;
  readonly output: number;
  readonly weighted: boolean;
  readonly metric: M | 'accuracy';
}

/** The means of losses, and the metrics, by their names in logs. */
export class LoggedMetrics<F, M extends Metric> {
  readonly #entries: readonly Named<M>[];
  #losses: readonly Mean[] = [];
  #metrics: Readonly<Record<string, M>>;

  constructor(entries: readonly Entry<F>[], metricOf: (entry: Entry<F>) => M | 'accuracy') {
    this.#entries = entries.map((entry) => {
      const { name, output, weighted } = entry;
      return { name, output, weighted, metric: metricOf(entry) };
    });
    this.#metrics = Object.freeze(
      Object.fromEntries(
        this.#entries.flatMap(({ name, metric }) =>
          metric === 'accuracy' ? [] : [[name, metric]],
        ),
      ),
    );
  }

  /** The outputs with metrics that use sample weights. */
  get weighedOutputs(): number[] {
    return this.#entries.flatMap(({ output, weighted }) => (weighted ? [output] : []));
  }

  /** Begins to average losses: the total and, with several outputs, the loss of each. */
  track(lossNames: readonly string[]): void {
    this.#losses = lossNames.map((name) => new Mean({ name }));
  }

  /** The names in the order of logs: the loss, the metrics, the losses of outputs. */
  get names(): string[] {
    const [loss = [], ...others] = this.#losses.map(({ name }) => name);
    return [loss, this.#entries.map(({ name }) => name), others].flat();
  }

  get metrics(): Readonly<Record<string, M>> {
    return this.#metrics;
  }

  /** Selects the metric for `'accuracy'` by the shapes of the first batch with samples. */
  build(shapeOf: (input: 'yTrue' | 'yPred', output: number) => Shape): void {
    this.#metrics = Object.freeze(
      Object.fromEntries(
        this.#entries.map(({ name, metric, output }) => [
          name,
          metric === 'accuracy'
            ? (accuracyFor(shapeOf('yTrue', output), shapeOf('yPred', output)) as never)
            : metric,
        ]),
      ),
    );
  }

  /** Makes a group of each output's metrics with weights, and one of those without. `build` must come first. */
  groups<G>(make: (output: number, weighted: boolean, metrics: readonly M[]) => G): G[] {
    const groups = new Map<string, Named<M>[]>();
    for (const entry of this.#entries) {
      const key = `${entry.output} ${entry.weighted}`;
      groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
    return [...groups.values()].map((entries) => {
      const { output, weighted } = entries[0]!;
      return make(
        output,
        weighted,
        entries.map(({ name }) => this.#metrics[name]!),
      );
    });
  }

  /** Adds the losses of a batch, in the order of `track`. */
  addLosses(values: readonly number[], samples: number): void {
    this.#losses.forEach((mean, i) => {
      const sums = { total: values[i]! * samples, count: samples };
      addToMean(mean, (name) => [sums[name], 0]);
    });
  }

  /** The results. A metric that has counted no batch is 0. */
  results(): Record<string, number | ReturnType<M['result']>> {
    const [loss, ...others] = this.#losses.map((mean) => [mean.name, mean.result()]);
    const metrics = this.#entries.map(({ name }) => [name, this.#metrics[name]?.result() ?? 0]);
    return Object.fromEntries([...(loss ? [loss] : []), ...metrics, ...others]) as Record<
      string,
      number | ReturnType<M['result']>
    >;
  }

  reset(): void {
    for (const mean of this.#means) mean.resetState();
  }

  /** A function that restores the current state. */
  snapshot(): () => void {
    const parts = this.#means.map((mean) => [mean, mean.parts] as const);
    return () => {
      this.reset();
      for (const [mean, before] of parts) mean.become(before);
    };
  }

  get #means(): readonly Metric[] {
    return [...this.#losses, ...Object.values(this.#metrics)];
  }
}
