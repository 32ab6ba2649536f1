import { describe, expect, test, vi } from 'vitest';
import * as arithmetic from '../src/engines/cpu/arithmetic.ts';
import * as counting from '../src/engines/cpu/counting.ts';
import { part } from '../src/engines/cpu/in-blocks.ts';
import * as closing from '../src/engines/cpu/rows.ts';
import * as host from '../src/engines/cpu/verbs.ts';
import type { Data, InputData } from '../src/engines/inputs.ts';

/* Verbs on plain arrays, on inputs that metrics of the catalogue hardly give them: wide rows, ties, NaN, 64-bit integers. */

const column = (...data: number[]): InputData => ({ data: Float64Array.from(data) });
const rows = (width: number, ...data: number[]) => ({ data: Float64Array.from(data), width });
const integers = (...data: bigint[]): InputData => ({ data: BigInt64Array.from(data) as never });
const found = ({ data }: InputData): unknown[] => Array.from(data as ArrayLike<unknown>);
const refusing = (input: InputData) => {
  const nan = vi.fn<() => void>();
  return { input: { ...input, refuse: { nan } as never } as never, nan };
};

describe('float64 gives', () => {
  test.each<[string, Data, number, number[]]>([
    ['64-bit integers as numbers', BigInt64Array.of(3n, -4n) as never, 1, [3, -4]],
    ['the numbers of a plain array', [1, 2, 3, 4], 2, [1, 2, 3, 4]],
    ['the numbers of any other typed array', Uint8Array.of(7, 8), 2, [7, 8]],
  ])('%s', (_, data, width, expected) => {
    const given = arithmetic.float64(expected.length / width, { data, width });
    expect(given.data).toBeInstanceOf(Float64Array);
    expect([found(given), given.width]).toEqual([expected, width]);
  });
});

test('an element-wise verb applies to each element of a row', () => {
  expect(found(arithmetic.square(2, rows(2, 1, 2, 3, -4)))).toEqual([1, 4, 9, 16]);
  expect(found(arithmetic.sqrt(2, rows(2, 1, 4, 9, 16)))).toEqual([1, 2, 3, 4]);
  expect(found(arithmetic.abs(2, rows(2, 1, -2, 3, -4)))).toEqual([1, 2, 3, 4]);
  expect(found(arithmetic.plus(2, rows(2, 1, 2, 3, 4), column(10, 20)))).toEqual([11, 12, 23, 24]);
});

describe('The highest number of a row', () => {
  test('is NaN where one is NaN, wherever it stands', () => {
    expect(found(closing.max(3, rows(3, 1, NaN, 2, NaN, 1, 2, 1, 2, NaN)))).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });

  test('is subtracted before e^x, which would overflow', () => {
    const [ends, tie] = found(closing.logSumExp(2, rows(3, 900, 899, 0, 1000, 1000, 0)));
    expect(ends).toBeCloseTo(900 + Math.log1p(Math.exp(-1)), 12);
    expect(tie).toBeCloseTo(1000 + Math.LN2, 12);
  });

  test('is the first of equal numbers, and of this row alone', () => {
    const scores = rows(2, 2, 2, 1, 9, 3, 1, 8, 8);
    for (const verb of [host.argmax, counting.predicted])
      expect(found(verb(4, scores))).toEqual([0, 1, 0, 0]);
    expect(found(host.argmax(2, rows(2, 1, 2, 9, 0)))).toEqual([1, 0]);
  });

  test('is the first NaN for predicted, and an error for argmax', () => {
    const data = rows(3, 5, NaN, NaN, 1, 2, 3);
    expect(found(counting.predicted(2, data))).toEqual([1, 2]);
    const [one, none] = [refusing(data), refusing(rows(2, 1, 2))];
    host.argmax(2, one.input);
    host.argmax(1, none.input);
    expect(one.nan).toHaveBeenCalledTimes(1);
    expect(none.nan).not.toHaveBeenCalled();
    // Verbs are also evaluated on data that nobody gave.
    expect(() => host.argmax(1, rows(2, NaN, 1))).not.toThrow();
  });

  test('leaves k others: the first of equal numbers, NaN beside them, and no -Infinity', () => {
    const scores = rows(4, 1, 3, 3, 2, NaN, 5, 4, 6, -Infinity, -Infinity, 7, -Infinity);
    expect(found(counting.topOnly(3, scores, 2))).toEqual(
      [
        [-Infinity, 3, 3, -Infinity],
        [NaN, 5, -Infinity, 6],
        [-Number.MAX_VALUE, -Infinity, 7, -Infinity],
      ].flat(),
    );
    expect(found(counting.topOnly(1, rows(3, 2, 2, 2), 1))).toEqual([2, -Infinity, -Infinity]);
    expect(found(counting.topOnly(1, rows(2, 1, 2), 5))).toEqual([1, 2]);
  });
});

describe('Conditions:', () => {
  test('a name differs from the number that it spells', () => {
    expect(found(host.differs(2, { data: ['1', '2'] as never }, 1))).toEqual([1, 1]);
    expect(found(host.differs(2, column(1, 2), 1))).toEqual([0, 1]);
  });

  test('the first k ids end with their row', () => {
    const ids = rows(2, 1, 2, 3, 4);
    expect(found(host.amongFirst(2, column(3, 4), ids, 5))).toEqual([0, 1]);
    expect(found(host.amongFirst(2, column(2, 3), ids, 1))).toEqual([0, 1]);
  });

  test('both holds for each number of a row, beside a column', () => {
    const [a, b] = [rows(2, 1, 0, 1, 1), column(1, 0)];
    expect(found(counting.both(2, a, b))).toEqual([1, 0, 0, 0]);
    expect(found(counting.both(2, b, a))).toEqual([1, 0, 0, 0]);
  });

  test('reaches is 1 from the threshold on, 0 below it, and -1 for NaN', () => {
    expect(found(counting.reaches(5, column(0.4, 0.5, 0.6, NaN, -1), 0.5))).toEqual([
      0, 1, 1, -1, 0,
    ]);
  });

  test('positive is 1 for every number but 0, and refuses NaN alone', () => {
    const [one, none] = [refusing(column(1, NaN)), refusing(column(0, -0, 0.1, -1))];
    counting.positive(2, one.input);
    expect(found(counting.positive(4, none.input))).toEqual([0, 0, 1, 1]);
    expect(found(counting.positive(2, integers(0n, 2n)))).toEqual([0, 1]);
    expect(one.nan).toHaveBeenCalledTimes(1);
    expect(none.nan).not.toHaveBeenCalled();
  });

  test('withoutNaN refuses NaN alone', () => {
    const [one, none] = [refusing(column(1, NaN)), refusing(column(1, 0))];
    counting.withoutNaN(2, one.input);
    counting.withoutNaN(2, none.input);
    expect(one.nan).toHaveBeenCalledTimes(1);
    expect(none.nan).not.toHaveBeenCalled();
  });

  test('isCalled compares the label with the highest score, and with class 1 for a single score', () => {
    expect(found(counting.isCalled(3, integers(1n, 0n, 0n), rows(2, 1, 2, 1, 2, 2, 1)))).toEqual([
      1, 0, 1,
    ]);
    expect(found(counting.isCalled(3, column(1, 0, 2), rows(1, 0.1, 0.2, 0.3)))).toEqual([1, 0, 0]);
  });
});

describe('The index of an interval:', () => {
  const scores = [-Infinity, -3, -0.1, 0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1, 1.1, 7, Infinity, NaN];
  test.each<[string, number[]]>([
    ['evenly spaced', [0, 0.25, 0.5, 0.75, 1]],
    ['spaced in powers', [1e-3, 0.1, 0.3, 0.9, 5]],
    ['on both sides of 0', [-4, -0.1, 0.1, 1.1]],
    ['repeated', [0.1, 0.1, 0.5, 0.5]],
    ['all equal', [0.5, 0.5]],
    ['alone', [0.3]],
  ])('bucket counts thresholds below, %s', (_, thresholds) => {
    const below = scores.map((x) =>
      x === x ? thresholds.filter((limit) => limit < x).length : -1,
    );
    const n = scores.length;
    expect(found(counting.bucket(n, column(...scores), ...thresholds))).toEqual(below);
    // Thresholds are rounded as the scores are.
    const data = Float32Array.from(scores);
    const single = { data, dtype: 'float32' } as const;
    expect(found(counting.bucket(n, single, ...thresholds))).toEqual(
      [...data].map((x) =>
        x === x ? thresholds.filter((limit) => Math.fround(limit) < x).length : -1,
      ),
    );
  });

  test.each([1, 2, 3, 7, 10, 49])('one of %d bins includes its lower edge', (bins) => {
    const edges = Array.from({ length: bins + 1 }, (_, i) => i / bins);
    const inside = edges.slice(0, -1).map((edge) => edge + 0.5 / bins);
    const before = edges.slice(1).map((edge) => edge * (1 - 2 ** -52));
    const at = (x: number): number => edges.filter((edge) => edge <= x).length - 1;
    const all = [...edges, ...inside, ...before];
    expect(found(counting.bin(all.length, column(...all), bins))).toEqual(all.map(at));
    expect(found(counting.bin(1, column(NaN), bins))).toEqual([-1]);
  });

  test('edges of bins are rounded as the scores are', () => {
    const edges = Array.from({ length: 11 }, (_, i) => i / 10);
    const data = Float32Array.from(edges);
    expect(found(counting.bin(11, { data, dtype: 'float32' }, 10))).toEqual(edges.map((_, i) => i));
  });
});

test('a part of an input has its samples alone', () => {
  for (const data of [[1, 2, 3, 4, 5, 6], Float64Array.of(1, 2, 3, 4, 5, 6)])
    expect(found(part({ data, width: 2 }, 1, 1))).toEqual([3, 4]);
});
