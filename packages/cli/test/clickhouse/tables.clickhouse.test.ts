import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalCrossentropy,
  MeanSquaredError,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { clickhouse, evaluationQuery, type GroupAnswer, type Source } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, session } from './chdb.ts';

const evaluate = (metrics: readonly AnyMeanMetric[], source: Source): GroupAnswer => {
  const query = evaluationQuery(metrics, source, clickhouse);
  return query.read(ask(query.text)).total;
};

const scores = { column: 'p', type: 'float32' } as const;
const argmax = new SparseCategoricalAccuracy();
const top2 = new SparseTopKCategoricalAccuracy({ k: 2 });

beforeAll(() => {
  session.query(
    `CREATE TABLE t (y Int32, p Array(Float32), pn Array(Nullable(Float32)), w Float64, g LowCardinality(Nullable(String)),
      "Nullable(UInt8)" Nullable(UInt8), "UInt64" UInt64, "Decimal" Decimal(20, 0), "Nullable(Decimal)" Nullable(Decimal(9, 0)),
      "Int256" Int256, "Bool" Bool, "LowCardinality(UInt16)" LowCardinality(UInt16), "Float64" Float64) ENGINE = Memory SETTINGS allow_suspicious_low_cardinality_types = 1`,
  );
  // The first two rows are right. In the third row, the true class is among the two best.
  const rows = [
    [1, '[0.25, 0.5, 0.125]', 0.5, "'a'"],
    [0, '[0.5, 0.5, 0.125]', 0.25, "'b'"],
    [1, '[1, 0.5, 0.25]', 0.125, 'NULL'],
    [0, '[0.5, 1, 2]', 1, "'b'"],
  ] as const;
  for (const [y, p, w, g] of rows)
    session.query(`INSERT INTO t VALUES (${y}, ${p}, ${p}, ${w}, ${g}, ${`${y}, `.repeat(7)}${y})`);
});

describe('labels may be', () => {
  test.each([
    'y',
    'Nullable(UInt8)',
    'UInt64',
    'Decimal',
    'Nullable(Decimal)',
    'Int256',
    'Bool',
    'LowCardinality(UInt16)',
  ])('%s', (column) => {
    const yTrue = { column, type: 'integer' } as const;
    const { metrics, outOfRange } = evaluate([argmax, top2], { from: 't', yTrue, yPred: scores });
    expect([metrics.map((metric) => metric.result()), outOfRange]).toEqual([[0.5, 0.75], 0]);
    const alike = evaluate([new Accuracy()], {
      from: 't',
      yTrue,
      yPred: { column: 'Float64', type: 'float64' },
    });
    expect(alike.metrics[0]!.result()).toBe(1);
  });

  test.each([
    ['toInt128(-1)', 'Int128'],
    ['toUInt64(18446744073709551615)', 'UInt64'],
    ["toUInt256('4294967296')", 'UInt256'],
    ['toDecimal128(-1, 0)', 'Decimal'],
  ])('a label that is no class is refused: %s', (label) => {
    const from = `(SELECT ${label} AS y, p FROM t) AS u`;
    const yTrue = { column: 'y', type: 'integer' } as const;
    const { metrics, outOfRange } = evaluate([argmax, top2], { from, yTrue, yPred: scores });
    expect([metrics.map((metric) => metric.result()), outOfRange]).toEqual([[0, 0], 4]);
  });
});

test.each(['p', 'pn'])('scores may be of a nullable type: %s', (column) => {
  const metrics = [argmax, top2];
  const source = {
    from: 't',
    yTrue: { column: 'y', type: 'integer' },
    sampleWeight: 'w',
    by: ['g'],
  } as const;
  const total = evaluate(metrics, { ...source, yPred: { column, type: 'float32' } });
  expect(total.metrics.map(({ state }) => [state.total, state.count])).toEqual([
    [0.75, 1.875],
    [0.875, 1.875],
  ]);
  const loss = evaluate([new MeanSquaredError()], {
    from: 't',
    yTrue: { column, type: 'float32', list: true },
    yPred: { column: 'p', type: 'float32', list: true },
  });
  expect(loss.metrics[0]!.result()).toBe(0);
});

test('columns may have any name that does not begin with an underscore', () => {
  const names = ['s', 'x', 'true', 'nan', 'count', 'select', 'odd " \\ \' name', 't', 'Größe'];
  for (const name of names) {
    const own = clickhouse.identifier(name);
    const from = `(SELECT y AS ${own}, p AS "x0" FROM t) AS t`;
    const source = {
      from,
      yTrue: { column: name, type: 'integer' },
      yPred: { column: 'x0', type: 'float32' },
    } as const;
    expect(
      evaluate([argmax, top2], source).metrics.map((metric) => metric.result()),
      name,
    ).toEqual([0.5, 0.75]);
    const [row] = ask(`SELECT sum(${own}) AS "a""b", ${clickhouse.text(name)} AS n FROM ${from}`);
    expect(row).toEqual({ 'a"b': 2n, n: name });
  }
});

test('a cast keeps NULL, and lists keep the type of their elements', () => {
  const { cast } = clickhouse;
  const [row] = ask(
    `SELECT ${cast('NULL', 'float64')} AS a, ${cast("'nan'", 'float32')} AS b, ${cast('0.1', 'float32')} AS c, ${cast('1e300', 'integer')} AS d,
      ${cast("'9223372036854775807'", 'integer')} AS e, ${cast('[0.1, NULL]', 'float32', true)} AS f, ${cast('[1, 2]', 'string', true)} AS g, ${cast('true', 'integer')} AS h,
      ${cast('toDecimal64(1.5, 2)', 'float64')} AS i, toTypeName(${cast('[toFloat64(1)]', 'float32', true)}) AS j`,
  );
  expect(row).toEqual({
    a: null,
    b: NaN,
    c: Math.fround(0.1),
    d: null,
    e: 2n ** 63n - 1n,
    f: [Math.fround(0.1), null],
    g: ['1', '2'],
    h: 1n,
    i: 1.5,
    j: 'Array(Float32)',
  });
});

const found = (lines: readonly string[], word: RegExp): number =>
  lines.filter((line) => word.test(line)).length;

describe('the plan', () => {
  const source = {
    from: 't',
    yTrue: { column: 'y', type: 'integer' },
    yPred: scores,
    sampleWeight: 'w',
    by: ['g'],
  } as const;
  const plan = (metrics: readonly AnyMeanMetric[], from: string, options = ''): string[] => {
    const { text } = evaluationQuery(metrics, { ...source, from }, clickhouse);
    const settings = 'SETTINGS enable_parallel_replicas = 0';
    return session.query(`EXPLAIN ${options} ${text}\n${settings}`, 'TSVRaw').split('\n');
  };
  test('computes expensive values once for all metrics', () => {
    const metrics = [argmax, top2, new SparseTopKCategoricalAccuracy({ k: 3 })];
    const lines = plan(metrics, 't', 'actions = 1, pretty = 0, compact = 0');
    expect(found(lines, /FUNCTION arrayCount\(/)).toBe(1);
    expect(found(lines, /FUNCTION arrayElement\(/)).toBe(1);
    expect(found(lines, /FUNCTION arrayMax\(/)).toBe(1);
    const loss = [
      new CategoricalCrossentropy(),
      new CategoricalCrossentropy({ labelSmoothing: 0.1 }),
    ];
    const yTrue = { column: 'p', type: 'float32' } as const;
    const { text } = evaluationQuery(loss, { from: 't', yTrue, yPred: scores }, clickhouse);
    const losses = session
      .query(`EXPLAIN actions = 1, pretty = 0, compact = 0 ${text}`, 'TSVRaw')
      .split('\n');
    expect(found(losses, /FUNCTION arraySum\(arrayMap\(_x Float/)).toBe(1);
  });

  test('lets each machine of a cluster add up its own rows', () => {
    const lines = plan(
      [argmax, top2],
      `remote('127.0.0.{1,2}', currentDatabase(), t)`,
      'pretty = 0, compact = 0',
    );
    const [merging, union, adding] = [/MergingAggregated/, /Union/, /^\s*Aggregating/].map((word) =>
      lines.findIndex((line) => word.test(line)),
    ) as [number, number, number];
    expect(merging).toBeGreaterThanOrEqual(0);
    expect(union).toBeGreaterThan(merging);
    expect(adding).toBeGreaterThan(union);
  });
});

test('the parts of a compensated sum add up as one', () => {
  session.query(
    'CREATE TABLE parts (s AggregateFunction(sumKahan, Float64)) ENGINE = MergeTree ORDER BY tuple()',
  );
  for (const i of [0, 1])
    session.query(`INSERT INTO parts SELECT sumKahanState(0.1) FROM numbers(${i * 1000}, 1000000)`);
  const [row] = ask('SELECT sumKahanMerge(s) AS s FROM parts');
  expect(Math.abs(Number(row!['s']) / 200_000 - 1)).toBeLessThan(1e-15);
});

const overThreshold = (type: 'Float32' | 'Float64'): number =>
  evaluate([new BinaryAccuracy({ threshold: 0.3 })], {
    from: `(SELECT 1 AS y, to${type}('0.3') AS p) AS u`,
    yTrue: { column: 'y', type: 'integer' },
    yPred: { column: 'p', type: type === 'Float32' ? 'float32' : 'float64' },
  }).metrics[0]!.result();

test('a threshold is rounded only as the column is', () => {
  expect([overThreshold('Float32'), overThreshold('Float64')]).toEqual([0, 0]);
});
