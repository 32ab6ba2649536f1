import * as fc from 'fast-check';
import {
  type AnyMeanMetric,
  CategoricalAccuracy,
  MetricList,
  TopKCategoricalAccuracy,
} from 'rightly';
import { afterEach, describe, expect, test } from 'vitest';
import { PIECE } from '../../src/engines/wasm/memory.ts';
import { caught } from '../caught.ts';
import { differences } from './engines.ts';
import { fill, type FormName, formNames, forms, giveBackAll, kindOf } from './forms.ts';
import { pick, pools, type Random, randomFrom } from './random.ts';
import { size } from './sizes.ts';
import { optionsFor, weighting } from './weighting.ts';

afterEach(giveBackAll);

/** What the truth may be: NaN is an error, all else has a greatest. */
const truths: Readonly<Record<string, (random: Random, width: number) => (i: number) => number>> = {
  'one of each row': (random, width) => {
    let hot = 0;
    return (i) => {
      if (i % width === 0) hot = i + Math.floor(random() * width);
      return i === hot ? 1 : 0;
    };
  },
  soft: (random) => () => pick(random, [0, 1, 3, 100, 130, 200, 250]),
  'all alike': () => () => 0,
  'below zero': (random) => () => pick(random, [-Infinity, -Infinity, -2, -0, 0]),
  rising: (_, width) => (i) => i % width,
};

const drawn = fc.record({
  argmax: fc.boolean(),
  ks: fc.array(fc.constantFrom(1, 2, 5, 64, 2 ** 40), { minLength: 1, maxLength: 3 }),
  truth: fc.constantFrom(...Object.keys(truths)),
  truthKind: fc.constantFrom(...Object.keys(kindOf)),
  truthForm: fc.constantFrom(...formNames),
  scores: fc.constantFrom(...Object.keys(kindOf)),
  form: fc.constantFrom(...formNames),
  pool: fc.constantFrom(...Object.keys(pools)),
  size,
  weighting,
  seed: fc.integer(),
});

test('one-hot rows and scores: kernels and plain arrays come to the same bits', () => {
  fc.assert(
    fc.property(drawn, ({ truth, truthKind, scores, pool, size: { n, width }, seed, ...rest }) => {
      const metrics: AnyMeanMetric[] = rest.ks.map((k) => new TopKCategoricalAccuracy({ k }));
      if (rest.argmax) metrics.push(new CategoricalAccuracy());
      const random = randomFrom(seed);
      const [hot, kind] = [kindOf[truthKind]!, kindOf[scores]!];
      const rows = fill(hot, n * width, truths[truth]!(random, width));
      const data = fill(kind, n * width, () => pools[pool]!(random));
      const options = optionsFor(rest.weighting, n, random);
      const flat = {
        yTrue: forms.flat(rows, [n, width], hot.type),
        yPred: forms.flat(data, [n, width], kind.type),
      };
      const batch = {
        yTrue: forms[rest.truthForm](rows, [n, width], hot.type),
        yPred: forms[rest.form](data, [n, width], kind.type),
      };
      expect(differences(metrics, { ...batch, options }, { ...flat, options })).toEqual([]);
      giveBackAll();
    }),
    { numRuns: 300 },
  );
});

describe('NaN in one-hot truth is refused with its index, and nothing is counted:', () => {
  const wide = PIECE / 4 + 3;
  // oxfmt-ignore
  const places: readonly (readonly [what: string, n: number, width: number, at: readonly number[]])[] = [
    ['the only element', 1, 1, [0]],
    ['in the first row', 3, 5, [4]],
    ['the first of several', 40, 10, [57, 58, 399]],
    ['in the row in the middle of an odd number', 5, 3, [7]],
    ['in the last row, last place', 40, 10, [399]],
    ['in a block of a long row', 3, 600, [1199]],
    ['behind the blocks of a long row', 2, 601, [1201]],
    ['in the second piece', 8000, 10, [79_999]],
    ['in a row longer than a piece', 2, wide, [wide + 7]],
    ['in the second piece of such a row', 2, wide, [2 * wide - 1]],
    ['first in such a row', 1, wide, [0]],
  ];
  // oxfmt-ignore
  const ways: readonly (readonly [kind: string, form: FormName])[] = [
    ['Float32Array', 'flat'], ['Float64Array', 'flat'], ['float16', 'flat'], ['bfloat16', 'flat'], ['Float32Array', 'resident'],
    ['Float64Array', 'resident, at an odd place'], ['float16', 'resident'], ['Float32Array', 'nested'], ['Float32Array', 'backwards'],
  ];
  const cases = places.flatMap(([what, ...place]) =>
    ways.map(([kind, form]) => ({ what, place, kind, form })),
  );

  test.each(cases)('$what, $kind, $form', ({ place: [n, width, at], kind, form }) => {
    const metrics = [new CategoricalAccuracy(), new TopKCategoricalAccuracy({ k: 2 })];
    const list = new MetricList(metrics);
    list.updateState([[0, 1]], [[0, 1]], { sampleWeight: 0.7 });
    const before = metrics.map(({ state }) => structuredClone(state));
    const { type } = kindOf[kind]!;
    const rows = fill(kindOf[kind]!, n * width, (i) =>
      at.includes(i) ? NaN : i % width === 1 ? 1 : 0,
    );
    const truth = forms[form](rows, [n, width], type);
    const scores = { data: new Float32Array(n * width), shape: [n, width] };
    const index = `[${Math.floor(at[0]! / width)},${at[0]! % width}]`;
    const text = `CategoricalAccuracy.updateState: yTrue must not hold NaN; got NaN at ${index}`;
    expect(caught(() => list.updateState(truth, scores))).toEqual(['RangeError', text]);
    expect(caught(() => metrics[0]!.updateState(truth, scores))).toEqual(['RangeError', text]);
    expect(caught(() => metrics[1]!.updateState(truth, scores))).toEqual([
      'RangeError',
      `TopK${text}`,
    ]);
    expect(metrics.map(({ state }) => state)).toEqual(before);
    giveBackAll();
  });
});
