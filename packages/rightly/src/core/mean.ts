import type { Reduction } from './options.ts';
import { type Shape, size } from './shape.ts';
import { type State, type Sum, toState } from './state.ts';
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
  what: string,
): MeanState {
  const d = values.length === 0 || reduction === 'element' ? 1 : size(shape.slice(1));
  const share = ([high, low]: Sum): Sum => (d === 1 ? [high, low] : [(high + low) / d, 0]);
  const given = weights.filter((w) => w !== undefined);
  return toState(
    meanSums,
    (name) =>
      share(
        name === 'total' ? sum([values, ...given]) : given[0] ? sum(given) : [values.length, 0],
      ),
    what,
  );
}

/** Neumaier's compensated sum of the products of these arrays. */
function sum([first, ...factors]: readonly ArrayLike<number>[]): Sum {
  let high = 0;
  let low = 0;
  for (let i = 0; i < first!.length; i++) {
    let x = Number(first![i]); // 64-bit integers too
    for (const factor of factors) x *= Number(factor[i]);
    const next = high + x;
    low += high >= x ? high - next + x : x - next + high;
    high = next;
  }
  return [high, low];
}
