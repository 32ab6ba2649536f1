import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import type { Proposal } from '../choose-columns.ts';
import { candidateColumns } from '../deciding/decide.ts';
import type { PathColumns, Place } from './path-columns.ts';
import type { Written } from './forms.ts';
import { valueIn } from './python-value.ts';

/** The first values of a column, as JavaScript values. */
export interface Inside {
  readonly place: Place;
  readonly values: readonly unknown[];
  readonly written: Written;
}

/** The number of rows of the sample. */
const most = 200;

/** Reads the first values of the candidates that could hold objects or lists. */
export async function lookInside(
  paths: PathColumns,
  proposal: Proposal,
): Promise<ReadonlyMap<Column, Inside>> {
  const { input } = paths;
  const d = input.engine.dialect;
  const places = candidateColumns(proposal)
    .filter((column) => !column.expression && !column.parts && couldHoldMore(column, input))
    .map((column) => paths.placeOf(column));
  if (places.length === 0) return new Map();
  const isText = input.format !== undefined && input.format !== 'parquet';
  const from = input.from(isText ? { asText: [...new Set(places.map(({ root }) => root))] } : {});
  const selected = places.map(({ root, sql, isJson }, i) => {
    const value = sql(d.identifier(root));
    return `CAST(${isJson ? value : `to_json(${value})`} AS VARCHAR) AS _inside_${i}`;
  });
  const rows = await input.engine.query(`SELECT ${selected.join(', ')} FROM ${from} LIMIT ${most}`);
  const found = new Map<Column, Inside>();
  for (const [i, place] of places.entries()) {
    const texts = rows.flatMap((row) => row[`_inside_${i}`] ?? []).map(String);
    const inside = insideOf(
      place,
      texts.filter((text) => text !== 'null' && text !== ''),
    );
    if (inside) found.set(place.column, inside);
  }
  return found;
}

/**
 * Whether a column could hold objects or lists: by its type, or in files as text that could be JSON. In other inputs, reading the first rows
 * could take long.
 */
const couldHoldMore = ({ typeName }: Column, { format }: SqlInput): boolean =>
  /^(STRUCT|MAP)\(|^(VARCHAR\[\]|JSON(\[\])?)$/.test(typeName) ||
  (typeName === 'VARCHAR' && format !== undefined);

function insideOf(place: Place, texts: readonly string[]): Inside | undefined {
  if (texts.length === 0 || !texts.every((text) => /^\s*[[{]/.test(text))) return undefined;
  const read = texts.map(valueIn);
  if (read.includes(undefined)) return undefined;
  const isPython = read.some((one) => one!.by === 'python');
  const written = place.isJson ? (isPython ? 'python' : 'json') : 'typed';
  return { place, values: read.map((one) => one!.value), written };
}
