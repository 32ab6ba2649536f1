import { rangeError } from '../../core/errors.ts';
import { float64s } from '../../core/slab.ts';
import type { Data, InputData } from '../vocabulary.ts';

/* Verbs that reduce rows to columns. */

export function sum(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n);
  for (let i = 0, j = 0; i < n; i++) {
    let total = 0;
    for (const end = j + width; j < end; j++) total += data[j]!;
    out[i] = total;
  }
  return { data: out };
}

export function mean(n: number, rows: InputData): InputData {
  const { data } = sum(n, rows);
  const out = data as Float64Array;
  for (let i = 0; i < n; i++) out[i]! /= rows.width ?? 1;
  return { data };
}

/** The index of the highest number of a vector, or of a NaN. */
function highest(data: Data, start: number, end: number): number {
  let best = start;
  for (let j = start; j < end; j++) if (data[j]! > data[best]! || data[j] !== data[j]) best = j;
  return best;
}

export function max(n: number, { data, width = 1, dtype }: InputData): InputData {
  const out = float64s(n);
  for (let i = 0; i < n; i++) out[i] = data[highest(data, i * width, (i + 1) * width)]!;
  return { data: out, dtype };
}

/** log(Σ e^x). It is the highest number plus log1p of a sum over the other numbers, so that small numbers are not lost. */
export function logSumExp(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n);
  for (let i = 0; i < n; i++) {
    const end = (i + 1) * width;
    const best = highest(data, i * width, end);
    const top = data[best]!;
    let others = 0;
    for (let j = i * width; j < end; j++) if (j !== best) others += Math.exp(data[j]! - top);
    out[i] = top + Math.log1p(others);
  }
  return { data: out };
}

/** The number at the label's index. NaN where no class has the label. */
export function pick(
  n: number,
  { data: labels }: InputData,
  { data, width = 1 }: InputData,
): InputData {
  const out = float64s(n);
  for (let i = 0; i < n; i++) {
    const label = Number(labels[i]);
    // The data may be 64-bit integers.
    out[i] = label >= 0 && label < width ? Number(data[i * width + label]) : NaN;
  }
  return { data: out };
}

export function timesEach(
  n: number,
  { data, width = 1 }: InputData,
  ...factors: readonly number[]
): InputData {
  if (factors.length !== width)
    throw rangeError(
      'alpha (the factors of timesEach)',
      `be ${width} numbers, one for each class`,
      `${factors.length}`,
    );
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = data[i]! * factors[i % width]!;
  return { data: out, width };
}
