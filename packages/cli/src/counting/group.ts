import type { GroupAnswer } from 'rightly/sql';

export type GroupValue = string | number | boolean | null;
export type Group = Readonly<Record<string, GroupValue>> | null;

/** The values of a group in the form of JSON. */
export const plainGroup = (group: GroupAnswer['group']): Group =>
  group && Object.fromEntries(Object.entries(group).map(([name, value]) => [name, plain(value)]));

/** A value for JSON. Queries return other types as text; numbers that JSON cannot hold become text here. */
function plain(value: unknown): GroupValue {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number') return value as string | boolean | null;
  return Number.isFinite(number) && (typeof value === 'number' || Number.isSafeInteger(number))
    ? number
    : String(value);
}
