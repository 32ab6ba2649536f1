import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { determinant } from '../../src/statistics/two-parts.ts';

// A sum of two parts, compared with BigInt: a multiple of 2⁵³, and a part below its last digit.
const sum = fc
  .tuple(fc.integer({ min: 1, max: 2 ** 26 }), fc.integer({ min: -1000, max: 1000 }))
  .map(([high, share]) => [high * 2 ** 53, Math.trunc((high * share) / 2000)] as const);
const exact = ([high, low]: readonly [number, number]): bigint => BigInt(high) + BigInt(low);

test('ac − b² keeps the digits of both parts, where it cancels', () => {
  const [a, b] = [[2 ** 53, 1] as const, [2 ** 53, 0] as const];
  expect(determinant(a, b, b)).toBe(2 ** 53);
  expect(determinant(b, a, b)).toBe(-(2 ** 54) - 1);
});

test('ac − b² is good for 28 digits of ac', () => {
  fc.assert(
    fc.property(sum, sum, sum, (a, b, c) => {
      const expected = exact(a) * exact(c) - exact(b) * exact(b);
      const size = Number(exact(a) * exact(c) + exact(b) * exact(b));
      expect(Math.abs(determinant(a, b, c) - Number(expected))).toBeLessThan(
        1e-28 * size + 2e-16 * Math.abs(Number(expected)),
      );
    }),
  );
});
