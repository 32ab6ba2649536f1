import { InputError, quote } from '../../process/errors.ts';
import { type JsonBytes, type Member, type Span } from './scan-values.ts';
import { tablesIn } from './tables-in.ts';

/** The rows of a JSON document, and the path to them if it was found. */
export interface DocumentRows {
  /** Each row as JSON on one line. */
  readonly rows: Iterable<string>;
  /** The path that `--records` would name; undefined where the rows are the whole document. */
  readonly found?: string;
  /** Whether the document is itself one row. */
  readonly isRow?: boolean;
}

/**
 * The rows of a JSON document: a list of objects; an object of columns, or of rows by their index, as pandas writes; a list within objects;
 * or values one after another. `records` is the path to the rows. Throws InputError where there are no rows, or several lists of rows.
 */
export function rowsOfDocument(
  json: JsonBytes,
  path: string,
  records: string | undefined,
): DocumentRows {
  const [first, second] = json.values();
  if (!first) throw new InputError(`${path} holds no JSON`);
  if (second) {
    if (records !== undefined)
      throw new InputError(`--records is for one JSON document; ${path} holds several values`);
    return { rows: lines(json, json.values(), path) };
  }
  if (records !== undefined) {
    const at = tablesIn(json, first).get(records);
    if (at === undefined) throw noRecords(json, first, path, records);
    return {
      rows: rowsAt(json, at, path) ?? (json.kind(at.start) === 'list' ? [] : [json.text(at)]),
    };
  }
  const rows = rowsAt(json, first, path);
  if (rows) return { rows };
  if (json.kind(first.start) === 'list')
    throw new InputError(
      `${path} is a list without names of columns: write a list of objects, as pandas does with orient="records"`,
    );
  return within(json, first, path);
}

/** The rows of a list within objects; an object without such lists is itself a row. */
function within(json: JsonBytes, document: Span, path: string): DocumentRows {
  const lists = [...tablesIn(json, document)];
  const [first] = lists;
  if (!first) {
    refuseUnequal(json, document, path);
    return { rows: [json.text(document)], isRow: true };
  }
  if (lists.length > 1)
    throw new InputError(
      `${path} holds several lists of objects: say ${lists
        .slice(0, 6)
        .map(([name]) => `--records ${name}`)
        .join(' or ')}`,
    );
  return { rows: rowsAt(json, first[1], path) ?? [], found: first[0] };
}

function noRecords(json: JsonBytes, document: Span, path: string, records: string): InputError {
  const names = [...tablesIn(json, document).keys()].slice(0, 6).map(quote);
  return new InputError(
    `--records: there is no list of objects at ${quote(records)} of ${path}${names.length > 0 ? `; there are ${names.join(', ')}` : ''}`,
  );
}

/** The rows of a list of objects or lists, or of an object in a layout of pandas; undefined for other values. */
function rowsAt(json: JsonBytes, at: Span, path: string): Iterable<string> | undefined {
  if (json.kind(at.start) === 'list') {
    const [first] = json.members(at.start);
    const isTable = first !== undefined && isRow(json, first);
    return isTable ? lines(json, json.members(at.start), path) : undefined;
  }
  if (json.kind(at.start) !== 'object') return undefined;
  const members = [...json.members(at.start)];
  const named = new Map(members.map((member) => [member.key, member]));
  const [columns, data, schema] = ['columns', 'data', 'schema'].map((key) => named.get(key));
  if (columns && data && [columns, data].every(({ start }) => json.kind(start) === 'list'))
    return split(json, columns, data);
  if (schema && data && json.kind(data.start) === 'list') return rowsAt(json, data, path);
  return columnsOf(json, members) ?? indexed(json, members);
}

/** Whether a value is a row: an object, or a list that begins with an object or a list. Classifiers write such a list for a text. */
function isRow(json: JsonBytes, { start }: Span): boolean {
  if (json.kind(start) === 'object') return true;
  if (json.kind(start) !== 'list') return false;
  const [first] = json.members(start);
  return first !== undefined && json.kind(first.start) !== 'other';
}

/** The text of each value. Throws InputError for a value of another kind than the first. */
function* lines(json: JsonBytes, values: Iterable<Span>, path: string): Generator<string> {
  let first: string | undefined;
  let row = 0;
  for (const value of values) {
    const kind = json.kind(value.start);
    row++;
    first ??= kind;
    if (kind !== first || kind === 'other')
      throw new InputError(
        `${path}: row ${row}: this is not a JSON ${first === 'list' ? 'list' : 'object'}`,
      );
    yield json.text(value);
  }
}

/** The rows of `{"columns": ["a"], "data": [[1], [2]]}`. */
function* split(json: JsonBytes, columns: Span, data: Span): Generator<string> {
  const names = [...json.members(columns.start)].map((name) => json.text(name));
  for (const row of json.members(data.start)) {
    const cells = [...json.members(row.start)];
    yield object(cells.map((cell, i) => [names[i] ?? `"${i}"`, json.text(cell)]));
  }
}

/** The rows of `{"a": [1, 2], "b": [3, 4]}`. The lists must have the same length, and may not all be lists of objects. */
function columnsOf(json: JsonBytes, members: readonly Member[]): Iterable<string> | undefined {
  if (members.length === 0 || !members.every(({ start }) => json.kind(start) === 'list'))
    return undefined;
  const lists = members.map(({ start }) => [...json.members(start)]);
  const first = lists[0]!;
  if (first.length === 0 || lists.some(({ length }) => length !== first.length)) return undefined;
  if (lists.every((list) => json.kind(list[0]!.start) === 'object')) return undefined;
  return (function* (): Generator<string> {
    for (let i = 0; i < first.length; i++)
      yield object(members.map(({ key }, k) => [JSON.stringify(key), json.text(lists[k]![i]!)]));
  })();
}

/** The rows of columns by index, `{"a": {"0": 1, "1": 2}}`, or of rows by index, `{"0": {"a": 1}, "1": {"a": 2}}`. */
function indexed(json: JsonBytes, members: readonly Member[]): Iterable<string> | undefined {
  if (members.length < 2 || !members.every(({ start }) => json.kind(start) === 'object'))
    return undefined;
  const inner = members.map(({ start }) => [...json.members(start)]);
  const keys = inner[0]!.map(({ key }) => key);
  if (keys.length === 0 || !inner.every((own) => own.length === keys.length)) return undefined;
  if (!inner.every((own) => own.every(({ key }, i) => key === keys[i]))) return undefined;
  const outer = members.map(({ key }) => key);
  if (areIndex(outer) || !areIndex(keys))
    return members.map((member) =>
      object([
        ...(keys.includes('index') ? [] : [['"index"', JSON.stringify(member.key)] as const]),
        ...[...json.members(member.start)].map(
          ({ key, ...span }) => [JSON.stringify(key), json.text(span)] as const,
        ),
      ]),
    );
  return keys.map((_, i) =>
    object(members.map(({ key }, k) => [JSON.stringify(key), json.text(inner[k]![i]!)])),
  );
}

const areIndex = (keys: readonly string[]): boolean => keys.every((key) => /^\d+$/.test(key));

const object = (cells: readonly (readonly [string, string])[]): string =>
  `{${cells.map(([key, value]) => `${key}:${value}`).join(',')}}`;

/** Throws InputError for lists of unequal lengths, which would be columns. */
function refuseUnequal(json: JsonBytes, { start }: Span, path: string): void {
  if (json.kind(start) !== 'object') return;
  const members = [...json.members(start)];
  if (members.length < 2 || !members.every((one) => json.kind(one.start) === 'list')) return;
  const lengths = members.map((one) => [...json.members(one.start)].length);
  if (new Set(lengths).size === 1) return;
  const counts = members.slice(0, 4).map(({ key }, i) => `${quote(key)} ${lengths[i]}`);
  throw new InputError(
    `${path}: an object of columns has lists of one length; got ${counts.join(', ')}${members.length > 4 ? ', …' : ''}`,
  );
}
