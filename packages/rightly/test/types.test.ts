import {
  Accuracy,
  accuracy,
  type AnyMeanMetric,
  type AnySumsMetric,
  type AnyMetric,
  type ArrayInput,
  BinaryAccuracy,
  binaryAccuracy,
  CategoricalAccuracy,
  type Config,
  type Dtype,
  Mean,
  MeanMetricWrapper,
  type MeanState,
  Metric,
  type MetricDocument,
  MetricList,
  type MetricListDocument,
  type MetricOptions,
  SparseCategoricalAccuracy,
  sparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  Sum,
  sparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
  type UpdateOptions,
  type Values,
} from 'rightly';
import { type Inspection, inspect } from 'rightly/inspect';
import { allocate, release } from 'rightly/memory';
import { metricClasses, metricFromJSON } from 'rightly/registry';
import { type AsyncUpdateOptions, updateStateAsync } from 'rightly/threads';
import { expectTypeOf, test } from 'vitest';

/* The compiler checks these tests. At run time only the names of the expectations are read. */

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
    keyof MetricOptions | 'classes' | 'ignoreClass'
  >();
  expectTypeOf<keyof OptionsOf<typeof TopKCategoricalAccuracy>>().toEqualTypeOf<
    keyof MetricOptions | 'k'
  >();
  expectTypeOf<keyof OptionsOf<typeof SparseTopKCategoricalAccuracy>>().toEqualTypeOf<
    keyof MetricOptions | 'k' | 'classes' | 'ignoreClass' | 'fromSortedIds'
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

/** Never called. Each line is a type error. */
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
  // @ts-expect-error -- classes are a list
  void new SparseCategoricalAccuracy({ classes: 'cat' });
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
  // @ts-expect-error -- a list is an array
  void new MetricList(new Accuracy());
  // @ts-expect-error -- classes are no metrics
  void new MetricList([Accuracy]);
  // @ts-expect-error -- a metric is no list
  new MetricList([new Accuracy()]).mergeState(new Accuracy());
  // @ts-expect-error -- weights are an option
  new MetricList([new Accuracy()]).updateState([1], [1], [1]);
  // @ts-expect-error -- read only
  new MetricList([new Accuracy()]).names = ['other'];
  // @ts-expect-error -- read only
  new MetricList([new Accuracy()]).metrics.push(new Accuracy());
  // @ts-expect-error -- a list has results, and no one result
  void new MetricList([new Accuracy()]).result().toFixed();
  // @ts-expect-error -- which classes there are must be said
  void MetricList.fromJSON({});
  // @ts-expect-error -- not by name
  void allocate('Float32Array', 3);
  // @ts-expect-error -- an ArrayBuffer has no elements
  void allocate(ArrayBuffer, 3);
  // @ts-expect-error -- no shape
  void allocate(Float32Array, [2, 3]);
  // @ts-expect-error -- a plain array
  release([1, 2]);
  // @ts-expect-error -- threads are an option
  void updateStateAsync(new Accuracy(), [1], [1], 2);
  // @ts-expect-error -- unknown
  void updateStateAsync(new Accuracy(), [1], [1], { treads: 2 });
  // @ts-expect-error -- no metric
  void updateStateAsync({}, [1], [1]);
  // @ts-expect-error -- threads are for updateStateAsync
  new Accuracy().updateState([1], [1], { threads: 2 });
  // @ts-expect-error -- a list of metrics
  void inspect(new Accuracy(), [1], [1]);
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
  expectTypeOf<string[]>().toExtend<Parameters<SparseCategoricalAccuracy['updateState']>[0]>();
  expectTypeOf<number>().toExtend<UpdateOptions['sampleWeight']>();
  expectTypeOf<boolean[]>().toExtend<UpdateOptions['mask']>();
});

test('own metrics', () => {
  type Own = (yTrue: number[], yPred: number[]) => number[];
  expectTypeOf<Own>().toExtend<ConstructorParameters<typeof MeanMetricWrapper>[0]>();
  expectTypeOf(() =>
    MeanMetricWrapper.fromJSON<MeanMetricWrapper>({}),
  ).returns.toEqualTypeOf<MeanMetricWrapper>();
  expectTypeOf<Parameters<Mean['updateState']>[0]>().toEqualTypeOf<ArrayInput | number>();
  expectTypeOf(new Sum().state.total).toEqualTypeOf<number>();
  // @ts-expect-error a sum has no inner axes to share a weight
  expectTypeOf(new Sum({ reduction: 'element' })).toEqualTypeOf<Sum>();
  expectTypeOf<Mean['state']>().toEqualTypeOf<MeanState>();
  // @ts-expect-error a metric of sums is a class of one's own
  expectTypeOf(() => new Metric(['n'])).returns.toEqualTypeOf<Metric>();
});

test('results', () => {
  const metric = new BinaryAccuracy();
  expectTypeOf(metric.result()).toEqualTypeOf<number>();
  expectTypeOf(metric.state).toEqualTypeOf<MeanState>();
  expectTypeOf(metric.state.total).toEqualTypeOf<number>();
  expectTypeOf(metric.state.count).toEqualTypeOf<number>();
  expectTypeOf(metric.name).toEqualTypeOf<string>();
  expectTypeOf(metric.dtype).toEqualTypeOf<Dtype>();
  expectTypeOf(metric.direction).toEqualTypeOf<'up' | 'down' | undefined>();
  expectTypeOf(metric.getConfig()).toEqualTypeOf<Config>();
  expectTypeOf(metric.toJSON()).toEqualTypeOf<MetricDocument>();
  expectTypeOf<ReturnType<typeof metric.updateState>>().toEqualTypeOf<void>();
  expectTypeOf(accuracy(['a'], ['b'])).toEqualTypeOf<Values>();
  expectTypeOf(binaryAccuracy)
    .parameter(2)
    .toEqualTypeOf<{ readonly threshold?: number | undefined } | undefined>();
  expectTypeOf(sparseCategoricalAccuracy).parameters.toEqualTypeOf<[ArrayInput, ArrayInput]>();
});

test('fromConfig and fromJSON return the class on which they are called', () => {
  class Mine extends TopKCategoricalAccuracy {}
  expectTypeOf(Accuracy.fromConfig({})).toEqualTypeOf<Accuracy>();
  expectTypeOf(Mine.fromConfig({})).toEqualTypeOf<Mine>();
  expectTypeOf(
    BinaryAccuracy.fromJSON(new BinaryAccuracy().toJSON()),
  ).toEqualTypeOf<BinaryAccuracy>();
  expectTypeOf(Mine.fromJSON(new Mine().toJSON())).toEqualTypeOf<Mine>();
  expectTypeOf(metricFromJSON).parameter(0).toEqualTypeOf<unknown>();
  expectTypeOf(metricFromJSON).returns.toEqualTypeOf<AnyMetric>();
});

test('mergeState takes the same class', () => {
  const metric = new SparseTopKCategoricalAccuracy();
  metric.mergeState();
  metric.mergeState(new SparseTopKCategoricalAccuracy(), new SparseTopKCategoricalAccuracy());
  expectTypeOf<Accuracy>().toExtend<Metric<'total' | 'count'>>();
});

test('a list of metrics', () => {
  const list = new MetricList([new Accuracy(), new BinaryAccuracy({ threshold: 0.3 })]);
  expectTypeOf(list.result()).toEqualTypeOf<Record<string, number>>();
  expectTypeOf(list.metrics).toEqualTypeOf<readonly (Accuracy | BinaryAccuracy)[]>();
  expectTypeOf(list.names).toEqualTypeOf<readonly string[]>();
  expectTypeOf(list.toJSON()).toEqualTypeOf<MetricListDocument>();
  expectTypeOf(list.toJSON().metrics).toEqualTypeOf<readonly MetricDocument[]>();
  type List = typeof list;
  expectTypeOf<Parameters<List['updateState']>[2]>().toEqualTypeOf<UpdateOptions | undefined>();
  expectTypeOf<ReturnType<List['updateState']>>().toEqualTypeOf<void>();
  list.mergeState(new MetricList([new Accuracy(), new BinaryAccuracy({ threshold: 0.3 })]));
  expectTypeOf<Parameters<typeof MetricList.fromJSON>[0]>().toEqualTypeOf<unknown>();
  expectTypeOf(MetricList.fromJSON(list.toJSON(), metricClasses)).toEqualTypeOf<MetricList>();
});

test('memory of the kernels', () => {
  expectTypeOf(allocate(Float32Array, 1)).toExtend<Float32Array>();
  expectTypeOf(allocate(BigInt64Array, 1)).toExtend<BigInt64Array>();
  expectTypeOf(allocate(Uint8Array, 1)).not.toExtend<Float32Array>();
  expectTypeOf<{
    data: ReturnType<typeof allocate<Float32Array>>;
    shape: number[];
  }>().toExtend<ArrayInput>();
  expectTypeOf(release).parameter(0).toExtend<{ readonly buffer: unknown }>();
  expectTypeOf(release).returns.toEqualTypeOf<void>();
});

test('updates on several threads', () => {
  expectTypeOf(updateStateAsync).returns.toEqualTypeOf<Promise<void>>();
  expectTypeOf<keyof AsyncUpdateOptions>().toEqualTypeOf<'sampleWeight' | 'mask' | 'threads'>();
  expectTypeOf<AsyncUpdateOptions['threads']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Accuracy>().toExtend<Parameters<typeof updateStateAsync>[0]>();
  expectTypeOf<MetricList>().toExtend<Parameters<typeof updateStateAsync>[0]>();
});

test('inspection', () => {
  expectTypeOf(inspect).parameter(0).toEqualTypeOf<readonly (AnyMeanMetric | AnySumsMetric)[]>();
  expectTypeOf(inspect).returns.toEqualTypeOf<Inspection>();
  expectTypeOf<keyof Inspection>().toEqualTypeOf<
    'nan' | 'outOfRange' | 'notBinary' | 'notProbability' | 'fractional' | 'tied'
  >();
  expectTypeOf<Inspection['tied']>().toEqualTypeOf<readonly number[]>();
});
