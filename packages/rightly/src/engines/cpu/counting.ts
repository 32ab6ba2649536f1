import { round } from '../../core/dtype.ts';
import { tagOf } from '../../core/tensor.ts';
import type { Data, InputData } from '../vocabulary.ts';
import { spread } from './arithmetic.ts';

/* Verbs of metrics that count by class or by threshold. */

/** 1 where the number is not 0, else 0. NaN is an error. */
export function positive(_: number, input: InputData): InputData {
  const { data, width = 1 } = input;
  const out = new Uint8Array(data.length);
  const numbers = plain(data);
  let nans = 0;
  for (let i = 0; i < out.length; i++) {
    const x = numbers[i]!;
    out[i] = x === 0 ? 0 : 1;
    nans += x === x ? 0 : 1;
  }
  if (nans > 0) input.refuse!.nan();
  return { data: out, width };
}

/** 1 where the number is not NaN, else 0. */
export function isNumber(_: number, { data, width = 1 }: InputData): InputData {
  const out = new Uint8Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = data[i] === data[i] ? 1 : 0;
  return { data: out, width };
}

/** The numbers. NaN is an error. */
export function withoutNaN(_: number, input: InputData): InputData {
  const { data } = input;
  for (let i = 0; i < data.length; i++) if (data[i] !== data[i]) input.refuse!.nan();
  return input;
}

/** The numbers. A number outside the bounds is an error, unless it is NaN or does not count. */
export function within(
  _: number,
  input: InputData,
  least: number,
  most: number,
  counts?: InputData,
): InputData {
  const { data } = input;
  for (let i = 0; i < data.length; i++) {
    const x = data[i]!;
    // JavaScript would convert a name to a number for the comparison.
    const isInside = typeof x !== 'string' && x >= least && x <= most;
    if (!isInside && x === x && counts?.data[i] !== 0)
      input.refuse!.at(i, `lie between ${least} and ${most}`);
  }
  return input;
}

export function not(_: number, { data, width = 1 }: InputData): InputData {
  const out = new Uint8Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = data[i] ? 0 : 1;
  return { data: out, width };
}

export function both(n: number, a: InputData, b: InputData): InputData {
  const width = Math.max(a.width ?? 1, b.width ?? 1);
  const [x, y] = [spread(n, a, width), spread(n, b, width)];
  const out = new Uint8Array(n * width);
  for (let i = 0; i < out.length; i++) out[i] = x[i] && y[i] ? 1 : 0;
  return { data: out, width };
}

/** 1 from the threshold on, 0 below it, and -1 for NaN. */
export function reaches(
  _: number,
  { data, width = 1, dtype = 'float64' }: InputData,
  threshold: number,
): InputData {
  const out = new Int8Array(data.length);
  const limit = round(threshold, dtype);
  for (let i = 0; i < out.length; i++) out[i] = data[i]! >= limit ? 1 : data[i]! < limit ? 0 : -1;
  return { data: out, width };
}

/** The index of each number in its vector. */
export function place(n: number, { width = 1 }: InputData): InputData {
  const out = new Int32Array(n * width);
  for (let i = 0, j = 0; i < n; i++) for (let c = 0; c < width; c++) out[j++] = c;
  return { data: out, width };
}

/** The numbers. A vector of another length is an error. */
export function ofWidth(_: number, input: InputData, width: number): InputData {
  if (input.width !== width) input.refuse!.shape(`have vectors of ${width} numbers`);
  return input;
}

/** 1 for the number at index `at` of its vector, 0 for all others. */
export function isPlace(n: number, input: InputData, at: number): InputData {
  const { width = 1 } = input;
  if (at >= width) input.refuse!.shape(`have vectors of more than ${at} numbers`);
  const out = new Uint8Array(n * width);
  for (let i = 0; i < n; i++) out[i * width + at] = 1;
  return { data: out, width };
}

/** The class of the highest score. Among equal scores it is the first. The first NaN comes before all numbers. */
export function predicted(n: number, { data, width = 1 }: InputData): InputData {
  const out = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const start = i * width;
    let best = start;
    for (let j = start + 1; j < start + width && data[best] === data[best]; j++)
      if (!(data[j]! <= data[best]!)) best = j;
    out[i] = best - start;
  }
  return { data: out };
}

/**
 * The `k` highest numbers of each vector. Among equal numbers the first are taken. NaN stays NaN, and all others become -Infinity. If one
 * of the highest is -Infinity, it becomes the lowest finite number.
 */
export function topOnly(n: number, { data, width = 1, dtype }: InputData, k: number): InputData {
  const out = new Float64Array(n * width);
  const places: number[] = [];
  for (let i = 0; i < n; i++) {
    const start = i * width;
    places.length = 0;
    for (let j = start; j < start + width; j++) {
      const score = data[j]!;
      out[j] = score === score ? -Infinity : NaN;
      if (score !== score) continue;
      // The indexes of the highest numbers so far, the best first.
      let at = places.length;
      while (at > 0 && data[places[at - 1]!]! < score) at--;
      if (at < k) {
        places.splice(at, 0, j);
        if (places.length > k) places.length = k;
      }
    }
    for (const j of places) out[j] = Math.max(Number(data[j]), -Number.MAX_VALUE);
  }
  return { data: out, width, dtype };
}

/**
 * The number of thresholds below the number. Thresholds ascend, and are rounded to the number's precision. NaN gives -1.
 */
export function bucket(
  _: number,
  { data, width = 1, dtype = 'float64' }: InputData,
  ...thresholds: readonly number[]
): InputData {
  const limits = Float64Array.from(thresholds, (threshold) => round(threshold, dtype));
  const count = limits.length;
  const first = limits[0]!;
  // For evenly spaced thresholds this estimate is right almost always. Otherwise a binary search finds the index.
  const scale = (count - 1) / (limits[count - 1]! - first) || 0;
  const numbers = plain(data);
  const out = new Int32Array(data.length);
  for (let i = 0; i < out.length; i++) {
    const x = data[i]!;
    const about = (numbers[i]! - first) * scale;
    let at = about > 0 ? (about < count ? Math.ceil(about) : count) : 0;
    if (limits[at]! < x || limits[at - 1]! >= x) {
      let end = count;
      for (at = 0; at < end;) {
        const middle = (at + end) >> 1;
        if (limits[middle]! < x) at = middle + 1;
        else end = middle;
      }
    }
    out[i] = x === x ? at : -1;
  }
  return { data: out, width };
}

/** The index of the bin of a number from 0 to 1. Bins have equal width, and include their lower edge. NaN gives -1. */
export function bin(_: number, { data, dtype = 'float64' }: InputData, bins: number): InputData {
  const edges = Float64Array.from({ length: bins + 1 }, (__, i) => round(i / bins, dtype));
  const out = new Int32Array(data.length);
  for (let i = 0; i < out.length; i++) {
    const x = data[i]!;
    let at = Math.min(Math.floor(x * bins), bins);
    while (edges[at + 1]! <= x) at++;
    while (edges[at]! > x) at--;
    out[i] = x === x ? at : -1;
  }
  return { data: out };
}

/** 1 where the label is the class of the highest score, else 0. A single score is that of class 1. */
export function isCalled(n: number, { data: labels }: InputData, of: InputData): InputData {
  const { data: calls } = predicted(n, of);
  const out = new Uint8Array(n);
  for (let i = 0; i < n; i++)
    out[i] = Number(labels[i]) === (of.width === 1 ? 1 : calls[i]) ? 1 : 0;
  return { data: out };
}

/** Data for arithmetic. 64-bit integers are converted to numbers. An array that is not typed may hold both. */
const plain = (data: Data): Data =>
  (tagOf(data) ?? 'Big').startsWith('Big') ? Float64Array.from(data, Number) : data;
