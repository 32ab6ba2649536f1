import { type Answer, clickhouse, type Dialect, duckdb } from 'rightly/sql';
import { expect, test } from 'vitest';
import { countAreas } from '../../src/counting/tables/count-areas.ts';
import type { Column } from '../../src/engines/column.ts';
import type { SqlInput } from '../../src/inputs/input.ts';
import { prepareTable } from '../../src/reading/tables/prepare-table.ts';
import type { DeclaredMetric } from '../../src/reading/declared-metric.ts';
import { ask, type Asked } from '../../src/reading/tables/ask.ts';
import { choose } from '../../src/reading/tables/choose.ts';
import { splitAnswer, withAreas } from '../../src/reading/tables/with-areas.ts';
import { sql } from '../command.ts';
import { ask as askClickhouse } from './chdb.ts';

const table = [
  [0, 0.5, 0.25, 0.25, 'x'],
  [1, 0.25, 0.5, 0.25, 'x'],
  [1, 0.5, 0.375, 0.125, 'y'],
  [2, 0, 0.25, 0.75, 'y'],
  [0, 0.125, 0.25, 0.625, 'y'],
]
  .map(
    ([y, a, b, c, g]) =>
      `SELECT ${y!} AS label, ${a!} AS p0, ${b!} AS p1, ${c!} AS p2, '${g!}' AS part, 2 AS w`,
  )
  .join(' UNION ALL ');

const column = (name: string, type: Column['type']): Column => ({
  name,
  type,
  list: false,
  typeName: type,
});
const all = [
  column('label', 'integer'),
  ...['p0', 'p1', 'p2'].map((name) => column(name, 'float64')),
  column('part', 'string'),
  column('w', 'float64'),
];

/** The results of each group as JSON, sorted. */
const resultsIn = (answer: Answer<DeclaredMetric>): string[] =>
  answer.groups
    .map(({ group, metrics }) =>
      JSON.stringify([group, metrics.map((metric) => metric.result())], (_, x: unknown) =>
        typeof x === 'bigint' ? Number(x) : x,
      ),
    )
    .sort();

/** Expects that the query of `rightly sql` has the same answers as the two separate queries. */
async function inOneAnswer(
  { query, areas: queries, columns }: Asked,
  dialect: Dialect,
  run: (text: string) => unknown,
): Promise<void> {
  const { text } = withAreas(query, queries!, dialect);
  const { own, areas: rows } = splitAnswer((await run(text)) as [], columns.by.length);
  const pairs = [
    [query, own],
    [queries!.groups!, rows],
  ] as const;
  for (const [one, found] of pairs)
    expect(resultsIn(one.read(found))).toEqual(resultsIn(one.read((await run(one.text)) as [])));
}

/** The areas of all rows and of each group, as an engine counts them. */
async function areas(
  dialect: Dialect,
  run: (text: string) => unknown,
  exact: 'area' | 'sums',
): Promise<unknown> {
  const metrics = 'roc_auc,auc:num_thresholds=5,average_precision';
  const options = { metrics, by: ['part'], sampleWeight: 'w' };
  const columns = choose(all, options);
  const scores = { columns: [columns.yPred].flat(), count: 3, isList: true };
  const prepared = prepareTable(
    all,
    { columns, from: () => `(${table}) AS asked` },
    scores,
    options,
    {
      dialect,
      layout: 'scores',
      assumed: [],
    },
  );
  const asked = ask(prepared, options, dialect, exact);
  if (exact === 'sums') await inOneAnswer(asked, dialect, run);
  const rows = asked.query.read((await run(asked.query.text)) as []);
  const input = { source: 'a', scan: async (text: string) => run(text) } as unknown as SqlInput;
  const found = await countAreas(asked.areas!, input);
  const each = [rows.total, ...rows.groups]
    .map((group) => found.withAreas(group))
    .map(({ group, metrics: own }) => [
      Object.values(group ?? {}).join(),
      own.slice(-9).map((metric) => Number((metric.result() as number).toPrecision(12))),
    ]);
  return each.sort(([a], [b]) => String(a).localeCompare(String(b)));
}

test.each(['area', 'sums'] as const)(
  'areas of each class against the rest equal those of DuckDB, as %s',
  async (exact) => {
    const found = await areas(clickhouse, askClickhouse, exact);
    expect(found).toEqual(await areas(duckdb, sql, exact));
    expect(found).toContainEqual(['', expect.arrayContaining([expect.closeTo(3.5 / 6, 10)])]);
  },
);
