import { availableParallelism } from 'node:os';
import {
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  MetricList,
  OneHotMeanIoU,
  SparseCategoricalAccuracy,
  Accuracy,
} from 'rightly';
import { allocate } from 'rightly/memory';
import { updateStateAsync } from 'rightly/threads';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { heapOf } from '../src/engines/wasm/heap.ts';
import { callAll } from '../src/engines/wasm/pool.ts';

/* The number of threads. threads.test.ts tests their results. */

vi.mock('../src/engines/wasm/pool.ts', { spy: true });
beforeEach(() => {
  vi.mocked(callAll).mockClear();
});

const [n, width] = [40_000, 250];
const scores = { data: allocate(Float32Array, n * width), shape: [n, width] };
const labels = new Int32Array(n);
/** The heap of the memory that holds the scores. */
const size = (): number => heapOf(scores.data.buffer)!.size;
const column = allocate(Float32Array, n * width);

/** The number of threads of each call that used threads. */
const asked = (): number[] => vi.mocked(callAll).mock.calls.map(([lists]) => lists.length);

test('memory grows where there is no room for a copy of the labels', async () => {
  const heap = heapOf(scores.data.buffer)!;
  const before = size();
  const taken: number[] = [];
  while (size() === before) taken.push(heap.allocate(65_536)!);
  // The memory has grown by less than the copy needs.
  const grown = size();
  const m = new SparseCategoricalAccuracy();
  await updateStateAsync(m, labels, scores, { threads: 2 });
  expect(m.state).toEqual({ total: n, count: n });
  expect(size()).toBeGreaterThan(grown);
  for (const address of taken) heap.free(address);
});

test('an error of this thread and of another rejects once: an unhandled rejection would end the process', async () => {
  const unseen: unknown[] = [];
  const see = (error: unknown): unknown => unseen.push(error);
  process.on('unhandledRejection', see);
  const hot = { data: column, shape: [n, width] };
  column[5] = NaN;
  const list = new MetricList([
    new CategoricalAccuracy(),
    new OneHotMeanIoU({ numClasses: width }),
  ]);
  const refused = 'CategoricalAccuracy.updateState: yTrue must not hold NaN; got NaN at [0,5]';
  await expect(updateStateAsync(list, hot, scores, { threads: 2 })).rejects.toThrow(refused);
  expect(asked()).toEqual([2]);
  // The same threads answer both calls.
  await updateStateAsync(new SparseCategoricalAccuracy(), labels, scores, { threads: 2 });
  await new Promise(setImmediate);
  process.off('unhandledRejection', see);
  column[5] = 0;
  expect(unseen).toEqual([]);
  expect(list.metrics[0]!.state).toEqual({ total: 0, count: 0 });
});

describe('a large batch is counted by', () => {
  test.each([2, 3, 5])('%i threads, where so many are requested', async (threads) => {
    const m = new SparseCategoricalAccuracy();
    await updateStateAsync(m, labels, scores, { threads });
    expect(asked()).toEqual([threads]);
    expect(m.state).toEqual({ total: n, count: n });
  });

  test('as many threads as there are cores, but not more than 8, by default', async () => {
    await updateStateAsync(new SparseCategoricalAccuracy(), labels, scores);
    const most = Math.min(availableParallelism(), 8);
    expect(asked()).toEqual(most > 1 ? [most] : []);
  });

  test('no more threads than have two megabytes of scores each', async () => {
    const rows = { data: scores.data.subarray(0, 5250 * width), shape: [5250, width] };
    await updateStateAsync(new SparseCategoricalAccuracy(), labels.subarray(0, 5250), rows, {
      threads: 8,
    });
    expect(asked()).toEqual([2]);
  });

  test('no more threads than it has rows', async () => {
    const rows = { data: scores.data, shape: [3, (n * width) / 4] };
    const part = { ...rows, data: rows.data.subarray(0, 3 * rows.shape[1]!) };
    await updateStateAsync(new SparseCategoricalAccuracy(), [0, 1, 2], part, { threads: 8 });
    expect(asked()).toEqual([3]);
  });

  test('threads for each way to read the inputs', async () => {
    const list = new MetricList([new Accuracy(), new BinaryAccuracy()]);
    await updateStateAsync(list, column, scores.data, { threads: 2 });
    expect(asked()).toEqual([2, 2]);
  });

  test('no other thread, where one is requested', async () => {
    await updateStateAsync(new SparseCategoricalAccuracy(), labels, scores, { threads: 1 });
    expect(asked()).toEqual([]);
  });
});

const small = { data: scores.data.subarray(0, 1000 * width), shape: [1000, width] };
// oxfmt-ignore
const here: readonly (readonly [what: string, metric: AnyMeanMetric, yTrue: unknown, yPred: unknown])[] = [
  ['a small batch', new SparseCategoricalAccuracy(), labels.subarray(0, 1000), small],
  ['scores from elsewhere', new SparseCategoricalAccuracy(), labels.subarray(0, 9000), { data: new Float32Array(9000 * width), shape: [9000, width] }],
  ['one-hot truth from elsewhere', new CategoricalAccuracy(), { data: new Uint8Array(n * width), shape: [n, width] }, scores],
];
test.each(here)('no thread is used for %s, and no memory is kept', async (_, m, yTrue, yPred) => {
  const before = size();
  for (let i = 0; i < 30; i++)
    await updateStateAsync(m, yTrue as never, yPred as never, { threads: 4 });
  expect(asked()).toEqual([]);
  expect(size()).toBe(before);
});
