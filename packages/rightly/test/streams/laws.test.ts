/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the laws that use them */
import * as fc from 'fast-check';
import { Sliced, Windowed } from 'rightly/streams';
import { describe, expect, test } from 'vitest';
import { differing, type LawCase, lawCases } from './law-cases.ts';

type Sample = LawCase['samples'][number];
// oxlint-disable-next-line typescript/no-explicit-any -- of any metric
type Window = Windowed<any>;
// oxlint-disable-next-line typescript/no-explicit-any
type Groups = Sliced<any>;
type Whole = Pick<Window, 'state'> & { result(): unknown };

/** The result of one metric that counts all samples in one batch. */
function alone(drawn: LawCase, samples: readonly Sample[]): Window {
  const metric = new Windowed(drawn.make(), { size: 1, unit: 'update' });
  metric.updateState(...drawn.given(samples));
  return metric as Window;
}

/** Samples in batches of several lengths. */
function batches(samples: readonly Sample[], lengths: readonly number[]): Sample[][] {
  const found: Sample[][] = [];
  let at = 0;
  for (let i = 0; at < samples.length; i++) {
    const length = lengths[i % lengths.length]!;
    found.push(samples.slice(at, at + length));
    at += length;
  }
  return found;
}

const same = (drawn: LawCase, a: Whole, b: Whole): void => {
  expect(differing(a.state, b.state, drawn.isExact)).toEqual([]);
  expect(differing(a.result(), b.result(), drawn.isExact)).toEqual([]);
};

const json = (value: unknown): object => JSON.parse(JSON.stringify(value)) as object;

describe.each(Object.entries(lawCases))('%s:', (_, draw) => {
  const holds = (
    law: (drawn: LawCase, size: number, lengths: readonly number[], cut: number) => void,
  ): void => {
    const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(draw(), fc.integer({ min: 1, max: 7 }), lengths, fc.nat(12), law), {
      numRuns: 8,
    });
  };

  const windowed = (drawn: LawCase, size: number, all: readonly Sample[][]): Window => {
    const window = new Windowed(drawn.make(), { size });
    for (const batch of all) window.updateState(...drawn.given(batch));
    return window as Window;
  };

  const sliced = (drawn: LawCase, samples: readonly Sample[], at: number): Groups => {
    const metric = new Sliced(drawn.make());
    if (samples.length > 0)
      metric.updateState(
        ...drawn.given(samples, { by: samples.map((__, i) => `g${(at + i) % 3}`) }),
      );
    return metric as Groups;
  };

  test('a window is the metric over its last samples, in batches of any size', () => {
    holds((drawn, size, lengths) => {
      const window = windowed(drawn, size, batches(drawn.samples, lengths));
      expect(window.length).toBe(Math.min(size, drawn.samples.length));
      same(drawn, window, alone(drawn, drawn.samples.slice(-size)));
    });
  });

  test('windows over the halves of a stream merge to the one over all of it', () => {
    holds((drawn, size, lengths, cut) => {
      const [first, second] = [drawn.samples.slice(0, cut), drawn.samples.slice(cut)].map((half) =>
        windowed(drawn, size, batches(half, lengths)),
      ) as [Window, Window];
      first.mergeState(second);
      const whole = windowed(drawn, size, batches(drawn.samples, lengths));
      expect(json(first)).toEqual(json(whole));
      same(drawn, first, whole);
    });
  });

  test('a restored window has the results of the original', () => {
    holds((drawn, size, lengths, cut) => {
      const window = windowed(drawn, size, batches(drawn.samples.slice(0, cut), lengths));
      const back = drawn.read(window) as Window;
      expect(json(back)).toEqual(json(window));
      for (const one of [window, back])
        for (const batch of batches(drawn.samples.slice(cut), lengths))
          one.updateState(...drawn.given(batch));
      expect(json(back)).toEqual(json(window));
      same(drawn, window, back);
      expect(window.getConfig()['metric']).toEqual(json(drawn.make()));
    });
  });

  test('groups are the metrics of their samples, merged in any order', () => {
    holds((drawn, _size, _lengths, cut) => {
      const { samples } = drawn;
      const whole = sliced(drawn, samples, 0);
      const halves = (): [Groups, Groups] => [
        sliced(drawn, samples.slice(0, cut), 0),
        sliced(drawn, samples.slice(cut), cut),
      ];
      const [[a, b], [c, d]] = [halves(), halves()];
      for (const [first, second] of [
        [a, b],
        [d, c],
      ] as const) {
        first.mergeState(second);
        same(drawn, first, whole);
        expect(first.keys()).toEqual(whole.keys());
      }
      for (const [i, key] of whole.keys().entries()) {
        const own = alone(
          drawn,
          samples.filter((__, j) => j % 3 === i),
        );
        expect(differing(whole.state[key], own.state, drawn.isExact)).toEqual([]);
        expect(differing(whole.result()[key], own.result(), drawn.isExact)).toEqual([]);
      }
      const back = drawn.read(whole) as Groups;
      expect(json(back)).toEqual(json(whole));
      same(drawn, back, whole);
    });
  });

  test('a batch that is refused changes neither', () => {
    holds((drawn, size) => {
      fc.pre(drawn.samples.length > 0);
      const bad = [...drawn.samples, { truth: null, prediction: null, weight: 1 }];
      const window = windowed(drawn, size, [[...drawn.samples]]);
      const groups = sliced(drawn, drawn.samples, 0);
      const before = json([window, groups]);
      expect(() => window.updateState(...drawn.given(bad))).toThrow(/ must /);
      const by = bad.map((__, i) => i % 2);
      expect(() => groups.updateState(...drawn.given(bad, { by }))).toThrow(/ must /);
      expect(json([window, groups])).toEqual(before);
    });
  });
});
