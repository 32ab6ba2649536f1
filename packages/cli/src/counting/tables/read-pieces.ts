import { type Answer, type EvaluationQuery, type GroupAnswer, together } from 'rightly/sql';
import type { Row } from '../../engines/engine.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import { type Many, Pieces } from '../many.ts';

type Group = GroupAnswer<DeclaredMetric>;

/** An answer whose groups may be too many to lie in memory at once. */
export interface ManyAnswer extends Pick<Answer<DeclaredMetric>, 'total' | 'classes'> {
  readonly groups: Many<Group>;
}

/** How many groups are read at once. Groups that live through several collections of garbage fill the heap, so a piece is small. */
const atOnce = 100;

/** Reads an answer. Where it has very many groups, a row each, they are read piece by piece, and again whenever they are asked for. */
export function readPieces(
  rows: readonly Row[],
  query: Pick<EvaluationQuery<DeclaredMetric>, 'read'>,
  most: number = atOnce,
): ManyAnswer {
  if (rows.length <= most || !isOneEach(rows[0]!)) return query.read(rows);
  const pieces = function* (): Generator<Answer<DeclaredMetric>> {
    for (let start = 0; start < rows.length; start += most)
      yield query.read(rows.slice(start, start + most));
  };
  const totals: Group[] = [];
  const classes = new Set<number | undefined>();
  for (const piece of pieces()) {
    totals.push(piece.total);
    classes.add(piece.classes);
  }
  // Lists of several lengths: the error is that of all rows.
  if (classes.size > 1) return query.read(rows);
  const groups = new Pieces(rows.length, function* () {
    for (const piece of pieces()) yield piece.groups;
  });
  return { groups, total: together(totals[0]!.metrics, totals), classes: [...classes][0] };
}

/** Whether each group is one row: its sums have no keys, and the query has one scan. */
const isOneEach = (row: Row): boolean =>
  '_group_0' in row && !Object.keys(row).some((name) => /^_(key|scan|whole)(_|$)/.test(name));
