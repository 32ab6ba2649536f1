import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { isLoss, isSums, type SqlMetric } from './asked.ts';
import { infiniteElements, problems, warnings } from './conditions.ts';
import { PLACE } from './elements.ts';
import { NEVER } from './emit.ts';
import { momentColumns, timesWeight } from './moments.ts';
import type { QueryPlan } from './query-plan.ts';
import { squareColumns } from './squares.ts';
import type { SqlSum } from './sums.ts';

/** The columns of a scan for its metrics, by name. `places` are the indexes of these metrics among all metrics of the query. */
export function aggregates(
  plan: QueryPlan,
  places: readonly number[],
): [name: string, sql: string][] {
  const { dialect: d, metrics, weighted } = plan;
  const complete = plan.skipsNulls ? ['_complete'] : [];
  // A row that is repeated for each of its elements is counted once.
  const once = plan.elements ? [`${PLACE} = 0`] : [];
  const all = (...conditions: (string | undefined)[]): string => every(...once, ...conditions);
  const every = (...conditions: (string | undefined)[]): string =>
    [...complete, ...conditions.filter((c) => c !== undefined).map((c) => `(${c})`)].join(
      ' AND ',
    ) || 'true';
  const width = plan.skipsNulls ? `CASE WHEN _complete THEN ${plan.width()} END` : plan.width();
  const sum = ({ wheres, value, isUnweighted, isByElement: ofAll, except }: SqlSum): string => {
    const isWeighted = weighted && !isUnweighted;
    const counted = ofAll ? every : all;
    // The difference costs nothing, because other metrics need both counts too.
    if (except !== undefined && !isWeighted)
      return `(${d.countWhere(counted())} - ${d.countWhere(counted(except))})`;
    if (value === undefined)
      return isWeighted
        ? plan.sum(where(counted(...wheres), '_weight'))
        : d.countWhere(counted(...wheres));
    const condition = counted(...wheres, weighted ? '_weight <> 0' : undefined);
    return plan.sum(where(condition, isWeighted ? d.arithmetic.times(value, '_weight') : value));
  };
  const moments = (
    { moments: of, wheres, isByElement: ofAll }: SqlSum,
    id: string,
  ): [string, string][] => {
    if (!of) return [];
    const condition = (ofAll ? every : all)(...wheres, weighted ? '_weight <> 0' : undefined);
    const column = (x: string): string =>
      condition === 'true' ? x : plan.column(`CASE WHEN ${condition} THEN ${x} END`);
    const [x, y] = of as [string, string];
    const columns = { x: column(x), y: column(y) };
    if (!weighted) return momentColumns(d, columns, id);
    const times = (one: string): string => plan.column(timesWeight(d, condition, one, '_weight'));
    return momentColumns(
      d,
      { ...columns, weight: '_weight', timesX: times(x), timesY: times(y) },
      id,
    );
  };
  const sums = (metric: SqlMetric, at: number): [string, string][] => {
    const i = places[at]!;
    if (isSums(metric))
      return plan.sums
        .of(metric)
        .flatMap((one, j) =>
          [[`_sum_${i}_${j}`, sum(one)] as [string, string]].concat(moments(one, `${i}_${j}`)),
        );
    const counted = plan.counted(metric);
    const total: SqlSum = isLoss(metric)
      ? { wheres: [counted], value: plan.product(metric), isUnweighted: true }
      : { wheres: [counted, plan.hit(metric as AnyMeanMetric)] };
    return [
      [`_total_${i}`, sum(total)],
      [`_count_${i}`, sum({ wheres: [counted] })],
      ...squareColumns(plan, i, sum, (...conditions) => d.countWhere(all(...conditions))),
    ];
  };
  const named = (conditions: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(conditions)
      // A condition that no row meets needs no count.
      .filter(([, condition]) => condition !== 'false' && condition !== NEVER)
      .map(([name, condition]) => [name, d.countWhere(all(condition))]);
  return [
    ['_rows', d.countWhere(all())],
    ...metrics.flatMap(sums),
    ...metrics.flatMap((metric, at): [string, string][] => {
      const tied = plan.tied(metric);
      return tied === undefined
        ? []
        : [[`_tied_${places[at]!}`, d.countWhere(all(plan.counted(metric), tied))]];
    }),
    ...named(warnings(plan)),
    ...named(problems(plan)),
    ...infinite(plan, every),
    ...(plan.skipsNulls
      ? [['_skipped', d.countWhere([...once, 'NOT _complete'].join(' AND '))] as [string, string]]
      : []),
    ...(plan.readsLists
      ? ([
          ['_narrowest', `min(${width})`],
          ['_widest', `max(${width})`],
        ] as [string, string][])
      : []),
  ];
}

/** Counts the elements whose value is not finite, where a sum has such values. */
function infinite(plan: QueryPlan, every: (...conditions: string[]) => string): [string, string][] {
  const found = plan.metrics.flatMap((metric) => infiniteElements(plan, metric));
  const condition = found.map((one) => `(${one})`).join(' OR ');
  return found.length === 0 ? [] : [['_infinite', plan.dialect.countWhere(every(condition))]];
}

const where = (condition: string, x: string): string =>
  condition === 'true' ? x : `CASE WHEN ${condition} THEN ${x} ELSE 0 END`;
