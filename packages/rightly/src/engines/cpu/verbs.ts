import { round } from '../../core/dtype.ts';
import type { Data, InputData } from '../vocabulary.ts';

/* The verbs for `n` samples. `==` is intended: it compares numbers with bigints exactly. */
/* oxlint-disable eqeqeq */

type Rows = InputData & { readonly width: number };

export function equal(n: number, { data: a }: InputData, { data: b }: InputData): InputData {
  const out = new Uint8Array(n);
  for (let i = 0; i < n; i++) out[i] = a[i] == b[i] ? 1 : 0;
  return { data: out };
}

export function differs(n: number, { data: a, width = 1 }: InputData, constant: number): InputData {
  const out = new Uint8Array(n * width);
  // A name differs from every number, even if its text is that number.
  if (typeof a[0] === 'string') out.fill(1);
  else for (let i = 0; i < out.length; i++) out[i] = a[i] == constant ? 0 : 1;
  return { data: out, width };
}

export function greater(
  n: number,
  { data: a, dtype = 'float64' }: InputData,
  constant: number,
): InputData {
  const out = new Float32Array(n);
  const threshold = round(constant, dtype);
  for (let i = 0; i < n; i++) out[i] = a[i]! > threshold ? 1 : a[i]! <= threshold ? 0 : NaN;
  return { data: out };
}

export function less(n: number, { data: a }: InputData, limit: number): InputData {
  const out = new Uint8Array(n);
  for (let i = 0; i < n; i++) out[i] = a[i]! < limit ? 1 : 0;
  return { data: out };
}

export function plus(n: number, { data: a }: InputData, { data: b }: InputData): InputData {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) out[i] = a[i]! + b[i]!;
  return { data: out };
}

export function argmax(n: number, rows: Rows): InputData {
  const { data, width } = rows;
  const out = new Int32Array(n);
  let ordered = true;
  for (let i = 0; i < n; i++) {
    let best = i * width;
    for (let j = best; j < (i + 1) * width; j++) {
      if (data[j]! > data[best]!) best = j;
      ordered &&= data[j] === data[j];
    }
    out[i] = best - i * width;
  }
  if (!ordered) rows.refuse?.nan();
  return { data: out };
}

export const above = (n: number, labels: InputData, scores: Rows): InputData =>
  ranked(n, labels, scores, (data, start, end, score) => {
    let higher = 0;
    // The condition is not s > score, because NaN outranks every number.
    for (let j = start; j < end; j++) if (!(data[j]! <= score)) higher++;
    return higher;
  });

export const tiedBefore = (n: number, labels: InputData, scores: Rows): InputData =>
  ranked(n, labels, scores, (data, start, _, score, label) => {
    let ties = 0;
    for (let j = start; j < start + label; j++) if (data[j] == score) ties++;
    return ties;
  });

export function amongFirst(
  n: number,
  { data: label }: InputData,
  { data, width }: Rows,
  k: number,
): InputData {
  const out = new Uint8Array(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < k && j < width; j++) if (data[i * width + j] == label[i]) out[i] = 1;
  return { data: out };
}

type Count = (data: Data, start: number, end: number, score: number, label: number) => number;

/** Counts scores against the label's score. The count is infinite where the label has no score, or the score is NaN. */
function ranked(
  n: number,
  { data: labels }: InputData,
  { data, width }: Rows,
  count: Count,
): InputData {
  const out = new Float64Array(n).fill(Infinity);
  for (let i = 0; i < n; i++) {
    const label = Number(labels[i]);
    const score = label >= 0 && label < width ? data[i * width + label]! : NaN;
    // Scores may be bigints, which Number.isNaN does not take.
    if (score === score) out[i] = count(data, i * width, (i + 1) * width, score, label);
  }
  return { data: out };
}
