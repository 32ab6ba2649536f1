import type { Column } from '../../engines/column.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { flag } from '../deciding/flag.ts';
import type { AssumedValues } from './decide-values.ts';

/** The assumptions about the columns that are used: one for each option, with all its columns. */
export function assumedOf(
  assumed: readonly AssumedValues[],
  used: readonly Column[],
): Assumption[] {
  const names = new Set(used.map(({ name }) => name));
  const own = assumed.filter(({ of }) => of.every(({ name }) => names.has(name)));
  return (['--text', '--number', '--decimal'] as const).flatMap((option) => {
    const some = own.filter((one) => one.option === option);
    const [first] = some;
    return first ? [{ flag: flagFor(option, some), because: first.because }] : [];
  });
}

function flagFor(option: AssumedValues['option'], some: readonly AssumedValues[]): string {
  if (option === '--decimal') return '--decimal ,';
  const names = [...new Set(some.flatMap(({ of }) => of.map(({ name }) => name)))];
  // A comma in a name would split the list.
  const lists = names.some((name) => name.includes(',')) ? names : [names.join(',')];
  return lists.map((list) => flag(option, list)).join(' ');
}
