import { duckdb } from 'rightly/sql';
import { quote } from '../../process/errors.ts';

/** The notation of a value: a type of the engine, JSON, or text that Python wrote. */
export type Written = 'typed' | 'json' | 'python';

/** Labels with their scores: a list of objects with both, or an object of scores by label. */
export type Scored =
  | {
      readonly kind: 'list';
      readonly label: string;
      readonly score: string;
      readonly fields: readonly string[];
    }
  | { readonly kind: 'object'; readonly labels: readonly string[] }
  | { readonly kind: 'map' };

const text = (value: string): string => duckdb.text(value);
const own = (value: string): string => duckdb.identifier(value);

/** SQL that computes a value once and uses it several times under a name. */
const once = (name: string, value: string, use: string): string =>
  `list_transform([${value}], lambda ${name}: ${use})[1]`;

const pair = (k: string, v: string): string =>
  `{'k': CAST(${k} AS VARCHAR), 'v': CAST(${v} AS DOUBLE)}`;

/** The SQL of a list of objects with a label `k` and its score `v`. */
function entries(value: string, scored: Scored, written: Written): string {
  if (scored.kind === 'list') {
    const { label, score, fields } = scored;
    const list =
      written === 'json'
        ? `json_transform(${value}, ${text(JSON.stringify([{ [label]: 'VARCHAR', [score]: 'DOUBLE' }]))})`
        : written === 'python'
          ? `CAST(${value} AS STRUCT(${fields.map((field) => `${own(field)} ${field === score ? 'DOUBLE' : 'VARCHAR'}`).join(', ')})[])`
          : value;
    return `list_transform(${list}, lambda _e: ${pair(`_e[${text(label)}]`, `_e[${text(score)}]`)})`;
  }
  if (scored.kind === 'map' || written === 'json') {
    const map = written === 'json' ? `CAST(${value} AS MAP(VARCHAR, DOUBLE))` : value;
    return `list_transform(map_entries(${map}), lambda _e: ${pair('_e.key', '_e.value')})`;
  }
  const { labels } = scored;
  const object =
    written === 'python'
      ? `CAST(${value} AS STRUCT(${labels.map((label) => `${own(label)} DOUBLE`).join(', ')}))`
      : value;
  const pairs = labels.map((label) => pair(text(label), `_o[${text(label)}]`));
  return `CASE WHEN ${value} IS NOT NULL THEN list_transform([${object}], lambda _o: [${pairs.join(', ')}])[1] END`;
}

/** The SQL of the scores as a list, in the order of the labels, which are sorted by their bytes. A row with other labels is an error. */
export function scoresOf(
  value: string,
  scored: Scored,
  {
    written,
    labels,
    name,
  }: { readonly written: Written; readonly labels: readonly string[]; readonly name: string },
): string {
  const message = text(
    `column ${quote(name)}: each row must have a score for each of the ${labels.length} labels of the first row; say --layout labels to take the label of the highest score`,
  );
  const all = `list_filter(${entries(value, scored, written)}, lambda _e: _e.v IS NOT NULL)`;
  const areSame = `list_transform(_all, lambda _e: _e.k) = [${labels.map(text).join(', ')}]`;
  return once(
    '_all',
    `list_sort(${all})`,
    `CASE WHEN _all IS NULL THEN NULL WHEN ${areSame} THEN list_transform(_all, lambda _e: _e.v) ELSE error(${message}) END`,
  );
}

/** The SQL of the labels of a row, from the highest score to the lowest. */
export const rankedOf = (value: string, scored: Scored, written: Written): string =>
  `list_transform(list_sort(list_transform(list_filter(${entries(value, scored, written)}, lambda _e: _e.v IS NOT NULL), lambda _e, _i: {'s': -_e.v, 'i': _i, 'k': _e.k})), lambda _e: _e.k)`;

/** The SQL of the label with the highest score. */
export const bestOf = (value: string, scored: Scored, written: Written): string =>
  `${rankedOf(value, scored, written)}[1]`;

/** The SQL of the only element of a list. A list of another length is an error. */
export function onlyOf(list: string, isJson: boolean, name: string): string {
  const message = text(
    `column ${quote(name)}: each list must hold one value, as those of the first rows`,
  );
  const length = isJson ? `json_array_length(${list})` : `len(${list})`;
  const element = isJson ? `json_extract_string(${list}, '/0')` : `${list}[1]`;
  const isNull = isJson ? `coalesce(json_type(${list}), 'NULL') = 'NULL'` : `${list} IS NULL`;
  return `CASE WHEN ${isNull} THEN NULL WHEN ${length} = 1 THEN ${element} ELSE error(${message}) END`;
}

/** The SQL of a field of an object that Python wrote. */
export const pythonField = (value: string, field: string, fields: readonly string[]): string =>
  `CAST(${value} AS STRUCT(${fields.map((one) => `${own(one)} VARCHAR`).join(', ')}))[${text(field)}]`;
