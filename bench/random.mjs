/** Numbers that are the same in every run: whole ones below 2^32, by Marsaglia's xorshift. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** From 0 to 1, on a grid of 2^-23. */
export const share = (random) => (random() >>> 9) / 2 ** 23;

/** A float32 half a step beside that grid: nothing on it is tied with this. */
export const offGrid = (x) => Math.floor(x * 2 ** 23) / 2 ** 23 + 2 ** -24;

/** An array filled one by one. */
export function filled(array, next) {
  for (let i = 0; i < array.length; i++) array[i] = next(i);
  return array;
}
