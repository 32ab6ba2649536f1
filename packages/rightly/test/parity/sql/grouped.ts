import type { AnyMeanMetric } from 'rightly';
import { evaluationQuery, type Source } from 'rightly/sql';
import type { Cell, SqlEngine, Typed } from './engine.ts';

/** The rows of a case, of truth, prediction and weight, and how a metric reads them from columns y, p and w. */
export interface Written {
  readonly types: readonly Typed[];
  readonly rows: readonly (readonly Cell[])[];
  /** The table that is read, of one that holds the rows. */
  readonly from: (values: string) => string;
  readonly source: Omit<Source, 'from'>;
  /** What else cases have in common that can be in one table: the types of their columns, and the lengths of their lists. */
  readonly kind: readonly unknown[];
}

type Asked = readonly [metric: AnyMeanMetric, written: Written];

const columnsOf = ({ types }: Written) =>
  ['y', 'p', 'w'].map((name, i) => Object.assign({ name }, types[i]!));

/** How many metrics one query asks for. */
const AT_ONCE = 6;

/** Losses that refuse rows which others count: for a label, a sign, or a number of scores. */
const particular = /^(Sparse|Poisson|CategoricalFocal|BinaryFocal|Dice|Tversky|KL)/;

/** Metrics with an equal key refuse the same rows, so that their cases can be rows of one table. */
function refuses(metric: AnyMeanMetric): readonly unknown[] {
  const { name } = metric.constructor;
  const { from_logits, ignore_class } = metric.getConfig();
  if (name.endsWith('Accuracy')) return [name.replace('TopK', '')];
  return particular.test(name) ? [name, from_logits, ignore_class] : ['any finite numbers'];
}

/** The table of one case. */
export const sourceOfOne = (engine: SqlEngine, written: Written): Source => ({
  ...written.source,
  from: written.from(engine.values(columnsOf(written), written.rows)),
});

/**
 * The result of each metric on its rows. Cases of one kind are groups of one table, and one query asks for several metrics: on some
 * engines a query costs far more than its rows.
 */
export async function resultsOf(
  engine: SqlEngine,
  cases: readonly Asked[],
): Promise<AnyMeanMetric[]> {
  const tables = alike([...cases.entries()], ([, [metric, { from, source, kind }]]) => [
    refuses(metric),
    from('t'),
    source,
    kind,
  ]);
  const queries = tables.flatMap((table) => {
    const metrics = alike(table, ([, [metric]]) => [metric.constructor.name, metric]);
    return chunks(metrics, AT_ONCE).map((some) => queryFor(engine, some));
  });
  const answers = await engine.ask(queries.map(({ query }) => query.text));
  const found: AnyMeanMetric[] = [];
  for (const [i, { query, which }] of queries.entries())
    for (const { group, metrics } of query.read(answers[i]!).groups) {
      const c = Number(group!['c']);
      found[c] = metrics[which.get(c)!]!;
    }
  return found;
}

/** One query for several metrics, each with its cases; `which` has the place of each case's metric. */
function queryFor(
  engine: SqlEngine,
  members: readonly (readonly (readonly [number, Asked])[])[],
): { query: ReturnType<typeof evaluationQuery>; which: ReadonlyMap<number, number> } {
  const all = members.flat();
  const [, [, first]] = all[0]!;
  const columns = [{ name: 'c', type: 'integer' } as const, ...columnsOf(first)];
  const rows = all.flatMap(([c, [, { rows: own }]]) => own.map((row) => [c, ...row]));
  const table = first.from(engine.values(columns, rows));
  const metrics = members.map(([one]) => one![1][0]);
  return {
    query: evaluationQuery(metrics, { ...first.source, from: table, by: ['c'] }, engine.dialect),
    which: new Map(members.flatMap((cases, m) => cases.map(([c]) => [c, m] as const))),
  };
}

/** The things in lists: those of one list have equal keys. */
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
