import { hitSql } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Case, casesFromKeras, flat } from '../cases.ts';
import { classNames, create } from '../classes.ts';
import { compare } from '../compare.ts';
import { semanticsCases } from '../semantics-cases.ts';
import { cell, type SqlEngine, type Typed } from './engine.ts';
import { few, type Kinds, type Share } from './few.ts';
import { aggregatesOf, type Asked, resultsOf, type Written } from './grouped.ts';
import { spreadDifferences } from './spread.ts';
import { type Table, toTable } from './table.ts';

/** The columns of a query: scores in one list, or in one column for each class. */
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

/** The rows of a table, as arrays for a metric. */
function arraysOf({ rows, yTrue, yPred }: Table): Written['arrays'] {
  const column = (side: 0 | 1, { type }: Typed): unknown => {
    const cells = rows.map((row) => row[side]);
    if (type !== 'float32') return cells;
    const width = Array.isArray(cells[0]) ? [cells[0].length] : [];
    return { data: Float32Array.from(cells.flat() as number[]), shape: [cells.length, ...width] };
  };
  return [column(0, yTrue), column(1, yPred), rows.map(([, , weight]) => weight)];
}

type Tabled = readonly [Case, Table];

const keras = casesFromKeras(flat);
const tablesOf = (cases: readonly Case[]): Tabled[] =>
  cases.flatMap((c) => {
    const table = toTable(c);
    return table && table.rows.length > 0 ? [[c, table]] : [];
  });

const isWide = ({ width, rows }: Table): boolean => width > 1 && rows.length % 2 === 0;

const askedOf = (engine: SqlEngine, [{ className, config }, table]: Tabled, wide: boolean) =>
  [create(className, config), written(engine, table, wide)] satisfies Asked;

const kindsOf = ([{ config, updates }, table]: Tabled): Kinds => [
  ...Object.entries(config),
  ['truth', table.yTrue],
  ['prediction', table.yPred],
  ['weighted', table.weighted],
  ['wide', isWide(table)],
  ['updates', updates.length],
];

/** The differences between an engine and the expected sums, as text. */
async function differences(engine: SqlEngine, cases: readonly Tabled[]): Promise<string[]> {
  const asked = cases.map((one) => askedOf(engine, one, isWide(one[1])));
  const metrics = await resultsOf(engine, asked);
  return cases.flatMap(([{ title, className, config, expected }, { weighted }], i) => {
    // Weights that are divided among elements are fractions, whose sums are rounded.
    const tolerance = weighted ? Math.max(expected.tolerance, 1e-12) : expected.tolerance;
    return [
      ...compare(title, metrics[i]!, { ...expected, tolerance }),
      ...spreadDifferences(title, metrics[i]!, create(className, config), asked[i]![1]),
    ];
  });
}

/** Every case of the six accuracies that a table can hold, or a share of them. */
export function accuraciesAgree(name: string, open: () => Promise<SqlEngine>, share?: Share): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });
  const some = (cases: readonly Tabled[], of = share): readonly Tabled[] =>
    few(cases, of, (one) => ({
      asked: askedOf(engine, one, isWide(one[1])),
      kinds: kindsOf(one),
    }));

  describe(`${name} agrees with Keras:`, () => {
    test.each(classNames)('%s', async (className) => {
      const cases = tablesOf(keras.filter((c) => c.className === className));
      expect(cases.length).toBeGreaterThanOrEqual(550);
      expect(await differences(engine, some(cases))).toEqual([]);
    });
  });

  describe(`${name} follows docs/semantics.md:`, () => {
    test.each(Object.entries(semanticsCases))('%s', async (_, cases) => {
      expect(await differences(engine, tablesOf(cases))).toEqual([]);
    });
  });

  test(`${name}: the condition for one row stands alone`, async () => {
    const { dialect } = engine;
    const unweighted = tablesOf(keras).filter(([, table]) => !table.weighted);
    const cases = classNames.flatMap((className) =>
      some(
        unweighted.filter(([c], i) => c.className === className && i % 5 === 0),
        share && { least: 5 },
      ),
    );
    const hits = await aggregatesOf(
      engine,
      cases.map((one) => askedOf(engine, one, false)),
      (metric, source) => dialect.countWhere(hitSql(metric, source, dialect)),
    );
    cases.forEach(([{ title, expected }], i) => expect(hits[i], title).toBe(expected.total));
  });
}
