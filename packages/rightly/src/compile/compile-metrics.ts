import { check } from '../core/check.ts';
import { truncate, noProxy, show, typeError } from '../core/errors.ts';
import { type ArrayInput, toTensor } from '../core/input.ts';
import { type AnyMetric, checkMetric } from '../core/members.ts';
import { checkKeys } from '../core/options.ts';
import { updateAsync } from '../core/resident.ts';
import { showInConsole } from '../core/show-in-console.ts';
import type { OwnFunction } from '../core/own-function.ts';
import { isArrayOf, isString } from '../core/readable.ts';
import { MeanMetricWrapper } from '../metrics/mean-metric-wrapper.ts';
import { type Entry, entriesOf } from './entries.ts';
import { LoggedMetrics } from './logged-metrics.ts';
import { HostMetrics } from './host-metrics.ts';
import { type BatchLoss, lossesOf } from './batch-loss.ts';
import { checkEmpty, eachOutput, type PerOutput, readOnce, samplesIn } from './outputs.ts';
import type { MetricStructure } from './structure.ts';

export interface CompileMetricsOptions {
  /** Metrics without sample weights: names, instances, configurations, functions over arrays. */
  readonly metrics?: MetricStructure<OwnFunction>;
  /** Metrics with sample weights. */
  readonly weightedMetrics?: MetricStructure<OwnFunction>;
  /** The names of the outputs, for a model with several outputs. */
  readonly outputNames?: readonly string[] | undefined;
}

export interface CompileUpdateOptions {
  /** Sample weights as a metric takes them: a number for all outputs, or weights for each output. */
  readonly sampleWeight?: number | PerOutput<ArrayInput | number> | undefined;
  readonly mask?: PerOutput<ArrayInput<boolean | number>> | undefined;
  /** The batch's loss. With several outputs it may be an object with a loss for each. Their sum is the loss. */
  readonly loss?: BatchLoss | undefined;
}

type Label = number | bigint | boolean | string;

/**
 * The metrics of Keras's `compile(metrics=…)` for any training loop, on the arrays of any runtime. Metrics are given by name or in structures,
 * and have Keras's names in logs. `'accuracy'` depends on the shapes of the first batch. Metrics can be weighted or unweighted. The loss is a
 * running mean. An update that throws changes no metric. If a model diverges, values that are not finite show in the results.
 *
 * The constructor throws TypeError or RangeError for unknown names and structures that do not fit the outputs.
 * Source: `keras.trainers.compile_utils.CompileMetrics`.
 *
 * ```ts
 * import { CompileMetrics } from 'rightly/compile';
 *
 * const metrics = new CompileMetrics({ metrics: ['accuracy', 'mse'], weightedMetrics: ['accuracy'] });
 * metrics.updateState([1, 0, 1], [0.75, 0.25, 0.25], { loss: 0.5, sampleWeight: [1, 1, 2] });
 * metrics.updateState([0], [0], { loss: 0.1, sampleWeight: [4] });
 * metrics.result(); // { loss: 0.4, accuracy: 0.75, mse: 0.171875, weighted_accuracy: 0.75 }
 * metrics.metrics.accuracy.getConfig().name; // binary_accuracy
 * metrics.resetState();
 * ```
 */
export class CompileMetrics {
  readonly #outputNames: readonly string[];
  readonly #logged: LoggedMetrics<OwnFunction, AnyMetric>;
  #groups: readonly Group[] | undefined;
  /** The losses of each update. Undefined before the first update. */
  #lossNames: readonly string[] | undefined;

  constructor(options: CompileMetricsOptions = {}) {
    const what = 'CompileMetrics.constructor';
    const known = ['metrics', 'weightedMetrics', 'outputNames'];
    const own = ownParts<CompileMetricsOptions>(checkKeys(options, known, `${what}:`));
    const { metrics, weightedMetrics, outputNames = ['output'] } = own;
    if (!isNames(outputNames))
      throw typeError(`${what}: outputNames`, 'be a list of different names', show(outputNames));
    this.#outputNames = outputNames;
    const several = outputNames.length > 1 ? outputNames : [];
    const taken = ['loss', ...several.map((name) => `${name}_loss`)];
    const entries = entriesOf(metrics, weightedMetrics, outputNames, taken, what);
    this.#logged = new LoggedMetrics(entries, ({ metric }) => averaged(metric, what));
  }

  /** The names in logs: `loss`, the metrics, and the loss of each output. Losses that were not given have no name. */
  get names(): string[] {
    return this.#logged.names;
  }

  /** The metrics by their names in logs. `'accuracy'` is present once shapes are known. */
  get metrics(): Readonly<Record<string, AnyMetric>> {
    return this.#logged.metrics;
  }

  /**
   * Counts a batch. For one output, `yTrue` and `yPred` are what metrics take. For several, they are lists, or objects by output name.
   * Throws TypeError for a wrong type, and RangeError for a wrong shape or value. Then nothing is counted.
   */
  updateState(
    yTrue: PerOutput<ArrayInput<Label>>,
    yPred: PerOutput<ArrayInput<Label>>,
    options: CompileUpdateOptions = {},
  ): void {
    const what = 'CompileMetrics.updateState:';
    if (!(#logged in this)) throw noProxy(what);
    const names = this.#outputNames;
    const known = ['sampleWeight', 'mask', 'loss'];
    const own = ownParts<CompileUpdateOptions>(checkKeys(options, known, what));
    const { sampleWeight, mask, loss } = own;
    const inputs = {
      yTrue: eachOutput(yTrue, names, `${what} yTrue`).map(readOnce),
      yPred: eachOutput(yPred, names, `${what} yPred`).map(readOnce),
    };
    const weights =
      typeof sampleWeight === 'number'
        ? names.map(() => sampleWeight)
        : eachOutput(sampleWeight, names, `${what} sampleWeight`).map(readOnce);
    // A weighted metric checks its own weights. All other weights are checked here.
    const weighed = new Set(this.#logged.weighedOutputs);
    weights.forEach((weight, output) => {
      if (!weighed.has(output)) checkWeight(weight, `${what} sampleWeight`);
    });
    const masks = eachOutput(mask, names, `${what} mask`).map(readOnce);
    const losses = lossesOf(loss, names, what);
    const lossNames = losses.map(([name]) => name);
    if (this.#lossNames && lossNames.join() !== this.#lossNames.join())
      throw typeError(`${what} loss`, 'have the same outputs in all updates', show(loss));
    const samples = samplesIn(inputs.yPred[0], `${what} yPred`);
    // The shapes of an empty batch do not select the metric for `'accuracy'`.
    if (samples === 0 && !this.#groups) {
      for (const truth of inputs.yTrue) checkEmpty(truth, `${what} yTrue`);
      return;
    }
    const groups = this.#groups ?? this.#build(inputs, what);
    const counts = groups.map(({ output, weighted, metrics }) =>
      metrics.batch(inputs.yTrue[output], inputs.yPred[output], {
        sampleWeight: weighted ? weights[output] : undefined,
        mask: masks[output],
      }),
    );
    this.#groups = groups;
    if (!this.#lossNames) this.#logged.track((this.#lossNames = lossNames));
    this.#logged.addLosses(
      losses.map(([, value]) => value),
      samples,
    );
    for (const count of counts) count();
  }

  /** `updateState` for tensors on a device. Tensors of ONNX Runtime and TensorFlow.js stay on the device. */
  async updateStateAsync(...given: Parameters<this['updateState']>): Promise<void> {
    await updateAsync(this, given);
  }

  /** Losses and metrics, by name. A result of several numbers, such as F1Score without an average, is an array. */
  result(): Record<string, number | readonly number[]> {
    return this.#logged.results();
  }

  /** Losses and metrics with their results, in one line. */
  toString(): string {
    return truncate(`CompileMetrics: ${JSON.stringify(this.result())}`, 9999);
  }

  /** Sets losses and metrics back to their empty states. */
  resetState(): void {
    this.#lossNames = undefined;
    this.#logged.reset();
  }

  #build(inputs: InputsByOutput, what: string): readonly Group[] {
    this.#logged.build(
      (name, output) => toTensor(inputs[name][output], `${what} ${name}`, true).shape,
    );
    return this.#logged.groups((output, weighted, metrics) => ({
      output,
      weighted,
      metrics: new HostMetrics(metrics),
    }));
  }
}

showInConsole(CompileMetrics.prototype);

/** The object's own properties, without inherited ones. */
const ownParts = <T extends object>(given: T): T => ({ __proto__: null, ...given });

type InputsByOutput = Readonly<Record<'yTrue' | 'yPred', readonly unknown[]>>;

interface Group {
  readonly output: number;
  readonly weighted: boolean;
  readonly metrics: HostMetrics;
}

/** The metric of an entry. The values of a function are averaged. */
function averaged(metric: Entry<OwnFunction>['metric'], what: string): AnyMetric | 'accuracy' {
  if (typeof metric === 'function') return new MeanMetricWrapper(metric);
  return metric === 'accuracy' ? metric : checkMetric(metric, `${what}: metrics`);
}

/** Throws TypeError or RangeError for a weight that is not a number or an array of finite numbers of at least 0. */
function checkWeight(weight: unknown, what: string): void {
  if (weight === undefined) return;
  const weights = toTensor(typeof weight === 'number' ? [weight] : weight, what);
  check(weights, (w) => w >= 0 && w < Infinity, 'hold finite numbers of at least 0', what);
}

const isNames = (names: unknown): boolean =>
  isArrayOf(names, isString) &&
  names.length > 0 &&
  names.length <= 2 ** 16 &&
  new Set(names).size === names.length;
