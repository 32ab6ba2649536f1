import type { GroupAnswer } from 'rightly/sql';

export type GroupValue = string | number | boolean | null;
export type Group = Readonly<Record<string, GroupValue>> | null;

/** A group's values as JSON has them. */
export const plainGroup = (group: GroupAnswer['group']): Group =>
  group && Object.fromEntries(Object.entries(group).map(([name, value]) => [name, plain(value)]));

/** What is neither text, number nor boolean was made text in the query; numbers that JSON has no word for become text here. */
function plain(value: unknown): GroupValue {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number') return value as string | boolean | null;
  return Number.isFinite(number) && (typeof value === 'number' || Number.isSafeInteger(number))
    ? number
    : String(value);
}
