import { addSums, type Sum } from '../core/state.ts';

/** The product of two numbers without rounding. Each number is cut into two halves of 26 bits. */
function product(a: number, b: number): Sum {
  const high = a * b;
  const [x, y] = [upper(a), upper(b)];
  return [high, x * y - high + x * (b - y) + (a - x) * y + (a - x) * (b - y)];
}

function upper(a: number): number {
  const c = 134_217_729 * a;
  return c - (c - a);
}

/** The product of two sums, with about 30 digits. */
function times([a, aLow]: Sum, [b, bLow]: Sum): Sum {
  const [high, low] = product(a, b);
  return [high, low + (a * bLow + aLow * b)];
}

/** ac − b², accurate despite cancellation. */
export function determinant(a: Sum, b: Sum, c: Sum): number {
  const [high, low] = times(b, b);
  const [nearest, rest] = addSums(times(a, c), [-high, -low]);
  return nearest + rest;
}
