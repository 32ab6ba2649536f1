import { duckdb } from 'rightly/sql';
import { quote } from '../../process/errors.ts';
import type { Step } from './path.ts';
import { type Shape, typeOfShape } from './shape.ts';

/** The SQL of the value at a path in JSON. */
export const jsonAt = (root: string, steps: readonly Step[]): string =>
  steps.length === 0 ? root : `json_extract(${root}, ${pointer(steps)})`;

/** The SQL of the same value as text: a string without quotes, other values as written, and NULL for null. */
export const jsonTextAt = (root: string, steps: readonly Step[]): string =>
  `json_extract_string(${root}, ${steps.length === 0 ? "'$'" : pointer(steps)})`;

const pointer = (steps: readonly Step[]): string =>
  duckdb.text(
    steps.map((one) => `/${String(one).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  );

/** The SQL of the value at a path in JSON, cast to `type`, or else to the type of the first rows. */
export function jsonValueAt(
  root: string,
  steps: readonly Step[],
  {
    shape,
    type,
    name,
  }: { readonly shape: Shape; readonly type: string | undefined; readonly name: string },
): string {
  const read = type ?? typeOfShape(shape);
  const text = jsonTextAt(root, steps);
  if (read === 'VARCHAR') return text;
  if (read === 'JSON') return jsonAt(root, steps);
  if (read.endsWith(']')) return `CAST(${jsonAt(root, steps)} AS ${read})`;
  if (type !== undefined || !read.endsWith('INT')) return `CAST(${text} AS ${read})`;
  // A cast would round.
  const message = duckdb.text(
    `${quote(name)} holds whole numbers in the first rows, and another value in a later one: say --y-true or --y-pred with 'sql: …', and a CAST in it`,
  );
  return `CASE WHEN ${text} IS NULL THEN NULL WHEN regexp_full_match(${text}, '-?\\d+') THEN CAST(${text} AS ${read}) ELSE error(${message}) END`;
}

/** The SQL of the value at a path of a typed object, map or list. */
export function typedAt(root: string, shape: Shape, steps: readonly Step[]): string {
  let [sql, at] = [root, shape];
  for (const one of steps) {
    // DuckDB counts elements of lists from 1.
    sql += at.kind === 'list' ? `[${Number(one) + 1}]` : `[${duckdb.text(String(one))}]`;
    at = at.kind === 'object' ? at.fields.get(String(one))! : at.kind === 'value' ? at : at.of;
  }
  return sql;
}
