import { accuracy, binaryAccuracy } from 'rightly';
import { describe, expect, test } from 'vitest';
import { HalfTensor } from '../src/core/half.ts';

const all = Uint16Array.from({ length: 65_536 }, (_, i) => i);

/**
 * The number of each bit pattern, by counting up. Each number is the previous one plus the step of its exponent, also for subnormals.
 * `fractionBits` is the number of bits of the fraction, and `one` is the pattern of 1.
 */
function numbers(fraction: number, one: number): Float64Array {
  const infinity = 0x8000 - 2 ** fraction;
  const step = (exponent: number): number => 2 ** (exponent - (one >> fraction) - fraction);
  const out = new Float64Array(65_536);
  for (let i = 0; i < 0x8000; i++) {
    const before = i - 1;
    out[i] =
      i === 0
        ? 0
        : i < infinity
          ? out[before]! + step(Math.max(before >> fraction, 1))
          : i === infinity
            ? Infinity
            : NaN;
    out[i + 0x8000] = -out[i]!;
  }
  return out;
}

export const formats = [
  ['float16', numbers(10, 0x3c00)],
  ['bfloat16', numbers(7, 0x3f80)],
] as const;

describe.each(formats)('%s:', (type, expected) => {
  test('the model has 1, the least and the greatest number', () => {
    const [one, least, greatest] =
      type === 'float16'
        ? [0x3c00, 2 ** -24, 65_504]
        : [0x3f80, 2 ** -133, 2 ** 127 * (2 - 2 ** -7)];
    expect(expected[one]).toBe(1);
    expect(expected[1]).toBe(least);
    expect(Math.max(...expected.filter(Number.isFinite))).toBe(greatest);
    expect(expected.filter((x) => x !== x).length).toBe(type === 'float16' ? 2046 : 254);
  });

  test('every bit pattern is decoded to its number', () => {
    const { data } = new HalfTensor(all, [65_536], type);
    const wrong = all.filter((i) => !Object.is(data[i], expected[i]));
    expect(Array.from(wrong, (i) => [i, data[i], expected[i]])).toEqual([]);
  });

  test('every bit pattern is equal to its number, NaN to nothing', () => {
    const { data } = accuracy({ data: all, shape: [65_536], type }, expected);
    expect(data).toEqual(Uint8Array.from(expected, (x) => (x === x ? 1 : 0)));
  });

  test('every bit pattern is above or below a threshold, NaN neither', () => {
    const threshold = expected[type === 'float16' ? 0x3801 : 0x3f01]!;
    const halves = { data: all, shape: [65_536], type };
    const above = Uint8Array.from(expected, (x) => (x > threshold ? 1 : 0));
    const { data } = binaryAccuracy(above, halves, { threshold });
    expect(data).toEqual(Uint8Array.from(expected, (x) => (x === x ? 1 : 0)));
  });
});
