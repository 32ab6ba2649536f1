/** Numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number;

export const randomFrom = (seed: number): Random => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const pick = <T>(random: Random, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)]!;

/** The values from which scores and truth are drawn. */
export const pools: Readonly<Record<string, (random: Random) => number>> = {
  ties: (random) => pick(random, [0, -0, 1, 1, 2]),
  'ties, NaN and infinities': (random) => pick(random, [0, 0, 1, 1, NaN, Infinity, -Infinity]),
  'few NaN': (random) => (random() < 0.01 ? NaN : Math.floor(random() * 100)),
  probabilities: (random) => random(),
  logits: (random) => 8 * random() - 4,
  // Numbers that are equal as float32, and different as float64.
  'close together': (random) => 1 + Math.floor(random() * 4) * 2 ** -40,
  // Numbers beyond 24 bits, and beyond 31 bits.
  'great whole numbers': (random) =>
    pick(random, [2 ** 24, 2 ** 31, 2 ** 32 - 4]) + pick(random, [0, 1, 2]),
  'none above zero': (random) => pick(random, [-Infinity, -3, -1, -1e-40]),
};

const noClass = [2 ** 31, 2 ** 32, 2 ** 32 + 1, -(2 ** 32), 2 ** 52];

/** Class indexes. Most are a class, and some are not, in every possible way. `most` is the largest number of the labels' type. */
export function labelOf(random: Random, width: number, most = Infinity): number {
  if (random() < 0.9) return Math.floor(random() * Math.min(width, most));
  return pick(
    random,
    [-1, -100, width, width + 1, ...noClass].map((x) => (x > most || x < -most ? -2 : x)),
  );
}
