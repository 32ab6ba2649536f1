import type { Column } from '../../engines/column.ts';

/** Names that no column has in any letter case: `_wide_0`, `_wide_1` …, with more underscores in front where a name is taken. */
export function freeNames(start: string, count: number, all: readonly Column[]): string[] {
  const taken = new Set(all.map(({ name }) => name.toLowerCase()));
  const free = (name: string): string => (taken.has(name) ? free(`_${name}`) : name);
  return Array.from({ length: count }, (_, i) => free(`${start}_${i}`));
}
