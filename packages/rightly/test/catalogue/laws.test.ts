/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
/* oxlint-disable unicorn/no-array-reverse -- toReversed is newer than the oldest Node */
/* oxlint-disable vitest/no-conditional-expect -- what is expected depends on the drawn case */
/* oxlint-disable typescript/unbound-method -- the prototype’s method is compared */
/* oxlint-disable no-unused-vars -- what is left out of a state */
import * as fc from 'fast-check';
import { type AnyMetric, MetricList, type SumsDefinition } from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { metricFromJSON } from 'rightly/registry';
import { updateStateAsync } from 'rightly/threads';
import { describe, expect, test } from 'vitest';
import { AllRight, ErrorRate } from './own.ts';
import { batchOf, type Sample, type LawCase, lawCase, subjects } from './law-cases.ts';
import { counted } from './ways.ts';

/** A metric of several sums that leaves out its range has results from 0 to 1. */
type Ranged = Partial<Pick<SumsDefinition<object, number>, 'range'>>;

const custom = { ErrorRate, AllRight };

const after = (
  { make, weighted }: LawCase,
  ...batches: readonly (readonly Sample[])[]
): AnyMetric =>
  counted(
    make(),
    batches.map((samples) => batchOf(samples, weighted)),
  );

const merged = (drawn: LawCase, ...metrics: readonly AnyMetric[]): AnyMetric => {
  const all = drawn.make();
  all.mergeState(...metrics);
  return all;
};

/** The numbers of a state or a result, by their places, without compensations. */
function numbers(value: unknown, place = ''): [string, number][] {
  if (typeof value === 'number') return [[place, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    key === 'compensation' ? [] : numbers(inner, `${place}.${key}`),
  );
}

/** The differences between two metrics, as text. */
function differing(drawn: LawCase, a: AnyMetric, b: AnyMetric): string[] {
  const found: string[] = [];
  for (const of of ['state', 'result'] as const) {
    const [mine, other] = [a, b].map(
      (m) => new Map(numbers(of === 'state' ? m.state : m.result())),
    );
    for (const place of new Set([...mine!.keys(), ...other!.keys()])) {
      const [x, y] = [mine!.get(place) ?? NaN, other!.get(place) ?? NaN];
      // A result is a ratio or a difference of sums.
      const most =
        of === 'state'
          ? drawn.tolerance * Math.abs(y)
          : 100 * drawn.tolerance * Math.max(1, Math.abs(y));
      const isMoment = drawn.tolerance === 1e-9;
      if (!(Math.abs(x - y) <= (isMoment ? drawn.tolerance * Math.max(1, Math.abs(y)) : most)))
        found.push(`${of}${place}: ${x} and ${y}`);
    }
  }
  return found;
}

describe.each(subjects)('%s:', (subject) => {
  const holds = (law: (drawn: LawCase, cuts: readonly [number, number]) => void): void => {
    const cuts = fc.tuple(fc.nat(12), fc.nat(12));
    fc.assert(fc.property(lawCase(subject), cuts, law), { numRuns: 40 });
  };

  test('merging with a new metric changes nothing', () => {
    holds((drawn) => {
      const metric = after(drawn, drawn.samples);
      expect(merged(drawn, metric).toJSON()).toEqual(metric.toJSON());
      metric.mergeState(drawn.make());
      expect(merged(drawn, metric).toJSON()).toEqual(metric.toJSON());
    });
  });

  test('the result lies in the range of the class', () => {
    holds((drawn) => {
      const metric = after(drawn, drawn.samples);
      const { definition } = metric.constructor as unknown as { definition: Ranged };
      const [least, most] = definition.range ?? [0, 1];
      const own = numbers(metric.result()).map(([, x]) => x);
      // A ratio of sums is rounded.
      expect(own.filter((x) => !(x >= least - 1e-12 && x <= most + 1e-12))).toEqual([]);
    });
  });

  test('merging is commutative and associative, and merged parts equal the whole', () => {
    holds((drawn, [cut, next]) => {
      const [a, b, c] = [
        after(drawn, drawn.samples.slice(0, cut)),
        after(drawn, drawn.samples.slice(cut, cut + next)),
        after(drawn, drawn.samples.slice(cut + next)),
      ];
      const whole = after(drawn, drawn.samples);
      expect(differing(drawn, merged(drawn, a, b, c), whole)).toEqual([]);
      expect(differing(drawn, merged(drawn, c, b, a), whole)).toEqual([]);
      expect(differing(drawn, merged(drawn, a, merged(drawn, b, c)), whole)).toEqual([]);
    });
  });

  test('batches of any size, in any order, have the same result', () => {
    holds((drawn, [length]) => {
      const batches = drawn.samples.flatMap((_, i, all) =>
        i % (length + 1) === 0 ? [all.slice(i, i + length + 1)] : [],
      );
      const whole = after(drawn, drawn.samples);
      expect(differing(drawn, after(drawn, ...batches), whole)).toEqual([]);
      const reversed = after(drawn, ...[...batches].reverse());
      expect(differing(drawn, reversed, whole)).toEqual([]);
      // The same cells in another order are the same state.
      if (drawn.isCounted) expect(JSON.stringify(reversed)).toBe(JSON.stringify(whole));
    });
  });

  test('samples of weight 0 change nothing', () => {
    holds((drawn) => {
      // The number of elements in an adjusted score does not depend on weights.
      fc.pre(!(drawn.options as { numRegressors?: number }).numRegressors);
      const weighted = { ...drawn, weighted: true, isCounted: false };
      const heavy = drawn.samples.filter(({ weight }) => weight > 0);
      fc.pre(heavy.length > 0);
      const [all, some] = [after(weighted, drawn.samples), after(weighted, heavy)];
      const leave = ({ elements: _, ...state }: Record<string, unknown>): unknown => state;
      expect(leave(all.state as never)).toEqual(leave(some.state as never));
      expect(all.result()).toEqual(some.result());
    });
  });

  test('doubled weights do not change ratios, and double counts', () => {
    holds((drawn) => {
      const weighted = { ...drawn, weighted: true };
      const doubled = drawn.samples.map((sample) => ({ ...sample, weight: 2 * sample.weight }));
      const { normalize } = drawn.options as { normalize?: string | null };
      const isCount = /Positives|Negatives/.test(subject) || normalize === null;
      const once = numbers(after(weighted, drawn.samples).result());
      const twice = numbers(after(weighted, doubled).result());
      expect(twice.map(([place]) => place)).toEqual(once.map(([place]) => place));
      // Only a root is not doubled exactly.
      const tolerance = subject.startsWith('Pearson') ? 1e-15 : 0;
      once.forEach(([, x], i) => {
        const off = Math.abs(twice[i]![1] - (isCount ? 2 * x : x));
        expect(off).toBeLessThanOrEqual(tolerance);
      });
    });
  });

  test('weights of 1 change nothing', () => {
    holds((drawn) => {
      const ones = drawn.samples.map((sample) => ({ ...sample, weight: 1 }));
      const [with1, without] = [true, false].map((weighted) => after({ ...drawn, weighted }, ones));
      expect(differing(drawn, with1!, without!)).toEqual([]);
    });
  });

  test('an update that throws changes nothing, and so does reading', () => {
    holds((drawn, [cut]) => {
      const metric = after(drawn, drawn.samples);
      const before = JSON.stringify(metric);
      const bad = [...drawn.samples];
      bad.splice(cut, 0, { truth: null, prediction: null, weight: 1 });
      expect(() => metric.updateState(...batchOf(bad, drawn.weighted))).toThrow(/ must /);
      const negative = drawn.samples.map((sample) => ({ ...sample, weight: -1 }));
      if (negative.length > 0)
        expect(() => metric.updateState(...batchOf(negative, true))).toThrow(/sampleWeight must /);
      metric.result();
      expect(JSON.stringify(metric)).toBe(before);
    });
  });

  test('a reset gives an empty metric', () => {
    holds((drawn) => {
      const metric = after(drawn, drawn.samples);
      metric.resetState();
      expect(metric.toJSON()).toEqual(drawn.make().toJSON());
      expect(differing(drawn, metric, drawn.make())).toEqual([]);
      metric.updateState(...batchOf(drawn.samples, drawn.weighted));
      expect(differing(drawn, metric, after(drawn, drawn.samples))).toEqual([]);
    });
  });

  test('a metric restored from JSON has the same results as the original', () => {
    holds((drawn, [cut]) => {
      const metric = after(drawn, drawn.samples.slice(0, cut));
      const text = JSON.stringify(metric);
      const back = metricFromJSON(JSON.parse(text), custom);
      expect(JSON.stringify(back)).toBe(text);
      expect(back.constructor).toBe(metric.constructor);
      const rest = batchOf(drawn.samples.slice(cut), drawn.weighted);
      for (const m of [metric, back]) m.updateState(...rest);
      expect(JSON.stringify(back)).toBe(JSON.stringify(metric));
      expect(back.result()).toEqual(metric.result());
    });
  });

  test('a metric that is saved and restored after every sample has the same state as one that is not', () => {
    holds((drawn) => {
      const metric = drawn.make();
      let saved: AnyMetric = drawn.make();
      for (const sample of drawn.samples) {
        for (const m of [metric, saved]) m.updateState(...batchOf([sample], drawn.weighted));
        saved = metricFromJSON(JSON.parse(JSON.stringify(saved)), custom);
      }
      expect(JSON.stringify(saved)).toBe(JSON.stringify(metric));
    });
  });

  test('in a list with an accuracy or a loss it has the same sums as alone, and a refused batch changes none', () => {
    holds((drawn, [cut]) => {
      const list = new MetricList([drawn.make(), drawn.beside(), drawn.make()]);
      // A loss refuses values that are not finite, and a metric of samples refuses NaN labels.
      const batches = [drawn.samples.slice(0, cut), drawn.samples.slice(cut)].map((samples) =>
        batchOf(samples, drawn.weighted),
      );
      for (const batch of batches) list.updateState(...batch);
      for (const i of [0, 2])
        expect(list.metrics[i]!.toJSON()).toEqual(counted(drawn.make(), batches).toJSON());
      expect(list.metrics[1]!.toJSON()).toEqual(counted(drawn.beside(), batches).toJSON());
      const before = JSON.stringify(list);
      const bad = [...drawn.samples, { truth: null, prediction: null, weight: 1 }];
      expect(() => list.updateState(...batchOf(bad, drawn.weighted))).toThrow(/ must /);
      expect(JSON.stringify(list)).toBe(before);
    });
  });

  test('in CompileMetrics it has the same sums as alone', () => {
    holds((drawn, [cut]) => {
      const metric = drawn.make();
      const compiled = new CompileMetrics({ weightedMetrics: [metric, drawn.beside()] });
      const batches = [drawn.samples.slice(0, cut), drawn.samples.slice(cut)].map((samples) =>
        batchOf(samples, drawn.weighted),
      );
      for (const batch of batches) compiled.updateState(...batch);
      expect(metric.toJSON()).toEqual(counted(drawn.make(), batches).toJSON());
      expect(compiled.result()[metric.name]).toEqual(metric.result());
    });
  });

  test('updateStateAsync counts the same', async () => {
    await fc.assert(
      fc.asyncProperty(lawCase(subject), async (drawn) => {
        const metric = drawn.make();
        const list = new MetricList([drawn.make(), drawn.beside()]);
        const [yTrue, yPred, options] = batchOf(drawn.samples, drawn.weighted);
        for (const one of [metric, list]) await updateStateAsync(one, yTrue, yPred, options);
        const alone = after(drawn, drawn.samples);
        expect(metric.toJSON()).toEqual(alone.toJSON());
        expect(list.metrics[0]!.toJSON()).toEqual(alone.toJSON());
      }),
      { numRuns: 20 },
    );
  });
});
