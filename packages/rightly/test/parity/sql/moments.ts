import * as rightly from 'rightly';
import type { AnySumsMetric } from 'rightly';
import { evaluationQuery, problemsQuery, type Source, together } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Moments } from '../../../src/core/moments.ts';
import { caught } from '../../caught.ts';
import { answer, cell, type Cell, type SqlEngine, type Typed } from './engine.ts';

const float64 = { type: 'float64' } as const;
const float32 = { type: 'float32' } as const;
const integer = { type: 'integer' } as const;

type Pair = readonly [yTrue: Cell, yPred: Cell, group?: Cell, weight?: Cell];

const all = (): AnySumsMetric[] => [
  new rightly.R2Score({ classAggregation: null }),
  new rightly.R2Score({ classAggregation: 'variance_weighted_average', numRegressors: 1 }),
  new rightly.PearsonCorrelation({ axis: null }),
  new rightly.ConcordanceCorrelation({ axis: null }),
];

/** Pseudo-random numbers. */
const noise = (i: number): number => ((i * 7919) % 104729) / 104729 - 0.5;

const results = (metrics: readonly AnySumsMetric[]): number[] =>
  metrics.flatMap((metric) => metric.result() as number | number[]);

/** The unexpected results, as text. */
function differences(
  found: readonly AnySumsMetric[],
  expected: readonly AnySumsMetric[],
  off = 1e-12,
): string[] {
  const [mine, theirs] = [results(found), results(expected)];
  if (mine.length !== theirs.length) return [`${mine.length} results, not ${theirs.length}`];
  return mine.flatMap((x, i) =>
    Math.abs(x - theirs[i]!) <= off * Math.max(1, Math.abs(theirs[i]!))
      ? []
      : [`${x}, not ${theirs[i]}`],
  );
}

/** Means, variances and correlations over all rows. A query must give the results of `updateState`. */
export function momentsAgree(name: string, open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });

  const sourceOf = (
    rows: readonly Pair[],
    more: Partial<Source> = {},
    of: readonly Typed[] = [float64, float64],
  ): Source => {
    const types = [...of, integer, float64];
    const list = Array.isArray(rows[0]![0]);
    const columns = ['y', 'p', 'g', 'w'].slice(0, rows[0]!.length);
    return {
      from: engine.values(
        columns,
        rows.map((row) => row.map((value, i) => cell(engine, value!, types[i]!))),
      ),
      yTrue: { column: 'y', type: of[0]!.type, list },
      yPred: { column: 'p', type: of[1]!.type, list },
      ...more,
    };
  };
  const ask = async (metrics: readonly AnySumsMetric[], source: Source) => {
    const query = evaluationQuery(metrics, source, engine.dialect);
    return query.read(await answer(engine, query.text));
  };
  /** The result of each metric on arrays. */
  const onArrays = (metrics: readonly AnySumsMetric[], rows: readonly Pair[]): AnySumsMetric[] => {
    for (const metric of metrics)
      metric.updateState(
        rows.map(([y]) => y),
        rows.map(([, p]) => p),
        rows[0]?.[3] === undefined ? {} : { sampleWeight: rows.map(([, , , w]) => Number(w)) },
      );
    return [...metrics];
  };
  const numbers: Pair[] = Array.from({ length: 50 }, (_, i) => [
    3 * noise(i),
    3 * noise(i) + noise(i * i + 1),
    i % 3,
  ]);
  const vectors: Pair[] = Array.from({ length: 40 }, (_, i) => [
    [noise(i), 100 * noise(i + 5), 7],
    [noise(i) + noise(i * i) / 4, 100 * noise(i + 6), 7 + (i % 2)],
    i % 2,
  ]);

  describe(`${name}: moments`, () => {
    test.each<[string, readonly Pair[]]>([
      ['of numbers', numbers],
      ['of lists, place by place', vectors],
    ])('%s, for groups and in total, merged as those of parts', async (_, rows) => {
      const found = await ask(all(), sourceOf(rows, { by: ['g'] }));
      for (const { group, metrics } of [...found.groups, found.total]) {
        const own = rows.filter((row) => !group || row[2] === Number(group['g']));
        expect(differences(metrics, onArrays(all(), own))).toEqual([]);
      }
      const both = together(all(), [found.total, found.total]);
      expect(differences(both.metrics, onArrays(all(), [...rows, ...rows]))).toEqual([]);
    });

    test('of columns, one for each place, beside sums by class', async () => {
      const source = sourceOf(vectors);
      const wide = ['y', 'p'].flatMap((column) =>
        [0, 1, 2].map((i) => `${engine.dialect.lists.at(column, String(i))} AS ${column}${i}`),
      );
      const metrics = [...all(), new rightly.TruePositives({ thresholds: [0, 50] })];
      const found = await ask(metrics, {
        from: `(SELECT ${wide.join()} FROM ${source.from}) AS wide`,
        yTrue: { column: ['y0', 'y1', 'y2'], type: 'float64' },
        yPred: { column: ['p0', 'p1', 'p2'], type: 'float64' },
      });
      const fresh = [...all(), new rightly.TruePositives({ thresholds: [0, 50] })];
      expect(differences(found.total.metrics, onArrays(fresh, vectors))).toEqual([]);
    });

    test('keep their digits far from 0, where squares lose them', async () => {
      const far: Pair[] = Array.from({ length: 4000 }, (_, i) => [
        1e9 + 35 * noise(i),
        1e9 + 35 * noise(i) + 10 * noise(i * i),
        i % 4,
      ]);
      const found = await ask(all(), sourceOf(far, { by: ['g'] }));
      for (const { group, metrics } of [...found.groups, found.total]) {
        const near = far.filter((row) => !group || row[2] === Number(group['g']));
        const moved = near.map(([y, p]): Pair => [Number(y) - 1e9, Number(p) - 1e9]);
        expect(differences(metrics, onArrays(all(), moved), 1e-8)).toEqual([]);
      }
    });

    test('of equal numbers have no spread, in groups and together', async () => {
      const constant: Pair[] = Array.from({ length: 21 }, (_, i) => [
        0.1,
        0.7,
        i < 3 ? 0 : i < 9 ? 1 : 2,
      ]);
      // The sum of so many numbers divided by their count differs from the number.
      expect([3, 6, 12].map((n) => [(n * 0.1) / n === 0.1, (n * 0.7) / n === 0.7])).toEqual(
        Array.from({ length: 3 }, () => [false, false]),
      );
      const { groups, total } = await ask(all(), sourceOf(constant, { by: ['g'] }));
      for (const { metrics } of [...groups, total]) {
        const { xx, yy, xy, meanX, meanY } = (
          metrics[2]!.parts as unknown as { moments: Moments }
        ).moments.at(0);
        expect([xx, yy, xy, meanX, meanY]).toEqual([0, 0, 0, 0.1, 0.7]);
        const { weight } = (metrics[2]!.parts as unknown as { moments: Moments }).moments.at(0);
        const own = constant.slice(0, weight);
        expect(results(metrics)).toEqual(results(onArrays(all(), own)));
      }
    });

    test.each<[string, readonly Pair[], Pair]>([
      ['numbers', numbers.slice(0, 9), [null, 1, 1]],
      ['lists', vectors.slice(0, 9), [[1, null, 2], [1, 2, 3], 1]],
    ])('of %s leave out rows with NULL where asked to', async (_, rows, without) => {
      const source = sourceOf([...rows.slice(0, 4), without, ...rows.slice(4)], { nulls: 'skip' });
      const { total } = await ask(all(), source);
      expect([total.rows, total.skipped]).toEqual([9, 1]);
      expect(differences(total.metrics, onArrays(all(), rows))).toEqual([]);
    });

    test('of whole numbers, of float32, of one row and of none', async () => {
      const whole: Pair[] = Array.from({ length: 9 }, (_, i) => [i * i, 3 * i + (i % 2)]);
      const single: Pair[] = Array.from({ length: 9 }, (_, i) => [i / 4, (i * i) / 8]);
      for (const [rows, type] of [
        [whole, integer],
        [single, float32],
        [single.slice(0, 1), float64],
      ] as const) {
        const { total } = await ask(all(), sourceOf(rows, {}, [type, type]));
        expect(differences(total.metrics, onArrays(all(), rows))).toEqual([]);
      }
      const none = await ask(all(), sourceOf(single, { where: '1 = 0' }));
      expect([none.total.rows, ...results(none.total.metrics)]).toEqual([0, 0, 0, 0]);
    });

    test.each<[string, readonly Pair[]]>([
      [
        'NaN',
        [
          [1, NaN],
          [1, 1],
          [2, 1],
        ],
      ],
      [
        'an infinity',
        [
          [-Infinity, 1],
          [1, 1],
          [2, 1],
        ],
      ],
      [
        'an infinity in a list',
        [
          [
            [1, -Infinity],
            [1, 1],
          ],
          [
            [1, 1],
            [1, 2],
          ],
        ],
      ],
    ])('refuse %s, and say in which row', async (_, rows) => {
      for (const metric of all()) {
        const source = sourceOf(rows);
        const query = evaluationQuery([metric], source, engine.dialect);
        const found = await answer(engine, query.text);
        expect(caught(() => query.read(found))[1]).toMatch(
          /finite numbers; got (1 of \d that do not|1 that are not, in \d rows)$/,
        );
        const bad = await answer(engine, problemsQuery([metric], source, [], engine.dialect));
        expect(bad.map(({ _problem, _metric }) => [_problem, Number(_metric)])).toEqual([
          [expect.stringMatching(/^_(infinite|not_finite)$/), 0],
        ]);
      }
    });

    test('name the row of each element that is not finite', async () => {
      const rows: Pair[] = [
        [[1, 2], [NaN, Infinity], 1],
        [[1, 2], [1, 2], 2],
        [[null, 2], [1, Infinity], 3],
      ];
      const source = sourceOf(rows);
      const metrics = [new rightly.TruePositives(), ...all()];
      const bad = async (given: Source) => {
        const found = await answer(engine, problemsQuery(metrics, given, ['g'], engine.dialect));
        return found
          .map(({ g, _problem, _metric }) => [Number(g), _problem, _metric] as const)
          .sort(([a], [b]) => a - b);
      };
      const infinite = [1, '_infinite', expect.anything()];
      expect(await bad(source)).toEqual([infinite, infinite, [3, '_nulls', null]]);
      expect(await bad({ ...source, nulls: 'skip' })).toEqual([infinite, infinite]);
    });

    test('refuse a spread beyond all numbers', async () => {
      for (const metric of all()) {
        const query = evaluationQuery(
          [metric],
          sourceOf([
            [1e200, 1],
            [-1e200, 2],
          ]),
          engine.dialect,
        );
        const found = await answer(engine, query.text).then((rows) =>
          caught(() => query.read(rows)),
        );
        expect(found[0]).toBe('RangeError');
      }
    });

    /** Uneven weights. Every fifth is 0. */
    const weighed = (rows: readonly Pair[]): Pair[] =>
      rows.map(([y, p, g], i) => [y, p, g!, i % 5 === 3 ? 0 : (1 + (i % 7)) ** 2 / 8]);

    test.each<[string, readonly Pair[]]>([
      ['of numbers', weighed(numbers)],
      ['of lists, place by place', weighed(vectors)],
      ['of one row', weighed(numbers.slice(0, 1))],
      ['where what weighs nothing is no number', [...weighed(numbers), [1, NaN, 0, 0]]],
      ['where nothing weighs anything', numbers.map(([y, p, g]): Pair => [y, p, g!, 0])],
      ['of what is the same in all rows', Array.from({ length: 9 }, (_, i) => [0.1, 0.7, 0, i])],
    ])('take weights: %s, for groups and in total', async (_, rows) => {
      const found = await ask(all(), sourceOf(rows, { by: ['g'], sampleWeight: 'w' }));
      for (const { group, metrics } of [...found.groups, found.total]) {
        const own = rows.filter((row) => !group || row[2] === Number(group['g']));
        expect(differences(metrics, onArrays(all(), own), 1e-9)).toEqual([]);
      }
    });

    test('of weights keep six digits where one row weighs far more than all others', async () => {
      const rows: Pair[] = [...weighed(numbers), [9, -9, 0, 1e9]];
      const { total } = await ask(all(), sourceOf(rows, { sampleWeight: 'w' }));
      expect(differences(total.metrics, onArrays(all(), rows), 1e-6)).toEqual([]);
    });

    test('of weights keep six digits far from 0', async () => {
      const far = weighed(
        Array.from({ length: 4000 }, (_, i) => [
          1e9 + 35 * noise(i),
          1e9 + 35 * noise(i) + 10 * noise(i * i),
          i % 4,
        ]),
      );
      const { total } = await ask(all(), sourceOf(far, { by: ['g'], sampleWeight: 'w' }));
      const moved = far.map(([y, p, g, w]): Pair => [Number(y) - 1e9, Number(p) - 1e9, g!, w!]);
      expect(differences(total.metrics, onArrays(all(), moved), 1e-6)).toEqual([]);
    });

    test('with weights refuse columns that would keep fewer than six digits', async () => {
      const near: Pair[] = Array.from({ length: 50 }, (_, i) => [
        i % 2,
        1e9 + 1e-3 * noise(i),
        0,
        1 + (i % 3),
      ]);
      for (const metric of all()) {
        const query = evaluationQuery(
          [metric],
          sourceOf(near, { sampleWeight: 'w' }),
          engine.dialect,
        );
        const found = await answer(engine, query.text);
        expect(caught(() => query.read(found))[1]).toMatch(
          /^read: the weighted variance of yPred must keep six digits in SQL \(count this metric on arrays, or subtract a constant from both columns\); got a mean of (1000000000|999999999\.\d+) and weights that leave /,
        );
      }
    });
  });
}
