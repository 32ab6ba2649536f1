import type { PairState } from 'rightly/sql';
import type { PairQuestion } from '../reading/pairs/read-pair.ts';
import { groupColumns } from '../reading/replicates.ts';
import { count } from './count.ts';
import { withPositiveLabel } from './with-positive-label.ts';
import type { EvaluationSums } from './evaluation-sums.ts';
import { type Group, plainGroup } from './group.ts';
import { restoreTypes } from './tables/restore-types.ts';
import { groupNamed } from './tables/count-table.ts';

/** The sums of two models. */
export interface CountedPair {
  /** The old model. */
  readonly a: EvaluationSums;
  readonly b: EvaluationSums;
  /** The sums over pairs of rows; undefined where they were not counted. */
  readonly pairs: Pairs | undefined;
}

export interface Pairs {
  /** The names of the means that were counted. */
  readonly names: readonly string[];
  /** The sums of each group; one entry without groups. */
  readonly groups: readonly PairsOfGroup[];
}

export interface PairsOfGroup {
  readonly group: Group;
  readonly rows: number;
  readonly states: readonly PairState[];
}

/** Counts each model with one query, and then the pairs of rows with one query. */
export async function countPairs(
  { a, b, pairs, remarks }: PairQuestion,
  positive: string | undefined,
): Promise<CountedPair> {
  const options = { positive, asks: true };
  const [first, second] = [
    withPositiveLabel(await count(a), options),
    withPositiveLabel(await count(b), options),
  ];
  const evaluated = { a: { ...first, remarks }, b: { ...second, remarks: [] } };
  if (!pairs) return { ...evaluated, pairs: undefined };
  const rows = await a.input.scan(pairs.query.text);
  await b.input.verify?.();
  const named = pairs.query.read(rows).map(({ group, rows: n, states }) => ({
    group: groupNamed(group, { columns: a.columns, names: a.table.names }),
    rows: n,
    states,
  }));
  const guessed = restoreTypes(named, groupColumns(a.columns.by));
  const groups = Array.from(guessed, ({ group, rows: n, states }) => ({
    group: plainGroup(group),
    rows: n,
    states,
  }));
  return { ...evaluated, pairs: { names: pairs.names, groups } };
}
