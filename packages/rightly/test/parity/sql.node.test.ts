import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { evaluationQuery, hitSql, type Source } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Case, casesFromKeras, flat } from './cases.ts';
import { classNames, create } from './classes.ts';
import { compare } from './compare.ts';
import { semanticsCases } from './semantics-cases.ts';
import { type Table, toTable } from './table.ts';

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create()).connect();
});

const answer = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await duckdb.runAndReadAll(sql)).getRowObjects();

/** The columns as a query takes them: scores in one list, or in one column for each class. */
function source({ rows, weighted, yTrue, yPred, width }: Table, wide: boolean): Source {
  const table = `(VALUES ${rows.join()}) AS t(y, p, w)`;
  const names = Array.from({ length: width }, (_, i) => `p${i}`);
  const columns = names.map((name, i) => `p[${i + 1}] AS ${name}`);
  return {
    from: wide ? `(SELECT y, w, ${columns.join()} FROM ${table}) AS wide` : table,
    yTrue: { column: 'y', type: yTrue },
    yPred: { column: wide ? names : 'p', type: yPred },
    sampleWeight: weighted ? 'w' : undefined,
  };
}

/** Where DuckDB does not come to what a case expects, in words. */
async function differences(c: Case, table: Table): Promise<string[]> {
  const metric = create(c.className, c.config);
  const wide = table.width > 1 && table.rows.length % 2 === 0;
  const from = source(table, wide);
  const query = evaluationQuery([metric], from);
  const { total } = query.read(await answer(query.text));
  // Shared-out weights of elements are fractions, whose sums are rounded.
  const tolerance = table.weighted ? Math.max(c.expected.tolerance, 1e-12) : c.expected.tolerance;
  return compare(c.title, total.metrics[0]!, { ...c.expected, tolerance });
}

const keras = casesFromKeras(flat);
const rowsOf = (cases: readonly Case[]): [Case, Table][] =>
  cases.flatMap((c) => {
    const table = toTable(c);
    return table && table.rows.length > 0 ? [[c, table]] : [];
  });

describe('DuckDB agrees with Keras:', () => {
  test.each(classNames)('%s', async (className) => {
    const cases = rowsOf(keras.filter((c) => c.className === className));
    expect(cases.length).toBeGreaterThanOrEqual(550);
    const found: string[] = [];
    for (const [c, table] of cases) found.push(...(await differences(c, table)));
    expect(found).toEqual([]);
  });
});

describe('DuckDB keeps to SEMANTICS:', () => {
  test.each(Object.entries(semanticsCases))('%s', async (_, cases) => {
    const found: string[] = [];
    for (const [c, table] of rowsOf(cases)) found.push(...(await differences(c, table)));
    expect(found).toEqual([]);
  });
});

test('the condition for one row stands alone', async () => {
  const unweighted = rowsOf(keras).filter(([, table]) => !table.weighted);
  for (const [c, table] of unweighted.filter((_, i) => i % 5 === 0)) {
    const from = source(table, false);
    const sql = `SELECT count(*) FILTER (WHERE ${hitSql(create(c.className, c.config), from)}) AS hits FROM ${from.from}`;
    expect(Number((await answer(sql))[0]!['hits']), c.title).toBe(c.expected.total);
  }
});
