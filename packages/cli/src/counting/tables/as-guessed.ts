import type { Column } from '../../engines/column.ts';

type Group = Readonly<Record<string, unknown>> | null;

/** Values of groups that were read as text, as numbers or truth values again where each of a column is written as these are. */
export function asGuessed<G extends { readonly group: Group }>(
  groups: readonly G[],
  by: readonly Column[],
): readonly G[] {
  const read = new Map<string, (text: string) => unknown>();
  for (const { name, guessed } of by) {
    if (guessed === undefined || guessed === 'string' || guessed === 'other') continue;
    const texts = groups.map(({ group }) => group![name]).filter((value) => value !== null);
    const value = [toNumber, toTruth].find((to) =>
      texts.every((text) => String(to(String(text))) === text),
    );
    if (value) read.set(name, value);
  }
  if (read.size === 0) return groups;
  return groups.map((one) => ({
    ...one,
    group: Object.fromEntries(
      Object.entries(one.group!).map(([name, value]) => [
        name,
        value === null ? null : (read.get(name)?.(String(value)) ?? value),
      ]),
    ),
  }));
}

const toNumber = (text: string): unknown => Number(text);
const toTruth = (text: string): unknown => text === 'true';
