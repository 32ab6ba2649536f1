import * as rightly from 'rightly';
import { type AnyMeanMetric, MeanMetricWrapper } from 'rightly';
import { evaluationQuery, type Source, valueSql } from 'rightly/sql';
import {
  above,
  argmax,
  atLeast,
  atMost,
  dividedBy,
  equal,
  exp,
  greater,
  less,
  log1p,
  mean,
  minus,
  numbers,
  plus,
  pick,
  power,
  reals,
  scores,
  sqrt,
  sum,
  times,
  vectors,
  abs,
  differs,
  perClass,
  labels,
} from 'rightly/verbs';
import { beforeAll, describe, expect, test } from 'vitest';

import { answer, cell, type SqlEngine } from './engine.ts';

type Cell = number | readonly number[];
export type LossRow = readonly [yTrue: Cell, yPred: Cell, weight?: number];
type Precision = 'float32' | 'float64';

/** Truth, prediction and weight in columns y, p and w. */
export function sourceOf(
  engine: SqlEngine,
  rows: readonly LossRow[],
  type: Precision = 'float64',
): Source {
  const from = engine.values(
    ['y', 'p', 'w'],
    rows.map(([y, p, w = 1]) => [
      cell(engine, y, { type }),
      cell(engine, p, { type }),
      cell(engine, w, { type: 'float64' }),
    ]),
  );
  const [[yTrue, yPred]] = rows as [LossRow];
  return {
    from,
    yTrue: { column: 'y', type, list: typeof yTrue !== 'number' },
    yPred: { column: 'p', type, list: typeof yPred !== 'number' },
    sampleWeight: rows.some((row) => row.length > 2) ? 'w' : undefined,
  };
}

/** The results of the host engine and of an SQL engine for the same rows. */
async function both(
  engine: SqlEngine,
  create: () => AnyMeanMetric,
  rows: readonly LossRow[],
  precision: Precision = 'float64',
): Promise<[host: AnyMeanMetric, found: AnyMeanMetric]> {
  const [host, metric] = [create(), create()];
  const array = precision === 'float32' ? Float32Array : Float64Array;
  const input = (cells: readonly Cell[]): rightly.ShapedData => ({
    data: array.from(cells.flat()),
    shape: [cells.length, ...(typeof cells[0] === 'number' ? [] : [cells[0]!.length])],
  });
  const sampleWeight = rows.map(([, , w = 1]) => w);
  host.updateState(input(rows.map(([y]) => y)), input(rows.map(([, p]) => p)), { sampleWeight });
  const query = evaluationQuery([metric], sourceOf(engine, rows, precision), engine.dialect);
  return [host, query.read(await answer(engine, query.text)).total.metrics[0]!];
}

/** The value of one row alone. */
async function valueOf(engine: SqlEngine, metric: AnyMeanMetric, row: LossRow): Promise<number> {
  const source = sourceOf(engine, [row]);
  const sql = `SELECT ${valueSql(metric, source, engine.dialect)} AS v FROM ${source.from}`;
  return Number((await answer(engine, sql))[0]!['v']);
}

/** The differences between an engine's sums and the host's. */
async function differences(...given: Parameters<typeof both>): Promise<string[]> {
  const [{ state }, { state: found }] = await both(...given);
  return (['total', 'count'] as const)
    .filter((key) => !(Math.abs(found[key] - state[key]) <= 1e-13 * Math.abs(state[key])))
    .map((key) => `${key} ${found[key]}, not ${state[key]}`);
}

const zeros: LossRow[] = [
  [
    [0, 1],
    [0, 1],
  ],
  [
    [1, 0],
    [0, 1],
  ],
  [
    [0.5, 0.5],
    [0, 0],
  ],
  [
    [0, 0],
    [1, 1e-300],
  ],
];
const far: LossRow[] = [
  [
    [0, 1],
    [1000, -1000],
  ],
  [
    [1, 0],
    [-745, 745],
  ],
  [
    [1, 0],
    [40, 0],
  ],
  [
    [0, 1],
    [37, 37],
  ],
  [
    [0.25, 0.75],
    [-800, -800],
  ],
];
const labelled = (rows: readonly LossRow[]): LossRow[] =>
  rows.map(([y, p]) => [(y as number[])[0]! > 0.4 ? 0 : 1, p]);
const errors: LossRow[] = [1e-9, 1e-5, 0.1, 0.9999, 1, 1.5, 30, 800, -800, -1e-9, 0].map((x) => [
  0,
  x,
]);

/** Losses of extreme numbers, and own declarations, with the results of the host engine. */
// oxfmt-ignore
export function lossValuesAgree(name: string, open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });

  describe(`where numbers are large, small or 0, ${name} has the host engine’s values:`, () => {
    test.each<[string, () => AnyMeanMetric, readonly LossRow[]]>([
      ['probabilities of 0 and 1', () => new rightly.BinaryCrossentropy(), zeros],
      ['probabilities of 0 and 1, classes', () => new rightly.CategoricalCrossentropy(), zeros],
      ['smoothed', () => new rightly.CategoricalCrossentropy({ labelSmoothing: 0.1 }), zeros],
      ['labels', () => new rightly.SparseCategoricalCrossentropy(), labelled(zeros)],
      ['logits far apart, two classes', () => new rightly.BinaryCrossentropy({ fromLogits: true }), far],
      ['logits far apart', () => new rightly.CategoricalCrossentropy({ fromLogits: true }), far],
      ['logits far apart, labels', () => new rightly.SparseCategoricalCrossentropy({ fromLogits: true }), labelled(far)],
      ['focal', () => new rightly.BinaryFocalCrossentropy({ fromLogits: true, gamma: 1.5 }), far],
      ['focal, classes', () => new rightly.CategoricalFocalCrossentropy({ fromLogits: true, alpha: [0.25, 0.5] }), far],
      ['divergence of 0', () => new rightly.KLDivergence(), zeros],
      ['vectors of 0', () => new rightly.CosineSimilarity(), zeros],
      ['Tversky', () => new rightly.Tversky({ axis: -1, alpha: 0.3, beta: 0.9 }), zeros],
      ['Dice', () => new rightly.Dice({ axis: [1] }), zeros],
      ['truth of 0', () => new rightly.MeanAbsolutePercentageError(), [[0, 1e-9], [2, 3]]],
      ['negative predictions', () => new rightly.MeanSquaredLogarithmicError(), [[0, -5], [1e-9, 1e-9], [1e8, 0.4]]],
      ['a bound at the difference', () => new rightly.Huber({ delta: 0.5 }), errors],
      ['numbers of 1e150', () => new rightly.MeanSquaredError(), [[1e150, -1e150], [1e-200, 0]]],
    ])('%s', async (_, create, rows) => {
      expect(await differences(engine, create, rows)).toEqual([]);
    });

    test('logarithms of cosines near 0', async () => {
      // In this case the host's formula itself has that error.
      expect(await differences(engine, () => new rightly.LogCoshError(), errors)).toEqual([]);
      const v = await valueOf(engine, new rightly.LogCoshError(), [0, 1e-9]);
      expect(v / 5e-19).toBeCloseTo(1, 12);
    });

    test('numbers that are small beside 1 are not lost', async () => {
      const apart = await valueOf(engine, new rightly.CategoricalCrossentropy({ fromLogits: true }), [[1, 0], [60, 0]]);
      expect(apart / Math.exp(-60)).toBeCloseTo(1, 12);
      const v = await valueOf(engine, new rightly.BinaryCrossentropy({ fromLogits: true }), [1, 60]);
      expect(v / Math.exp(-60)).toBeCloseTo(1, 12);
    });

    test('bounds have the precision of a float32 column', async () => {
      const rows: LossRow[] = [[[1, 0], [0, 1]], [[1, 0], [1, 0]]];
      expect(await differences(engine, () => new rightly.BinaryCrossentropy(), rows, 'float32')).toEqual([]);
      const [single, double] = [await both(engine, () => new rightly.BinaryCrossentropy(), rows, 'float32'), await both(engine, () => new rightly.BinaryCrossentropy(), rows)];
      expect(single[1].result()).not.toBe(double[1].result());
    });

    test('rows that weigh nothing may hold anything', async () => {
      expect(await differences(engine, () => new rightly.MeanSquaredError(), [[1, 2, 0.5], [NaN, 1, 0], [0, Infinity, 0], [1, 4, 2]])).toEqual([]);
      expect(await differences(engine, () => new rightly.SparseCategoricalCrossentropy(), [[1, [0.5, 0.5], 2], [7, [0.5, 0.5], 0]])).toEqual([]);
    });

    test('ignored labels are no classes', async () => {
      expect(await differences(engine, () => new rightly.SparseCategoricalCrossentropy({ ignoreClass: -1 }), [[1, [0.5, 0.5]], [-1, [NaN, 0.5]]])).toEqual([]);
    });
  });

  describe(`${name}, own declarations:`, () => {
    const rows: LossRow[] = [[1, 3], [2, 2.5], [-4, 9], [0, 0]];
    const scored: LossRow[] = [[0, [0.5, 0.25, 1]], [2, [1, 1, 3]], [1, [7, 2, 9]]];
    test.each<[string, ConstructorParameters<typeof MeanMetricWrapper>[0], readonly LossRow[]]>([
      ['what is close enough', less(abs(minus(reals('yTrue'), reals('yPred'))), 1), rows],
      ['a condition to compute with', plus(times(equal(numbers('yTrue'), greater(numbers('yPred'), 2)), 3), 1), rows],
      ['what is divided by 0', atLeast(atMost(dividedBy(reals('yTrue'), reals('yPred')), 5), -7), [[1, 0], [-1, 0], [3, 2]]],
      ['roots, powers, logarithms', plus(sqrt(abs(reals('yPred'))), plus(power(reals('yPred'), 3), log1p(exp(reals('yTrue'))))), rows],
      ['the mean place of the true class', above(labels('yTrue'), scores('yPred')), scored],
      ['labels without classes', times(labels('yTrue'), reals('yPred')), rows],
      ['a class as a number', minus(argmax(scores('yPred')), labels('yTrue')), scored],
      ['how much the label has', pick(labels('yTrue'), times(perClass('yPred'), 2)), scored],
      ['how many are not 1', plus(labels('yTrue'), sum(differs(perClass('yPred'), 1))), scored],
      ['vectors of one number', mean(minus(vectors('yPred'), vectors('yTrue'))), rows],
    ])('%s', async (_, declared, data) => {
      expect(await differences(engine, () => new MeanMetricWrapper(declared, { name: 'own' }), data)).toEqual([]);
    });
  });
}
