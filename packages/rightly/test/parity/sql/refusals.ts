import * as rightly from 'rightly';
import { type AnyMeanMetric, MeanMetricWrapper } from 'rightly';
import { evaluationQuery, problemsQuery, rowsQuery, type Source } from 'rightly/sql';
import { log1p, minus, reals, sqrt } from 'rightly/verbs';
import { beforeAll, describe, expect, test } from 'vitest';
import { caught } from '../../caught.ts';
import { answer, cell, type Cell, type SqlEngine, type Typed } from './engine.ts';
import { type LossRow, sourceOf } from './loss-values.ts';

const bad = 'have values that are finite numbers; got 1 of 2 that do not';
const unknown = 'have labels that are classes; got 1 of 2 that do not';
const beyond = 'mean_absolute_error total must be a finite sum; got NaN';

const list = (column: string) => ({ column, type: 'float64', list: true }) as const;

/** Rows that no metric counts, NULL, groups, and queries of single rows. */
export function refusalsAgree(name: string, open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });

  /** A table of these cells. */
  const table = (types: readonly Typed[], rows: readonly (readonly Cell[])[]): string =>
    engine.values(
      ['y', 'p', 'g'].slice(0, types.length),
      rows.map((row) => row.map((value, i) => cell(engine, value, types[i]!))),
    );
  const ask = async (metrics: readonly AnyMeanMetric[], source: Source) => {
    const query = evaluationQuery(metrics, source, engine.dialect);
    return query.read(await answer(engine, query.text));
  };
  const refused = async (metric: AnyMeanMetric, source: Source) => {
    const query = evaluationQuery([metric], source, engine.dialect);
    const found = await answer(engine, query.text);
    return caught(() => query.read(found));
  };

  // oxfmt-ignore
  describe(`${name} refuses`, () => {
    test.each<[string, AnyMeanMetric, LossRow[], string]>([
      ['NaN', new rightly.MeanSquaredError(), [[1, NaN], [1, 1]], bad],
      ['infinity', new rightly.MeanAbsoluteError(), [[1, 1], [-Infinity, 1]], bad],
      ['NaN that a bound would hide', new rightly.CategoricalCrossentropy(), [[[1, 0], [NaN, 0.5]], [[1, 0], [0.5, 0.5]]], bad],
      ['NaN above a bound', new rightly.Huber(), [[NaN, 1], [1, 1]], bad],
      ['overflow', new rightly.MeanSquaredError(), [[1e300, -1e300], [1, 1]], bad],
      ['a logarithm of what is negative', new rightly.Poisson(), [[1, -3], [1, 1]], bad],
      ['a label that no class has', new rightly.SparseCategoricalCrossentropy(), [[2, [0.5, 0.5]], [1, [0.5, 0.5]]], unknown],
      ['a label below all', new rightly.SparseCategoricalCrossentropy({ fromLogits: true }), [[-1, [0.5, 0.5]], [1, [0.5, 0.5]]], unknown],
      ['a label beyond all integers', new rightly.SparseCategoricalCrossentropy({ ignoreClass: 0 }), [[1e300, [0.5, 0.5]], [1, [0.5, 0.5]]], unknown],
      ['lists of unlike lengths', new rightly.MeanSquaredError(), [[[1, 2, 3], [1, 2]], [[1, 2], [1, 2]]], 'have truth and scores of one length; got 1 of 2 that do not'],
      ['scores of unlike lengths', new rightly.SparseCategoricalAccuracy(), [[1, [1, 2, 3]], [1, [1, 2]]], 'have lists of one length; got lengths from 2 to 3'],
      ['no scores', new rightly.SparseCategoricalAccuracy(), [[1, []], [1, [1, 2]]], 'have at least one score; got 1 of 2 that do not'],
      ['no scores, for a loss', new rightly.SparseCategoricalCrossentropy(), [[1, []], [1, [1, 2]]], 'have at least one score; got 1 of 2 that do not'],
      ['no numbers at all', new rightly.MeanSquaredError(), [[[], []], [[1], [1]]], 'have at least one score; got 1 of 2 that do not'],
      ['a label that is a fraction', new rightly.SparseCategoricalAccuracy(), [[0.5, [1, 2]], [1, [1, 2]]], 'have whole numbers for labels; got 1 of 2 that do not'],
      ['a label that is NaN', new rightly.SparseCategoricalAccuracy(), [[NaN, [1, 2]], [1, [1, 2]]], 'have whole numbers for labels; got 1 of 2 that do not'],
      ['NaN in a one-hot truth', new rightly.CategoricalAccuracy(), [[[NaN, 1], [1, 2]], [[0, 1], [1, 2]]], 'have no NaN in the truth; got 1 of 2 that do not'],
      ['a weight below 0', new rightly.BinaryAccuracy(), [[1, 1, -1], [1, 1, 1]], 'have finite weights of at least 0; got 1 of 2 that do not'],
      ['a weight that is NaN', new rightly.BinaryAccuracy(), [[1, 1, NaN], [1, 1, 1]], 'have finite weights of at least 0; got 1 of 2 that do not'],
      ['an infinite weight', new rightly.BinaryAccuracy(), [[1, 1, Infinity], [1, 1, 1]], 'have finite weights of at least 0; got 1 of 2 that do not'],
      ['factors for other classes', new rightly.CategoricalFocalCrossentropy({ alpha: [1, 2, 3] }), [[[1, 0], [0.5, 0.5]]], 'have as many scores as alpha has numbers; got 1 of 1 that do not'],
      ['a logarithm of less than nothing', new MeanMetricWrapper(log1p(minus(reals('yTrue'), reals('yPred'))), { name: 'own' }), [[0, 2.5], [1, 1]], bad],
      ['a root of less than nothing', new MeanMetricWrapper(sqrt(minus(reals('yTrue'), reals('yPred'))), { name: 'own' }), [[0, 2.5], [1, 1]], bad],
      ['a sum beyond all numbers', new rightly.MeanAbsoluteError(), [[1e308, 0], [1e308, 0]], beyond],
    ])('%s', async (_, metric, rows, expected) => {
      const [kind, message] = await refused(metric, sourceOf(engine, rows));
      expect(kind).toBe('RangeError');
      const text = expected === beyond ? message.replace('Infinity', 'NaN') : message;
      expect(text).toBe(expected === beyond ? `read: ${beyond}` : `read: all rows must ${expected}`);
    });
  });

  // oxfmt-ignore
  test.each<[string, AnyMeanMetric, LossRow[]]>([
    ['values', new rightly.MeanAbsoluteError(), [[1e200, 0], [1, 0]]],
    ['weights', new rightly.Accuracy(), [[1, 1, 1e200], [1, 0, 1]]],
    ['weights beside values', new rightly.MeanAbsoluteError(), [[1, 0, 1e200], [1, 0, 1]]],
    ['weights times values', new rightly.MeanAbsoluteError(), [[1e120, 0, 1e120], [1e100, 0, 1e100]]],
    ['values that are squares themselves', new rightly.MeanSquaredError(), [[1e150, 0, 1e5], [1e100, 0, 1]]],
  ])(`${name}: where squares of %s are beyond all numbers, only the spread is unknown`, async (_, metric, rows) => {
    const { total } = await ask([metric], sourceOf(engine, rows));
    const [found] = total.metrics;
    expect([found!.toJSON().state['spread'], found!.state.total > 0]).toEqual([null, true]);
  });

  test(`${name}: the largest integer is a label that no class has`, async () => {
    const from = table([{ type: 'integer' }, { type: 'float64' }], [[2n ** 63n - 1n, [0.5, 0.5]]]);
    const source = { from, yTrue: { column: 'y', type: 'integer' }, yPred: 'p' } as const;
    const [, message] = await refused(new rightly.SparseCategoricalCrossentropy(), source);
    expect(message).toContain('have labels that are classes');
    const { total } = await ask([new rightly.SparseCategoricalAccuracy()], source);
    expect([total.metrics[0]!.result(), total.outOfRange]).toEqual([0, 1]);
  });

  describe(`${name}: NULL`, () => {
    const pair = [{ type: 'float64' }, { type: 'float64' }] as const;
    const lists: readonly Cell[][] = [
      [
        [1, 2],
        [1, 4],
      ],
      [
        [null, 1],
        [0, 1],
      ],
      [
        [1, 1],
        [null, 1],
      ],
    ];

    test('in lists is refused, or skipped', async () => {
      const source = { from: table(pair, lists), yTrue: list('y'), yPred: list('p') };
      const [, message] = await refused(new rightly.MeanSquaredError(), source);
      expect(message).toBe(
        'read: all rows must hold no NULL (or be skipped); got 2 of 3 that do not',
      );
      const { total } = await ask([new rightly.MeanSquaredError()], { ...source, nulls: 'skip' });
      expect([total.rows, total.skipped, total.metrics[0]!.result()]).toEqual([1, 2, 2]);
    });

    test('among scores is refused, or skipped', async () => {
      const rows = [
        [1, [0.25, 0.75]],
        [0, [null, 1]],
        [null, [1, 0]],
      ] as const;
      const source = { from: table(pair, rows), yTrue: 'y', yPred: 'p' } as const;
      const metric = new rightly.SparseTopKCategoricalAccuracy({ k: 1 });
      const [, message] = await refused(metric, source);
      expect(message).toBe(
        'read: all rows must hold no NULL (or be skipped); got 2 of 3 that do not',
      );
      const { total } = await ask([metric], { ...source, nulls: 'skip' });
      expect([total.rows, total.skipped, total.metrics[0]!.result()]).toEqual([1, 2, 1]);
    });

    test('in columns is refused, or skipped, weights too', async () => {
      const rows = [
        [1, 1, 2],
        [null, 1, 2],
        [1, null, 2],
        [1, 1, null],
        [1, 0, 2],
      ] as const;
      const from = table([...pair, { type: 'float64' }], rows);
      const source = { from, yTrue: 'y', yPred: 'p', sampleWeight: 'g' } as const;
      const [, message] = await refused(new rightly.Accuracy(), source);
      expect(message).toBe(
        'read: all rows must hold no NULL (or be skipped); got 3 of 5 that do not',
      );
      const { total } = await ask([new rightly.Accuracy()], { ...source, nulls: 'skip' });
      expect([total.rows, total.skipped, total.metrics[0]!.state.count]).toEqual([2, 3, 4]);
    });

    test('makes a group of its own', async () => {
      const types = [{ type: 'integer' }, { type: 'integer' }, { type: 'string' }] as const;
      const rows = [
        [1, 1, 'a'],
        [1, 0, null],
        [1, 1, null],
        [2, 2, "it's"],
      ] as const;
      const { groups, total } = await ask([new rightly.Accuracy()], {
        from: table(types, rows),
        yTrue: { column: 'y', type: 'integer' },
        yPred: { column: 'p', type: 'integer' },
        by: ['g'],
      });
      const found = groups.map(({ group, metrics }) => [group!['g'], metrics[0]!.result()]);
      expect(new Map(found as [string, number][])).toEqual(
        new Map([
          ['a', 1],
          [null, 0.5],
          ["it's", 1],
        ] as [string, number][]),
      );
      expect([total.rows, total.metrics[0]!.state]).toMatchObject([4, { total: 3, count: 4 }]);
    });
  });

  test(`${name}: rows to warn of are counted`, async () => {
    const types = [{ type: 'integer' }, { type: 'float64' }] as const;
    const rows = [
      [0, [1, 1, 0]],
      [1, [1, 1, 0]],
      [7, [1, 2, 3]],
      [2, [NaN, 1, 2]],
    ] as const;
    const source = {
      from: table(types, rows),
      yTrue: { column: 'y', type: 'integer' },
      yPred: 'p',
    } as const;
    const metrics = [1, 2].map((k) => new rightly.SparseTopKCategoricalAccuracy({ k }));
    const { total, classes } = await ask(metrics, source);
    expect([total.tied, total.nan, total.outOfRange, classes]).toEqual([[2, 0], 1, 1, 3]);
    const numbers = table(
      [{ type: 'float64' }, { type: 'float64' }],
      [
        [2, 1.5],
        [1, 0.5],
        [0, NaN],
      ],
    );
    const judged = [new rightly.BinaryAccuracy()];
    const binary = await ask(judged, { from: numbers, yTrue: 'y', yPred: 'p' });
    expect([binary.total.notBinary, binary.total.nan]).toEqual([1, 1]);
  });

  test(`${name}: a condition, and no rows at all`, async () => {
    const types = [{ type: 'string' }, { type: 'string' }] as const;
    const source = {
      from: table(types, [
        ['cat', 'cat'],
        ['Zürich 猫', 'Zürich 猫'],
        ["it's", 'its'],
      ]),
      yTrue: { column: 'y', type: 'string' },
      yPred: { column: 'p', type: 'string' },
    } as const;
    const metric = new rightly.Accuracy();
    const all = await ask([metric], source);
    const some = await ask([metric], { ...source, where: "y <> 'cat' -- not cats" });
    const none = await ask([metric], { ...source, where: '1 = 0' });
    expect([all, some, none].map(({ total }) => total.metrics[0]!.state)).toMatchObject([
      { total: 2, count: 3 },
      { total: 1, count: 2 },
      { total: 0, count: 0 },
    ]);
    const grouped = await ask([metric], { ...source, where: '1 = 0', by: ['p'] });
    expect([grouped.groups, grouped.total.rows]).toEqual([[], 0]);
  });

  test(`${name}: a condition that every row must meet`, async () => {
    const types = [{ type: 'integer' }, { type: 'integer' }] as const;
    const source = {
      from: table(types, [
        [1, 1],
        [2, 3],
        [5, 5],
      ]),
      added: { _truth: 'y - 1' },
      yTrue: { column: '_truth', type: 'integer' },
      yPred: { column: 'p', type: 'integer' },
    } as const;
    const metrics = [new rightly.Accuracy()];
    const { total } = await ask(metrics, { ...source, holds: '_truth < 5 AND p > 0' });
    expect(total.rows).toBe(3);
    await expect(ask(metrics, { ...source, holds: 'p < 5' })).rejects.toThrow(
      'read: all rows must meet the condition in holds; got 1 of 3 that do not',
    );
  });

  test(`${name}: columns that the table lacks`, async () => {
    const types = [{ type: 'integer' }, { type: 'integer' }] as const;
    const source = {
      from: table(types, [
        [1, 1],
        [2, 3],
        [5, 5],
        [9, 9],
      ]),
      added: { '_true class': 'y - 1', _guess: 'p - 1', _kind: 'p - p' },
      yTrue: { column: '_true class', type: 'integer' },
      yPred: { column: '_guess', type: 'integer' },
      where: 'y < 9 -- of the table',
      by: ['_kind'],
    } as const;
    const metrics = [new rightly.Accuracy()];
    const { groups, total } = await ask(metrics, source);
    expect(groups.map(({ group }) => Number(group!['_kind']))).toEqual([0]);
    expect(total.metrics[0]!.state).toMatchObject({ total: 2, count: 3 });
    const rows = await answer(
      engine,
      rowsQuery(metrics, source, ['_true class', '_guess'], engine.dialect),
    );
    expect(new Set(rows.map((row) => Number(row['_true class'])))).toEqual(new Set([0, 1, 4]));
  });

  test(`${name}: groups, and accuracies beside losses`, async () => {
    const types = [{ type: 'integer' }, { type: 'float64' }, { type: 'string' }] as const;
    const rows = [
      [0, [0.75, 0.25], 'a'],
      [1, [0.75, 0.25], 'a'],
      [1, [0.5, 0.5], 'b'],
    ] as const;
    const metrics = [
      new rightly.SparseCategoricalCrossentropy(),
      new rightly.SparseCategoricalAccuracy(),
    ];
    const { groups, total } = await ask(metrics, {
      from: table(types, rows),
      yTrue: { column: 'y', type: 'integer' },
      yPred: 'p',
      by: ['g'],
    });
    const results = [...groups, total].map(({ group, metrics: found }) =>
      [group?.['g'] ?? '', found.map((metric) => metric.result().toFixed(9))].flat(),
    );
    const [a, b, c] = [0.75, 0.25, 0.5].map((p) => -Math.log(p)) as [number, number, number];
    const wanted = [
      ['', (a + b + c) / 3, 1 / 3],
      ['a', (a + b) / 2, 1 / 2],
      ['b', c, 0],
    ].map((row) => row.map((x) => (typeof x === 'number' ? x.toFixed(9) : x)));
    expect(new Set(results)).toEqual(new Set(wanted));
  });

  test(`${name}: rows have their losses under the name of the metric, and hits and ranks`, async () => {
    const metrics = [new rightly.MeanAbsoluteError({ name: 'y' }), new rightly.BinaryAccuracy()];
    const pair: LossRow[] = [
      [1, 3],
      [1, 0.75],
    ];
    const rows = await answer(
      engine,
      rowsQuery(metrics, sourceOf(engine, pair), ['y'], engine.dialect),
    );
    expect(
      rows
        .map(({ y, y_: loss, binary_accuracy_hit: hit }) => [Number(y), Number(loss), Boolean(hit)])
        .sort(([, a], [, b]) => Number(b) - Number(a)),
    ).toEqual([
      [1, 2, true],
      [1, 0.25, true],
    ]);
    const ranked = await answer(
      engine,
      rowsQuery(
        [new rightly.SparseCategoricalAccuracy()],
        sourceOf(engine, [[2, [3, 1, 2]]]),
        [],
        engine.dialect,
      ),
    );
    expect(Object.values(ranked[0]!).map(Number)).toEqual([0, 2, 0]);
  });

  test(`${name}: the rows that are refused say why`, async () => {
    const rows: LossRow[] = [
      [1, [0.5, 0.5]],
      [5, [0.25, 0.75]],
    ];
    const metrics = [
      new rightly.SparseCategoricalAccuracy(),
      new rightly.SparseCategoricalCrossentropy(),
    ];
    const found = await answer(
      engine,
      problemsQuery(metrics, sourceOf(engine, rows), ['y'], engine.dialect),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ y: 5, _problem: '_unknown_labels' });
  });
}
