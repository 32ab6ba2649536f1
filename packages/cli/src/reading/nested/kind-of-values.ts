import type { Scored } from './forms.ts';

/** What the first values of a column are, where they hold other values. */
export type Kind =
  /** Labels with scores. `labels` are those of each row, where all rows have the same. */
  | {
      readonly kind: 'scored';
      readonly scored: Scored;
      readonly labels: readonly string[] | undefined;
    }
  /** One object with a label, and perhaps its score. */
  | { readonly kind: 'label'; readonly field: string; readonly fields: readonly string[] }
  /** A list of one text. */
  | { readonly kind: 'only' }
  /** Objects of another kind. */
  | { readonly kind: 'object' };

/** What a label and its score are called within objects, in small letters. */
const labelNames = ['label', 'class', 'category', 'classname', 'displayname', 'name'];
const scoreNames = ['score', 'probability', 'prob', 'confidence', 'p'];

/** The first key with one of these names whose values are all of a kind. */
function keyCalled(
  names: readonly string[],
  objects: readonly Record<string, unknown>[],
  is: (value: unknown) => boolean,
): string | undefined {
  const keys = Object.keys(objects[0]!);
  return names
    .map((name) => keys.find((key) => key.toLowerCase() === name))
    .find((key) => key !== undefined && objects.every((one) => is(one[key])));
}

/** What values are; undefined for values and lists that other code reads. `isMap` says that objects have keys of their own. */
export function kindOf(given: readonly unknown[], isMap: boolean): Kind | undefined {
  // A type of objects has all fields, NULL where a row has none.
  const values = given.map((one) =>
    isObject(one)
      ? Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null))
      : one,
  );
  if (values.length === 0) return undefined;
  if (values.every(isList)) return kindOfLists(values);
  if (!values.every(isObject)) return undefined;
  const keys = [...new Set(values.flatMap((one) => Object.keys(one)))];
  const label = keyCalled(labelNames, values, isLabel);
  if (label !== undefined && keys.every((key) => key === label || isOther(key)))
    return { kind: 'label', field: label, fields: keys };
  if (!values.every(isScores)) return { kind: 'object' };
  const labels = sameOf(values.map((one) => Object.keys(one)));
  return {
    kind: 'scored',
    scored: isMap ? { kind: 'map' } : { kind: 'object', labels: keys },
    labels,
  };
}

function kindOfLists(lists: readonly (readonly unknown[])[]): Kind | undefined {
  if (lists.every((list) => list.length === 1 && typeof list[0] === 'string'))
    return { kind: 'only' };
  const all = lists.flat();
  if (all.length === 0 || !all.every(isObject)) return undefined;
  const label = keyCalled(labelNames, all, isLabel);
  const score = keyCalled(scoreNames, all, isNumber);
  if (label === undefined || score === undefined) return { kind: 'object' };
  const rows = lists.map((list) =>
    list.map((one) => String((one as Record<string, unknown>)[label])),
  );
  return {
    kind: 'scored',
    scored: { kind: 'list', label, score, fields: Object.keys(all[0]!) },
    labels: sameOf(rows),
  };
}

/** The labels of the first row, where all rows have the same, each once. */
function sameOf(rows: readonly (readonly string[])[]): readonly string[] | undefined {
  const [first] = rows as [readonly string[]];
  const own = sorted(first).join('\0');
  const isSame = rows.every((row) => sorted(row).join('\0') === own);
  return isSame && first.length > 1 && new Set(first).size === first.length
    ? sorted(first)
    : undefined;
}

/** In the order in which DuckDB sorts text: that of the bytes. */
const sorted = (labels: readonly string[]): string[] =>
  [...labels].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

/** A field that may stand beside a label, and is no label itself. */
const isOther = (key: string): boolean =>
  [...scoreNames, 'id', 'index', 'explanation', 'reason', 'rationale'].includes(key.toLowerCase());

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isLabel = (value: unknown): boolean => typeof value === 'string' || Number.isInteger(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** At least two numbers by label. */
const isScores = (value: Record<string, unknown>): boolean =>
  Object.keys(value).length > 1 && Object.values(value).every(isNumber);
