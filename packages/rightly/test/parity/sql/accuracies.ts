import { hitSql } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Case, casesFromKeras, flat } from '../cases.ts';
import { classNames, create } from '../classes.ts';
import { compare } from '../compare.ts';
import { semanticsCases } from '../semantics-cases.ts';
import { cell, type SqlEngine, type SqlRow, type Typed } from './engine.ts';
import { resultsOf, sourceOfOne, type Written } from './grouped.ts';
import { spreadDifferences } from './spread.ts';
import { type Table, toTable } from './table.ts';

/** The columns as a query takes them: scores in one list, or in one column for each class. */
function written(engine: SqlEngine, table: Table, wide: boolean): Written {
  const { weighted, yTrue, yPred, width } = table;
  const columns = [yTrue, yPred, { type: 'float64' }] as const;
  const names = Array.from({ length: width }, (_, i) => `p${i}`);
  const spread = names.map((name, i) => `${engine.dialect.lists.at('p', String(i))} AS ${name}`);
  return {
    rows: table.rows.map((row) => row.map((value, i) => cell(engine, value, columns[i]!))),
    from: (values) => (wide ? `(SELECT *, ${spread.join()} FROM ${values}) AS wide` : values),
    source: {
      yTrue: { column: 'y', type: yTrue.type },
      yPred: { column: wide ? names : 'p', type: yPred.type },
      sampleWeight: weighted ? 'w' : undefined,
    },
    arrays: arraysOf(table),
    kind: [yTrue, yPred, width],
  };
}

/** A table's rows as a metric takes them on arrays. */
function arraysOf({ rows, yTrue, yPred }: Table): Written['arrays'] {
  const column = (side: 0 | 1, { type }: Typed): unknown => {
    const cells = rows.map((row) => row[side]);
    if (type !== 'float32') return cells;
    const width = Array.isArray(cells[0]) ? [cells[0].length] : [];
    return { data: Float32Array.from(cells.flat() as number[]), shape: [cells.length, ...width] };
  };
  return [column(0, yTrue), column(1, yPred), rows.map(([, , weight]) => weight)];
}

type Asked = readonly [Case, Table];

const keras = casesFromKeras(flat);
const tablesOf = (cases: readonly Case[]): Asked[] =>
  cases.flatMap((c) => {
    const table = toTable(c);
    return table && table.rows.length > 0 ? [[c, table]] : [];
  });

/** Where an engine does not come to what cases expect, in words. */
async function differences(engine: SqlEngine, cases: readonly Asked[]): Promise<string[]> {
  const tables = cases.map(([, table]) =>
    written(engine, table, table.width > 1 && table.rows.length % 2 === 0),
  );
  const metrics = await resultsOf(
    engine,
    cases.map(([{ className, config }], i) => [create(className, config), tables[i]!]),
  );
  return cases.flatMap(([{ title, className, config, expected }, { weighted }], i) => {
    // Shared-out weights of elements are fractions, whose sums are rounded.
    const tolerance = weighted ? Math.max(expected.tolerance, 1e-12) : expected.tolerance;
    return [
      ...compare(title, metrics[i]!, { ...expected, tolerance }),
      ...spreadDifferences(title, metrics[i]!, create(className, config), tables[i]!),
    ];
  });
}

/** Every case of the six accuracies that a table can hold, or one of so many. */
export function accuraciesAgree(name: string, open: () => Promise<SqlEngine>, of = 1): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });

  describe(`${name} agrees with Keras:`, () => {
    test.each(classNames)('%s', async (className) => {
      const cases = tablesOf(keras.filter((c) => c.className === className));
      expect(cases.length).toBeGreaterThanOrEqual(550);
      const some = cases.filter((_, i) => i % of === 0);
      expect(await differences(engine, some)).toEqual([]);
    });
  });

  describe(`${name} keeps to docs/semantics.md:`, () => {
    test.each(Object.entries(semanticsCases))('%s', async (_, cases) => {
      expect(await differences(engine, tablesOf(cases))).toEqual([]);
    });
  });

  test(`${name}: the condition for one row stands alone`, async () => {
    const { dialect } = engine;
    const cases = tablesOf(keras)
      .filter(([, table]) => !table.weighted)
      .filter((_, i) => i % (5 * of) === 0);
    const queries = cases.map(([{ className, config }, table]) => {
      const source = sourceOfOne(engine, written(engine, table, false));
      const hit = hitSql(create(className, config), source, dialect);
      return `SELECT ${dialect.countWhere(hit)} AS hits FROM ${source.from}`;
    });
    const answers = await engine.ask(queries);
    cases.forEach(([c], i) => {
      const [row] = answers[i]! as readonly [SqlRow];
      expect(Number(row['hits']), c.title).toBe(c.expected.total);
    });
  });
}
