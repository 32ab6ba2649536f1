import { isPlain, rangeError, show, typeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { isArray, isArrayOf } from '../../core/readable.ts';
import { checkRows, needed, number, type Row } from './answer-row.ts';
import { checkMetrics, isLoss, isSums } from './asked.ts';
import { checkDialect } from './check-dialect.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { groupOf } from './group-answer.ts';
import { QueryPlan } from './query-plan.ts';
import { checkSource, type Source, toRef } from './source.ts';

/** The columns with the predictions of two models in one table. */
export interface PairSource extends Pick<Source, 'from' | 'sampleWeight' | 'by' | 'nulls'> {
  readonly a: Pick<Source, 'yTrue' | 'yPred'>;
  readonly b: Pick<Source, 'yTrue' | 'yPred'>;
}

/** A mean of each model. The classes may differ: one model can give labels, and the other scores. */
export type MetricPair = readonly [a: AnyMeanMetric, b: AnyMeanMetric];

/** The sums of a pair, in the form of the state of `Paired`. */
export interface PairState {
  readonly models: Readonly<Record<'a' | 'b', { readonly total: number; readonly count: number }>>;
  readonly samples: number;
  readonly count: number;
  readonly total: number;
  readonly ww: number;
  readonly wwd: number;
  readonly wwdd: number;
  readonly decided: number;
  readonly only_a: number;
  readonly only_b: number;
}

/** The answer for one group, or for all rows. */
export interface PairAnswer {
  /** The group's values by column. null for the total. */
  readonly group: Readonly<Record<string, unknown>> | null;
  readonly rows: number;
  /** The state of a `Paired` for each pair of metrics, as `metricFromJSON` takes it. */
  readonly states: readonly PairState[];
}

export interface PairsQuery {
  readonly text: string;
  read(rows: readonly Row[]): readonly PairAnswer[];
}

const isPair = (pair: unknown): boolean => isArray(pair) && pair.length === 2;

/**
 * The query that compares two models on the same rows in one scan. Its answer has a row for each group of `by`, or without `by` one row.
 * The answer does not say which rows are refused. `evaluationQuery` of each model does.
 *
 * Throws TypeError for a metric that is no mean, and for a wrong source.
 *
 * ```ts
 * import { Accuracy } from 'rightly';
 * import { pairsQuery } from 'rightly/sql';
 *
 * const query = pairsQuery([[new Accuracy(), new Accuracy()]], {
 *   from: 'answers',
 *   a: { yTrue: 'label', yPred: 'old' },
 *   b: { yTrue: 'label', yPred: 'new' },
 * });
 * const [all] = query.read([{ _rows: 9, _samples_0: 9, _of_a_0: 6, _only_a_0: 1, _only_b_0: 2 }]);
 * all.states[0].total; // 1
 * ```
 */
export function pairsQuery(
  metrics: readonly MetricPair[],
  source: PairSource,
  dialect: Dialect = duckdb,
): PairsQuery {
  if (!isPlain(source) || !isPlain(source.a) || !isPlain(source.b))
    throw typeError('pairsQuery source', 'be an object of from, a and b', show(source));
  const { a, b, ...shared } = source;
  // Checks the properties that both models share.
  checkDialect(dialect);
  for (const own of [a, b]) {
    checkSource({ ...shared, ...own });
    toRef(own.yTrue, dialect, 'source yTrue');
    toRef(own.yPred, dialect, 'source yPred');
  }
  if (!isArrayOf(metrics, isPair) || metrics.length === 0)
    throw typeError('pairsQuery metrics', 'be pairs of metrics', show(metrics));
  checkMetrics(metrics.flat(), 'pairsQuery');
  if (metrics.flat().some((metric) => isSums(metric)))
    throw typeError('pairsQuery metrics', 'be means', 'a metric of several sums');
  const isWeighted = source.sampleWeight !== undefined;
  return {
    text: textOf(metrics, source, dialect),
    read(rows) {
      checkRows(rows, 'read rows');
      if (!source.by?.length && rows.length !== 1)
        throw rangeError('read: the rows', 'be one row', `${rows.length} rows`);
      return rows.map((row) => answerOf(row, metrics, source.by ?? [], isWeighted));
    },
  };
}

function textOf(metrics: readonly MetricPair[], source: PairSource, dialect: Dialect): string {
  const { a, b, by = [], from, sampleWeight, nulls } = source;
  const shared = { sampleWeight, nulls };
  const first = new QueryPlan(
    metrics.map(([metric]) => metric),
    { ...a, ...shared, from },
    dialect,
  );
  const values = metrics.map(([metric], i) => `${valueOf(first, metric)} AS ${ofA(i)}`);
  const columns = [b.yTrue, b.yPred].flatMap(columnsIn);
  const used = [...new Set([...columns, ...by, sampleWeight ?? []].flat())];
  // Nested columns have our own names, so that they differ from computed columns.
  const inside = used.map((name, i) => [dialect.identifier(name), `_keep_${i}`] as const);
  const kept = inside.map(([name, own]) => `${own} AS ${name}`);
  const inner = first.from(inside.map(([name, own]) => `${name} AS ${own}`));
  const complete = first.skipsNulls ? '\nWHERE _complete' : '';
  const rows = `(SELECT ${[...kept, ...values].join(', ')}\nFROM ${inner}${complete}) AS of_a`;
  const second = new QueryPlan(
    metrics.map(([, metric]) => metric),
    { ...b, ...shared, from: rows },
    dialect,
  );
  const groups = by.map((_, i) => `_group_${i}`);
  const selected = [
    ...groups,
    `${dialect.countWhere(second.skipsNulls ? '_complete' : 'true')} AS _rows`,
    ...metrics.flatMap((pair, i) => sumsOf(second, pair, i)),
  ];
  const keep = [
    ...by.map((name, i) => `${dialect.identifier(name)} AS ${groups[i]!}`),
    ...metrics.map((_, i) => `${ofA(i)} AS _x${ofA(i)}`),
  ];
  return second.grouped(selected, keep, groups);
}

const ofA = (i: number): string => `_a_${i}`;

/** The names of the columns of an input. */
function columnsIn(input: Source['yTrue']): string[] {
  const named = typeof input === 'string' || isArray(input);
  return [named ? input : (input as { readonly column: string | readonly string[] }).column].flat();
}

/** The value of a row. NULL where the row does not count. */
function valueOf(plan: QueryPlan, metric: AnyMeanMetric): string {
  const counted = plan.counted(metric);
  const value = isLoss(metric)
    ? plan.value(metric)
    : `CASE WHEN ${plan.hit(metric)} THEN 1 ELSE 0 END`;
  return counted === undefined ? value : `CASE WHEN ${counted} THEN ${value} END`;
}

/** The sums of a pair. `plan` is that of the second model. */
function sumsOf(plan: QueryPlan, [a, b]: MetricPair, i: number): string[] {
  const { dialect: d, weighted } = plan;
  const { times } = d.arithmetic;
  const own = `_x${ofA(i)}`;
  const other = valueOf(plan, b);
  const valid = [
    `${own} IS NOT NULL AND ${other} IS NOT NULL`,
    ...(plan.skipsNulls ? ['_complete'] : []),
    ...(weighted ? ['_weight <> 0'] : []),
  ].join(' AND ');
  const sum = (x: string): string => plan.sum(`CASE WHEN ${valid} THEN ${x} ELSE 0 END`);
  const count = (condition: string): string => d.countWhere(`${valid} AND ${condition}`);
  const weigh = (x: string, of = '_weight'): string => (weighted ? times(x, of) : x);
  const difference = d.real(`(${other} - ${own})`);
  const squared = times(difference, difference);
  const ww = times('_weight', '_weight');
  const isReal = isLoss(a) || isLoss(b);
  const one = weighted ? '_weight = 1 AND ' : '';
  return [
    `${d.countWhere(valid)} AS _samples_${i}`,
    `${sum(weigh(d.real(own)))} AS _of_a_${i}`,
    ...(weighted ? [`${sum('_weight')} AS _count_${i}`, `${sum(ww)} AS _ww_${i}`] : []),
    ...(weighted || isReal ? [`${sum(weigh(difference))} AS _total_${i}`] : []),
    ...(weighted ? [`${sum(times(difference, ww))} AS _wwd_${i}`] : []),
    ...(weighted || isReal ? [`${sum(weigh(squared, ww))} AS _wwdd_${i}`] : []),
    ...(weighted && !isReal ? [`${count('_weight = 1')} AS _decided_${i}`] : []),
    ...(isReal
      ? []
      : [
          `${count(`${one}${own} > ${other}`)} AS _only_a_${i}`,
          `${count(`${one}${other} > ${own}`)} AS _only_b_${i}`,
        ]),
  ];
}

function answerOf(
  row: Row,
  metrics: readonly MetricPair[],
  by: readonly string[],
  isWeighted: boolean,
): PairAnswer {
  return {
    group:
      by.length === 0 ? null : Object.fromEntries(by.map((name, i) => [name, groupOf(row, i)])),
    rows: needed(row, '_rows'),
    states: metrics.map((pair, i) => stateOf(row, i, isWeighted, pair.some(isLoss))),
  };
}

/** Sums that the answer leaves out are computed from the others. */
function stateOf(row: Row, i: number, isWeighted: boolean, isReal: boolean): PairState {
  const of = (name: string): number => needed(row, `_${name}_${i}`);
  const samples = of('samples');
  if (!Number.isSafeInteger(samples) || samples < 0)
    throw rangeError(`read: _samples_${i}`, 'be a number of rows', `${samples}`);
  const isPlainHits = !isWeighted && !isReal;
  const [onlyA, onlyB] = isReal ? [0, 0] : [of('only_a'), of('only_b')];
  const count = isWeighted ? of('count') : samples;
  const total = isPlainHits ? onlyB - onlyA : of('total');
  const a = number(row, `_of_a_${i}`);
  return {
    models: { a: { total: a, count }, b: { total: a + total, count } },
    samples,
    count,
    total,
    ww: isWeighted ? of('ww') : samples,
    wwd: isWeighted ? of('wwd') : total,
    wwdd: isPlainHits ? onlyA + onlyB : of('wwdd'),
    decided: isReal ? 0 : isWeighted ? of('decided') : samples,
    only_a: onlyA,
    only_b: onlyB,
  };
}
