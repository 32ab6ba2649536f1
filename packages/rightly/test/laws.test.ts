import * as fc from 'fast-check';
import type { AnyMeanMetric } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import { after, type LawCase, lawCase, see } from './arbitrary.ts';
import { classNames, create } from './parity/classes.ts';
import { agree } from './parity/compare.ts';

/** A metric that has counted everything that these metrics have. */
function merged(...[first, ...others]: readonly AnyMeanMetric[]): AnyMeanMetric {
  const sum = metricFromJSON(first!.toJSON()) as AnyMeanMetric;
  sum.mergeState(...others);
  return sum;
}

/** The sums in which two metrics differ. */
const differing = (a: AnyMeanMetric, b: AnyMeanMetric, exact: boolean): string[] =>
  (['total', 'count'] as const)
    .filter((sum) => !agree(a.state[sum], b.state[sum], exact ? 0 : 1e-15))
    .map((sum) => `${sum}: ${a.state[sum]} and ${b.state[sum]}`);

const neverFalls = (drawn: LawCase): void => {
  const results = [1, 2, 3, 4, 5, 6].map((k) =>
    after({ ...drawn, config: { ...drawn.config, k } }, drawn.samples).result(),
  );
  expect(results).toEqual([...results].sort((a, b) => a - b));
};

describe.each(classNames)('%s:', (className) => {
  const holds = (law: (drawn: LawCase, cuts: readonly [number, number]) => void): void => {
    const cuts = fc.tuple(fc.nat(12), fc.nat(12));
    fc.assert(fc.property(lawCase(className), cuts, law));
  };

  test('merging with a new metric changes nothing', () => {
    holds((drawn) => {
      const metric = after(drawn, drawn.samples);
      const zero = create(className, drawn.config);
      expect(merged(metric, zero).state).toEqual(metric.state);
      expect(merged(zero, metric).state).toEqual(metric.state);
    });
  });

  test('merging is commutative', () => {
    holds((drawn, [cut]) => {
      const a = after(drawn, drawn.samples.slice(0, cut));
      const b = after(drawn, drawn.samples.slice(cut));
      expect(differing(merged(a, b), merged(b, a), drawn.exact)).toEqual([]);
    });
  });

  test('merging is associative', () => {
    holds((drawn, [cut, next]) => {
      const a = after(drawn, drawn.samples.slice(0, cut));
      const b = after(drawn, drawn.samples.slice(cut, cut + next));
      const c = after(drawn, drawn.samples.slice(cut + next));
      const sums = merged(merged(a, b), c);
      expect(differing(sums, merged(a, merged(b, c)), drawn.exact)).toEqual([]);
      expect(differing(sums, merged(a, b, c), drawn.exact)).toEqual([]);
    });
  });

  test('metrics of the parts, merged, equal the metric of the whole', () => {
    holds((drawn, [cut]) => {
      const a = after(drawn, drawn.samples.slice(0, cut));
      const b = after(drawn, drawn.samples.slice(cut));
      expect(differing(merged(a, b), after(drawn, drawn.samples), drawn.exact)).toEqual([]);
    });
  });

  test('batches of any size have the same result', () => {
    holds((drawn, [size]) => {
      const metric = create(className, drawn.config);
      for (let i = 0; i < drawn.samples.length; i += size + 1)
        see(metric, drawn.samples.slice(i, i + size + 1), drawn.weighted);
      expect(differing(metric, after(drawn, drawn.samples), drawn.exact)).toEqual([]);
    });
  });

  test('the result is in [0, 1], and reading it changes nothing', () => {
    holds((drawn) => {
      const metric = after(drawn, drawn.samples);
      const before = structuredClone(metric.state);
      expect(metric.result()).toBeGreaterThanOrEqual(0);
      expect(metric.result()).toBeLessThanOrEqual(1);
      expect(metric.state).toEqual(before);
    });
  });

  test('samples of weight 0 change nothing', () => {
    holds((drawn) => {
      const all = after({ ...drawn, weighted: true }, drawn.samples);
      const heavy = after(
        { ...drawn, weighted: true },
        drawn.samples.filter(({ weight }) => weight > 0),
      );
      expect(all.state).toEqual(heavy.state);
    });
  });

  test('doubling all weights does not change the result', () => {
    holds((drawn) => {
      const doubled = drawn.samples.map((sample) => ({ ...sample, weight: 2 * sample.weight }));
      const metric = after({ ...drawn, weighted: true }, doubled);
      expect(metric.result()).toBe(after({ ...drawn, weighted: true }, drawn.samples).result());
    });
  });

  test('an update that throws changes nothing', () => {
    holds((drawn, [cut]) => {
      const metric = after(drawn, drawn.samples);
      const before = structuredClone(metric.state);
      const bad = [...drawn.samples];
      bad.splice(cut, 0, { truth: 0.5, prediction: null, weight: 1 });
      expect(() => see(metric, bad, drawn.weighted)).toThrow(/ must /);
      const negative = drawn.samples.map((sample) => ({ ...sample, weight: -1 }));
      fc.pre(negative.length > 0);
      expect(() => see(metric, negative, true)).toThrow(/sampleWeight must /);
      expect(metric.state).toEqual(before);
    });
  });

  test('a metric restored from JSON has the same results as the original', () => {
    holds((drawn, [cut]) => {
      const metric = after(drawn, drawn.samples.slice(0, cut));
      const back = metricFromJSON(JSON.parse(JSON.stringify(metric))) as AnyMeanMetric;
      for (const m of [metric, back]) see(m, drawn.samples.slice(cut), drawn.weighted);
      expect(back.toJSON()).toEqual(metric.toJSON());
      expect(back.constructor).toBe(metric.constructor);
    });
  });
});

test.each(['TopKCategoricalAccuracy', 'SparseTopKCategoricalAccuracy'] as const)(
  '%s never falls as k grows',
  (className) => {
    fc.assert(fc.property(lawCase(className), neverFalls));
    expect.hasAssertions();
  },
);
