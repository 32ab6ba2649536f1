/** Numbers that are equal in every run: whole numbers below 2^32, by Marsaglia's xorshift. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** A random multiple of 2^-23, from 0 to below 1. */
export const share = (random) => (random() >>> 9) / 2 ** 23;

/** A float32 number half a step above a multiple of 2^-23, so that no result of `share` equals it. */
export const offGrid = (x) => Math.floor(x * 2 ** 23) / 2 ** 23 + 2 ** -24;

/** Fills an array element by element. */
export function filled(array, next) {
  for (let i = 0; i < array.length; i++) array[i] = next(i);
  return array;
}
