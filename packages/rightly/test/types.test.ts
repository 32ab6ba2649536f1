import {
  Accuracy,
  accuracy,
  type AnyMeanMetric,
  type ArrayInput,
  BinaryAccuracy,
  binaryAccuracy,
  CategoricalAccuracy,
  type Config,
  type Dtype,
  type MeanState,
  type Metric,
  type MetricDocument,
  type MetricOptions,
  SparseCategoricalAccuracy,
  sparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  sparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
  type UpdateOptions,
  type Values,
} from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { expectTypeOf, test } from 'vitest';

/* Checked by the compiler; nothing here runs but the expectations' names. */

type OptionsOf<C extends new (...args: never) => unknown> = NonNullable<
  ConstructorParameters<C>[0]
>;

test('constructor options of each class', () => {
  expectTypeOf<keyof OptionsOf<typeof Accuracy>>().toEqualTypeOf<keyof MetricOptions>();
  expectTypeOf<keyof OptionsOf<typeof BinaryAccuracy>>().toEqualTypeOf<
    keyof MetricOptions | 'threshold'
  >();
  expectTypeOf<keyof OptionsOf<typeof CategoricalAccuracy>>().toEqualTypeOf<keyof MetricOptions>();
  expectTypeOf<keyof OptionsOf<typeof SparseCategoricalAccuracy>>().toEqualTypeOf<
    keyof MetricOptions | 'ignoreClass'
  >();
  expectTypeOf<keyof OptionsOf<typeof TopKCategoricalAccuracy>>().toEqualTypeOf<
    keyof MetricOptions | 'k'
  >();
  expectTypeOf<keyof OptionsOf<typeof SparseTopKCategoricalAccuracy>>().toEqualTypeOf<
    keyof MetricOptions | 'k' | 'ignoreClass' | 'fromSortedIds'
  >();
  expectTypeOf<keyof MetricOptions>().toEqualTypeOf<'name' | 'dtype' | 'reduction'>();
  expectTypeOf<keyof UpdateOptions>().toEqualTypeOf<'sampleWeight' | 'mask'>();
  expectTypeOf<Dtype>().toEqualTypeOf<'float64' | 'float32' | 'float16' | 'bfloat16'>();
});

test('options of every kind may be undefined', () => {
  expectTypeOf<{
    k: undefined;
    ignoreClass: undefined;
    fromSortedIds: undefined;
    name: undefined;
    dtype: undefined;
    reduction: undefined;
  }>().toExtend<OptionsOf<typeof SparseTopKCategoricalAccuracy>>();
});

/** Never called: each line is an error of types. */
export function refused(): void {
  // @ts-expect-error -- unknown
  void new BinaryAccuracy({ treshold: 0.3 });
  // @ts-expect-error -- Keras's spelling
  void new SparseTopKCategoricalAccuracy({ from_sorted_ids: true });
  // @ts-expect-error -- of another class
  void new Accuracy({ k: 3 });
  // @ts-expect-error -- a string
  void new TopKCategoricalAccuracy({ k: '3' });
  // @ts-expect-error -- no such precision
  void new Accuracy({ dtype: 'float8' });
  // @ts-expect-error -- not an object
  void new BinaryAccuracy(0.3);
  // @ts-expect-error -- an option that only weighs
  void sparseTopKCategoricalAccuracy([1], [[1]], { ignoreClass: 1 });
  // @ts-expect-error -- weights are an option
  new Accuracy().updateState([1], [1], [1]);
  // @ts-expect-error -- Keras's spelling
  new Accuracy().updateState([1], [1], { sample_weight: [1] });
  // @ts-expect-error -- null
  new Accuracy().updateState([1, null], [1, 2]);
  // @ts-expect-error -- a string is no array
  new Accuracy().updateState('cat', 'cat');
  // @ts-expect-error -- strings are for Accuracy
  new BinaryAccuracy().updateState(['1'], [1]);
  // @ts-expect-error -- strings are for Accuracy
  new SparseCategoricalAccuracy().updateState(['cat'], [[1]]);
  // @ts-expect-error -- strings do not weigh
  new Accuracy().updateState([1], [1], { sampleWeight: ['1'] });
  // @ts-expect-error -- a DataView is no typed array
  new Accuracy().updateState(new DataView(new ArrayBuffer(1)), [1]);
  // @ts-expect-error -- another class
  new BinaryAccuracy().mergeState(new SparseTopKCategoricalAccuracy());
  // @ts-expect-error -- a state is no metric
  new Accuracy().mergeState({ total: 1, count: 1 });
  // @ts-expect-error -- read only
  new Accuracy().name = 'other';
  // @ts-expect-error -- read only
  new Accuracy().dtype = 'bfloat16';
  // @ts-expect-error -- read only
  new Accuracy().state.total = 1;
}

test('inputs', () => {
  expectTypeOf<number[]>().toExtend<ArrayInput>();
  expectTypeOf<bigint[][]>().toExtend<ArrayInput>();
  expectTypeOf<readonly (readonly boolean[])[]>().toExtend<ArrayInput>();
  expectTypeOf<number[][][][]>().toExtend<ArrayInput>();
  expectTypeOf<Float32Array>().toExtend<ArrayInput>();
  expectTypeOf<BigInt64Array>().toExtend<ArrayInput>();
  expectTypeOf<Float32Array[]>().toExtend<ArrayInput>();
  expectTypeOf<{ data: Float32Array; shape: number[] }>().toExtend<ArrayInput>();
  expectTypeOf<{
    data: Float32Array;
    dims: readonly number[];
    type: string;
    strides: number[];
    offset: number;
  }>().toExtend<ArrayInput>();
  expectTypeOf<{ data: number[]; shape: number[]; stride: number[] }>().toExtend<ArrayInput>();
  expectTypeOf<string[]>().not.toExtend<ArrayInput>();
  expectTypeOf<number>().not.toExtend<ArrayInput>();
  expectTypeOf<null[]>().not.toExtend<ArrayInput>();
  expectTypeOf<string[][]>().toExtend<Parameters<Accuracy['updateState']>[0]>();
  expectTypeOf<string[]>().not.toExtend<Parameters<BinaryAccuracy['updateState']>[0]>();
  expectTypeOf<number>().toExtend<UpdateOptions['sampleWeight']>();
  expectTypeOf<boolean[]>().toExtend<UpdateOptions['mask']>();
});

test('results', () => {
  const metric = new BinaryAccuracy();
  expectTypeOf(metric.result()).toEqualTypeOf<number>();
  expectTypeOf(metric.state).toEqualTypeOf<MeanState>();
  expectTypeOf(metric.state.total).toEqualTypeOf<number>();
  expectTypeOf(metric.state.count).toEqualTypeOf<number>();
  expectTypeOf(metric.name).toEqualTypeOf<string>();
  expectTypeOf(metric.dtype).toEqualTypeOf<Dtype>();
  expectTypeOf(metric.direction).toEqualTypeOf<'up' | 'down'>();
  expectTypeOf(metric.getConfig()).toEqualTypeOf<Config>();
  expectTypeOf(metric.toJSON()).toEqualTypeOf<MetricDocument>();
  expectTypeOf<ReturnType<typeof metric.updateState>>().toEqualTypeOf<void>();
  expectTypeOf(accuracy(['a'], ['b'])).toEqualTypeOf<Values>();
  expectTypeOf(binaryAccuracy)
    .parameter(2)
    .toEqualTypeOf<{ readonly threshold?: number | undefined } | undefined>();
  expectTypeOf(sparseCategoricalAccuracy).parameters.toEqualTypeOf<[ArrayInput, ArrayInput]>();
});

test('fromConfig and fromJSON make the class they are called on', () => {
  class Mine extends TopKCategoricalAccuracy {}
  expectTypeOf(Accuracy.fromConfig({})).toEqualTypeOf<Accuracy>();
  expectTypeOf(Mine.fromConfig({})).toEqualTypeOf<Mine>();
  expectTypeOf(
    BinaryAccuracy.fromJSON(new BinaryAccuracy().toJSON()),
  ).toEqualTypeOf<BinaryAccuracy>();
  expectTypeOf(Mine.fromJSON(new Mine().toJSON())).toEqualTypeOf<Mine>();
  expectTypeOf(metricFromJSON).parameter(0).toEqualTypeOf<unknown>();
  expectTypeOf(metricFromJSON).returns.toEqualTypeOf<AnyMeanMetric>();
});

test('mergeState takes the same class', () => {
  const metric = new SparseTopKCategoricalAccuracy();
  metric.mergeState();
  metric.mergeState(new SparseTopKCategoricalAccuracy(), new SparseTopKCategoricalAccuracy());
  expectTypeOf<Accuracy>().toExtend<Metric<'total' | 'count'>>();
});
