import {
  evaluationQuery,
  type EvaluationQuery,
  type QueryOptions,
  type Source,
  type SqlMetric,
} from 'rightly/sql';
import { cell, type SqlEngine } from './engine.ts';

/** The rows of a case as SQL, in columns y, p and w, and how a metric reads them. */
export interface Written {
  readonly rows: readonly (readonly string[])[];
  /** The table that is read, from a table of the rows. */
  readonly from: (values: string) => string;
  readonly source: Omit<Source, 'from'>;
  /** The same rows as arrays: truth, prediction and weight. */
  readonly arrays: readonly [yTrue: unknown, yPred: unknown, weights: readonly number[]];
  /** The other properties that cases of one table share: the types of their columns, and the lengths of their lists. */
  readonly kind: readonly unknown[];
}

/** A metric, and the case that it counts. */
export type Asked<M extends SqlMetric = SqlMetric> = readonly [metric: M, written: Written];

const COLUMNS = ['y', 'p', 'w'];

/** The number of metrics in one query. */
const AT_ONCE = 6;

/** Metrics of one class refuse the same rows, unless these options differ. */
const refuses = (metric: SqlMetric): readonly unknown[] => {
  const { exact, from_logits, ignore_class, num_classes } = metric.getConfig();
  return [metric.constructor.name, exact, from_logits, ignore_class, num_classes];
};

/** The properties that cases of one table share. */
export const tableKey = ([metric, { from, source, kind }]: Asked): unknown => [
  refuses(metric),
  from('t'),
  source,
  kind,
];

/** The properties of cases that one metric of a query counts. */
export const planKey = (asked: Asked): unknown => [tableKey(asked), asked[0]];

/** The table of one case. */
export const sourceOfOne = (engine: SqlEngine, { rows, from, source }: Written): Source => ({
  ...source,
  from: from(engine.values(COLUMNS, rows)),
});

/** The result of each metric on its rows. Cases of one kind are groups of one table, because a query is slow on some engines. */
export async function resultsOf<M extends SqlMetric>(
  engine: SqlEngine,
  cases: readonly Asked<M>[],
  options?: QueryOptions,
): Promise<M[]> {
  const tables = alike([...cases.entries()], ([, asked]) => tableKey(asked));
  const queries = tables.flatMap((table) => {
    const metrics = alike(table, ([, [metric]]) => metric);
    return chunks(metrics, AT_ONCE).map((some) => queryFor(engine, some, options));
  });
  const answers = await engine.ask(queries.map(({ query }) => query.text));
  const found: M[] = [];
  for (const [i, { query, which }] of queries.entries())
    for (const { group, metrics } of query.read(answers[i]!).groups) {
      const c = Number(group!['c']);
      found[c] = metrics[which.get(c)!]!;
    }
  return found;
}

/** One query for several metrics with their cases, and the metric of each case. */
function queryFor<M extends SqlMetric>(
  engine: SqlEngine,
  members: readonly (readonly (readonly [number, Asked<M>])[])[],
  options: QueryOptions | undefined,
): { query: EvaluationQuery<M>; which: ReadonlyMap<number, number> } {
  const metrics = members.map(([first]) => first![1][0]);
  const source = sourceOfAll(engine, members.flat());
  return {
    query: evaluationQuery(metrics, { ...source, by: ['c'] }, engine.dialect, options),
    which: new Map(members.flatMap((cases, m) => cases.map(([c]) => [c, m] as const))),
  };
}

/** One table of several cases. Column c has the number of a row's case. */
function sourceOfAll(engine: SqlEngine, cases: readonly (readonly [number, Asked])[]): Source {
  const [[, [, { from, source }]]] = cases as [(typeof cases)[0]];
  const rows = cases.flatMap(([c, [, written]]) =>
    written.rows.map((row) => [cell(engine, c, { type: 'integer' }), ...row]),
  );
  return { ...source, from: from(engine.values(['c', ...COLUMNS], rows)) };
}

/** The value of an aggregate on the rows of each case. */
export async function aggregatesOf<M extends SqlMetric>(
  engine: SqlEngine,
  cases: readonly Asked<M>[],
  aggregate: (metric: M, source: Source) => string,
): Promise<number[]> {
  const groups = alike([...cases.entries()], ([, asked]) => planKey(asked));
  const queries = groups.map((group) => {
    const source = sourceOfAll(engine, group);
    const sql = aggregate(group[0]![1][0], source);
    return `SELECT c, ${sql} AS value FROM ${source.from} GROUP BY c`;
  });
  const found: number[] = [];
  for (const { c, value } of (await engine.ask(queries)).flat()) found[Number(c)] = Number(value);
  return found;
}

/** Groups items by equal keys. */
export function alike<T>(things: readonly T[], key: (thing: T) => unknown): T[][] {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const name = JSON.stringify(key(thing));
    const others = found.get(name);
    if (others) others.push(thing);
    else found.set(name, [thing]);
  }
  return [...found.values()];
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  );
