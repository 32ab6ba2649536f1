import type { Data, Vector } from 'apache-arrow';
import { arrow } from '../../engines/arrow-library.ts';
import { clockOf } from './clock.ts';
import { decimalOf, decimalText } from './decimals.ts';

const { DataType } = arrow;

/** What reads a column, row by row. */
type Get = (row: number) => unknown;

/** Values as metrics compare them: numbers, whole numbers, text and truth values, null for NULL, and a list for a list. */
export const cellsOf = (data: Data, start: number, end: number): unknown[] =>
  range(withNulls(data, readerOf), start, end);

/** Values as they stand in a report, null for NULL. A date is undefined where it is too far away for a calendar. */
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

/** The names that codes stand for. Each is read once. */
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
  // A dictionary that grew is several pieces.
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
  const clock = clockOf(type);
  if (!clock) return readerOf(data);
  const values = data.values as ArrayLike<number | bigint>;
  return (row) => clock(BigInt(values[row]!));
};

const listed = (value: unknown): unknown =>
  value instanceof arrow.Vector ? [...(value as Iterable<unknown>)] : value;
