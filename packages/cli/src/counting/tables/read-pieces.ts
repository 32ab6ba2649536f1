import { type Answer, type EvaluationQuery, type GroupAnswer, together } from 'rightly/sql';
import type { Row } from '../../engines/engine.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import { type Sequence, PieceSequence } from '../sequence.ts';

type Group = GroupAnswer<DeclaredMetric>;

/** An answer whose groups may be too many for memory. */
export interface SequenceAnswer extends Pick<Answer<DeclaredMetric>, 'total' | 'classes'> {
  readonly groups: Sequence<Group>;
}

/** The number of groups that are read at once. Groups that survive several garbage collections fill the heap, so a piece is small. */
const atOnce = 100;

/** Reads an answer. If it has many groups with one row each, the groups are read piece by piece, and anew with each iteration. */
export function readPieces(
  rows: readonly Row[],
  query: Pick<EvaluationQuery<DeclaredMetric>, 'read'>,
  most: number = atOnce,
): SequenceAnswer {
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
  // The pieces have lists of different lengths, which is an error. Reading all rows at once throws it.
  if (classes.size > 1) return query.read(rows);
  const groups = new PieceSequence(rows.length, function* () {
    for (const piece of pieces()) yield piece.groups;
  });
  return { groups, total: together(totals[0]!.metrics, totals), classes: [...classes][0] };
}

/** Whether each group is one row: its sums have no keys, and the query has one scan. */
const isOneEach = (row: Row): boolean =>
  '_group_0' in row && !Object.keys(row).some((name) => /^_(key|scan|whole)(_|$)/.test(name));
