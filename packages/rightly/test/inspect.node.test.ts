import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { AnyMeanMetric, Config } from 'rightly';
import { inspect } from 'rightly/inspect';
import { evaluationQuery } from 'rightly/sql';
import { beforeAll, expect, test } from 'vitest';
import { labelOf, pick, type Random, randomFrom } from './kernels/random.ts';
import { type ClassName, create } from './parity/classes.ts';

/* Counts in arrays must equal counts in SQL tables. Many batches are compared at once, each as a group. */

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create()).connect();
});

interface Batch {
  readonly yTrue: unknown[];
  readonly yPred: unknown[];
}
const many = <T>(n: number, draw: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => draw(i));
const score = (random: Random): number => pick(random, [0, 0, 1, 1, 2, NaN, Infinity, -Infinity]);
const rows = (random: Random, n: number, width: number): number[][] =>
  many(n, () => many(width, () => score(random)));

// oxfmt-ignore
const kinds: readonly (readonly [what: string, metrics: readonly (readonly [ClassName, Config])[], draw: (random: Random, n: number, width: number) => Batch])[] = [
  ['labels among scores', [['SparseCategoricalAccuracy', {}], ['SparseTopKCategoricalAccuracy', { k: 2, ignore_class: -1 }], ['SparseTopKCategoricalAccuracy', { k: 3 }]],
    (random, n, width) => ({ yTrue: many(n, () => Math.trunc(labelOf(random, width, 1000))), yPred: rows(random, n, width) })],
  ['labels that all ignore', [['SparseCategoricalAccuracy', { ignore_class: -1 }], ['SparseTopKCategoricalAccuracy', { k: 2, ignore_class: -1 }]],
    (random, n, width) => ({ yTrue: many(n, () => labelOf(random, width, 1000)), yPred: rows(random, n, width) })],
  ['one-hot rows', [['CategoricalAccuracy', {}], ['TopKCategoricalAccuracy', { k: 2 }]],
    (random, n, width) => ({ yTrue: many(n, () => many(width, () => pick(random, [0, 0, 1]))), yPred: rows(random, n, width) })],
  ['scores cut at a threshold', [['BinaryAccuracy', {}]],
    (random, n) => ({ yTrue: many(n, () => pick(random, [0, 1, 0.5, NaN])), yPred: many(n, () => score(random)) })],
  ['scores cut at a threshold for logits', [['BinaryAccuracy', { threshold: 0 }]],
    (random, n) => ({ yTrue: many(n, () => pick(random, [0, 1, 0.5, NaN])), yPred: many(n, () => score(random)) })],
  ['values that are equal', [['Accuracy', {}]],
    (random, n) => ({ yTrue: many(n, () => pick(random, [0, 1, 0.5, NaN])), yPred: many(n, () => pick(random, [0, 1, 0.5, 0.25, NaN])) })],
];

const sql = (value: unknown, type: string): string =>
  Array.isArray(value)
    ? `[${value.map((x) => sql(x, type)).join()}]`
    : `CAST('${String(value)}' AS ${type})`;

test.each(kinds)('%s: as DuckDB counts', async (_, classes, draw) => {
  const random = randomFrom(7);
  const metrics: AnyMeanMetric[] = classes.map(([name, config]) => create(name, config));
  const batches = many(40, (i) => draw(random, 1 + (i % 9), 4));
  const isLabels = classes[0]![0].startsWith('Sparse');
  const lines = batches.flatMap(({ yTrue, yPred }, g) =>
    yTrue.map(
      (y, i) => `(${g}, ${sql(y, isLabels ? 'BIGINT' : 'DOUBLE')}, ${sql(yPred[i], 'DOUBLE')})`,
    ),
  );
  const query = evaluationQuery(metrics, {
    from: `(VALUES ${lines.join()}) AS t(g, y, p)`,
    yTrue: { column: 'y', type: isLabels ? 'integer' : 'float64' },
    yPred: { column: 'p', type: 'float64' },
    by: ['g'],
  });
  const { groups } = query.read((await duckdb.runAndReadAll(query.text)).getRowObjects());
  expect(groups.length).toBe(batches.length);
  const counted = groups
    .map(({ group, nan, outOfRange, notBinary, notProbability, fractional, tied }) => [
      Number(group!['g']),
      { nan, outOfRange, notBinary, notProbability, fractional, tied },
    ])
    .sort(([a], [b]) => (a as number) - (b as number));
  const expected = batches.map(({ yTrue, yPred }, g) => [
    g,
    inspect(metrics, yTrue as never, yPred as never),
  ]);
  expect(counted).toEqual(expected);
  const samples = groups.reduce((sum, { nan, fractional }) => sum + nan + fractional, 0);
  expect(samples).toBeGreaterThan(0);
});
