import { evaluationQuery, type EvaluationQuery, type Source, type SqlMetric } from 'rightly/sql';
import { cell, type SqlEngine } from './engine.ts';

/** The rows of a case, written out, in columns y, p and w, and how a metric reads them. */
export interface Written {
  readonly rows: readonly (readonly string[])[];
  /** The table that is read, of one that holds the rows. */
  readonly from: (values: string) => string;
  readonly source: Omit<Source, 'from'>;
  /** The same rows as arrays: truth, prediction and weight. */
  readonly arrays: readonly [yTrue: unknown, yPred: unknown, weights: readonly number[]];
  /** What else cases have in common that can be in one table: the types of their columns, and the lengths of their lists. */
  readonly kind: readonly unknown[];
}

type Asked<M extends SqlMetric> = readonly [metric: M, written: Written];

const COLUMNS = ['y', 'p', 'w'];

/** How many metrics one query asks for. */
const AT_ONCE = 6;

/** Those of one class refuse the same rows, but for these options. */
const refuses = (metric: SqlMetric): readonly unknown[] => {
  const { from_logits, ignore_class, num_classes } = metric.getConfig();
  return [metric.constructor.name, from_logits, ignore_class, num_classes];
};

/** The table of one case. */
export const sourceOfOne = (engine: SqlEngine, { rows, from, source }: Written): Source => ({
  ...source,
  from: from(engine.values(COLUMNS, rows)),
});

/** What each metric comes to on its rows: cases of one kind are groups of one table, because a query is dear on some engines. */
export async function resultsOf<M extends SqlMetric>(
  engine: SqlEngine,
  cases: readonly Asked<M>[],
): Promise<M[]> {
  const tables = alike([...cases.entries()], ([, [metric, { from, source, kind }]]) => [
    refuses(metric),
    from('t'),
    source,
    kind,
  ]);
  const queries = tables.flatMap((table) => {
    const metrics = alike(table, ([, [metric]]) => metric);
    return chunks(metrics, AT_ONCE).map((some) => queryFor(engine, some));
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

/** One query for several metrics, each with its cases, and which of them is each case's. */
function queryFor<M extends SqlMetric>(
  engine: SqlEngine,
  members: readonly (readonly (readonly [number, Asked<M>])[])[],
): { query: EvaluationQuery<M>; which: ReadonlyMap<number, number> } {
  const all = members.flat();
  const [, [, { from, source }]] = all[0]!;
  const rows = all.flatMap(([c, [, written]]) =>
    written.rows.map((row) => [cell(engine, c, { type: 'integer' }), ...row]),
  );
  const table = from(engine.values(['c', ...COLUMNS], rows));
  const metrics = members.map(([first]) => first![1][0]);
  return {
    query: evaluationQuery(metrics, { ...source, from: table, by: ['c'] }, engine.dialect),
    which: new Map(members.flatMap((cases, m) => cases.map(([c]) => [c, m] as const))),
  };
}

/** Things with equal keys together. */
function alike<T>(things: readonly T[], key: (thing: T) => unknown): T[][] {
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
