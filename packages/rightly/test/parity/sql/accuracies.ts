import { hitSql } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Case, casesFromKeras, flat } from '../cases.ts';
import { classNames, create } from '../classes.ts';
import { compare } from '../compare.ts';
import { semanticsCases } from '../semantics-cases.ts';
import type { SqlEngine, SqlRow } from './engine.ts';
import { resultsOf, sourceOfOne, type Written } from './grouped.ts';
import { type Table, toTable } from './table.ts';

/** The columns as a query takes them: scores in one list, or in one column for each class. */
function written(engine: SqlEngine, table: Table, wide: boolean): Written {
  const { weighted, yTrue, yPred, width } = table;
  const names = Array.from({ length: width }, (_, i) => `p${i}`);
  const spread = names.map((name, i) => `${engine.dialect.lists.at('p', String(i))} AS ${name}`);
  return {
    types: [yTrue, yPred, { type: 'float64' }],
    rows: table.rows,
    from: (values) => (wide ? `(SELECT *, ${spread.join()} FROM ${values}) AS wide` : values),
    source: {
      yTrue: { column: 'y', type: yTrue.type },
      yPred: { column: wide ? names : 'p', type: yPred.type },
      sampleWeight: weighted ? 'w' : undefined,
    },
    kind: [yTrue, yPred, width],
  };
}

type Asked = readonly [Case, Table];

const keras = casesFromKeras(flat);
const tablesOf = (cases: readonly Case[]): Asked[] =>
  cases.flatMap((c) => {
    const table = toTable(c);
    return table && table.rows.length > 0 ? [[c, table]] : [];
  });

/** How the results of an engine differ from what cases expect, in words, for each case. */
async function differences(engine: SqlEngine, cases: readonly Asked[]): Promise<string[][]> {
  const metrics = await resultsOf(
    engine,
    cases.map(([{ className, config }, table]) => {
      const wide = table.width % 2 === 0;
      return [create(className, config), written(engine, table, wide)];
    }),
  );
  return cases.map(([{ title, expected }, { weighted }], i) => {
    // Weights that elements share are fractions, whose sums are rounded.
    const tolerance = weighted ? Math.max(expected.tolerance, 1e-12) : expected.tolerance;
    return compare(title, metrics[i]!, { ...expected, tolerance });
  });
}

/** Every case of the six accuracies that a table can hold, or one of so many. */
export function accuraciesAgree(name: string, open: () => Promise<SqlEngine>, of = 1): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });

  describe(`${name} agrees with Keras:`, () => {
    const cases = classNames.map((className) =>
      tablesOf(keras.filter((c) => c.className === className)),
    );
    const some = cases.map((all) => all.filter((_, i) => i % of === 0));
    let found: string[][];
    beforeAll(async () => {
      found = await differences(engine, some.flat());
    }, 600_000);

    test.each(classNames)('%s', (className) => {
      expect(cases[classNames.indexOf(className)]!.length).toBeGreaterThanOrEqual(550);
      const own = some.flat().flatMap(([c], i) => (c.className === className ? [found[i]!] : []));
      expect(own.length).toBeGreaterThan(0);
      expect(own.flat()).toEqual([]);
    });
  });

  describe(`${name} keeps to docs/semantics.md:`, () => {
    test.each(Object.entries(semanticsCases))('%s', async (_, cases) => {
      expect((await differences(engine, tablesOf(cases))).flat()).toEqual([]);
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
