import {
  type AnyMeanMetric,
  SparseCategoricalAccuracy,
  MetricList,
  SparseTopKCategoricalAccuracy,
  Accuracy,
  BinaryAccuracy,
  CategoricalAccuracy,
} from 'rightly';
import { afterEach, describe, expect, test } from 'vitest';
import { HalfTensor } from '../../src/core/half.ts';
import { Evaluator } from '../../src/engines/host.ts';
import type { InputData } from '../../src/engines/vocabulary.ts';
import { commonMemory, KernelMemory } from '../../src/engines/wasm/memory.ts';
import { bytes } from '../../src/engines/wasm/kernel.generated.ts';
import { withKernels } from '../../src/engines/wasm/own-kernels.ts';
import { giveBackAll, forms } from './forms.ts';

afterEach(giveBackAll);

const all = Uint16Array.from({ length: 65_536 }, (_, i) => i);
const bitsOf = ({ buffer, byteOffset, length }: Float32Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, length);

describe.each(['float16', 'bfloat16'] as const)('the kernel that decodes %s', (type) => {
  const { data } = new HalfTensor(all, [65_536], type);
  const decoded = (start: number, count: number): Float32Array => {
    const memory = withKernels(commonMemory() as KernelMemory, [bytes]);
    const input = { data: [], bits: all, dtype: type };
    const address = memory.stage(input, start, count, 'F32', memory.areas.yPred);
    return new Float32Array(memory.memory.buffer, address, count).slice();
  };
  test('gives the same bits as plain arrays, for every number', () => {
    const wrong: unknown[] = [];
    for (let start = 0; start < 65_536; start += 16_384) {
      const got = bitsOf(decoded(start, 16_384));
      const expected = bitsOf(data.subarray(start, start + 16_384));
      for (let i = 0; i < got.length; i++) {
        const isNumber = !Number.isNaN(data[start + i]);
        // NaN has many bit patterns, which are all equal.
        const gotNaN = (got[i]! & 0x7f800000) === 0x7f800000 && (got[i]! & 0x7fffff) !== 0;
        if (isNumber ? got[i] !== expected[i] : !gotNaN)
          wrong.push([start + i, got[i], expected[i]]);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([1, 7, 8, 9, 15, 16, 17])('decodes %i numbers, from any address', (count) => {
    for (const start of [0, 1, 3, 0x3bff, 0x7bfd])
      expect(decoded(start, count)).toEqual(data.slice(start, start + count));
  });
});

/** Bits whose numbers must not be read. */
const sealed = (bits: Uint16Array, width: number): InputData => ({
  bits,
  width,
  dtype: 'float16',
  get data(): never {
    throw new Error('somebody asked for the numbers');
  },
});

/** A list of metrics that are means of an expression. */
type Means = MetricList<number | bigint | boolean | string, AnyMeanMetric>;

const run = (metrics: Means, yTrue: InputData, yPred: InputData, n = 4): number => {
  let blocks = 0;
  const evaluator = new Evaluator(metrics.metrics.map(({ expression }) => expression));
  evaluator.run(n, { yTrue, yPred }, () => blocks++);
  return blocks;
};

describe('16-bit floats are decoded by kernels alone:', () => {
  const bits = Uint16Array.from({ length: 12 }, (_, i) => 0x3c00 + ((i * 5) % 7));
  const column = { data: Float64Array.of(0, 1, 2, 0), width: 1 };
  const ones = { data: Uint8Array.of(1, 1, 1, 1), width: 1 };
  const places: readonly (readonly [string, () => Uint16Array])[] = [
    ['from elsewhere', () => bits],
    [
      'in the kernels’ memory',
      () => (forms.resident(bits, [12], 'float16') as { data: Uint16Array }).data,
    ],
  ];
  test.each(places)('%s', (_, placed) => {
    const here = placed();
    const ranks = new MetricList([
      new SparseCategoricalAccuracy(),
      new SparseTopKCategoricalAccuracy(),
    ]);
    expect(run(ranks, column, sealed(here, 3))).toBe(2);
    const hot = new MetricList([new CategoricalAccuracy()]);
    expect(run(hot, sealed(here, 3), sealed(here, 3))).toBe(1);
    expect(run(new MetricList([new Accuracy()]), sealed(here, 1), sealed(here, 1))).toBe(1);
    expect(run(new MetricList([new BinaryAccuracy()]), ones, sealed(here, 1))).toBe(1);
  });
});
