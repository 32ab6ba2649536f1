import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  MetricList,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
  type TypedArray,
  type UpdateOptions,
} from 'rightly';
import { allocate, release, type TypedArrayClass } from 'rightly/memory';
import { updateStateAsync } from 'rightly/threads';
import { afterEach, describe, expect, test } from 'vitest';
import { heapOf } from '../src/engines/wasm/heap.ts';
import { runOnThreads } from '../src/engines/wasm/run-on-threads.ts';
import { shared } from './environment.ts';
import { type Kind, kindOf } from './kernels/forms.ts';
import { labelOf, pick, type Random, randomFrom } from './kernels/random.ts';

const taken: TypedArray[] = [];
afterEach(() => taken.splice(0).forEach(release));

/** An array of the kernels' memory, filled. */
function resident(kind: string, length: number, draw: (i: number) => number): TypedArray {
  const { of, type } = kindOf[kind] as Kind;
  const array = allocate(of as TypedArrayClass<Float32Array>, length);
  taken.push(array);
  // One number in [1, 2) as float16 and as bfloat16, so that there are ties.
  for (let i = 0; i < length; i++) array[i] = type ? 0x3c00 + (draw(i) & 7) : draw(i);
  return array;
}

interface Batch {
  readonly yTrue: unknown;
  readonly yPred: unknown;
  readonly options?: UpdateOptions | undefined;
}
type Counts = AnyMeanMetric | MetricList;
/** With the sums for standard errors. */
const saved = (of: Counts): unknown => JSON.parse(JSON.stringify(of));
const statesOf = (of: Counts): unknown[] =>
  of instanceof MetricList ? of.metrics.map(({ state }) => state) : [of.state];

// As float16 it is just enough for two threads. With one thread it need not be large.
const n = shared ? 7101 : 71;
const width = 300;
const score = (random: Random) => (): number =>
  random() < 1e-4 ? pick(random, [NaN, Infinity, -Infinity]) : Math.floor(random() * 64);
const scoresIn = (kind: string): Batch['yPred'] => ({
  data: resident(kind, n * width, score(randomFrom(1))),
  shape: [n, width],
  type: kindOf[kind]!.type,
});
const labels = (): Int32Array => {
  const random = randomFrom(2);
  return Int32Array.from({ length: n }, () => labelOf(random, width));
};
const hot = (kind: string): Batch['yTrue'] => {
  const at = labels();
  const is = (i: number): number => (at[Math.floor(i / width)] === i % width ? 1 : 0);
  return { data: resident(kind, n * width, is), shape: [n, width] };
};
const weights = (length: number): Float64Array => {
  const random = randomFrom(3);
  return Float64Array.from({ length }, () => (random() < 0.1 ? 0 : random()));
};
const mask = (length: number): boolean[] => Array.from({ length }, (_, i) => i % 3 > 0);
const many = shared ? 1_050_007 : 1007;
const column = (kind: string, seed: number, most = 3): TypedArray => {
  const random = randomFrom(seed);
  return resident(kind, many, () => Math.floor(random() * most));
};

const argmax = (): AnyMeanMetric => new SparseCategoricalAccuracy();
const list = (): MetricList =>
  new MetricList([
    new SparseCategoricalAccuracy({ ignoreClass: 0 }),
    ...[1, 5, 20, 2 ** 40].map((k) => new SparseTopKCategoricalAccuracy({ k })),
    new SparseTopKCategoricalAccuracy({ k: 5, ignoreClass: -1 }),
  ]);
const oneHot = (): MetricList =>
  new MetricList([new TopKCategoricalAccuracy({ k: 5 }), new CategoricalAccuracy()]);

/** Large batches in the kernels' memory. */
// oxfmt-ignore
const large: readonly (readonly [what: string, make: () => Counts, batch: () => Batch])[] = [
  ['argmax of float32', argmax, () => ({ yTrue: labels(), yPred: scoresIn('Float32Array') })],
  ['row-major strides', argmax, () => ({ yTrue: labels(), yPred: { ...(scoresIn('Float32Array') as object), strides: [width, 1], offset: 0 } })],
  ['argmax of float64', argmax, () => ({ yTrue: labels(), yPred: scoresIn('Float64Array') })],
  ['argmax of float16', argmax, () => ({ yTrue: labels(), yPred: scoresIn('float16') })],
  ['argmax of bfloat16', argmax, () => ({ yTrue: labels(), yPred: scoresIn('bfloat16') })],
  ['top k', () => new SparseTopKCategoricalAccuracy({ k: 3 }), () => ({ yTrue: labels(), yPred: scoresIn('Float32Array') })],
  ['weights', argmax, () => ({ yTrue: labels(), yPred: scoresIn('Float32Array'), options: { sampleWeight: weights(n) } })],
  ['a mask and weights', list, () => ({ yTrue: labels(), yPred: scoresIn('Float32Array'), options: { sampleWeight: weights(n), mask: mask(n) } })],
  ['a scalar weight', list, () => ({ yTrue: labels(), yPred: scoresIn('Float32Array'), options: { sampleWeight: 0.3 } })],
  ['a class that is ignored', () => new SparseCategoricalAccuracy({ ignoreClass: 7 }), () => ({ yTrue: labels(), yPred: scoresIn('Float32Array') })],
  ['a class that only the second ignores', () => new MetricList([new SparseTopKCategoricalAccuracy(), new SparseCategoricalAccuracy({ ignoreClass: 7 }), new SparseTopKCategoricalAccuracy({ k: 9 })]), () => ({ yTrue: labels(), yPred: scoresIn('Float32Array') })],
  ['several k and argmax', list, () => ({ yTrue: labels(), yPred: scoresIn('Float32Array') })],
  ['several k and argmax, weighted, of float16', list, () => ({ yTrue: labels(), yPred: scoresIn('float16'), options: { sampleWeight: weights(n) } })],
  ['labels of 64 bits', argmax, () => ({ yTrue: BigInt64Array.from(labels(), BigInt), yPred: scoresIn('Float32Array') })],
  ['labels that are floats', argmax, () => ({ yTrue: Array.from(labels()), yPred: scoresIn('Float32Array') })],
  ['labels in the kernels’ memory', argmax, () => {
    const own = labels();
    return { yTrue: resident('Int32Array', n, (i) => own[i]!), yPred: scoresIn('Float32Array') };
  }],
  ['labels of samples × 1', argmax, () => ({ yTrue: { data: labels(), shape: [n, 1] }, yPred: scoresIn('Float32Array') })],
  ['one-hot truth of bytes', oneHot, () => ({ yTrue: hot('Uint8Array'), yPred: scoresIn('Float32Array') })],
  ['one-hot truth of float32, weighted', oneHot, () => ({ yTrue: hot('Float32Array'), yPred: scoresIn('Float64Array'), options: { sampleWeight: weights(n) } })],
  ['equal float32', () => new Accuracy(), () => ({ yTrue: column('Float32Array', 4), yPred: column('Float32Array', 5) })],
  ['equal int32, weighted', () => new Accuracy(), () => ({ yTrue: column('Int32Array', 4), yPred: column('Int32Array', 5), options: { sampleWeight: weights(many) } })],
  ['scores cut at a threshold', () => new BinaryAccuracy({ threshold: 0.3 }), () => ({ yTrue: column('Uint8Array', 4, 2), yPred: column('Float32Array', 5) })],
  ['two thresholds', () => new MetricList([0.5, 1.5].map((threshold) => new BinaryAccuracy({ threshold }))), () => ({ yTrue: column('Float32Array', 4, 2), yPred: column('Float32Array', 5), options: { mask: mask(many) } })],
  ['more than one way to read the inputs', () => new MetricList([new BinaryAccuracy(), new Accuracy()]), () => ({ yTrue: column('Float32Array', 4, 2), yPred: column('Float32Array', 5) })],
  ['inner axes', () => new SparseTopKCategoricalAccuracy({ k: 2 }), () => {
    const { data } = scoresIn('Float32Array') as { data: TypedArray };
    return { yTrue: { data: labels(), shape: [n, 1] }, yPred: { data, shape: [n, 1, width] }, options: { sampleWeight: weights(n) } };
  }],
  ['elements that weigh alike', () => new SparseCategoricalAccuracy({ reduction: 'element' }), () => {
    const { data } = scoresIn('Float32Array') as { data: TypedArray };
    return { yTrue: { data: labels(), shape: [1, n] }, yPred: { data, shape: [1, n, width] } };
  }],
  ['samples of several elements', () => new MetricList([1, 3].map((k) => new SparseTopKCategoricalAccuracy({ k }))), () => {
    const { data } = scoresIn('Float32Array') as { data: TypedArray };
    const half = (n - 1) / 2;
    return { yTrue: { data: labels().subarray(1), shape: [half, 2] }, yPred: { data: data.subarray(width), shape: [half, 2, width] } };
  }],
];

/** Batches that are not counted on threads: threads could not read them, or would not be worthwhile. */
// oxfmt-ignore
const others: readonly (readonly [what: string, make: () => Counts, batch: () => Batch])[] = [
  ['a small batch', argmax, () => ({ yTrue: [0, 1, 1], yPred: { data: resident('Float32Array', 6, (i) => i % 2), shape: [3, 2] } })],
  ['an empty batch', argmax, () => ({ yTrue: [], yPred: [] })],
  ['nested arrays', argmax, () => ({ yTrue: [0, 1], yPred: [[0, 1], [0, 1]] })],
  ['strings', () => new Accuracy(), () => ({ yTrue: ['a', 'b'], yPred: ['a', 'a'] })],
  ['scores in an array from elsewhere', argmax, () => ({ yTrue: labels(), yPred: { data: Float32Array.from({ length: n * width }, score(randomFrom(1))), shape: [n, width] } })],
  ['one-hot truth in an array from elsewhere', oneHot, () => ({ yTrue: { data: Uint8Array.from({ length: n * width }, (_, i) => Number(i % width === 3)), shape: [n, width] }, yPred: scoresIn('Float32Array') })],
  ['scores that kernels read as another type', argmax, () => ({ yTrue: labels(), yPred: scoresIn('Int32Array') })],
  ['scores that no kernel reads', () => new MetricList([argmax()]), () => ({ yTrue: [0], yPred: { data: BigInt64Array.of(1n, 0n), shape: [1, 2] } })],
  ['a strided view', argmax, () => ({ yTrue: labels(), yPred: { ...(scoresIn('Float32Array') as object), strides: [1, n], offset: 0 } })],
  ['sorted ids', () => new SparseTopKCategoricalAccuracy({ fromSortedIds: true, k: 2 }), () => ({ yTrue: labels(), yPred: { data: resident('Float64Array', n * width, (i) => (i * 7) % 11), shape: [n, width] } })],
  ['other columns than kernels know beside those that they know', () => new MetricList([argmax(), new SparseTopKCategoricalAccuracy({ fromSortedIds: true, k: 2 })]), () => ({ yTrue: labels(), yPred: { data: resident('Float64Array', n * width, (i) => (i * 7) % 11), shape: [n, width] } })],
];

const counted = (make: () => Counts, { yTrue, yPred, options }: Batch): Counts => {
  const counts = make();
  counts.updateState(yTrue as never, yPred as never, options);
  return counts;
};
const expected = (make: () => Counts, batch: Batch): unknown[] => statesOf(counted(make, batch));

/** The jobs of a batch that run on threads. */
async function done(
  counts: Counts,
  { yTrue, yPred, options }: Batch,
  threads: number,
): Promise<boolean[]> {
  const jobs = counts.prepare(yTrue, yPred, options);
  return Promise.all(
    jobs.map(async (job) => runOnThreads({ ...job, evaluator: job.evaluator! }, threads)),
  );
}

describe('updateStateAsync gives the bits of updateState:', () => {
  test.each(large)('%s', async (_, make, batchOf) => {
    const batch = batchOf();
    const { yTrue, yPred, options } = batch;
    for (const threads of [2, 3]) {
      const counts = make();
      await updateStateAsync(counts, yTrue as never, yPred as never, { ...options, threads });
      expect(saved(counts)).toEqual(saved(counted(make, batch)));
    }
    expect(new Set(await done(make(), batch, 2))).toEqual(new Set([shared]));
  });

  test.each(others)('%s', async (_, make, batchOf) => {
    const batch = batchOf();
    const counts = make();
    await updateStateAsync(counts, batch.yTrue as never, batch.yPred as never, { threads: 2 });
    expect(statesOf(counts)).toEqual(expected(make, batch));
    const jobs = await done(make(), batch, 2);
    expect(jobs.at(-1)).toBe(false);
  });

  test('one thread, which is this one', async () => {
    const batch = { yTrue: labels(), yPred: scoresIn('Float32Array') };
    const m = argmax();
    await updateStateAsync(m, batch.yTrue, batch.yPred as never, { threads: 1 });
    expect([m.state]).toEqual(expected(argmax, batch));
    expect(await done(m, batch, 1)).toEqual([false]);
  });

  test('as many threads as there are cores, by default', async () => {
    const batch = { yTrue: labels(), yPred: scoresIn('Float32Array') };
    const m = argmax();
    await updateStateAsync(m, batch.yTrue, batch.yPred as never);
    expect([m.state]).toEqual(expected(argmax, batch));
  });
});

describe('updateStateAsync', () => {
  test('counts when its promise is settled, and not before', async () => {
    const m = argmax();
    const promise = updateStateAsync(m, labels(), scoresIn('Float32Array') as never, {
      threads: 2,
    });
    expect(m.state).toEqual({ total: 0, count: 0 });
    await promise;
    expect(m.state.count).toBe(n);
  });

  test('may be called again before it is done, and among other updates', async () => {
    const scores = scoresIn('Float32Array');
    const batch = { yTrue: labels(), yPred: scores };
    const [a, b, both] = [argmax(), list(), list()];
    const promises = [1, 2, 3, 4].map((i) =>
      updateStateAsync(i % 2 ? a : b, batch.yTrue, scores as never, { threads: 2 + (i % 3) }),
    );
    a.updateState(batch.yTrue, scores as never);
    both.updateState(
      [1, 2],
      [
        [0, 1, 0],
        [0, 0, 1],
      ],
    );
    await Promise.all(promises);
    const [once] = expected(argmax, batch) as [{ total: number; count: number }];
    expect(a.state).toEqual({ total: 3 * once.total, count: 3 * once.count });
    const twice = list();
    for (let i = 0; i < 2; i++) twice.updateState(batch.yTrue, scores as never);
    expect(statesOf(b)).toEqual(statesOf(twice));
  });

  test('takes memory until it is done', async () => {
    const yPred = scoresIn('Float32Array') as { data: TypedArray };
    const truth = labels();
    const size = (): number => heapOf(yPred.data.buffer)?.size ?? 0;
    const m = argmax();
    const go = (count: number): Promise<unknown> =>
      Promise.allSettled(
        Array.from({ length: count }, (_, i) =>
          updateStateAsync(m, truth, yPred as never, {
            threads: 2,
            sampleWeight: new Float64Array(n).fill(i % 2 ? 1 : 2),
          }),
        ),
      );
    await go(4);
    const before = size();
    for (let i = 0; i < 20; i++) await go(4);
    expect(size()).toBe(before);
    expect(m.state.count).toBe(21 * 6 * n);
  });

  test('counts a small batch before it returns its promise: its arrays may change at once', async () => {
    const m = argmax();
    const [yTrue, yPred] = [Int32Array.of(0, 1), Float32Array.of(1, 0, 0, 1)];
    const promise = updateStateAsync(m, yTrue, { data: yPred, shape: [2, 2] });
    yPred.fill(NaN);
    await promise;
    expect(m.state).toEqual({ total: 2, count: 2 });
  });
});

describe('updateStateAsync rejects, and counts nothing:', () => {
  const whole = 'updateStateAsync: threads must be a whole number of at least 1; got';
  const rows = { data: new Float32Array(4), shape: [2, 2] };
  // oxfmt-ignore
  const refused: readonly (readonly [what: string, args: readonly unknown[], kind: string, text: string])[] = [
    ['no threads', [[0, 1], rows, { threads: 0 }], 'RangeError', `${whole} 0`],
    ['half a thread', [[0, 1], rows, { threads: 1.5 }], 'RangeError', `${whole} 1.5`],
    ['NaN threads', [[0, 1], rows, { threads: NaN }], 'RangeError', `${whole} NaN`],
    ['all threads', [[0, 1], rows, { threads: Infinity }], 'RangeError', `${whole} Infinity`],
    ['threads in words', [[0, 1], rows, { threads: '2' }], 'RangeError', `${whole} "2"`],
    ['shapes', [[0], rows], 'RangeError', 'SparseCategoricalAccuracy.updateState: yPred must be samples × classes, yTrue samples; got yTrue [1], yPred [2,2]'],
    ['weights', [[0, 1], rows, { sampleWeight: [1, -1] }], 'RangeError', 'SparseCategoricalAccuracy.updateState: sampleWeight must hold finite numbers of at least 0; got -1 at [1]'],
    ['labels', [[0.5, 1], rows], 'RangeError', 'SparseCategoricalAccuracy.updateState: yTrue must hold whole numbers; got 0.5 at [0]'],
  ];
  test.each(refused)('%s', async (_, args, name, message) => {
    const m = argmax();
    const [yTrue, yPred, options] = args as [never, never, never];
    await expect(updateStateAsync(m, yTrue, yPred, options)).rejects.toMatchObject({
      name,
      message,
    });
    expect(m.state).toEqual({ total: 0, count: 0 });
  });

  const keys: readonly (readonly [string, unknown, string])[] = [
    ['weights as an option', [1, 1], 'Array(2)'],
    ['a number', 2, '2'],
    ['null', null, 'null'],
    ['a Map', new Map([['threads', 2]]), 'Map'],
    ["Keras's spelling", { sample_weight: [1, 1] }, '"sample_weight"'],
    ['a misspelt option', { treads: 2 }, '"treads"'],
  ];
  test.each(keys)('%s for options', async (_, options, got) => {
    const m = argmax();
    const promise = updateStateAsync(m, [0, 1], rows, options as never);
    await expect(promise).rejects.toThrow(TypeError);
    await expect(promise).rejects.toThrow(/ options must be an object of .*sampleWeight, mask/);
    await expect(promise).rejects.toThrow(`; got ${got}`);
    expect(m.state).toEqual({ total: 0, count: 0 });
  });

  test.each([
    ['nothing', undefined],
    ['a class', Accuracy],
    ['an object', {}],
  ])('%s for a metric', async (_, metric) => {
    await expect(updateStateAsync(metric as never, [1], [1])).rejects.toThrow(
      /^updateStateAsync: metric must /,
    );
  });

  test('NaN in one-hot truth, with the index of the first', async () => {
    const truth = hot('Float32Array') as { data: Float32Array };
    const scores = scoresIn('Float32Array') as never;
    for (const places of [[n - 1, n - 2], [0], [Math.floor(n / 2)]]) {
      for (const row of places) truth.data[row * width + 17] = NaN;
      const counts = oneHot();
      const first = Math.min(...places);
      await expect(
        updateStateAsync(counts, truth as never, scores, { threads: 2 }),
      ).rejects.toMatchObject({
        name: 'RangeError',
        message: `TopKCategoricalAccuracy.updateState: yTrue must not hold NaN; got NaN at [${first},17]`,
      });
      expect(statesOf(counts)).toEqual([
        { total: 0, count: 0 },
        { total: 0, count: 0 },
      ]);
      for (const row of places) truth.data[row * width + 17] = 0;
      await updateStateAsync(counts, truth, scores, { threads: 2 });
      expect(statesOf(counts)).toEqual(expected(oneHot, { yTrue: truth, yPred: scores }));
    }
  });

  test('NaN for one of two ways to read the inputs', async () => {
    const truth = hot('Float32Array') as { data: Float32Array };
    truth.data[5] = NaN;
    const scores = scoresIn('Float32Array');
    for (const metrics of [
      [new Accuracy(), new CategoricalAccuracy()],
      [new CategoricalAccuracy(), new Accuracy()],
    ]) {
      const counts = new MetricList(metrics);
      await expect(
        updateStateAsync(counts, truth as never, scores as never, { threads: 2 }),
      ).rejects.toThrow(
        'CategoricalAccuracy.updateState: yTrue must not hold NaN; got NaN at [0,5]',
      );
      expect(statesOf(counts)).toEqual(metrics.map(() => ({ total: 0, count: 0 })));
    }
  });
});
