import {
  type AnySumsMetric,
  F1Score,
  Metric,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { metricClasses } from 'rightly/registry';
import {
  evaluationQuery,
  problemsQuery,
  rowsQuery,
  type Source,
  type SqlMetric,
} from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { caught } from '../../caught.ts';
import { type Named, namedAccuracies, namedIoUs, namedProbabilities } from '../names.ts';
import { answer, cell, type Cell, type SqlEngine, type Typed } from './engine.ts';
import { type Asked, resultsOf, type Written } from './grouped.ts';
import { weigh } from './table.ts';

interface Flat {
  readonly data: readonly (number | string)[];
  readonly shape: readonly number[];
}

const metricFor = ({ className, named }: Named): SqlMetric => {
  const Class = metricClasses.find(({ definition }) => definition.className === className)!;
  return Metric.fromConfig.call(Class, named as never) as SqlMetric;
};

const sizeOf = (shape: readonly number[]): number => shape.reduce((n, axis) => n * axis, 1);

/** Names are strings, and all other inputs are float64. */
const typeOf = (x: unknown): Typed => ({
  type: typeof [x].flat()[0] === 'string' ? 'string' : 'float64',
});

/** The table of a case: one row for each label. */
function written(engine: SqlEngine, c: Named): Written {
  const batches = c.updates.map(({ yTrue, yPred, sampleWeight }) => {
    const [truth, guess] = [yTrue, yPred] as Flat[];
    const n = sizeOf(truth!.shape);
    const width = guess!.data.length / n;
    const shape = c.isList ? guess!.shape.slice(0, -1) : truth!.shape;
    const weights = weigh(
      { yTrue: [], yPred: [], sampleWeight: sampleWeight as number },
      shape,
      !c.className.startsWith('Sparse'),
    );
    const rows = Array.from({ length: n }, (_, i): Cell[] => {
      const part = Array.from(guess!.data as number[]).slice(i * width, (i + 1) * width);
      return [truth!.data[i]!, c.isList ? part : part[0]!, weights[i]!];
    });
    return { rows, width };
  });
  const rows = batches.flatMap((batch) => batch.rows);
  const [y, p] = rows[0] ?? ['', ''];
  const types = [typeOf(y), typeOf(p), { type: 'float64' }] as const;
  const isWeighted = rows.some(([, , weight]) => weight !== 1);
  return {
    rows: rows.map((row) => row.map((value, i) => cell(engine, value, types[i]!))),
    arrays: [[], [], []],
    from: (values) => values,
    source: {
      yTrue: { column: 'y', type: types[0].type },
      yPred: { column: 'p', type: types[1].type, list: c.isList },
      sampleWeight: isWeighted ? 'w' : undefined,
    },
    kind: [c.named['classes'], types, batches[0]!.width],
  };
}

/** Whether a table can hold the case: each update has rows of the same width. */
const isTable = ({ updates }: Named): boolean =>
  updates.every(
    ({ yTrue, yPred }) => (yTrue as Flat).data.length > 0 && (yPred as Flat).data.length > 0,
  ) && new Set(updates.map(({ yPred }) => (yPred as Flat).shape.at(-1))).size === 1;

/** Labels that are names, on an engine. */
export function namesAgree(name: string, open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });

  describe(`${name}: cases by name have the results of arrays of names:`, () => {
    test.each([
      ['SparseCategoricalAccuracy', namedAccuracies],
      ['SparseTopKCategoricalAccuracy', namedAccuracies],
      ['IoU', namedIoUs],
      ['MeanIoU', namedIoUs],
      ['ExpectedCalibrationError', namedProbabilities],
      ['BrierScore', namedProbabilities],
    ])('%s', async (className, all) => {
      const cases = all.filter(
        (c) =>
          c.className === className &&
          isTable(c) &&
          (c.config['axis'] ?? -1) === -1 &&
          c.config['sparse_y_true'] !== false &&
          c.updates.every(({ yPred }) => !('type' in (yPred as object))),
      );
      expect(cases.length).toBeGreaterThan(30);
      const asked = cases.map((c): Asked => [metricFor(c), written(engine, c)]);
      const found = await resultsOf(engine, asked);
      const wrong = cases.flatMap((c, i) => {
        const metric = metricFor(c);
        for (const { yTrue, yPred, sampleWeight } of c.updates)
          metric.updateState(
            yTrue as never,
            yPred as never,
            (sampleWeight === undefined ? {} : { sampleWeight }) as never,
          );
        const [expected, got] = [metric, found[i]!].map((one) => Number(one.result()));
        return Math.abs(got! - expected!) <= 1e-6 ? [] : [[c.title, got, expected]];
      });
      expect(wrong).toEqual([]);
    });
  });

  const table = (types: readonly Typed[], rows: readonly (readonly Cell[])[]): string =>
    engine.values(
      ['y', 'p'],
      rows.map((row) => row.map((value, i) => cell(engine, value, types[i]!))),
    );
  const names: Typed = { type: 'string' };
  const scored = (rows: readonly (readonly Cell[])[]): Source => ({
    from: table([names, { type: 'float64' }], rows),
    yTrue: { column: 'y', type: 'string' },
    yPred: 'p',
  });
  const classes = ["it's", 'dog'];
  const f1 = (): F1Score<{ classes: string[]; sparseYTrue: true; ignoreClass: 'pad' }> =>
    new F1Score({ classes, sparseYTrue: true, ignoreClass: 'pad' });
  const rows = [
    ["it's", [0.9, 0.1]],
    ['dog', [0.6, 0.4]],
    ['pad', [0.2, 0.8]],
  ] as const;

  test(`${name}: a state by name is that of arrays, beside an accuracy of the same classes`, async () => {
    const metrics = [f1(), new SparseCategoricalAccuracy({ classes, ignoreClass: 'pad' })];
    const query = evaluationQuery(metrics as SqlMetric[], scored(rows), engine.dialect);
    const { total } = query.read(await answer(engine, query.text));
    const [score, accuracy] = total.metrics as unknown as [
      AnySumsMetric,
      SparseCategoricalAccuracy,
    ];
    const expected = f1();
    expected.updateState(
      rows.map(([y]) => y),
      rows.map(([, p]) => p),
    );
    expect(score.state).toEqual(expected.state);
    expect([score.keys(), accuracy.result()]).toEqual([classes, 0.5]);
    const texts = rowsQuery(metrics as SqlMetric[], scored(rows), ['y'], engine.dialect);
    const found = await answer(engine, texts);
    expect(found.map(({ predicted }) => String(predicted)).sort()).toEqual(['dog', "it's", "it's"]);
  });

  test(`${name}: a name that no class has is refused, in labels and in ids`, async () => {
    const bad = scored([...rows, ['dgo', [0.5, 0.5]]]);
    const ids: Source = {
      from: table(
        [names, names],
        [
          ['dog', ['dog', "it's"]],
          ['dog', ['dgo', 'dog']],
        ],
      ),
      yTrue: { column: 'y', type: 'string' },
      yPred: { column: 'p', type: 'string' },
    };
    const topOne = new SparseTopKCategoricalAccuracy({ classes, fromSortedIds: true, k: 1 });
    for (const [metric, source, side, count] of [
      [f1(), bad, 'yTrue', 4],
      [topOne, ids, 'yPred', 2],
    ] as const) {
      const query = evaluationQuery([metric as SqlMetric], source, engine.dialect);
      const found = await answer(engine, query.text);
      expect(caught(() => query.read(found))).toEqual([
        'RangeError',
        `read: all rows must hold names of 2 classes: "it's", "dog", in ${side}; got 1 of ${count} that do not`,
      ]);
      const problems = await answer(
        engine,
        problemsQuery([metric as SqlMetric], source, ['y'], engine.dialect),
      );
      expect(problems.length).toBe(1);
    }
  });

  test(`${name}: vectors of another length and columns without names are refused`, async () => {
    const query = evaluationQuery(
      [new SparseCategoricalAccuracy({ classes: ['a', 'b', 'c'] })],
      scored([['a', [0.5, 0.5]]]),
      engine.dialect,
    );
    const found = await answer(engine, query.text);
    expect(caught(() => query.read(found))[1]).toBe(
      'read: all rows must have 3 numbers in each vector of yPred; got 1 of 1 that do not',
    );
    const untyped = { from: 't', yTrue: 'y', yPred: 'p' };
    expect(caught(() => evaluationQuery([f1() as SqlMetric], untyped, engine.dialect))).toEqual([
      'TypeError',
      "f1_score: yTrue must hold names, because classes is given: { column, type: 'string' }; got float64",
    ]);
  });
}
