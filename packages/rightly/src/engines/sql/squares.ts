import { Spread } from '../../core/spread.ts';
import { addSums, type Sum } from '../../core/state.ts';
import type { Row } from './answer-row.ts';
import { isLoss, isSums, type SqlMetric } from './asked.ts';
import type { QueryPlan } from './query-plan.ts';
import type { SqlSum } from './sums.ts';

/*
 * The sums of squares for the standard error of a mean, as columns of an answer. For right and wrong rows they are Σ w² of each. For other
 * values they are Σ w², Σ w² x and Σ w² x². Another column is the number of rows with a weight above 0. Sums that follow from total and count
 * have no column.
 */

type Square = 'right' | 'wrong' | 'ww' | 'wwx' | 'wwxx' | 'samples';
type Names = Partial<Readonly<Record<Square, string>>>;

/** The columns of a metric. `i` is its index. Sums of weights alone are shared by metrics that count the same rows. */
export function squaresOf(metrics: readonly SqlMetric[], i: number, isWeighted: boolean): Names {
  const metric = metrics[i]!;
  if (isSums(metric)) return {};
  if (!isWeighted) return isLoss(metric) ? { wwxx: `_wwxx_${i}` } : {};
  const first = (matches: (other: SqlMetric) => boolean): number =>
    metrics.findIndex(
      (other) => matches(other) && !isSums(other) && other.counted?.key === metric.counted?.key,
    );
  const samples = `_samples_${first(() => true)}`;
  return isLoss(metric)
    ? { ww: `_ww_${first(isLoss)}`, wwx: `_wwx_${i}`, wwxx: `_wwxx_${i}`, samples }
    : { right: `_right_${i}`, wrong: `_wrong_${i}`, samples };
}

/** The SQL of these columns. `sum` writes a sum over rows, and `count` the number of rows that meet conditions. */
export function squareColumns(
  plan: QueryPlan,
  i: number,
  sum: (of: SqlSum) => string,
  count: (...conditions: (string | undefined)[]) => string,
): [name: string, sql: string][] {
  const { dialect, all, weighted } = plan;
  const metric = all[i]!;
  const names = Object.entries(squaresOf(all, i, weighted));
  if (isSums(metric) || names.length === 0) return [];
  const { times } = dialect.arithmetic;
  // A power takes engines several times as long.
  const squared = (x: string): string => times(x, x);
  const counted = plan.counted(metric);
  const of = (value: string, wheres = [counted]): string =>
    sum({ wheres, value, isUnweighted: true });
  const ww = squared('_weight');
  const write: Readonly<Record<Square, () => string>> = {
    right: () => of(ww, [counted, plan.hit(metric)]),
    wrong: () => of(`CASE WHEN ${plan.hit(metric)} THEN 0 ELSE ${ww} END`),
    ww: () => of(ww),
    wwx: () => of(times(plan.product(metric), '_weight')),
    wwxx: () => of(squared(plan.product(metric))),
    samples: () => count(counted, '_weight <> 0'),
  };
  return names.map(([kind, name]) => [name, write[kind as Square]()]);
}

/** Reads the spread of a mean. */
export type SpreadReader = (
  rows: readonly Row[],
  sums: Readonly<Record<'total' | 'count', Sum>>,
) => Spread | undefined;

/**
 * Chooses once, for all groups of an answer, the columns of a mean's spread. Where a column is missing, or has no number, the spread is
 * unknown.
 */
export function spreadReader(
  metrics: readonly SqlMetric[],
  i: number,
  isWeighted: boolean,
): SpreadReader {
  const names = squaresOf(metrics, i, isWeighted);
  const columns = Object.values(names);
  const squares = isLoss(metrics[i]!) ? lossSquares : hitSquares;
  return (rows, sums) => {
    if (rows.some((row) => columns.some((name) => row[name] == null))) return undefined;
    const of = (kind: Square, known: Sum): Sum =>
      kind in names ? sumOf(rows, names[kind]!) : known;
    return new Spread(squares(of, sums), of('samples', sums.count)[0]);
  };
}

type Totals = Parameters<SpreadReader>[1];
/** The sum of a column, or the known sum where there is no such column. */
type SumOf = (kind: Square, known: Sum) => Sum;

const lossSquares = (of: SumOf, { total, count }: Totals): [ww: Sum, wwx: Sum, wwxx: Sum] => [
  of('ww', count),
  of('wwx', total),
  of('wwxx', total),
];

const hitSquares = (of: SumOf, { total, count }: Totals): [right: Sum, wrong: Sum] => [
  of('right', total),
  of('wrong', addSums(count, [-total[0], -total[1]])),
];

const sumOf = (rows: readonly Row[], column: string): Sum =>
  rows.reduce<Sum>((sum, row) => addSums(sum, [Number(row[column]), 0]), [0, 0]);
