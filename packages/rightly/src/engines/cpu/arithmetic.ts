import { type Dtype, round } from '../../core/dtype.ts';
import { float64s } from '../../core/slab.ts';
import { tagOf } from '../../core/tensor.ts';
import type { Data, InputData } from '../vocabulary.ts';

/*
 * Element-wise verbs. Columns give columns, and rows give rows. Beside rows, a column's number applies to each element of the row. Each verb has
 * its own loop: a common loop that calls a function takes three to five times as long.
 */

type Term = InputData | number;

/** An input as float64, for arithmetic. */
export function float64(n: number, input: InputData): InputData {
  const { data, width = 1 } = input;
  if (data instanceof Float64Array) return input;
  const numbers = float64s(n * width);
  // `set` copies from any typed array, except from one of 64-bit integers.
  if (tagOf(data)?.match(/^[^B]/)) numbers.set(data);
  else for (let i = 0; i < numbers.length; i++) numbers[i] = Number(data[i]);
  return { ...input, data: numbers, width, bits: undefined };
}

/** Two terms as data of the same length, and an array for the result. */
function both(n: number, a: Term, b: Term): [x: Data, y: Data, out: Float64Array, width: number] {
  const width = Math.max(widthOf(a), widthOf(b));
  return [spread(n, a, width), spread(n, b, width), float64s(n * width), width];
}

const widthOf = (term: Term): number => (typeof term === 'number' ? 1 : (term.width ?? 1));

/** A term as numbers, with `width` numbers for each sample. */
export function spread(n: number, term: Term, width: number): Data {
  if (typeof term === 'number') return float64s(n * width).fill(term);
  if (widthOf(term) === width) return term.data;
  const numbers = float64s(n * width);
  for (let i = 0; i < n; i++) numbers.fill(term.data[i]!, i * width, (i + 1) * width);
  return numbers;
}

export function plus(n: number, a: Term, b: Term): InputData {
  const [x, y, out, width] = both(n, a, b);
  for (let i = 0; i < out.length; i++) out[i] = x[i]! + y[i]!;
  return { data: out, width };
}

export function minus(n: number, a: Term, b: Term): InputData {
  const [x, y, out, width] = both(n, a, b);
  for (let i = 0; i < out.length; i++) out[i] = x[i]! - y[i]!;
  return { data: out, width };
}

export function times(n: number, a: Term, b: Term): InputData {
  const [x, y, out, width] = both(n, a, b);
  for (let i = 0; i < out.length; i++) out[i] = x[i]! * y[i]!;
  return { data: out, width };
}

export function dividedBy(n: number, a: Term, b: Term): InputData {
  const [x, y, out, width] = both(n, a, b);
  for (let i = 0; i < out.length; i++) out[i] = x[i]! / y[i]!;
  // The quotient keeps the precision of its input. Later it is cut to bounds in this precision.
  return { data: out, width, dtype: typeof a === 'number' ? undefined : a.dtype };
}

export function weighted(n: number, by: Term, a: Term): InputData {
  const [x, y, out, width] = both(n, by, a);
  for (let i = 0; i < out.length; i++) {
    const w = x[i]!;
    out[i] = w === 0 ? 0 : w * y[i]!;
  }
  return { data: out, width };
}

export function abs(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = Math.abs(data[i]!);
  return { data: out, width };
}

export function square(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = data[i]! * data[i]!;
  return { data: out, width };
}

export function sqrt(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(data[i]!);
  return { data: out, width };
}

export function exp(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(data[i]!);
  return { data: out, width };
}

export function log(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = Math.log(data[i]!);
  return { data: out, width };
}

export function log1p(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = Math.log1p(data[i]!);
  return { data: out, width };
}

/** log(1 + e^x). It is accurate also where e^x overflows, and where 1 + e^x is rounded to 1. */
export function softplus(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) {
    const x = data[i]!;
    out[i] = Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
  return { data: out, width };
}

/** log(cosh x). Near 0 it uses cosh x − 1, which is small. Elsewhere it avoids e^x, which could overflow. */
export function logCosh(n: number, { data, width = 1 }: InputData): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) {
    const x = Math.abs(data[i]!);
    out[i] = x < 1 ? Math.log1p(2 * Math.sinh(x / 2) ** 2) : x + Math.log1p(Math.expm1(-2 * x) / 2);
  }
  return { data: out, width };
}

export function power(n: number, { data, width = 1 }: InputData, exponent: number): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = data[i]! ** exponent;
  return { data: out, width };
}

export function replaced(
  n: number,
  { data, width = 1 }: InputData,
  from: number,
  to: number,
): InputData {
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = data[i] === from ? to : data[i]!;
  return { data: out, width };
}

/** A bound rounded to the precision of an input. In 16 bits, 1 - 1e-7 would be 1, so the bound is rounded to 32 bits. */
const rounded = (bound: number, dtype: Dtype = 'float64'): number =>
  round(bound, dtype === 'float64' ? dtype : 'float32');

/** A bounded input keeps its precision. */
export function atLeast(
  n: number,
  { data, width = 1, dtype }: InputData,
  bound: number,
): InputData {
  const least = rounded(bound, dtype);
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = data[i]! < least ? least : data[i]!;
  return { data: out, width, dtype };
}

/** 1 above the threshold, else 0. NaN gives NaN. */
export function exceeds(
  n: number,
  { data, width = 1, dtype = 'float64' }: InputData,
  threshold: number,
): InputData {
  const limit = round(threshold, dtype);
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = data[i]! > limit ? 1 : data[i]! <= limit ? 0 : NaN;
  return { data: out, width };
}

export function atMost(n: number, { data, width = 1, dtype }: InputData, bound: number): InputData {
  const most = rounded(bound, dtype);
  const out = float64s(n * width);
  for (let i = 0; i < out.length; i++) out[i] = data[i]! > most ? most : data[i]!;
  return { data: out, width, dtype };
}
