import type { Group } from '../counting/group.ts';
import { groupLabel } from './label.ts';
import type { Result } from './result.ts';

interface OfGroup {
  readonly group: Group;
  readonly results: readonly Result[];
}

/** Warnings about areas of 0: an area is always 0 where only one class occurs. */
export function zeroAreaWarnings(groups: readonly OfGroup[]): string[] {
  const [total] = groups.slice(-1);
  const names = (total?.results ?? [])
    .filter(({ class_name: kind, config }) => kind === 'AUC' && config['curve'] !== 'PR')
    .map(({ metric }) => metric);
  return names.flatMap((name) => {
    const zero = groups.filter(({ results }) =>
      results.some(({ metric, value }) => metric === name && value === 0),
    );
    if (zero.length === 0) return [];
    const own = zero.filter(({ group }) => group !== null);
    const few = own.slice(0, 3).map(({ group }) =>
      Object.values(group!)
        .map((value) => groupLabel(value))
        .join(', '),
    );
    const where =
      own.length === 0
        ? ''
        : ` in ${own.length} of ${groups.length - 1} groups (${few.join('; ')}${own.length > 3 ? '; …' : ''})`;
    return [`${name}: the area is 0${where}; the area is always 0 where only one class occurs`];
  });
}
