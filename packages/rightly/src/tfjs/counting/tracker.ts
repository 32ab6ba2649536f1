import {
  concat1d,
  getBackend,
  reshape,
  type Tensor,
  type Tensor1D,
  tidy,
} from '@tensorflow/tfjs-core';
import { accuracyFor } from '../../compile/accuracy.ts';
import type { Entry } from '../../compile/compile-metrics.ts';
import { Partials } from '../../engines/tfjs/partials.ts';
import { keepsFloat32 } from '../../engines/tfjs/precision.ts';
import type { Batch } from '../data/batches.ts';
import type { Doubt } from '../data/doubt.ts';
import { FunctionMetric } from './function-metric.ts';
import { type Group, groupsOf, type Metrics, type Part } from './groups.ts';
import { RunningMean } from './running-mean.ts';
import type { Outcome } from '../step/step.ts';
import type { Logs, TensorFunction } from '../types.ts';

/** The most batches that lie on the device: each leaves something in memory here, too. */
const MOST_PENDING = 4096;

/** Where reading a tensor is cheap, and metrics are faster on the host's kernels; or where the device would not be exact. */
const onHost = (): boolean =>
  ['cpu', 'wasm', 'tensorflow'].includes(getBackend()) || !keepsFloat32();

/** Loss and metrics over the batches since the last reset. */
export class Tracker {
  readonly names: readonly string[];
  readonly #lossNames: readonly string[];
  readonly #entries: readonly Entry<TensorFunction>[];
  readonly #partials = new Partials();
  /** What a flush has read and nobody has counted yet. */
  #read: (() => void)[] = [];
  #pending = 0;
  readonly #losses: readonly RunningMean[];
  #metrics: Metrics;
  #groups: Group[] | undefined;

  /** `lossNames`: of the total, and of each output that has a loss where there are several. */
  constructor(entries: readonly Entry<TensorFunction>[], lossNames: readonly string[]) {
    this.#entries = entries;
    this.#lossNames = lossNames;
    this.#losses = lossNames.map(() => new RunningMean());
    const [loss, ...others] = lossNames;
    this.names = [loss!, ...entries.map(({ name }) => name), ...others];
    const known = entries.flatMap(({ name, metric }) =>
      metric === 'accuracy'
        ? []
        : [
            [
              name,
              typeof metric === 'function' ? new FunctionMetric(name, metric) : metric,
            ] as const,
          ],
    );
    this.#metrics = Object.fromEntries(known);
  }

  get metrics(): Metrics {
    return this.#metrics;
  }

  /** Refuses what cannot be trained on, where that can be seen at once. */
  check({ doubt }: Batch): void {
    if (doubt && onHost()) doubt.refuse(doubt.counts.dataSync());
  }

  /** Counts a batch. On a device it is only noted there. */
  add({ size, ys, weights, doubt }: Batch, outcome: Outcome): void {
    const groups = (this.#groups ??= this.#build(ys, outcome.predictions));
    const host = onHost();
    const parts = [this.#lossPart(size, outcome)];
    if (doubt && !host) parts.unshift(doubtPart(doubt));
    for (const group of groups) {
      const { output, weighted } = group;
      const sampleWeight = weighted ? weights[output] : undefined;
      const weighing = { sampleWeight, mask: outcome.masks[output] };
      parts.push(...group.count(ys[output]!, outcome.predictions[output]!, weighing, host));
    }
    if (host) for (const part of parts) part.take(part.tensors.map((t) => t.dataSync()[0]!))();
    else this.#note(parts);
  }

  /** Loss and metrics, after reading what the device holds. */
  async results(): Promise<Logs> {
    await this.#flush();
    const [loss, ...others] = this.#losses.map((mean) => mean.result());
    return Object.fromEntries([
      [this.#lossNames[0]!, loss!],
      ...this.#entries.map(({ name }) => [name, this.#metrics[name]?.result() ?? 0]),
      ...others.map((value, i) => [this.#lossNames[i + 1]!, value]),
    ]) as Logs;
  }

  /** Whether so much lies on the device that it had better be read. */
  get isFull(): boolean {
    return this.#pending >= MOST_PENDING;
  }

  /** Drops what the device holds. */
  forget(): void {
    this.#pending = 0;
    this.#partials.dispose();
  }

  reset(): void {
    this.forget();
    for (const mean of this.#means) mean.resetState();
  }

  /** What brings back what has been counted by now. */
  async aside(): Promise<() => void> {
    await this.#flush();
    const states = this.#means.map((mean) => [mean, mean.state] as const);
    return () => {
      this.forget();
      for (const mean of this.#means) mean.resetState();
      for (const [mean, state] of states) mean.become(state);
    };
  }

  get #means(): readonly (RunningMean | Metrics[string])[] {
    return [...this.#losses, ...Object.values(this.#metrics)];
  }

  async #flush(): Promise<void> {
    this.#read = [];
    this.#pending = 0;
    await this.#partials.flush();
    for (const count of this.#read) count();
    this.#read = [];
  }

  #lossPart(size: number, { total, losses }: Outcome): Part {
    const means = this.#losses;
    return {
      tensors: means.length > 1 ? [total, ...losses] : [total],
      take: (values) => () => means.forEach((mean, i) => mean.add(values[i]! * size, size)),
    };
  }

  #note(parts: readonly Part[]): void {
    const tensors = parts.flatMap((part) => part.tensors);
    const vector = tidy(() => concat1d(tensors.map((t) => reshape(t, [t.size]) as Tensor1D)));
    const sizes = parts.map((part) => part.tensors.reduce((n, t) => n + t.size, 0));
    this.#pending++;
    this.#partials.push(vector, (numbers) => {
      const all = Array.from(numbers);
      let at = 0;
      parts.forEach((part, i) => {
        this.#read.push(part.take(all.slice(at, (at += sizes[i]!))));
      });
    });
  }

  /** The first batch tells what `'accuracy'` is. */
  #build(ys: readonly Tensor[], predictions: readonly Tensor[]): Group[] {
    const metrics = Object.fromEntries(
      this.#entries.map(({ name, metric, output }) => [
        name,
        metric === 'accuracy'
          ? accuracyFor(ys[output]!.shape, predictions[output]!.shape)
          : this.#metrics[name]!,
      ]),
    );
    this.#metrics = metrics;
    return groupsOf(this.#entries, metrics, predictions.length);
  }
}

/** Refused when it is read, before anything of it counts. */
const doubtPart = (doubt: Doubt): Part => ({
  tensors: [doubt.counts],
  take: (counts) => {
    doubt.refuse(counts);
    return () => {};
  },
});
