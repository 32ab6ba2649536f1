import {
  Accuracy,
  BinaryAccuracy,
  CategoricalAccuracy,
  MetricList,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { type Inspection, inspect } from 'rightly/inspect';
import { allocate, release } from 'rightly/memory';
import { updateStateAsync } from 'rightly/threads';
import { commonMemory } from '../../src/engines/wasm/memory.ts';
import { runOnThreads } from '../../src/engines/wasm/run-on-threads.ts';
import { labelOf, pick, randomFrom } from '../kernels/random.ts';

/** The features of a place in a browser, and the results of metrics there. */
export interface Answers {
  readonly isolated: boolean;
  readonly kernels: boolean;
  readonly shared: boolean;
  readonly threads: boolean;
  readonly states: readonly unknown[];
  readonly inspection: Inspection;
  /** Whether the first allocated array is unchanged at the end. */
  readonly kept: boolean;
}

const [n, width] = [5003, 250];

export async function answers(): Promise<Answers> {
  const random = randomFrom(11);
  const kept = allocate(Float64Array, 1000).fill(0.5);
  const scores = allocate(Float32Array, n * width);
  for (let i = 0; i < scores.length; i++)
    scores[i] = random() < 1e-3 ? pick(random, [NaN, Infinity]) : Math.floor(40 * random());
  const labels = Int32Array.from({ length: n }, () => labelOf(random, width));
  const sampleWeight = Float64Array.from({ length: n }, random);
  const rows = { data: scores, shape: [n, width] };
  const copied = { data: scores.slice(), shape: [n, width] };
  const hot = { data: new Uint8Array(n * width), shape: [n, width] };
  labels.forEach(
    (label, i) => (hot.data[i * width + (label >= 0 && label < width ? label : 0)] = 1),
  );
  const halves = { data: Uint16Array.from(labels), shape: [n], type: 'float16' };

  const lists = [
    new MetricList([
      new SparseCategoricalAccuracy({ ignoreClass: -1 }),
      new SparseTopKCategoricalAccuracy({ k: 5 }),
    ]),
    new MetricList([new CategoricalAccuracy(), new TopKCategoricalAccuracy({ k: 3 })]),
    new MetricList([new BinaryAccuracy({ threshold: 0.001 }), new Accuracy()]),
  ] as const;
  lists[0].updateState(labels, rows, { sampleWeight });
  lists[0].updateState(labels, copied);
  lists[1].updateState(hot, copied, { sampleWeight });
  lists[2].updateState(sampleWeight.map(Math.round), halves);
  await updateStateAsync(lists[0], labels, rows, { sampleWeight, threads: 2 });
  const [job] = lists[0].prepare(labels, rows, {});
  const found: Answers = {
    isolated: (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated === true,
    kernels: commonMemory() !== undefined,
    shared: scores.buffer.constructor.name === 'SharedArrayBuffer',
    threads: await runOnThreads({ ...job!, evaluator: job!.evaluator! }, 2),
    states: lists.flatMap(({ metrics }) => metrics.map(({ state }) => state)),
    inspection: inspect(lists[0].metrics, labels, rows),
    kept: kept.every((x) => x === 0.5),
  };
  release(scores);
  release(kept);
  return found;
}
