import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import * as rightly from 'rightly';
import { type AnyMeanMetric, MeanMetricWrapper } from 'rightly';
import { evaluationQuery, rowsQuery, type Source, valueSql } from 'rightly/sql';
import {
  above,
  argmax,
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
import { caught } from '../caught.ts';

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create()).connect();
});

const answer = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await duckdb.runAndReadAll(sql)).getRowObjects();

type Cell = number | readonly number[];
type Row = readonly [yTrue: Cell, yPred: Cell, weight?: number];
type Precision = 'float32' | 'float64';

const text = (x: number): string => `'${Object.is(x, -0) ? '-0' : x}'`;

function source(rows: readonly Row[], precision: Precision = 'float64'): Source {
  const type = precision === 'float32' ? 'FLOAT' : 'DOUBLE';
  const cell = (value: Cell): string =>
    typeof value === 'number'
      ? `CAST(${text(value)} AS ${type})`
      : `CAST([${value.map(text).join()}] AS ${type}[])`;
  const values = rows.map(
    ([y, p, w = 1]) => `(${cell(y)}, ${cell(p)}, CAST(${text(w)} AS DOUBLE))`,
  );
  const [[yTrue, yPred]] = rows as [Row];
  return {
    from: `(VALUES ${values.join()}) AS t(y, p, w)`,
    yTrue: { column: 'y', type: precision, list: typeof yTrue !== 'number' },
    yPred: { column: 'p', type: precision, list: typeof yPred !== 'number' },
    sampleWeight: rows.some((row) => row.length > 2) ? 'w' : undefined,
  };
}

/** What the host engine makes of the same rows, and DuckDB. */
async function both(
  create: () => AnyMeanMetric,
  rows: readonly Row[],
  precision: Precision = 'float64',
): Promise<[host: AnyMeanMetric, duckdb: AnyMeanMetric]> {
  const [host, metric] = [create(), create()];
  const array = precision === 'float32' ? Float32Array : Float64Array;
  const input = (cells: readonly Cell[]): rightly.ShapedData => ({
    data: array.from(cells.flat()),
    shape: [cells.length, ...(typeof cells[0] === 'number' ? [] : [cells[0]!.length])],
  });
  const sampleWeight = rows.map(([, , w = 1]) => w);
  host.updateState(input(rows.map(([y]) => y)), input(rows.map(([, p]) => p)), { sampleWeight });
  const query = evaluationQuery([metric], source(rows, precision));
  return [host, query.read(await answer(query.text)).total.metrics[0]!];
}

/** Where DuckDB's sums are not the host's. */
async function differences(...given: Parameters<typeof both>): Promise<string[]> {
  const [{ state }, { state: found }] = await both(...given);
  return (['total', 'count'] as const)
    .filter((key) => !(Math.abs(found[key] - state[key]) <= 1e-13 * Math.abs(state[key])))
    .map((key) => `${key} ${found[key]}, not ${state[key]}`);
}

const zeros: Row[] = [
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
const far: Row[] = [
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
const labelled = (rows: readonly Row[]): Row[] =>
  rows.map(([y, p]) => [(y as number[])[0]! > 0.4 ? 0 : 1, p]);
const errors: Row[] = [1e-9, 1e-5, 0.1, 0.9999, 1, 1.5, 30, 800, -800, -1e-9, 0].map((x) => [0, x]);

// oxfmt-ignore
describe('where numbers are large, small or 0, DuckDB has the host engine’s values:', () => {
  test.each<[string, () => AnyMeanMetric, readonly Row[]]>([
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
    expect(await differences(create, rows)).toEqual([]);
  });

  test('logarithms of cosines near 0', async () => {
    // Here the host's formula itself is that far off.
    expect(await differences(() => new rightly.LogCoshError(), errors)).toEqual([]);
    const [[{ v }]] = [await answer(`SELECT ${valueSql(new rightly.LogCoshError(), { yTrue: 'y', yPred: 'p' })} AS v FROM (SELECT 0::DOUBLE AS y, 1e-9::DOUBLE AS p)`)] as [[{ v: number }]];
    expect(v / 5e-19).toBeCloseTo(1, 12);
  });

  test('what is too little to be seen beside 1 is not lost', async () => {
    const cost = (sql: string) => answer(`SELECT ${sql} AS v FROM (SELECT [1, 0]::DOUBLE[] AS y, [60, 0]::DOUBLE[] AS p)`);
    const lists = { yTrue: { column: 'y', type: 'float64', list: true }, yPred: { column: 'p', type: 'float64', list: true } } as const;
    for (const metric of [new rightly.CategoricalCrossentropy({ fromLogits: true })])
      expect(Number((await cost(valueSql(metric, lists)))[0]!['v']) / Math.exp(-60)).toBeCloseTo(1, 12);
    const [{ v }] = (await answer(`SELECT ${valueSql(new rightly.BinaryCrossentropy({ fromLogits: true }), { yTrue: 'y', yPred: 'p' })} AS v FROM (SELECT 1::DOUBLE AS y, 60::DOUBLE AS p)`)) as [{ v: number }];
    expect(v / Math.exp(-60)).toBeCloseTo(1, 12);
  });

  test('bounds have the precision of a float32 column', async () => {
    const rows: Row[] = [[[1, 0], [0, 1]], [[1, 0], [1, 0]]];
    expect(await differences(() => new rightly.BinaryCrossentropy(), rows, 'float32')).toEqual([]);
    const [single, double] = [await both(() => new rightly.BinaryCrossentropy(), rows, 'float32'), await both(() => new rightly.BinaryCrossentropy(), rows)];
    expect(single[1].result()).not.toBe(double[1].result());
  });

  test('rows that weigh nothing may hold anything', async () => {
    expect(await differences(() => new rightly.MeanSquaredError(), [[1, 2, 0.5], [NaN, 1, 0], [0, Infinity, 0], [1, 4, 2]])).toEqual([]);
    expect(await differences(() => new rightly.SparseCategoricalCrossentropy(), [[1, [0.5, 0.5], 2], [7, [0.5, 0.5], 0]])).toEqual([]);
  });

  test('ignored labels are no classes', async () => {
    expect(await differences(() => new rightly.SparseCategoricalCrossentropy({ ignoreClass: -1 }), [[1, [0.5, 0.5]], [-1, [NaN, 0.5]]])).toEqual([]);
  });
});

// oxfmt-ignore
describe('own declarations:', () => {
  const rows: Row[] = [[1, 3], [2, 2.5], [-4, 9], [0, 0]];
  const scored: Row[] = [[0, [0.5, 0.25, 1]], [2, [1, 1, 3]], [1, [7, 2, 9]]];
  test.each<[string, ConstructorParameters<typeof MeanMetricWrapper>[0], readonly Row[]]>([
    ['what is close enough', less(abs(minus(reals('yTrue'), reals('yPred'))), 1), rows],
    ['a condition to compute with', plus(times(equal(numbers('yTrue'), greater(numbers('yPred'), 2)), 3), 1), rows],
    ['roots, powers, logarithms', plus(sqrt(abs(reals('yPred'))), plus(power(reals('yPred'), 3), log1p(exp(reals('yTrue'))))), rows],
    ['the mean place of the true class', above(labels('yTrue'), scores('yPred')), scored],
    ['labels without classes', times(labels('yTrue'), reals('yPred')), rows],
    ['a class as a number', minus(argmax(scores('yPred')), labels('yTrue')), scored],
    ['how much the label has', pick(labels('yTrue'), times(perClass('yPred'), 2)), scored],
    ['how many are not 1', plus(labels('yTrue'), sum(differs(perClass('yPred'), 1))), scored],
    ['vectors of one number', mean(minus(vectors('yPred'), vectors('yTrue'))), rows],
  ])('%s', async (_, declared, data) => {
    expect(await differences(() => new MeanMetricWrapper(declared, { name: 'own' }), data)).toEqual([]);
  });
});

describe('refused:', () => {
  const read = async (metric: AnyMeanMetric, rows: readonly Row[], more: object = {}) => {
    const query = evaluationQuery([metric], { ...source(rows), ...more });
    const found = await answer(query.text);
    return caught(() => query.read(found));
  };
  const bad = 'have values that are finite numbers; got 1 of 2 that do not';
  // oxfmt-ignore
  test.each<[string, AnyMeanMetric, Row[], string]>([
    ['NaN', new rightly.MeanSquaredError(), [[1, NaN], [1, 1]], bad],
    ['infinity', new rightly.MeanAbsoluteError(), [[1, 1], [-Infinity, 1]], bad],
    ['NaN that a bound would hide', new rightly.CategoricalCrossentropy(), [[[1, 0], [NaN, 0.5]], [[1, 0], [0.5, 0.5]]], bad],
    ['NaN above a bound', new rightly.Huber(), [[NaN, 1], [1, 1]], bad],
    ['overflow', new rightly.MeanSquaredError(), [[1e300, -1e300], [1, 1]], bad],
    ['a logarithm of what is negative', new rightly.Poisson(), [[1, -3], [1, 1]], bad],
    ['a label that no class has', new rightly.SparseCategoricalCrossentropy(), [[2, [0.5, 0.5]], [1, [0.5, 0.5]]], 'have labels that are classes; got 1 of 2 that do not'],
    ['a label below all', new rightly.SparseCategoricalCrossentropy({ fromLogits: true }), [[-1, [0.5, 0.5]], [1, [0.5, 0.5]]], 'have labels that are classes; got 1 of 2 that do not'],
    ['a label beyond all integers', new rightly.SparseCategoricalCrossentropy({ ignoreClass: 0 }), [[1e300, [0.5, 0.5]], [1, [0.5, 0.5]]], 'have labels that are classes; got 1 of 2 that do not'],
    ['lists of unlike lengths', new rightly.MeanSquaredError(), [[[1, 2, 3], [1, 2]], [[1, 2], [1, 2]]], 'have truth and scores of one length; got 1 of 2 that do not'],
    ['factors for other classes', new rightly.CategoricalFocalCrossentropy({ alpha: [1, 2, 3] }), [[[1, 0], [0.5, 0.5]]], 'have as many scores as alpha has numbers; got 1 of 1 that do not'],
    ['a logarithm of less than nothing', new MeanMetricWrapper(log1p(minus(reals('yTrue'), reals('yPred'))), { name: 'own' }), [[0, 2.5], [1, 1]], bad],
    ['a root of less than nothing', new MeanMetricWrapper(sqrt(minus(reals('yTrue'), reals('yPred'))), { name: 'own' }), [[0, 2.5], [1, 1]], bad],
    ['a sum beyond all numbers', new rightly.MeanAbsoluteError(), [[1e308, 0], [1e308, 0]], ''],
  ])('%s', async (_, metric, rows, expected) => {
    const [kind, message] = (await read(metric, rows)) as [string, string];
    expect(kind).toBe('RangeError');
    expect(message).toBe(expected === '' ? 'read: mean_absolute_error total must be a finite sum; got NaN' : `read: all rows must ${expected}`);
  });

  test('the largest integer is a label that no class has', async () => {
    const from = `(SELECT 9223372036854775807 AS y, [0.5, 0.5] AS p)`;
    const query = evaluationQuery([new rightly.SparseCategoricalCrossentropy()], {
      from,
      yTrue: { column: 'y', type: 'integer' },
      yPred: 'p',
    });
    const rows = await answer(query.text);
    expect(() => query.read(rows)).toThrow('have labels that are classes');
  });

  test('NULL, also in the list of truths, which may be skipped', async () => {
    const from =
      '(VALUES ([1, 2], [1, 4]), ([NULL, 1], [0, 1]), ([1, 1], [NULL, 1]), (NULL, [0, 1])) AS t(y, p)';
    const lists = {
      from,
      yTrue: { column: 'y', type: 'integer', list: true },
      yPred: { column: 'p', type: 'integer', list: true },
    } as const;
    const strict = evaluationQuery([new rightly.MeanSquaredError()], lists);
    const found = await answer(strict.text);
    expect(() => strict.read(found)).toThrow('hold no NULL (or be skipped); got 3 of 4');
    const lenient = evaluationQuery([new rightly.MeanSquaredError()], { ...lists, nulls: 'skip' });
    const { total } = lenient.read(await answer(lenient.text));
    expect([total.rows, total.skipped, total.metrics[0]!.result()]).toEqual([1, 3, 2]);
  });
});

test('groups, and accuracies beside losses', async () => {
  const from =
    "(VALUES (0, [0.75, 0.25], 'a'), (1, [0.75, 0.25], 'a'), (1, [0.5, 0.5], 'b')) AS t(y, p, g)";
  const metrics = [
    new rightly.SparseCategoricalCrossentropy(),
    new rightly.SparseCategoricalAccuracy(),
  ];
  const query = evaluationQuery(metrics, {
    from,
    yTrue: { column: 'y', type: 'integer' },
    yPred: 'p',
    by: ['g'],
  });
  const { groups, total } = query.read(await answer(query.text));
  const results = [...groups, total].map(({ group, metrics: found }) => [
    group?.['g'] ?? '',
    Number(found[0]!.result().toFixed(9)),
    Number(found[1]!.result().toFixed(9)),
  ]);
  const [a, b, c] = [0.75, 0.25, 0.5].map((p) => -Math.log(p)) as [number, number, number];
  const wanted = [
    ['', (a + b + c) / 3, 1 / 3],
    ['a', (a + b) / 2, 1 / 2],
    ['b', c, 0],
  ];
  expect(new Set(results)).toEqual(
    new Set(
      wanted.map((row) => row.map((x) => (typeof x === 'number' ? Number(x.toFixed(9)) : x))),
    ),
  );
});

test('rows have their losses under the name of the metric', async () => {
  const metrics = [new rightly.MeanAbsoluteError({ name: 'y' }), new rightly.BinaryAccuracy()];
  const rows = await answer(
    rowsQuery(
      metrics,
      source([
        [1, 3],
        [1, 0.75],
      ]),
      ['y'],
    ),
  );
  expect(rows).toEqual([
    { y: 1, y_: 2, binary_accuracy_hit: true },
    { y: 1, y_: 0.25, binary_accuracy_hit: true },
  ]);
});

describe('a column of its own has', () => {
  const said = (metrics: AnyMeanMetric[], rows: readonly Row[], part: RegExp): number =>
    evaluationQuery(metrics, source(rows)).text.match(part)?.length ?? 0;
  const pair: Row[] = [
    [
      [0, 1],
      [0.5, 0.5],
    ],
  ];

  test('what several metrics read', () => {
    const metrics = [new rightly.MeanSquaredError(), new rightly.MeanAbsoluteError()];
    expect(said(metrics, pair, /CAST\(_y_true AS DOUBLE\[\]\)/g)).toBe(1);
  });

  test('what is said more than once', () => {
    expect(said([new rightly.BinaryCrossentropy()], [[0, 0.5]], /greatest\(-greatest/g)).toBe(1);
    expect(said([new rightly.BinaryCrossentropy()], pair, /list_transform/g)).toBe(4);
  });

  test('what is one number beside lists', () => {
    const metrics = [new rightly.CategoricalCrossentropy()];
    expect(said(metrics, pair, /lambda [^\n]*x \/ replaced_\d/g)).toBe(1);
  });
});
