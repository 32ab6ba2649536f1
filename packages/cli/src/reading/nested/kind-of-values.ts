import type { Scored } from './forms.ts';

/** The form of the first values of a column, if they are objects or lists. */
export type Kind =
  /** Labels with scores. `labels` is undefined if the rows have different labels. */
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

/** Names of labels and scores within objects, in small letters. */
const labelNames = ['label', 'class', 'category', 'classname', 'displayname', 'name'];
const scoreNames = ['score', 'probability', 'prob', 'confidence', 'p'];

/** The first key that has one of these names, and whose values all pass a test. */
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

/** The form of values; undefined for values and lists that other code reads. `isMap` says that each object has its own keys. */
export function kindOf(given: readonly unknown[], isMap: boolean): Kind | undefined {
  // In a typed object, a field that a row lacks is NULL.
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

/** The labels of the first row, if all rows have the same distinct labels. */
function sameOf(rows: readonly (readonly string[])[]): readonly string[] | undefined {
  const [first] = rows as [readonly string[]];
  const own = sorted(first).join('\0');
  const isSame = rows.every((row) => sorted(row).join('\0') === own);
  return isSame && first.length > 1 && new Set(first).size === first.length
    ? sorted(first)
    : undefined;
}

/** Labels in the order of their bytes, in which DuckDB sorts text. */
const sorted = (labels: readonly string[]): string[] =>
  [...labels].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

/** Whether a field may stand beside a label in an object. */
const isOther = (key: string): boolean =>
  [...scoreNames, 'id', 'index', 'explanation', 'reason', 'rationale'].includes(key.toLowerCase());

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isLabel = (value: unknown): boolean => typeof value === 'string' || Number.isInteger(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an object has at least two fields, all of them numbers. */
const isScores = (value: Record<string, unknown>): boolean =>
  Object.keys(value).length > 1 && Object.values(value).every(isNumber);
