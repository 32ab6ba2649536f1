import type { Dialect } from 'rightly/sql';
import type { Cell, Column, Scalar } from '../../../rightly/test/parity/sql/engine.ts';

/** A table whose rows are one JSON text: Spark parses and plans one expression, and not one for each value. */
export function jsonRows(
  dialect: Dialect,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): string {
  const fields = columns.map(({ name, type, unsigned }, i) => {
    const element = unsigned ? 'DECIMAL(20, 0)' : elements[type];
    const isList = rows.some((row) => Array.isArray(row[i]));
    return `${name}: ${isList ? `ARRAY<${element}>` : element}`;
  });
  const objects = rows.map(
    (row) => `{${columns.map(({ name }, i) => `"${name}":${json(row[i]!)}`).join()}}`,
  );
  const schema = `ARRAY<STRUCT<${fields.join()}>>`;
  // What does not fit the schema is an error, and not NULL.
  const parsed = `from_json(${dialect.text(`[${objects.join()}]`)}, '${schema}', map('mode', 'FAILFAST'))`;
  return `(SELECT inline(${parsed})) AS t`;
}

const elements = { integer: 'BIGINT', float32: 'FLOAT', float64: 'DOUBLE', string: 'STRING' };

/** Numbers that JSON lacks are texts, which Spark reads as numbers. */
function json(value: Cell): string {
  if (Array.isArray(value)) return `[${value.map((x: Scalar) => json(x)).join()}]`;
  if (typeof value === 'bigint') return String(value);
  if (Object.is(value, -0)) return '-0.0';
  return JSON.stringify(
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}
