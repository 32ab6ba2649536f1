import type { Data, Vector } from 'apache-arrow';
import { arrow } from '../../engines/arrow-library.ts';
import { timeFormatOf } from './time-text.ts';
import { decimalOf, decimalText } from './decimals.ts';

const { DataType } = arrow;

/** A function that reads the value of a row. */
type Get = (row: number) => unknown;

/** Values in the form that metrics compare: numbers, bigints, strings, booleans, null for NULL, and arrays for lists. */
export const cellsOf = (data: Data, start: number, end: number): unknown[] =>
  range(withNulls(data, readerOf), start, end);

/** Values in the form that results show, null for NULL. A date outside of the years 1 to 9999 is undefined. */
export const groupsOf = (data: Data, start: number, end: number): unknown[] =>
  range(withNulls(data, groupReaderOf), start, end);

const range = (get: Get, start: number, end: number): unknown[] =>
  Array.from({ length: end - start }, (_, i) => get(start + i));

type ReaderOf = (data: Data) => Get;

function withNulls(data: Data, readerFor: ReaderOf): Get {
  if (DataType.isNull(data.type)) return () => null;
  const read = DataType.isDictionary(data.type) ? named(data, readerFor) : readerFor(data);
  return data.nullCount === 0 ? read : (row) => (data.getValid(row) ? read(row) : null);
}

/** Reads a dictionary column. The value of each code is read once. */
function named(data: Data, readerFor: ReaderOf): Get {
  const names = namesOf(data.dictionary!, readerFor);
  const codes = data.values as ArrayLike<number | bigint>;
  return (row) => {
    const code = Number(codes[row]);
    return (names.known[code] ??= names.read(code));
  };
}

interface Names {
  readonly known: unknown[];
  readonly read: Get;
}

const allNames = new WeakMap<Vector, Map<ReaderOf, Names>>();

function namesOf(dictionary: Vector, readerFor: ReaderOf): Names {
  const kinds = allNames.get(dictionary) ?? new Map<ReaderOf, Names>();
  allNames.set(dictionary, kinds);
  const found = kinds.get(readerFor);
  if (found) return found;
  // A dictionary that grew consists of several pieces.
  const pieces = dictionary.data.map((data) => ({
    length: data.length,
    get: withNulls(data, readerFor),
  }));
  const read: Get = (code) => {
    let at = code;
    for (const { length, get } of pieces) {
      if (at < length) return get(at);
      at -= length;
    }
    return null;
  };
  const names = { known: [], read };
  kinds.set(readerFor, names);
  return names;
}

const readerOf: ReaderOf = (data) => {
  const { type } = data;
  if (DataType.isDecimal(type)) return (row) => decimalOf(data, row, type);
  const vector = new arrow.Vector([data]);
  return (row) => listed(vector.get(row));
};

const groupReaderOf: ReaderOf = (data) => {
  const { type } = data;
  if (DataType.isDecimal(type)) return (row) => decimalText(data, row, type);
  const formatTime = timeFormatOf(type);
  if (!formatTime) return readerOf(data);
  const values = data.values as ArrayLike<number | bigint>;
  return (row) => formatTime(BigInt(values[row]!));
};

const listed = (value: unknown): unknown =>
  value instanceof arrow.Vector ? [...(value as Iterable<unknown>)] : value;
