import { expandDims, slice, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { rangeError, show, typeError } from '../../core/errors.ts';
import { isArray, objectOf } from '../../core/readable.ts';
import {
  type StepBatch,
  type BatchSource,
  batchesOfDataset,
  batchesOfTensors,
  checkDataset,
  isDataset,
} from './batch-source.ts';
import { classWeights } from './class-weights.ts';
import { areIndexes, type ElementCheck, elementCheckOf, type Truth } from './element-check.ts';
import { checkNumbers, checkSamples, checkShape, sampleWeightsFor, tensorsFor } from './inputs.ts';
import type {
  BatchOptions,
  BatchDataset,
  DatasetElement,
  FitDatasetOptions,
  OneOrMany,
  SampleWeight,
  Tensors,
} from '../types.ts';
import type { Warn } from '../warnings.ts';

/** A tensor for each input and output, and weights for each output. */
export type Data = Omit<StepBatch, 'size'>;

/** Turns arguments into batches that fit a model. Tensors that it creates are added to `own`. The caller disposes of them. */
export class Feed {
  readonly #model: LayersModel;
  readonly #truths: readonly Truth[];

  /** `truths` has the requirements for each output. */
  constructor(model: LayersModel, truths: readonly Truth[]) {
    this.#model = model;
    this.#truths = truths;
  }

  data(
    x: Tensors,
    y: Tensors,
    sampleWeight: BatchOptions['sampleWeight'],
    own: Tensor[],
    what: string,
  ): Data {
    const { inputNames, outputNames, inputs } = this.#model;
    const xs = tensorsFor(x, inputNames, `${what} x`).map((t, i) =>
      inRows(t, inputs[i]!.shape, own),
    );
    const ys = tensorsFor(y, outputNames, `${what} y`);
    xs.forEach((t, i) => {
      const place = `${what} x ${inputNames[i]}`;
      if (inputs[i]!.dtype !== 'string') checkNumbers(t, place);
      checkShape(t, [inputs[i]!.shape], place);
    });
    ys.forEach((t, i) => {
      const { shapes, loss } = this.#truths[i]!;
      if (loss !== undefined) checkNumbers(t, `${what} y ${outputNames[i]} for the loss ${loss}`);
      if (shapes) checkShape(t, shapes, `${what} y ${outputNames[i]}`, ` for the loss ${loss}`);
    });
    const weights = sampleWeightsFor(sampleWeight, outputNames, own, `${what} sampleWeight`);
    checkSamples([...xs, ...ys, ...weights], `${what} x, y and sampleWeight`);
    return { xs, ys, weights };
  }

  /** Refuses labels that no class has, and invalid weights, before the model is trained on them. */
  async checkData(data: Data, what: string): Promise<void> {
    const elementCheck = this.#elementCheck(data, what);
    try {
      elementCheck?.refuse(await elementCheck.counts.data());
    } finally {
      elementCheck?.counts.dispose();
    }
  }

  #elementCheck(data: Data, what: string): ElementCheck | undefined {
    const { outputs, outputNames } = this.#model;
    const indexes = this.#truths.map((truth, i) =>
      areIndexes(data.ys[i]!, outputs[i]!.shape.length) ? truth : {},
    );
    return elementCheckOf(data, indexes, outputNames, what);
  }

  /** Applies class weights. Class weights apply to training only, so validation samples are split off first. */
  weigh(
    data: Data,
    { sampleWeight, classWeight }: BatchOptions,
    own: Tensor[],
    what: string,
  ): Data {
    const { outputNames } = this.#model;
    if (classWeight === undefined) return data;
    if (sampleWeight !== undefined)
      throw typeError(what, 'get classWeight or sampleWeight', 'both');
    if (outputNames.length > 1)
      throw typeError(
        `${what} classWeight`,
        'be given only for one output',
        outputNames.join(', '),
      );
    const classes = this.#model.outputs[0]!.shape.at(-1);
    const weights = classWeights(data.ys[0]!, classWeight, classes, `${what} classWeight`);
    own.push(weights);
    return { ...data, weights: [weights] };
  }

  /** `warn` is called where the data set ends before `most` batches. */
  dataset(
    dataset: BatchDataset,
    classWeight: BatchOptions['classWeight'],
    most: number | undefined,
    what: string,
    warn?: Warn,
  ): BatchSource {
    const read = (element: unknown, own: Tensor[]): StepBatch => {
      const { xs, ys, sampleWeight, ...others } = objectOf<DatasetElement>(element);
      if (xs === undefined || ys === undefined || Object.keys(others).length > 0)
        throw typeError(
          `${what} an element`,
          'be { xs, ys } or { xs, ys, sampleWeight }',
          show(element),
        );
      const all = this.data(xs, ys, sampleWeight, own, what);
      const data = this.weigh(all, { sampleWeight, classWeight }, own, what);
      const elementCheck = this.#elementCheck(all, what);
      if (elementCheck) own.push(elementCheck.counts);
      return { ...data, size: data.xs[0]!.shape[0], elementCheck };
    };
    return batchesOfDataset(checkDataset(dataset, what), read, most, what, warn);
  }

  /** The data of `validationData`. Undefined where there are none. */
  async validation(
    { validationData: data, validationBatchSize, validationBatches }: FitDatasetOptions,
    batchSize: number,
    own: Tensor[],
    method: string,
  ): Promise<BatchSource | undefined> {
    const what = `${method}: validationData`;
    if (data === undefined) return undefined;
    if (isDataset(data)) return this.dataset(data, undefined, validationBatches, what);
    if (!isArray(data) || data.length < 2 || data.length > 3)
      throw typeError(what, 'be [x, y], [x, y, sampleWeight] or a data set', show(data));
    const [x, y, weight] = data as unknown as [Tensors, Tensors, OneOrMany<SampleWeight>?];
    const read = this.data(x, y, weight, own, `${what}:`);
    await this.checkData(read, `${what}:`);
    return batchesOfTensors(read, validationBatchSize ?? batchSize, false, validationBatches);
  }
}

/** Adds an axis to a vector, where the model takes samples of one feature. */
function inRows(
  x: Tensor,
  [, features, ...inner]: readonly (number | null)[],
  own: Tensor[],
): Tensor {
  if (x.rank !== 1 || features !== 1 || inner.length > 0) return x;
  const column = expandDims(x, 1);
  own.push(column);
  return column;
}

/** The first samples for training, and the last samples for validation. */
export function split({ xs, ys, weights }: Data, part: number, own: Tensor[]): [Data, Data] {
  const n = xs[0]!.shape[0];
  const at = Math.floor(n * (1 - part));
  if (!(at > 0 && at < n))
    throw rangeError(
      'fit: validationSplit',
      'leave samples for training and for validation',
      `${part} of ${n} samples`,
    );
  const made = new Map<Tensor, readonly [Tensor, Tensor]>();
  const splitTensor = (t: Tensor): readonly [Tensor, Tensor] => {
    const parts = made.get(t) ?? ([slice(t, 0, at), slice(t, at)] as const);
    if (!made.has(t)) own.push(...parts);
    made.set(t, parts);
    return parts;
  };
  const half = (side: 0 | 1): Data => ({
    xs: xs.map((t) => splitTensor(t)[side]),
    ys: ys.map((t) => splitTensor(t)[side]),
    weights: weights.map((w) => w && splitTensor(w)[side]),
  });
  return [half(0), half(1)];
}
