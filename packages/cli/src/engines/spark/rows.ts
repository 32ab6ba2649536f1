import type { Data, RecordBatch, Vector } from 'apache-arrow';
import { InputError, quote } from '../../process/errors.ts';
import { arrow } from '../arrow-library.ts';
import type { Row, Value } from '../engine.ts';
import { checkSound } from '../arrow/check-sound.ts';
import { checkStream } from './check-stream.ts';

const { DataType, TimeUnit } = arrow;

/** The rows of an Arrow IPC stream. Each response is a complete stream with its own schema. Throws InputError for a damaged stream. */
export function rowsOf(bytes: Uint8Array): Row[] {
  try {
    checkStream(bytes);
    return [...arrow.RecordBatchReader.from(bytes)].flatMap(rowsOfBatch);
  } catch (error) {
    throw error instanceof InputError
      ? error
      : new InputError(`the answer cannot be read; ${(error as Error).message.slice(0, 200)}`);
  }
}

function rowsOfBatch(batch: RecordBatch): Row[] {
  const { fields } = batch.schema;
  const names = fields.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    throw new InputError(`the query must give each column another name; got ${quote(twice)} twice`);
  batch.data.children.forEach((data, i) => checkSound(data, names[i]!));
  const columns = batch.data.children.map((data) => valuesOf(data));
  return Array.from({ length: batch.numRows }, (_, row) =>
    Object.fromEntries(names.map((name, i) => [name, columns[i]!(row)])),
  );
}

type Get = (row: number) => Value;

/** The function that reads a value of a column. */
function valuesOf(data: Data): Get {
  const read = readerOf(data);
  return (row) => (data.getValid(row) ? read(row) : null);
}

function readerOf(data: Data): Get {
  const { type } = data;
  if (DataType.isNull(type)) return () => null;
  if (DataType.isDecimal(type)) return (row) => decimal(data, row, type.scale);
  if (DataType.isDate(type)) return (row) => isoDate(Number(data.values[row]));
  if (DataType.isTimestamp(type) && type.unit === TimeUnit.MICROSECOND) {
    const end = type.timezone ? 'Z' : '';
    return (row) => isoTime(data.values[row] as bigint) + end;
  }
  if (DataType.isList(type)) {
    const element = valuesOf(data.children[0]!);
    return (row) => {
      const [from, to] = [data.valueOffsets[row]!, data.valueOffsets[row + 1]!];
      return Array.from({ length: to - from }, (_, i) => element(from + i));
    };
  }
  const isPlain =
    DataType.isInt(type) ||
    DataType.isFloat(type) ||
    DataType.isBool(type) ||
    DataType.isUtf8(type) ||
    DataType.isLargeUtf8(type);
  if (!isPlain) refuse(data.type);
  const vector = new arrow.Vector([data]) as Vector;
  return (row) => vector.get(row) as Value;
}

function refuse(type: { toString(): string }): never {
  throw new InputError(`the query must give values, or lists of them; got ${type.toString()}`);
}

/** A decimal. Whole numbers stay exact; others become the nearest float64, as DuckDB returns them. */
function decimal(data: Data, row: number, scale: number): bigint | number {
  const words = (data.values as Uint32Array).subarray(4 * row, 4 * row + 4);
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const digits = BigInt.asIntN(128, unsigned);
  return scale === 0 ? digits : Number(`${digits}e-${scale}`);
}

const isoDate = (days: number): string => new Date(days * 86_400_000).toISOString().split('T')[0]!;

/** A time from microseconds since 1970, with six decimals where three do not suffice. */
function isoTime(micros: bigint): string {
  const below = ((micros % 1000n) + 1000n) % 1000n;
  const [day, time] = new Date(Number((micros - below) / 1000n)).toISOString().split(/T|Z/);
  return `${day}T${time}${below === 0n ? '' : String(below).padStart(3, '0')}`;
}
