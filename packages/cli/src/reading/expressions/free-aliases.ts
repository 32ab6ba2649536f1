import type { Column } from '../../engines/column.ts';

/** Names that no column has, whatever their case. */
export function freeAliases(count: number, all: readonly Column[]): string[] {
  const taken = new Set(all.map(({ name }) => name.toLowerCase()));
  const free = (name: string): string => (taken.has(name) ? free(`_${name}`) : name);
  return Array.from({ length: count }, (_, i) => free(`_expression_${i}`));
}
