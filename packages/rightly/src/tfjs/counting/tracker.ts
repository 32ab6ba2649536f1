import { concat1d, reshape, type Tensor, type Tensor1D, tidy } from '@tensorflow/tfjs-core';
import type { Entry } from '../../compile/entries.ts';
import { LoggedMetrics } from '../../compile/logged-metrics.ts';
import { checkMetric } from '../../core/members.ts';
import { Partials } from '../../engines/tfjs/partials.ts';
import { keepsFloat32 } from '../../engines/tfjs/precision.ts';
import type { StepBatch } from '../data/batch-source.ts';
import type { ElementCheck, Truth } from '../data/element-check.ts';
import { readsAtOnce } from '../on-host.ts';
import type { Outcome } from '../step/step.ts';
import { withoutUnseen } from '../step/truth-for.ts';
import type { AnyLogs, TensorFunction } from '../types.ts';
import { type AnyMetric, Group, type Metrics, type Part } from './groups.ts';
import { MeanMetricWrapper } from './mean-metric-wrapper.ts';

/** The largest number of unread batches on the device. Each also takes some memory of the host. */
const MOST_PENDING = 4096;

/** The largest number of unread sums on the device. */
const MOST_NUMBERS = 2 ** 22;

/** Whether metrics are counted on the host, because its kernels are faster or the device is not exact. */
const onHost = (): boolean => readsAtOnce() || !keepsFloat32();

/** Receives the metric that `'accuracy'` stands for. */
type Resolved = (name: string, output: number, metric: AnyMetric) => void;

/** Loss and metrics over the batches since the last reset. */
export class Tracker {
  readonly names: readonly string[];
  readonly #hasOutputLosses: boolean;
  readonly #entries: readonly Entry<TensorFunction>[];
  readonly #logged: LoggedMetrics<TensorFunction, AnyMetric>;
  readonly #partials = new Partials();
  /** Parts that were read and are not counted yet. */
  #read: (() => void)[] = [];
  #pending = 0;
  #numbers = 0;
  #groups: readonly Group[] | undefined;

  readonly #truths: readonly Truth[];
  readonly #resolved: Resolved;

  /**
   * `lossNames` are the names of the total and, with several outputs, of each output with a loss. `truths` are the requirements of each
   * output's truth. `resolved` receives the metric of `'accuracy'`.
   */
  constructor(
    entries: readonly Entry<TensorFunction>[],
    lossNames: readonly string[],
    truths: readonly Truth[],
    resolved: Resolved,
  ) {
    this.#truths = truths;
    this.#resolved = resolved;
    this.#entries = entries;
    this.#logged = new LoggedMetrics(entries, metricOf);
    this.#logged.track(lossNames);
    this.#hasOutputLosses = lossNames.length > 1;
    this.names = this.#logged.names;
  }

  get metrics(): Metrics {
    return this.#logged.metrics;
  }

  /** Refuses batches that cannot be trained on, where reading is cheap. */
  check({ elementCheck }: StepBatch): void {
    if (elementCheck && onHost()) elementCheck.refuse(elementCheck.counts.dataSync());
  }

  /** Counts a batch. On a device, the sums stay there until a flush. */
  add({ size, ys, weights, elementCheck }: StepBatch, outcome: Outcome): void {
    const groups = this.#groups ?? this.#build({ yTrue: ys, yPred: outcome.predictions });
    const host = onHost();
    const parts = [this.#lossPart(size, outcome)];
    if (elementCheck && !host) parts.unshift(checkPart(elementCheck));
    for (const group of groups) {
      const { output, weighted } = group;
      const sampleWeight = weighted ? weights[output] : undefined;
      const weighing = { sampleWeight, mask: outcome.masks[output] };
      const truth = withoutUnseen(ys[output]!, sampleWeight, weighing.mask);
      parts.push(...group.count(truth, outcome.predictions[output]!, weighing, host));
    }
    this.#groups = groups;
    if (host) {
      const counts = parts.map((part) => part.take(part.tensors.map((t) => t.dataSync()[0]!)));
      for (const count of counts) count();
    } else this.#note(parts);
  }

  /** Loss and metrics, after reading the device. */
  async results(): Promise<AnyLogs> {
    await this.#flush();
    return this.#logged.results();
  }

  /** Whether the device holds so much that it must be read. */
  get isFull(): boolean {
    return this.#pending >= MOST_PENDING || this.#numbers >= MOST_NUMBERS;
  }

  /** Discards unread sums. */
  forget(): void {
    this.#pending = 0;
    this.#numbers = 0;
    this.#partials.dispose();
  }

  reset(): void {
    this.forget();
    this.#logged.reset();
  }

  /** A function that restores the current state. */
  async snapshot(): Promise<() => void> {
    await this.#flush();
    const restore = this.#logged.snapshot();
    return () => {
      this.forget();
      restore();
    };
  }

  async #flush(): Promise<void> {
    this.#read = [];
    this.#pending = 0;
    this.#numbers = 0;
    await this.#partials.flush();
    for (const count of this.#read) count();
    this.#read = [];
  }

  #build(inputs: Readonly<Record<'yTrue' | 'yPred', readonly Tensor[]>>): Group[] {
    this.#logged.build((name, output) => inputs[name][output]!.shape);
    for (const { name, output, metric } of this.#entries)
      if (metric === 'accuracy') this.#resolved(name, output, this.metrics[name]!);
    return this.#logged.groups((output, ...group) => {
      const { classes, ignored } = this.#truths[output]!;
      return new Group(output, ...group, ignored === undefined ? classes : undefined);
    });
  }

  #lossPart(size: number, { total, losses }: Outcome): Part {
    return {
      tensors: this.#hasOutputLosses ? [total, ...losses] : [total],
      take: (values) => () => this.#logged.addLosses(values, size),
    };
  }

  #note(parts: readonly Part[]): void {
    const tensors = parts.flatMap((part) => part.tensors);
    const vector = tidy(() => concat1d(tensors.map((t) => reshape(t, [t.size]) as Tensor1D)));
    const sizes = parts.map((part) => part.tensors.reduce((n, t) => n + t.size, 0));
    this.#pending++;
    this.#numbers += vector.size;
    this.#partials.push(vector, (numbers) => {
      const all = Array.from(numbers);
      let at = 0;
      parts.forEach((part, i) => {
        this.#read.push(part.take(all.slice(at, (at += sizes[i]!))));
      });
    });
  }
}

/** The metric of an entry. A function of tensors is averaged. */
function metricOf({ name, metric }: Entry<TensorFunction>): AnyMetric | 'accuracy' {
  if (typeof metric === 'function') return new MeanMetricWrapper(metric, { name });
  if (metric === 'accuracy' || metric instanceof MeanMetricWrapper) return metric;
  return checkMetric(metric, 'compile: metrics');
}

/** A part that refuses bad elements when it is read, before anything is counted. */
const checkPart = (elementCheck: ElementCheck): Part => ({
  tensors: [elementCheck.counts],
  take: (counts) => {
    elementCheck.refuse(counts);
    return () => {};
  },
});
