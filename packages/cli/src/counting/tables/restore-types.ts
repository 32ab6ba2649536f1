import type { Column } from '../../engines/column.ts';
import type { Sequence } from '../sequence.ts';

type Group = Readonly<Record<string, unknown>> | null;

/** Converts values of groups that were read as text back to numbers or booleans, if all values of a column survive the conversion. */
export function restoreTypes<G extends { readonly group: Group }>(
  groups: Sequence<G>,
  by: readonly Column[],
): Sequence<G> {
  const read = new Map<string, (text: string) => unknown>();
  for (const { name, guessed } of by) {
    if (guessed === undefined || guessed === 'string' || guessed === 'other') continue;
    const texts = Array.from(groups, ({ group }) => group![name]).filter(isText);
    const toValue = [toNumber, toTruth].find((to) => texts.every((text) => `${to(text)}` === text));
    if (toValue) read.set(name, toValue);
  }
  if (read.size === 0) return groups;
  const valueOf = (name: string, value: unknown): unknown => {
    const toValue = read.get(name);
    return toValue && isText(value) ? toValue(value) : value;
  };
  return groups.map((one) => ({
    ...one,
    group: Object.fromEntries(
      Object.entries(one.group!).map(([name, value]) => [name, valueOf(name, value)]),
    ),
  }));
}

const isText = (value: unknown): value is string => typeof value === 'string';
/** Whole numbers that a JavaScript number cannot hold exactly stay text. */
const toNumber = (text: string): number | string =>
  /^-?[1-9]\d{15,}$/.test(text) && !Number.isSafeInteger(Number(text)) ? text : Number(text);
const toTruth = (text: string): boolean => text === 'true';
