import * as rightly from 'rightly';
import { type AnyMetric, type AnySumsMetric, SumsMetric, type SumsDefinition } from 'rightly';
import {
  type Answer,
  evaluationQuery,
  problemsQuery,
  type Source,
  type SqlMetric,
} from 'rightly/sql';
import { bucket, classes, minus, numbers, positive, reals } from 'rightly/verbs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ErrorRate } from '../../catalogue/own.ts';
import { caught } from '../../caught.ts';
import { outcomeClasses } from '../../outcome-classes.ts';
import { answer, cell, type Cell, type SqlEngine, type Typed } from './engine.ts';

/** The number of samples of each class that are predicted as each other class. */
class Confusion extends SumsMetric {
  static readonly definition: SumsDefinition<object, number> = {
    className: 'Confusion',
    name: 'confusion',
    direction: undefined,
    options: {},
    sums: () => ({ cells: { by: [classes('yTrue'), classes('yPred')] } }),
    result: (found) => found.grid('cells').entries().length,
  };
}

/** A number without a key, and sums by bucket of values other than 1. */
class Mixed extends SumsMetric {
  static readonly definition: SumsDefinition<object, number> = {
    className: 'Mixed',
    name: 'mixed',
    direction: undefined,
    options: {},
    sums: () => ({
      scalar: { where: positive(numbers('yTrue')) },
      squares: { value: numbers('yPred'), by: bucket(numbers('yPred'), [0.25, 0.5]) },
    }),
    result: (found) => found.scalar('scalar'),
  };
}

/** How often numbers, as float64, lie between which limits. */
const between = (limits: readonly number[]): AnySumsMetric =>
  new (class extends SumsMetric {
    static readonly definition: SumsDefinition<object, number> = {
      className: 'Between',
      name: 'between',
      direction: undefined,
      options: {},
      sums: () => ({
        rows: { by: bucket(minus(reals('yPred'), reals('yTrue')), limits) },
      }),
      result: () => 0,
    };
  })();

/** Limits on both sides of 0, of which each is the one before times a factor. */
const growing = (least: number, factor: number, count: number): number[] => {
  const sizes = Array.from({ length: count }, (_, i) => least * factor ** i);
  const below = sizes.slice(1).map((size) => -size);
  return [...below, ...sizes].sort((a, b) => a - b);
};

/** The next float64 on either side. */
function neighbours(x: number): number[] {
  const bits = new BigInt64Array(Float64Array.of(x).buffer);
  return [-1n, 1n].map((step) => new Float64Array(BigInt64Array.of(bits[0]! + step).buffer)[0]!);
}

const float32 = { type: 'float32' } as const;
const float64 = { type: 'float64' } as const;
const integer = { type: 'integer' } as const;
const string = { type: 'string' } as const;

/** Another metric of the same configuration, which has counted these columns as arrays. */
const counted = (metric: SqlMetric, yTrue: unknown, yPred: unknown, sampleWeight?: unknown) => {
  const other = new (metric.constructor as new (options: object) => AnyMetric)(
    metric['options' as never],
  );
  other.updateState(
    yTrue,
    yPred,
    sampleWeight === undefined ? undefined : { sampleWeight: sampleWeight as never },
  );
  return other;
};
/** The sums without compensations. */
function plain(state: object): unknown {
  const { compensation: _, ...sums } = state as Record<string, unknown>;
  return sums;
}

const states = (found: readonly SqlMetric[]): unknown[] => found.map(({ state }) => plain(state));

const list = (column: string) => ({ column, type: 'float64', list: true }) as const;

const columnsOf = (prefix: string): string[] => [0, 1, 2].map((i) => `${prefix}${i}`);

type Rows = readonly (readonly Cell[])[];

/** A query must count the sums of `updateState`, for each group and in total. */
export function sumsAgree(name: string, open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });

  const columns = ['y', 'p', 'w', 'g'];
  /** ClickHouse lists can contain NULL, but cannot be NULL. */
  const noList = (type: Typed): string =>
    engine.dialect.name === 'clickhouse'
      ? cell(engine, [null], type)
      : engine.dialect.cast('NULL', type.type, true);
  const sourceOf = (types: readonly Typed[], rows: Rows, more: Partial<Source> = {}): Source => ({
    from: engine.values(
      columns.slice(0, types.length),
      rows.map((row) =>
        row.map((value, i) =>
          value === null && rows.some((other) => Array.isArray(other[i]))
            ? noList(types[i]!)
            : cell(engine, value, types[i]!),
        ),
      ),
    ),
    yTrue: { column: 'y', type: types[0]!.type },
    yPred: { column: 'p', type: types[1]!.type, list: Array.isArray(rows[0]?.[1]) },
    ...more,
  });
  const ask = async <M extends SqlMetric>(
    metrics: readonly M[],
    source: Source,
  ): Promise<Answer<M>> => {
    const query = evaluationQuery(metrics, source, engine.dialect);
    return query.read(await answer(engine, query.text));
  };
  const refused = async (metric: SqlMetric, source: Source) => {
    const query = evaluationQuery([metric], source, engine.dialect);
    const found = await answer(engine, query.text);
    return caught(() => query.read(found))[1];
  };
  const stateOf = (metric: SqlMetric, rows: Rows, weighted = true): unknown => {
    const column = (i: number): Cell[] => rows.map((row) => row[i]!);
    return plain(counted(metric, column(0), column(1), weighted ? column(2) : undefined).state);
  };
  // Quarters have exact sums.
  const binary: Rows = Array.from({ length: 40 }, (_, i) => [
    i % 3 === 0 ? 1 : 0,
    Math.fround([0.1, 0.3, 0.5, 0.7, 0.9, 0, 1, 0.05][i % 8]!),
    (i % 5) / 4,
    ['a', 'b', null][i % 3]!,
  ]);

  test(`${name}: metrics of which class is predicted, where a prediction is NaN`, async () => {
    const one: Rows = [NaN, 0.5, 0.75, NaN, 0.25, NaN].map((p, i) => [i % 2, p, 1]);
    const binaries = outcomeClasses.map((Class) => new Class({ threshold: 0.5 }) as SqlMetric);
    const { total } = await ask(binaries, sourceOf([integer, float64, float64], one));
    expect(states(total.metrics)).toEqual(binaries.map((metric) => stateOf(metric, one, false)));
    const rows: Rows = [
      [NaN, 1],
      [0, NaN],
      [1, 0],
      [0, 1],
      [NaN, NaN],
    ].map((p, i) => [i % 2, p, 1]);
    const scored: SqlMetric[] = [
      new rightly.CohenKappa(),
      new rightly.CohenKappa({ weights: 'linear' }),
      new rightly.ConfusionMatrix({ ignoreClass: 1 }),
      new rightly.MatthewsCorrelation(),
      new rightly.Specificity({ average: null }),
      new rightly.Recall({ average: null, sparseYTrue: true }),
    ];
    const found = await ask(scored, sourceOf([integer, float64, float64], rows));
    expect(states(found.total.metrics)).toEqual(
      scored.map((metric) => stateOf(metric, rows, false)),
    );
    const wide = { ...sourceOf([integer, float64, float64], rows) };
    for (const metric of binaries)
      expect(() => evaluationQuery([metric], wide, engine.dialect)).toThrow(
        `${metric.name}: yPred must be one column with one value for each row; got lists, or several columns`,
      );
    const third: Rows = [...one, [2, 0.5, 1]];
    expect(await refused(binaries[0]!, sourceOf([integer, float64, float64], third))).toBe(
      'read: all rows must have yTrue between 0 and 1; got 1 of 7 that do not',
    );
  });

  test(`${name}: sums by threshold and by class, and means, for groups and in total`, async () => {
    const metrics: SqlMetric[] = [
      new rightly.AUC(),
      new rightly.BinaryIoU({ threshold: 0.5 }),
      new rightly.BinaryAccuracy(),
      new rightly.Precision({ thresholds: [0.7, 0.3] }),
      new rightly.MeanSquaredError(),
      new rightly.AUC({ curve: 'PR', thresholds: [0.9, 0.3] }),
    ];
    const types = [integer, float32, float64, string];
    const found = await ask(metrics, sourceOf(types, binary, { sampleWeight: 'w', by: ['g'] }));
    expect(found.groups.length).toBe(3);
    for (const { group, rows, metrics: own } of [...found.groups, found.total]) {
      const seen = group ? binary.filter((row) => row[3] === group['g']) : binary;
      expect(rows).toBe(seen.length);
      for (const [i, metric] of own.entries()) {
        const column = (c: number): number[] => seen.map((row) => Number(row[c]));
        const expected = counted(metrics[i]!, column(0), Float32Array.from(column(1)), column(2));
        expect(metric.result(), metric.name).toEqual(expected.result());
      }
    }
  });

  test(`${name}: exact areas, for groups and in total, as sums and as the engine computes them`, async () => {
    const scores = [0.25, 0.75, NaN, Infinity, -0, 0, 0.5, 0.75, -Infinity, 3, null];
    const rows: Rows = Array.from({ length: 60 }, (_, i) => [
      i % 3 === 0 ? 1 : 0,
      scores[i % 11]!,
      (i % 5) / 4,
      ['a', 'b', null, 'one class'][i % 7 === 3 ? 3 : i % 3]!,
    ]);
    const metrics: SqlMetric[] = [
      new rightly.AUC({ exact: true }),
      new rightly.BinaryAccuracy(),
      new rightly.AveragePrecision(),
      new rightly.AUC({ thresholds: [0.5] }),
    ];
    const types = [integer, float64, float64, string];
    for (const sampleWeight of [undefined, 'w'])
      for (const exact of ['sums', 'area'] as const) {
        const source = sourceOf(types, rows, { sampleWeight, by: ['g'], nulls: 'skip' });
        const query = evaluationQuery(metrics, source, engine.dialect, { exact });
        const found = query.read(await answer(engine, query.text));
        expect(found.groups.length).toBe(4);
        for (const { group, rows: count, skipped, metrics: own } of [
          ...found.groups,
          found.total,
        ]) {
          const seen = group ? rows.filter((row) => row[3] === group['g']) : rows;
          const whole = seen.filter((row) => row[1] !== null);
          expect([count, skipped]).toEqual([whole.length, seen.length - whole.length]);
          const column = (c: number): number[] => whole.map((row) => Number(row[c]));
          for (const [i, metric] of own.entries()) {
            const weights = sampleWeight && column(2);
            const expected = counted(metrics[i]!, column(0), column(1), weights) as SqlMetric;
            expect(metric.result(), `${metric.name} ${exact}`).toBeCloseTo(
              expected.result() as number,
              12,
            );
            const isKept = exact === 'sums' && i !== 1;
            expect(isKept ? metric.state : 0).toEqual(isKept ? expected.state : 0);
          }
        }
        const [area] = found.total.metrics as [rightly.AUC];
        const text =
          "a state: must be of sums (evaluationQuery with { exact: 'sums' } asks for them); got an area that an SQL engine computed";
        const said = exact === 'area' ? caught(() => area.state) : ['TypeError', text];
        expect(said).toEqual(['TypeError', text]);
      }
  });

  test(`${name}: counts alone, beside areas that are computed elsewhere`, async () => {
    const rows = [0.75, 0.5, null, 0.25].map((score, i) => [i % 2, score]);
    const metrics: SqlMetric[] = [
      new rightly.AUC({ exact: true }),
      new rightly.BinaryAccuracy(),
      new rightly.AUC({ thresholds: [0.5] }),
    ];
    const source = sourceOf([integer, float64], rows, { nulls: 'skip' });
    const query = evaluationQuery(metrics, source, engine.dialect, { exact: 'counts' });
    const found = await answer(engine, query.text);
    expect(found.some((row) => Object.keys(row).includes('_sum_0_0'))).toBe(false);
    const { total } = query.read([{ ...found[0]!, _area_0: 0.125 }, ...found.slice(1)]);
    expect([total.rows, total.skipped]).toEqual([3, 1]);
    expect(total.metrics.map((metric) => metric.result())).toEqual([0.125, 0, 0]);
  });

  test(`${name}: any name is a class`, async () => {
    const names = ['cat', '__proto__', '1', 'a "b"', 'constructor', '-0', 'ü'];
    const rows = Array.from({ length: 30 }, (_, i) => [
      names[i % 7]!,
      names[(i * i) % 7]!,
      (i % 4) / 2,
    ]);
    const metrics = [
      new rightly.F1Score({ sparseYTrue: true, sparseYPred: true, average: 'macro' }),
      new Confusion(),
    ];
    const found = await ask<AnySumsMetric>(
      metrics,
      sourceOf([string, string, float64], rows, { sampleWeight: 'w' }),
    );
    expect(states(found.total.metrics)).toEqual(metrics.map((metric) => stateOf(metric, rows)));
  });

  test(`${name}: whole numbers beyond float64 are distinct classes`, async () => {
    const rows: Rows = [
      [2n ** 53n, 2n ** 53n + 1n],
      [2n ** 53n + 1n, 2n ** 53n + 1n],
      [-1n, 0n],
      [-(2n ** 62n) - 1n, 5n],
    ];
    const found = await ask([new Confusion()], sourceOf([integer, integer], rows));
    expect(states(found.total.metrics)).toEqual([stateOf(new Confusion(), rows, false)]);
  });

  test(`${name}: a predicted class is right where its score is a number, and the first of equals`, async () => {
    const rows: Rows = [
      [1, [0.1, 0.9, 0.3]],
      [0, [0.5, 0.5, 0.1]],
      [1, [0.5, 0.5, 0.1]],
      [2, [0, 1, NaN]],
      [0, [-Infinity, -Infinity, -Infinity]],
      [1, [NaN, 1, NaN]],
      [7, [0.2, 0.3, Infinity]],
      [-1, [0.2, 0.3, 0.1]],
    ];
    for (const type of [float32, float64]) {
      const metrics = [
        new rightly.F1Score({ sparseYTrue: true }),
        new rightly.F1Score({ sparseYTrue: true, ignoreClass: -1, average: 'weighted' }),
        new ErrorRate(),
      ];
      const found = await ask<AnySumsMetric>(metrics, sourceOf([integer, type], rows));
      expect(states(found.total.metrics)).toEqual(
        metrics.map((metric) => stateOf(metric, rows, false)),
      );
      expect([found.classes, found.total.outOfRange, found.total.nan]).toEqual([3, 2, 2]);
    }
  });

  test(`${name}: a score on a threshold is not above it, and one that is no number is wrong at each`, async () => {
    const seen = [0.1, 0.3, 0.30000001, 0.5, 0.7, NaN, Infinity, -Infinity, -0, 1e30, 2 ** 53];
    for (const [type, of] of [
      [float32, Float32Array],
      [float64, Float64Array],
    ] as const) {
      const rows = [1, 0].flatMap((y) => Array.from(of.from(seen), (p): Cell[] => [y, p]));
      for (const thresholds of [
        [0.3],
        [0.1, 0.3, 0.7],
        [-1e30, 0.5, 1e30],
        ramp(0, 1, 11),
        ramp(-3, 4, 64),
      ]) {
        const metrics = [
          new rightly.Precision({ thresholds }),
          new rightly.TrueNegatives({ thresholds }),
          new rightly.AUC({ thresholds }),
        ];
        const found = await ask<AnySumsMetric>(metrics, sourceOf([integer, type], rows));
        for (const metric of found.total.metrics) {
          const [yTrue, yPred] = [rows.map(([y]) => y), of.from(rows.map(([, p]) => Number(p)))];
          const own = counted(metric, yTrue, yPred);
          expect(plain(metric.state), `${metric.name} ${type.type} ${thresholds.join()}`).toEqual(
            plain(own.state),
          );
        }
      }
    }
  });

  test.each<readonly [string, readonly number[]]>([
    ['eight an octave', growing(2 ** -3, 2 ** 0.125, 40)],
    ['of powers of 16', growing(2 ** -100, 16, 40)],
    ['of any size', growing(2.5e-320, 1e9, 40)],
    ['of powers of ten above 0', growing(1e-9, 10, 20).filter((x) => x > 0)],
    ['that hardly grow', growing(1, 1 + 2 ** -50, 12)],
  ])(`${name}: a number on a limit is not above it, where limits are %s`, async (_, limits) => {
    const most = Number.MAX_VALUE;
    const seen = [
      ...limits.flatMap((x) => [x, ...neighbours(x)]),
      0,
      -0,
      5e-324,
      -5e-324,
      2e-308,
      -2e-308,
      1,
      -1,
      most,
      -most,
      Infinity,
      -Infinity,
      NaN,
    ];
    for (const [type, of] of [
      [float64, Float64Array],
      [float32, Float32Array],
    ] as const) {
      // Not all engines cast to float32 what it cannot hold.
      const isHeld = (x: number): boolean =>
        type === float64 || !(Math.abs(x) < 2 ** -126 || Math.abs(x) >= 2 ** 127) || x === 0;
      const held = Array.from(of.from(seen.filter(isHeld)));
      const expected: Record<string, number> = {};
      for (const x of held) {
        const at = Number.isNaN(x) ? -1 : limits.filter((limit) => limit < x).length;
        expected[at] = (expected[at] ?? 0) + 1;
      }
      const metric = between(limits);
      metric.updateState(
        held.map(() => 0),
        of.from(held),
      );
      expect(plain(metric.state)).toEqual({ rows: expected });
      const rows = held.map((p): Cell[] => [0, p]);
      const found = await ask([metric], sourceOf([integer, type], rows));
      expect(states(found.total.metrics), type.type).toEqual([{ rows: expected }]);
    }
  });

  test(`${name}: logits, whole-number scores, and sums that are no counts`, async () => {
    const rows: Rows = Array.from({ length: 20 }, (_, i) => [i % 2, (i % 7) - 3, 1]);
    const logits = new rightly.AUC({ fromLogits: true, numThresholds: 5 });
    const whole = new rightly.Recall({ thresholds: [-0.5, 0, 1.5] });
    const found = await ask<AnySumsMetric>(
      [logits, whole],
      sourceOf(
        [integer, float64],
        rows.map((row) => row.slice(0, 2)),
      ),
    );
    expect(states(found.total.metrics)).toEqual([
      stateOf(logits, rows, false),
      stateOf(whole, rows, false),
    ]);
    const integers = await ask(
      [whole, new Mixed()],
      sourceOf(
        [integer, integer],
        rows.map((row) => row.slice(0, 2)),
      ),
    );
    expect(states(integers.total.metrics)).toEqual([
      stateOf(whole, rows, false),
      stateOf(new Mixed(), rows, false),
    ]);
  });

  test(`${name}: rows with NULL are refused, or skipped`, async () => {
    const rows: Rows = [
      ['a', 'a'],
      [null, 'b'],
      ['b', null],
      ['b', 'a'],
    ];
    const metric = new rightly.F1Score({ sparseYTrue: true, sparseYPred: true });
    const source = sourceOf([string, string], rows);
    expect(await refused(metric, source)).toBe(
      'read: all rows must hold no NULL (or be skipped); got 2 of 4 that do not',
    );
    const { total } = await ask([metric], { ...source, nulls: 'skip' });
    expect([total.rows, total.skipped]).toEqual([2, 2]);
    expect(states(total.metrics)).toEqual([stateOf(metric, [rows[0]!, rows[3]!], false)]);
  });

  describe(`${name}: lists`, () => {
    const rows: Rows = [
      [[1, 0, 0.5], [0.9, 0.2, 0.5], 1],
      [[0, 1, 1], [0.3, 0.30000001, 0.1], 0.5],
      [[1, 1, 0], [0, 1, NaN], 2],
      [[0, 0, 1], [0.5, 0.6, 0.7], 0],
      [[0, 0, 0], [1, 0.1, 0.2], 0.25],
    ];
    const lists = (more: Partial<Source> = {}, of: Typed = float64): Source => ({
      ...sourceOf([float64, of, float64], rows, { sampleWeight: 'w', ...more }),
      yTrue: { column: 'y', type: 'float64', list: true },
    });

    test('each element adds to the sums, in lists and in columns', async () => {
      const metrics = [
        new rightly.AUC({ multiLabel: true, numThresholds: 11 }),
        new rightly.AUC({ labelWeights: [1, 0, 2], thresholds: [0.3, 0.5] }),
        new rightly.F1Score(),
        new rightly.F1Score({ threshold: 0.3, average: 'macro' }),
        new rightly.Recall({ classId: 1, thresholds: [0.1, 0.3] }),
        new rightly.OneHotMeanIoU({ numClasses: 3 }),
      ];
      const spread = ['y', 'p'].flatMap((column) =>
        [0, 1, 2].map((i) => `${engine.dialect.lists.at(column, String(i))} AS ${column}${i}`),
      );
      const source = lists();
      const wide: Source = {
        ...source,
        from: `(SELECT w, ${spread.join()} FROM ${source.from}) AS wide`,
        yTrue: { column: columnsOf('y'), type: 'float64' },
        yPred: { column: columnsOf('p'), type: 'float64' },
      };
      for (const one of [source, wide]) {
        const found = await ask<AnySumsMetric>(metrics, one);
        expect(states(found.total.metrics)).toEqual(metrics.map((metric) => stateOf(metric, rows)));
        expect([found.total.rows, found.classes, found.total.nan]).toEqual([5, 3, 1]);
      }
    });

    test('only the highest of a list are predicted', async () => {
      const all: Rows = [
        [[1, 0, 1, 0], [0.5, 0.5, 0.5, 0.1], 1],
        [[0, 1, 0, 1], [NaN, -Infinity, 0.3, -Infinity], 0.5],
        [[1, 1, 0, 0], [NaN, NaN, NaN, NaN], 2],
        [[0, 1, 1, 0], [Infinity, NaN, 0.30000001, 0.3], 0.25],
        [[1, 0, 1, 1], [-Infinity, -Infinity, -Infinity, -Infinity], 1],
        [[1, 0, 0, 1], [-1e300, -1e200, -Infinity, -1e308], 1],
        [[1, 1, 0, 1], [-3e38, -3.2e38, -3.4e38, -3.1e38], 3],
      ];
      for (const [type, of] of [
        [float32, Float32Array],
        [float64, Float64Array],
      ] as const)
        for (const topK of [1, 2, 3, 9]) {
          // Some engines do not cast to float32 where it would overflow.
          const isHeld = (x: unknown): boolean =>
            type === float64 || !(Number(x) < -4e38 && Number(x) > -Infinity);
          const seen = all.filter(([, p]) => (p as number[]).every(isHeld));
          const metrics = [
            new rightly.Precision({ topK }),
            new rightly.Recall({ topK, thresholds: [0.3, 0.5] }),
            new rightly.Precision({ topK, classId: 1 }),
            new rightly.Recall({ topK, thresholds: [-3.3e38, -1e250] }),
          ];
          const source = {
            ...sourceOf([float64, type, float64], seen, { sampleWeight: 'w' }),
            yTrue: list('y'),
          };
          const found = await ask<AnySumsMetric>(metrics, source);
          const expected = metrics.map((metric) =>
            counted(
              metric,
              seen.map(([y]) => y),
              seen.map(([, p]) => of.from(p as number[])),
              seen.map((row) => row[2]),
            ),
          );
          expect(states(found.total.metrics), `${type.type} ${topK}`).toEqual(
            states(expected as unknown as SqlMetric[]),
          );
        }
    });

    test('the highest whole numbers are predicted, in groups too', async () => {
      const seen: Rows = Array.from({ length: 24 }, (_, i) => [
        [i % 2, 1, (i >> 1) % 2],
        [(i * 7) % 5, 2 ** 40 + (i % 3), (i % 4) - 1],
        1,
        ['a', 'b'][i % 2]!,
      ]);
      const metric = new rightly.Recall({ topK: 2, thresholds: [-0.5, 2.5] });
      const source = {
        ...sourceOf([integer, integer, float64, string], seen, { by: ['g'] }),
        yTrue: { column: 'y', type: 'integer', list: true } as const,
      };
      const found = await ask([metric], source);
      expect(found.groups.length).toBe(2);
      for (const { group, metrics } of found.groups) {
        const own = seen.filter((row) => row[3] === group!['g']);
        expect(plain(metrics[0]!.state)).toEqual(stateOf(metric, own, false));
      }
    });

    test('numbers are taken one by one, beside means of rows and sums of rows', async () => {
      const precision = new rightly.Precision({ thresholds: [0.3, 0.5] });
      const metrics: SqlMetric[] = [precision, new rightly.MeanSquaredError()];
      const number = rows.filter(([, p]) => !(p as number[]).includes(NaN));
      const source = { ...lists(), where: `${engine.dialect.lists.at('p', '2')} < 1` };
      const found = await ask(metrics, source);
      const weights = number.map((row) => Array(3).fill(row[2]));
      const expected = counted(
        precision,
        number.map(([y]) => y),
        number.map(([, p]) => p),
        weights,
      );
      expect(plain(found.total.metrics[0]!.state)).toEqual(plain(expected.state));
      expect(found.total.rows).toBe(number.length);
    });

    test('by group, with thresholds rounded to float32', async () => {
      const metric = new rightly.AUC({ multiLabel: true, thresholds: [0.3, 0.7] });
      const source = lists({ by: ['w'] }, float32);
      const found = await ask([metric], source);
      expect(found.groups.length).toBe(5);
      for (const { group, metrics } of found.groups) {
        const own = rows.filter((row) => row[2] === Number(group!['w']));
        const expected = counted(
          metric,
          own.map(([y]) => y),
          own.map(([, p]) => Float32Array.from(p as number[])),
          own.map((row) => row[2]),
        );
        expect(plain(metrics[0]!.state)).toEqual(plain(expected.state));
      }
    });

    // oxfmt-ignore
    test.each<[string, SqlMetric, Rows, string]>([
      ['without numbers', new rightly.AUC({ multiLabel: true }), [[[], []], [[1], [1]]], 'have at least one score; got 1 of 2 that do not'],
      ['of unlike lengths', new rightly.AUC({ multiLabel: true }), [[[1, 0], [1]], [[1], [1]]], 'have truth and scores of one length; got 1 of 2 that do not'],
      ['that are NULL', new rightly.AUC({ multiLabel: true }), [[[1], [1]], [null, [1]], [[1], null]], 'hold no NULL (or be skipped); got 2 of 3 that do not'],
      ['with a NULL', new rightly.F1Score({ threshold: 0.5 }), [[[1], [1]], [[null], [1]]], 'hold no NULL (or be skipped); got 1 of 2 that do not'],
      ['with a probability above 1', new rightly.AUC({ multiLabel: true }), [[[1, 0], [NaN, 1.5]], [[1, 0], [NaN, 1]]], 'have yPred between 0 and 1; got 1 of 2 that do not'],
      ['with truth that is NaN', new rightly.F1Score(), [[[NaN, 0], [0, 1]], [[1, 0], [0, 1]]], 'have no NaN in yTrue; got 1 of 2 that do not'],
    ])('%s are refused', async (_, metric, bad, expected) => {
      const source = { ...sourceOf([float64, float64], bad), yTrue: list('y'), yPred: list('p') };
      expect(await refused(metric, source)).toBe(`read: all rows must ${expected}`);
      const found = await answer(engine, problemsQuery([metric], source, ['y'], engine.dialect));
      expect(found.length).toBe(Number(/got (\d)/.exec(expected)![1]));
    });

    test('with a NULL are skipped when asked for', async () => {
      const metric = new rightly.F1Score({ threshold: 0.5 });
      const bad: Rows = [
        [
          [1, 0],
          [1, 0.2],
        ],
        [
          [null, 1],
          [1, 0],
        ],
        [null, [1, 0]],
        [
          [0, 1],
          [0.1, 0.9],
        ],
      ];
      const source = {
        ...sourceOf([float64, float64], bad),
        yTrue: list('y'),
        yPred: list('p'),
        nulls: 'skip',
      } as const;
      const { total } = await ask([metric], source);
      expect([total.rows, total.skipped]).toEqual([2, 2]);
      expect(states(total.metrics)).toEqual([stateOf(metric, [bad[0]!, bad[3]!], false)]);
    });
  });

  test(`${name}: no rows are no error`, async () => {
    const source = sourceOf([integer, float64], [[1, 0.5]], { where: '1 = 0' });
    const { total, groups } = await ask(
      [new rightly.AUC(), new rightly.MeanAbsoluteError()] as SqlMetric[],
      source,
    );
    expect([total.rows, total.nan, groups.length, total.metrics[0]!.result()]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  describe(`${name} refuses, in sums by class and threshold,`, () => {
    // oxfmt-ignore
    test.each<[string, SqlMetric, readonly Typed[], Rows, string]>([
      ['a label that is no class', new rightly.MeanIoU({ numClasses: 2 }), [integer, integer], [[2, 0], [1, 1]], 'have yTrue between 0 and 1; got 1 of 2 that do not'],
      ['a prediction that is no class', new rightly.MeanIoU({ numClasses: 2 }), [integer, integer], [[0, -1], [1, 1]], 'have yPred between 0 and 1; got 1 of 2 that do not'],
      ['a label that is a fraction', new rightly.MeanIoU({ numClasses: 2 }), [float64, integer], [[0.5, 0], [1, 1]], 'have whole numbers for labels; got 1 of 2 that do not'],
      ['a predicted class that is a fraction', new rightly.MeanIoU({ numClasses: 2 }), [integer, float64], [[0, 0.5], [1, 1]], 'have whole numbers for predicted classes; got 1 of 2 that do not'],
      ['a probability above 1', new rightly.AUC(), [integer, float64], [[0, 1.5], [1, 1]], 'have yPred between 0 and 1; got 1 of 2 that do not'],
      ['an infinite probability', new rightly.AUC(), [integer, float32], [[0, -Infinity], [1, 1]], 'have yPred between 0 and 1; got 1 of 2 that do not'],
      ['truth that is NaN', new rightly.Precision(), [float64, float64], [[NaN, 0.5], [1, 1]], 'have no NaN in yTrue; got 1 of 2 that do not'],
      ['too few scores', new rightly.F1Score({ sparseYTrue: true, numClasses: 3 }), [integer, float64], [[0, [0.5, 0.5]], [1, [0.1, 0.9]]], 'have 3 numbers in each vector of yPred; got 2 of 2 that do not'],
      ['a class beyond all integers', new Confusion(), [float64, float64], [[1e300, 1], [1, 1]], 'have classes between -2^63 and 2^63; got 1 of 2 that do not'],
    ])('%s', async (_, metric, types, rows, expected) => {
      const source = sourceOf(types, rows);
      expect(await refused(metric, source)).toBe(`read: all rows must ${expected}`);
      const found = await answer(engine, problemsQuery([metric], source, ['y'], engine.dialect));
      expect(found.length).toBe(Number(/got (\d)/.exec(expected)![1]));
      for (const { _problem } of found) expect(String(_problem)).toMatch(/^_/);
    });
  });
}

const ramp = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
