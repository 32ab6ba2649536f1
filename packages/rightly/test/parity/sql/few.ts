import { alike, type Asked, planKey, tableKey } from './grouped.ts';

/** A selection of the cases for an engine. */
export interface Share {
  /** The least number of cases of each class. */
  readonly least: number;
  /** The least number of cases of each class that Keras lacks. The default is the same number. */
  readonly beyond?: number;
  /** Whether each pair of kinds that some case has must be selected. */
  readonly pairs?: boolean;
}

/** The kinds of a case: each option with its value, its types, its weights, lists or columns. */
export type Kinds = readonly (readonly [what: string, value: unknown])[];

/** A selection of cases of Keras, and a selection of cases beyond Keras. */
export const fewOfBoth = <T>(
  cases: readonly T[],
  share: Share | undefined,
  isBeyond: (one: T) => boolean,
  traitsOf: (one: T) => { readonly asked: Asked; readonly kinds: Kinds },
): readonly T[] => [
  ...few(
    cases.filter((one) => !isBeyond(one)),
    share,
    traitsOf,
  ),
  ...few(
    cases.filter(isBeyond),
    share && { ...share, least: share.beyond ?? share.least },
    traitsOf,
  ),
];

/**
 * A selection of cases that needs few queries. It contains each kind of case. Cases that one metric of a query counts are selected together.
 * With ALL_CASES=true in the environment it has all cases.
 */
export function few<T>(
  cases: readonly T[],
  share: Share | undefined,
  traitsOf: (one: T) => { readonly asked: Asked; readonly kinds: Kinds },
): readonly T[] {
  if (!share || process.env['ALL_CASES'] === 'true') return cases;
  const groups = alike(
    cases.map((one) => ({ one, ...traitsOf(one) })),
    ({ asked }) => planKey(asked),
  ).map((group) => ({
    group,
    table: JSON.stringify(tableKey(group[0]!.asked)),
    kinds: new Set(group.flatMap(({ kinds }) => named(kinds, share.pairs ?? false))),
  }));
  type Group = (typeof groups)[number];
  const missing = new Set(groups.flatMap(({ kinds }) => [...kinds]));
  const [taken, tables, rest] = [new Set<T>(), new Set<string>(), new Set(groups)];
  const byGain = ({ kinds }: Group): number => [...kinds].filter((one) => missing.has(one)).length;
  // One more metric of a table costs less than one more table.
  const byTable = ({ table }: Group): number => Number(tables.has(table));
  const bySize = ({ group }: Group): number => group.length;
  while (rest.size > 0 && (missing.size > 0 || taken.size < share.least)) {
    const best = largest([...rest], [byGain, byTable, bySize]);
    rest.delete(best);
    tables.add(best.table);
    for (const kind of best.kinds) missing.delete(kind);
    for (const { one } of best.group) taken.add(one);
  }
  return cases.filter((one) => taken.has(one));
}

/** Names of kinds and, if wanted, of pairs of kinds. */
function named(kinds: Kinds, pairs: boolean): string[] {
  const names = kinds.map((kind) => JSON.stringify(kind));
  const both = names.flatMap((one, i) => names.slice(i + 1).map((other) => `${one} ${other}`));
  return pairs ? [...names, ...both] : names;
}

/** The item with the largest numbers. A number counts where the numbers before it are equal. */
function largest<T>(things: readonly T[], numbers: readonly ((thing: T) => number)[]): T {
  let best = things;
  for (const number of numbers) {
    const found = best.map(number);
    const most = Math.max(...found);
    best = best.filter((_, i) => found[i] === most);
  }
  return best[0]!;
}
