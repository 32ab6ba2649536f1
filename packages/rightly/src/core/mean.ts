import type { Reduction } from './options.ts';
import { type Shape, size } from './shape.ts';
import type { State, Sum, Sums } from './state.ts';
import type { Weights } from './weights.ts';

/** The sums of a weighted mean: of value times weight, and of weight. */
export type MeanState = State<MeanSum>;
export type MeanSum = 'total' | 'count';
export const meanSums: readonly MeanSum[] = ['total', 'count'];

/** `total / count`, and 0 before anything was counted. */
export const mean = ({ total, count }: MeanState): number => (count === 0 ? 0 : total / count);

/**
 * What a batch of values adds to the sums. Its inner axes make one sample together: each element counts for one d-th of it,
 * where d is how many there are (Keras's `reduce_to_samplewise_values`).
 */
export function meanOf(
  values: ArrayLike<number>,
  shape: Shape,
  weights: readonly Weights[],
  reduction: Reduction,
): Sums<MeanSum> {
  const d = reduction === 'element' ? 1 : size(shape.slice(1)) || 1;
  const given = weights.filter((w) => w !== undefined);
  return (name) => {
    const [high, low] = sum(values.length, name === 'total' ? [values, ...given] : given);
    return [high / d, low / d];
  };
}

/** Neumaier's compensated sum of the products of these arrays; of ones where there are none. */
function sum(n: number, factors: readonly ArrayLike<number>[]): Sum {
  if (!factors[0]) return [n, 0];
  let high = 0;
  let low = 0;
  for (let i = 0; i < n; i++) {
    let x = 1;
    // 64-bit integers are weights too.
    for (let f = 0; f < factors.length; f++) x *= Number(factors[f]![i]);
    const next = high + x;
    low += high >= x ? high - next + x : x - next + high;
    high = next;
  }
  return [high, low];
}
