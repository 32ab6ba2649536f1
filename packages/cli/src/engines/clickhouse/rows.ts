import type { Row, Value } from '../engine.ts';

/** An answer of ClickHouse in its format JSONCompact, with 64-bit integers, decimals, NaN and infinities in quotes. */
export interface Compact {
  readonly meta: readonly { readonly name: string; readonly type: string }[];
  readonly data: readonly (readonly unknown[])[];
}

/** The rows of an answer. Numbers keep all their digits. */
export function toRows({ meta, data }: Compact): Row[] {
  const columns = meta.map(({ name, type }) => [name, valueOf(type)] as const);
  return data.map((row) =>
    Object.fromEntries(columns.map(([name, value], i) => [name, value(row[i])])),
  );
}

/** A type without Nullable and LowCardinality. */
export function plainType(type: string): string {
  const inner = /^(?:Nullable|LowCardinality)\((.+)\)$/.exec(type)?.[1];
  return inner === undefined ? type : plainType(inner);
}

/** The type of the elements of lists; undefined for other types. */
export const elementType = (type: string): string | undefined =>
  /^Array\((.+)\)$/.exec(plainType(type))?.[1];

function valueOf(type: string): (json: unknown) => Value {
  const element = elementType(type);
  const read = element === undefined ? scalarOf(plainType(type)) : listOf(valueOf(element));
  return (json) => (json === null ? null : read(json));
}

const listOf =
  (read: (json: unknown) => Value) =>
  (json: unknown): Value =>
    (json as readonly unknown[]).map(read);

function scalarOf(type: string): (json: unknown) => Value {
  if (/^U?Int(64|128|256)$/.test(type)) return (json) => BigInt(json as string);
  if (type === 'Float32') return (json) => Math.fround(numberOf(json));
  if (type === 'Float64') return numberOf;
  return (json) => (typeof json === 'object' ? JSON.stringify(json) : (json as Value));
}

const denormal: Readonly<Record<string, number>> = {
  nan: NaN,
  '-nan': NaN,
  inf: Infinity,
  '-inf': -Infinity,
};

const numberOf = (json: unknown): number => denormal[json as string] ?? Number(json);
