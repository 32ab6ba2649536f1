import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { History, LayersModel, Sequential } from '@tensorflow/tfjs-layers';
import { type Mean, MeanSquaredError, meanSquaredError, SparseCategoricalAccuracy } from 'rightly';
import type {
  compile,
  CompileArgs,
  CompiledModel,
  FitArgs,
  loadModel,
  Logs,
  MeanMetricWrapper,
  Progress,
} from 'rightly/tfjs';
import { expectTypeOf, test } from 'vitest';

type Compiled = CompiledModel<Sequential>;

test('a compiled model keeps the types that compiling does not change', () => {
  expectTypeOf<ReturnType<typeof compile<Sequential>>>().toEqualTypeOf<Compiled>();
  expectTypeOf<Compiled['predict']>().toEqualTypeOf<Sequential['predict']>();
  expectTypeOf<Compiled['layers']>().toEqualTypeOf<Sequential['layers']>();
  expectTypeOf<Compiled['plain']>().toEqualTypeOf<Sequential>();
  expectTypeOf<CompiledModel['plain']>().toEqualTypeOf<LayersModel>();
  expectTypeOf<ReturnType<typeof loadModel>>().resolves.toEqualTypeOf<CompiledModel>();
});

test('evaluate gives an object, and so do the steps', () => {
  const compiled = {} as Compiled;
  const given = {} as Parameters<Compiled['evaluate']>;
  expectTypeOf(() => compiled.evaluate(...given)).returns.resolves.toEqualTypeOf<Logs>();
  expectTypeOf(() => compiled.trainOnBatch(...given)).returns.resolves.toEqualTypeOf<Logs>();
  // @ts-expect-error -- no list of scalars
  expectTypeOf(() => compiled.evaluate<Scalar[]>(...given)).toBeFunction();
  // @ts-expect-error -- no list of numbers
  expectTypeOf(() => compiled.evaluate<number[]>(...given)).toBeFunction();
  // @ts-expect-error -- an object is no list, whatever is wanted
  expectTypeOf((): Promise<Scalar[]> => compiled.evaluate(...given)).toBeFunction();
  type Own = { readonly loss: number; readonly f1_score: number[] };
  expectTypeOf(() => compiled.evaluate<Own>(...given)).returns.resolves.toEqualTypeOf<Own>();
  expectTypeOf<ReturnType<Compiled['fit']>>().resolves.toEqualTypeOf<History>();
  expectTypeOf<Logs>().toEqualTypeOf<Record<string, number>>();
  // A function that needs the scalars of TensorFlow.js does not accept a compiled model.
  expectTypeOf<Compiled>().not.toExtend<LayersModel>();
});

const mine = (_: Tensor, p: Tensor): Tensor => p;

test('arguments are as in Keras', () => {
  const metric = new SparseCategoricalAccuracy();
  const loss = 'mse';
  const optimizer = 'sgd';
  expectTypeOf({ optimizer, loss, metrics: ['acc', metric, mine] }).toExtend<CompileArgs>();
  expectTypeOf({ optimizer, loss, metrics: { a: ['acc'], b: metric } }).toExtend<CompileArgs>();
  expectTypeOf({ optimizer, loss: { a: mine, b: loss } }).toExtend<CompileArgs>();
  expectTypeOf({ optimizer, loss: [loss, null], lossWeights: [1, 2] }).toExtend<CompileArgs>();
  expectTypeOf({ optimizer, loss, metrics: [7] }).not.toExtend<CompileArgs>();
  expectTypeOf({ sampleWeight: [1, 2] }).toExtend<FitArgs>();
  expectTypeOf({ sampleWeight: { a: Float32Array.of(1) } }).toExtend<FitArgs>();
  expectTypeOf({ sampleWeight: 'balanced' }).not.toExtend<FitArgs>();
  expectTypeOf<{ onProgress: (progress: Progress) => void }>().toExtend<FitArgs>();
});

test('types of losses and metrics', () => {
  const optimizer = 'sgd';
  const names = { module: 'keras.losses', class_name: 'Huber', config: { delta: 2 } };
  const good = [names, meanSquaredError, MeanSquaredError, new MeanSquaredError(), mine] as const;
  expectTypeOf<{ optimizer: string; loss: (typeof good)[number] }>().toExtend<CompileArgs>();
  expectTypeOf({ optimizer, loss: good, metrics: good }).toExtend<CompileArgs>();
  const loss = 'mse';
  expectTypeOf({ optimizer, loss, metrics: {} as MeanMetricWrapper }).toExtend<CompileArgs>();
  expectTypeOf({ optimizer, loss, weightedMetrics: null }).toExtend<CompileArgs>();
  expectTypeOf({ optimizer, loss: {} as MeanMetricWrapper }).not.toExtend<CompileArgs>();
  type Wrong = Mean | typeof Mean | 7 | (() => number);
  expectTypeOf<Extract<Wrong | null | Wrong[], CompileArgs['loss']>>().toBeNever();
  type WrongMetric = 7 | (() => number);
  expectTypeOf<Extract<WrongMetric | WrongMetric[], CompileArgs['metrics']>>().toBeNever();
});
