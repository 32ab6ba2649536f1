/* oxlint-disable eslint/no-shadow -- short names of one test */
/* oxlint-disable vitest/no-conditional-expect -- what is expected depends on the drawn case */
/* oxlint-disable typescript/no-unnecessary-type-assertion -- the assertion says what a reader expects */
import { AUC, F1Score, FalsePositives, MeanIoU, Precision, TruePositives } from 'rightly';
import { afterEach, describe, expect, test } from 'vitest';
import { toTensor } from '../../src/core/input.ts';
import { fill, formNames, forms, giveBackAll, kindOf } from './forms.ts';
import { pick, pools, type Random, randomFrom } from './random.ts';

/* Counts of kernels, compared with loops that a reader can check. */

afterEach(giveBackAll);

const kinds = Object.entries(kindOf);
type Cells = Record<string, number>;

const plain = (input: unknown): number[] =>
  Array.from<number | bigint, number>(toTensor(input, '').data as ArrayLike<number>, Number);

/** A number and its neighbours in a precision, where a threshold is rounded to that precision. */
function rounded(x: number, kind: string): number {
  if (kind === 'Float32Array') return Math.fround(x);
  if (!kind.endsWith('float16')) return x;
  // The nearest 16-bit number. Of two equally near numbers, the one with even bits.
  const all = halvesOf(kind);
  const [last, most] = all.slice(-2) as [number, number];
  if (x >= most + (most - last) / 2) return Infinity;
  // The index of the largest number that is not above x.
  let at = 0;
  for (let step = 2 ** 15; step >= 1; step /= 2)
    if (at + step < all.length && all[at + step]! <= x) at += step;
  const [low, high] = [all[at]!, all[at + 1] ?? Infinity];
  const isHigh = high - x < x - low || (high - x === x - low && at % 2 === 1);
  return isHigh ? high : low;
}

const known: Record<string, number[]> = {};
/** All positive finite 16-bit numbers, in ascending order. */
const halvesOf = (type: string): number[] =>
  (known[type] ??= plain({
    data: Uint16Array.from({ length: type === 'float16' ? 0x7c00 : 0x7f80 }, (_, i) => i),
    shape: [type === 'float16' ? 0x7c00 : 0x7f80],
    type,
  }));

/** The number of thresholds below each score, or -1 for NaN. Truths of 0 and other truths are counted separately. */
function counted(
  truth: readonly number[],
  scores: readonly number[],
  limits: readonly number[],
): [Cells, Cells] {
  const cells: [Cells, Cells] = [{}, {}];
  scores.forEach((x, i) => {
    const bucket = Number.isNaN(x) ? -1 : limits.filter((limit) => limit < x).length;
    const own = cells[truth[i] === 0 ? 0 : 1];
    own[bucket] = (own[bucket] ?? 0) + 1;
  });
  return cells;
}

const listsOf: Readonly<Record<string, (random: Random) => number[]>> = {
  'at even distances': (random) => {
    const count = 2 + Math.floor(random() * 60);
    return Array.from({ length: count }, (_, i) => (i + 1) / (count + 1));
  },
  'at any distances': (random) =>
    Array.from({ length: 1 + Math.floor(random() * 9) }, () => random()),
  'near each other': (random) =>
    Array.from({ length: 5 }, (_, i) => 0.5 + i * 2 ** -(20 + Math.floor(random() * 30))),
  'far out': () => [-1e300, -5, 0, 1, 1e9],
  one: (random) => [pick(random, [0, 0.3, 0.5, 1])],
};

const scoreFrom = (random: Random, limits: readonly number[]): number => {
  const limit = pick(random, limits);
  return pick(random, [
    limit,
    limit * (1 - 2 ** -24),
    limit * (1 + 2 ** -23),
    random(),
    0,
    1,
    limit + 0.01,
  ]);
};

const truths = [
  'Uint8Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'float16',
];

describe.each(kinds)('buckets of %s:', (kind, { type }) => {
  test.each(Object.entries(listsOf))('thresholds %s', (_, draw) => {
    const random = randomFrom(7);
    for (const form of formNames)
      for (const n of [0, 1, 70, 300]) {
        const list = draw(random).sort((a, b) => a - b);
        const special = kind.includes('loat') ? [NaN, Infinity, -Infinity] : [2, 100];
        const scores = fill(kindOf[kind]!, n, () =>
          random() < 0.05 ? pick(random, special) : scoreFrom(random, list),
        );
        const truthKind = kindOf[pick(random, truths)]!;
        const truth = fill(truthKind, n, () => Math.floor(random() * 2));
        const yTrue = forms[form](truth, [n], truthKind.type);
        const yPred = forms[form](scores, [n], type);
        const limits = list.map((limit) => rounded(Math.abs(limit), kind) * Math.sign(limit) || 0);
        const nested = form === 'nested' && !type;
        const [negatives, positives] = counted(plain(yTrue), plain(yPred), nested ? list : limits);
        const metric = new Precision({ thresholds: list });
        metric.updateState(yTrue, yPred);
        const unique = new Set(list).size === list.length;
        if (unique) expect(metric.state).toEqual({ positives, negatives });
        const above = (cells: Cells, i: number): number =>
          Object.entries(cells).reduce(
            (sum, [bucket, count]) => (Number(bucket) > i ? sum + count : sum),
            0,
          );
        const counts = [
          new TruePositives({ thresholds: list }),
          new FalsePositives({ thresholds: list }),
        ];
        for (const one of counts) one.updateState(yTrue, yPred);
        expect(counts[0]!.result()).toEqual(list.map((__, i) => above(positives, i)));
        // NaN is a false positive at every threshold.
        expect(counts[1]!.result()).toEqual(
          list.map((__, i) => above(negatives, i) + (negatives[-1] ?? 0)),
        );
      }
  });
});

test.each(['Float32Array', 'Float64Array', 'float16', 'bfloat16', 'Uint8Array'])(
  'AUC of %s: many more scores than are staged at once, with and without weights of 1',
  (kind) => {
    const random = randomFrom(11);
    const n = 70_000;
    const own = kindOf[kind]!;
    const scores = fill(own, n, () =>
      kind === 'Uint8Array' ? Math.floor(random() * 2) : random(),
    );
    const truth = fill(kindOf['Uint8Array']!, n, (i) => (random() < (i % 10) / 10 ? 1 : 0));
    for (const T of [2, 3, 37, 200, 4096, 5000]) {
      const limits = Array.from({ length: T - 2 }, (_, i) =>
        rounded((i + 1) / (T - 1), kind === 'Uint8Array' ? '' : kind),
      );
      const yPred = forms.flat(scores, [n], own.type);
      const metric = new AUC({ numThresholds: T });
      metric.updateState(truth, yPred);
      const places = plain(yPred).map((x) => {
        let [low, high] = [0, limits.length];
        while (low < high) {
          const middle = (low + high) >> 1;
          if (limits[middle]! < x) low = middle + 1;
          else high = middle;
        }
        return low;
      });
      const cells: [Cells, Cells] = [{}, {}];
      places.forEach((place, i) => {
        const side = cells[(truth as Uint8Array)[i]!]!;
        side[place] = (side[place] ?? 0) + 1;
      });
      expect(metric.state).toEqual({ positives: cells[1], negatives: cells[0] });
      const weighted = new AUC({ numThresholds: T });
      weighted.updateState(truth, yPred, { sampleWeight: 1 });
      expect(weighted.state).toEqual(metric.state);
      expect(weighted.result()).toBe(metric.result());
    }
  },
);

describe.each(kinds)('the class of the highest score of %s:', (kind, own) => {
  const isFloat = kind.includes('loat');
  const some = Object.entries(pools).filter(([name]) => isFloat || !/NaN|inf|none/.test(name));

  test.each(some)('%s', (_, draw) => {
    const random = randomFrom(13);
    for (const form of formNames)
      for (const [n, width] of [
        [1, 1],
        [5, 3],
        [9, 4],
        [30, 21],
        [6, 1000],
      ] as const) {
        const scores = fill(own, n * width, () => {
          const x = draw(random);
          return isFloat || kind.startsWith('Big') ? x : Math.abs(Math.floor(x)) % 100;
        });
        const labels = fill(kindOf['Int32Array']!, n, () => Math.floor(random() * width));
        const yPred = forms[form](scores, [n, width], own.type);
        const all = toTensor(yPred, '').data as ArrayLike<number>;
        const [hits, truths, calls]: [Cells, Cells, Cells] = [{}, {}, {}];
        const add = (cells: Cells, key: number): number => (cells[key] = (cells[key] ?? 0) + 1);
        for (let i = 0; i < n; i++) {
          const row = Array.from({ length: width }, (__, c) => all[i * width + c]!);
          // NaN outranks every number. Among equal scores the first is the highest.
          const nan = row.findIndex((x) => x !== x);
          let best = 0;
          row.forEach((x, c) => {
            if (x > row[best]!) best = c;
          });
          const called = nan >= 0 ? nan : best;
          const label = Number((labels as Int32Array)[i]);
          add(truths, label);
          add(calls, called);
          if (nan < 0 && called === label) add(hits, label);
        }
        const f1 = new F1Score({ sparseYTrue: true });
        f1.updateState(labels, yPred);
        expect(f1.state).toEqual({ classes: width, hits, truths, calls });
        const iou = new MeanIoU({ numClasses: width, sparseYPred: false });
        iou.updateState(labels, yPred);
        expect(iou.state).toEqual({ hits, truths, calls });
      }
  });
});
