import type { Estimate } from '../../src/data.ts';

/** A part with its Wilson interval at 95 %. */
export function part(right: number, rows: number): Estimate {
  if (rows === 0) return { value: null, low: null, high: null };
  const p = right / rows;
  const z = 1.96;
  const middle = (p + (z * z) / (2 * rows)) / (1 + (z * z) / rows);
  const half =
    (z * Math.sqrt((p * (1 - p)) / rows + (z * z) / (4 * rows * rows))) / (1 + (z * z) / rows);
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Random numbers from 0 to 1 that are the same in each run. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
