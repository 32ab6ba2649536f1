import * as fc from 'fast-check';
import { type AnyMeanMetric, CosineSimilarity, type Definition, Dice, Tversky } from 'rightly';
import { describe, expect, test } from 'vitest';
import { agree } from '../parity/compare.ts';
import { after, type LawCase, lawCase, see, subjects } from './law-cases.ts';

const merged = (drawn: LawCase, ...metrics: readonly AnyMeanMetric[]): AnyMeanMetric => {
  const sum = drawn.make();
  for (const metric of metrics) sum.mergeState(metric);
  return sum;
};

/** The sum of the absolute values, which is the scale of rounding errors. */
const size = (drawn: LawCase): number =>
  drawn.samples.reduce((sum, sample) => sum + Math.abs(after(drawn, [sample]).state.total), 0);

/** The difference between two metrics as text, or an empty text. */
function differing(drawn: LawCase, a: AnyMeanMetric, b: AnyMeanMetric): string[] {
  const { total, count } = a.state as { total: number; count?: number };
  const other = b.state;
  const found = [];
  if (Math.abs(total - other.total) > 1e-15 * size(drawn))
    found.push(`total: ${total} and ${other.total}`);
  if (!agree(count ?? 0, other.count ?? 0, 1e-15)) found.push(`count: ${count} and ${other.count}`);
  return found;
}

/** Classes of which a better model has a higher value. */
const higherIsBetter = new Set(['CosineSimilarity', 'SubsetAccuracy']);

describe.each(subjects)('%s:', (subject) => {
  const holds = (law: (drawn: LawCase, cuts: readonly [number, number]) => void): void => {
    const cuts = fc.tuple(fc.nat(12), fc.nat(12));
    fc.assert(fc.property(lawCase(subject), cuts, law), { numRuns: 60 });
  };

  test('merging with a new metric changes nothing', () => {
    holds((drawn) => {
      const metric = after(drawn);
      expect(merged(drawn, metric, drawn.make()).state).toEqual(metric.state);
      expect(merged(drawn, drawn.make(), metric).state).toEqual(metric.state);
    });
  });

  test('merging is commutative and associative, and merged parts equal the whole', () => {
    holds((drawn, [cut, next]) => {
      const a = after(drawn, drawn.samples.slice(0, cut));
      const b = after(drawn, drawn.samples.slice(cut, cut + next));
      const c = after(drawn, drawn.samples.slice(cut + next));
      const whole = after(drawn);
      expect(differing(drawn, merged(drawn, a, b, c), whole)).toEqual([]);
      expect(differing(drawn, merged(drawn, c, b, a), whole)).toEqual([]);
      expect(differing(drawn, merged(drawn, a, merged(drawn, b, c)), whole)).toEqual([]);
    });
  });

  test('batches of any size have the same result', () => {
    holds((drawn, [length]) => {
      const metric = drawn.make();
      for (let i = 0; i < drawn.samples.length; i += length + 1)
        see(metric, drawn, drawn.samples.slice(i, i + length + 1));
      expect(differing(drawn, metric, after(drawn))).toEqual([]);
    });
  });

  test('samples of weight 0 change nothing', () => {
    holds((drawn) => {
      const weighted = { ...drawn, weighted: true };
      const heavy = drawn.samples.filter(({ weight }) => weight > 0);
      expect(after(weighted).state).toEqual(after(weighted, heavy).state);
    });
  });

  test('doubled weights double the sums', () => {
    expect.hasAssertions();
    holds((drawn) => {
      const weighted = { ...drawn, weighted: true };
      const once = after(weighted);
      const doubled = drawn.samples.map((sample) => ({ ...sample, weight: 2 * sample.weight }));
      const twice = after(weighted, doubled);
      const { total, count = 0 } = once.state as { total: number; count?: number };
      expect(twice.state.total).toBe(2 * total);
      expect(twice.state.count ?? 0).toBe(2 * count);
    });
  });

  test('an update that throws changes nothing', () => {
    holds((drawn, [cut]) => {
      const metric = after(drawn);
      const before = structuredClone(metric.state);
      const bad = [...drawn.samples];
      bad.splice(cut, 0, { truth: null, prediction: null, weight: 1 });
      expect(() => see(metric, drawn, bad)).toThrow(/ must |null/);
      const negative = drawn.samples.map((sample) => ({ ...sample, weight: -1 }));
      fc.pre(negative.length > 0);
      expect(() => see(metric, { ...drawn, weighted: true }, negative)).toThrow(
        /sampleWeight must /,
      );
      expect(metric.state).toEqual(before);
    });
  });

  test('a metric restored from JSON has the same results as the original', () => {
    holds((drawn, [cut]) => {
      const metric = after(drawn, drawn.samples.slice(0, cut));
      const back = drawn.read(JSON.parse(JSON.stringify(metric)) as object);
      for (const m of [metric, back]) see(m, drawn, drawn.samples.slice(cut));
      expect(back.toJSON()).toEqual(metric.toJSON());
      expect(back.constructor).toBe(metric.constructor);
    });
  });

  test('results are finite and in range; reading changes nothing, a reset clears everything', () => {
    holds((drawn) => {
      const metric = after(drawn);
      const before = structuredClone(metric.state);
      expect(metric.result()).toSatisfy(Number.isFinite);
      const { range = [-Infinity, Infinity] as const } = (
        metric.constructor as unknown as { definition: Partial<Definition<object>> }
      ).definition;
      const [least, most] = range;
      expect(metric.result()).toBeGreaterThanOrEqual(least - 1e-15);
      expect(metric.result()).toBeLessThanOrEqual(most + 1e-15);
      expect(metric.state).toEqual(before);
      metric.resetState();
      expect(metric.state).toEqual(drawn.make().state);
      expect(metric.result()).toBe(0);
    });
  });

  test('has a direction where one is better', () => {
    const [drawn] = fc.sample(lawCase(subject), 1) as [LawCase];
    const way = higherIsBetter.has(subject) ? 'up' : 'down';
    const isLoss = !/^(?:Mean|Sum|MeanMetricWrapper.*)$/.test(subject);
    expect(drawn.make().direction, 'higherIsBetter of this test').toBe(isLoss ? way : undefined);
  });
});

const images = (rows: number[][]): number[][][] => rows.map(([a, b]) => [[a!], [b!]]);

describe('losses without an axis of samples', () => {
  const yTrue = [
    [1, 0],
    [0, 1],
    [1, 1],
  ];
  const yPred = [
    [0.9, 0.2],
    [0.3, 0.6],
    [0.5, 0.1],
  ];

  test.each([Dice, Tversky])('%o without an axis counts one value an update', (Class) => {
    const [whole, parts] = [new Class(), new Class()];
    whole.updateState(yTrue, yPred);
    parts.updateState(yTrue.slice(0, 1), yPred.slice(0, 1));
    parts.updateState(yTrue.slice(1), yPred.slice(1));
    expect(whole.state.count).toBe(1);
    expect(parts.state.count).toBe(2);
    expect(Math.abs(whole.result() - parts.result())).toBeGreaterThan(0.01);
    whole.updateState([], []);
    expect(whole.state.count).toBe(1);
  });

  test.each([Dice, Tversky])('%o along axes counts every sample', (Class) => {
    const [whole, parts] = [new Class({ axis: [1, 2] }), new Class({ axis: [-1, -2] })];
    whole.updateState(images(yTrue), images(yPred));
    for (let i = 0; i < 3; i++)
      parts.updateState(images(yTrue.slice(i, i + 1)), images(yPred.slice(i, i + 1)));
    expect(parts.state.count).toBe(3);
    expect(parts.state).toEqual(whole.state);
  });
});

test('a cosine is equal along any axis', () => {
  const [across, down] = [new CosineSimilarity(), new CosineSimilarity({ axis: 1 })];
  across.updateState(
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      [
        [4, 3],
        [2, 1],
      ],
    ],
  );
  down.updateState(
    [
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      [
        [4, 2],
        [3, 1],
      ],
    ],
  );
  expect(down.state).toEqual(across.state);
});
