import type { Column, Part } from '../engines/column.ts';
import { InputError, quote } from '../process/errors.ts';
import { checkNumeric } from './check-numeric.ts';
import { flag } from './deciding/flag.ts';
import { shortNames } from './short-names.ts';
import { wildcards } from './wildcards.ts';

/** The columns of truth that match a pattern, one for each class, as one column of lists. */
export function matchingTruth(all: readonly Column[], pattern: string): Column {
  const parts = all.flatMap((column): Part[] => {
    const of = wildcards(pattern, column.name);
    return of === undefined ? [] : [{ column, of }];
  });
  const [first] = parts;
  if (!first)
    throw new InputError(
      `--y-true: no column matches ${quote(pattern)}; there are ${all.map(({ name }) => quote(name)).join(', ')}`,
    );
  if (parts.length === 1)
    throw new InputError(
      `--y-true: only ${quote(first.column.name)} matches ${quote(pattern)}; truth in several columns needs one for each class (of one column say ${flag('--y-true', first.column.name)})`,
    );
  return asLists(pattern, parts);
}

/** Named columns of truth, one for each class, as one column of lists. */
export function listedTruth(name: string, columns: readonly Column[]): Column {
  const full = columns.map((column) => column.name);
  const short = shortNames(columns.map((column) => column.name));
  // Names may share their first letters by chance, such as Rat and Red. Such classes keep their full names.
  const start = full[0]!.slice(0, full[0]!.length - short[0]!.length);
  const isPrefix = /[^A-Za-z0-9]$/.test(start) || short.every((rest) => /^\d+$/.test(rest));
  return asLists(
    name,
    columns.map((column, i) => ({ column, of: (isPrefix ? short : full)[i]! })),
  );
}

/** One column of lists from columns of numbers of any types. */
function asLists(name: string, parts: readonly Part[]): Column {
  for (const { column } of parts) checkNumeric(column, '--y-true', false);
  return { name, type: 'float64', list: true, typeName: 'DOUBLE[]', parts };
}
