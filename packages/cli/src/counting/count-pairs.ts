import type { PairState } from 'rightly/sql';
import type { PairQuestion } from '../reading/pairs/read-pair.ts';
import { groupColumns } from '../reading/replicates.ts';
import { count } from './count.ts';
import { decide } from './decide.ts';
import type { Evaluated } from './evaluated.ts';
import { type Group, plainGroup } from './group.ts';
import { asGuessed } from './tables/as-guessed.ts';
import { groupNamed } from './tables/count-table.ts';

/** What two models came to. */
export interface CountedPair {
  /** The old model. */
  readonly a: Evaluated;
  readonly b: Evaluated;
  /** The sums over pairs of rows; undefined where they were not counted. */
  readonly pairs: Pairs | undefined;
}

export interface Pairs {
  /** The names of the means that were counted. */
  readonly names: readonly string[];
  /** Group by group; one alone where there are no groups. */
  readonly groups: readonly PairsOfGroup[];
}

export interface PairsOfGroup {
  readonly group: Group;
  readonly rows: number;
  readonly states: readonly PairState[];
}

/** Counts each model, and then their pairs. Each is one query. */
export async function countPairs(
  { a, b, pairs, remarks }: PairQuestion,
  positive: string | undefined,
): Promise<CountedPair> {
  const options = { positive, asks: true };
  const [first, second] = [decide(await count(a), options), decide(await count(b), options)];
  const evaluated = { a: { ...first, remarks }, b: { ...second, remarks: [] } };
  if (!pairs) return { ...evaluated, pairs: undefined };
  const rows = await a.input.scan(pairs.query.text);
  await b.input.verify?.();
  const named = pairs.query.read(rows).map(({ group, rows: n, states }) => ({
    group: groupNamed(group, { columns: a.columns, names: a.table.names }),
    rows: n,
    states,
  }));
  const guessed = asGuessed(named, groupColumns(a.columns.by));
  const groups = Array.from(guessed, ({ group, rows: n, states }) => ({
    group: plainGroup(group),
    rows: n,
    states,
  }));
  return { ...evaluated, pairs: { names: pairs.names, groups } };
}
