import * as fc from 'fast-check';
import {
  Accuracy,
  type AnyMeanMetric,
  type AnySumsMetric,
  AUC,
  BinaryAccuracy,
  BinaryCrossentropy,
  CategoricalAccuracy,
  F1Score,
  PearsonCorrelation,
  Precision,
  Recall,
  RootMeanSquaredError,
  SparseCategoricalAccuracy,
  SparseCategoricalCrossentropy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { type Inspection, inspect } from 'rightly/inspect';
import { afterEach, describe, expect, test } from 'vitest';
import { toTensor } from '../src/core/input.ts';
import { caught } from './caught.ts';
import { fill, formNames, forms, giveBackAll, kindOf } from './kernels/forms.ts';
import { labelOf, pick, pools, randomFrom } from './kernels/random.ts';
import { size } from './kernels/sizes.ts';

afterEach(giveBackAll);

const found = (counts: Partial<Inspection>, tied: readonly number[] = [0]): Inspection => ({
  nan: 0,
  outOfRange: 0,
  notBinary: 0,
  notProbability: 0,
  fractional: 0,
  tied,
  ...counts,
});
const top = (k: number, ignoreClass?: number): AnyMeanMetric =>
  new SparseTopKCategoricalAccuracy({ k, ignoreClass });

describe('inspect counts', () => {
  // oxfmt-ignore
  const cases: readonly (readonly [what: string, metrics: readonly (AnyMeanMetric | AnySumsMetric)[], yTrue: unknown, yPred: unknown, expected: Inspection])[] = [
    ['nothing in a batch that is in order', [top(1), top(2)], [0, 1], [[2, 1, 0], [0, 1, 2]], found({}, [0, 0])],
    ['nothing in an empty batch', [top(1)], [], [], found({})],
    ['NaN in rows, once a row', [top(1)], [0, 0, 0], [[NaN, NaN], [1, NaN], [1, 0]], found({ nan: 2 })],
    ['NaN where the label is out of range', [top(1)], [7], [[NaN, 1]], found({ nan: 1, outOfRange: 1 })],
    ['labels that no class has', [top(1)], [-1, 2, 1, 0, -100, 2 ** 40], [[1, 0], [1, 0], [1, 0], [1, 0], [1, 0], [1, 0]], found({ outOfRange: 4 })],
    ['no label that all ignore', [top(1, -1), top(2, -1)], [-1, -2], [[1, 0], [1, 0]], found({ outOfRange: 1 }, [0, 0])],
    ['a label that only one ignores', [top(1, -1), top(2, -2)], [-1, -2], [[1, 0], [1, 0]], found({ outOfRange: 2 }, [0, 0])],
    ['ties at the top', [new SparseCategoricalAccuracy()], [0, 1, 0], [[1, 1], [1, 1], [1, 0]], found({}, [2])],
    ['no ties that do not matter', [top(1), top(2), top(3)], [1, 0], [[0, 1, 0], [2, 1, 1]], found({}, [0, 0, 0])],
    ['ties on both sides of k, for each k', [top(1), top(2), top(3), top(4)], [1, 2, 0], [[9, 5, 5, 1], [5, 5, 5, 5], [9, 5, 5, 5]], found({}, [1, 2, 1, 0])],
    ['no ties of what is ignored', [top(1, 0), top(1)], [0, 1], [[1, 1], [1, 1]], found({}, [1, 2])],
    ['ties in truth’s class of one-hot rows', [new CategoricalAccuracy(), new TopKCategoricalAccuracy({ k: 2 })], [[0, 1, 0], [1, 0, 0]], [[3, 3, 3], [1, 2, 1]], found({}, [1, 2])],
    ['no NaN as tied', [top(1)], [0], [[NaN, NaN]], found({ nan: 1 })],
    ['ties of infinities and of signed zeros', [top(1)], [0, 1], [[Infinity, Infinity], [0, -0]], found({}, [2])],
    ['ties of 64-bit integers, exactly', [top(1)], [0, 0], { data: BigInt64Array.of(2n ** 53n, 2n ** 53n + 1n, 2n ** 60n, 2n ** 60n), shape: [2, 2] }, found({}, [1])],
    ['truth that is neither 0 nor 1', [new BinaryAccuracy(), new BinaryAccuracy({ threshold: 0 })], [0, 1, 2, 0.5, -1, -0], [0, 1, 1, 1, 1, 1], found({ notBinary: 3 }, [0, 0])],
    ['NaN in truth and in scores', [new BinaryAccuracy()], [NaN, 0, 1, NaN], [0, NaN, 1, NaN], found({ nan: 3, notBinary: 2 })],
    ['NaN among 64-bit truth and floats', [new BinaryAccuracy()], [0n, 2n ** 60n], [NaN, 1], found({ nan: 1, notBinary: 1 })],
    ['nothing among sorted ids', [new SparseTopKCategoricalAccuracy({ fromSortedIds: true })], [9], [[1, 1]], found({})],
    ['nothing among values of any kind', [new Accuracy()], ['a', 'b'], ['a', 'a'], found({})],
    ['logits for probabilities', [new BinaryCrossentropy()], [[0, 1], [1, 1], [0, 0]], [[0.5, 1.5], [-2, -1], [0, 1]], found({ notProbability: 2 })],
    ['logits that are said to be', [new BinaryCrossentropy({ fromLogits: true })], [0, 1], [-2, 3], found({})],
    ['logits under a label that no class has', [new SparseCategoricalCrossentropy()], [0, 5], [[2, 1], [0, 1]], found({ notProbability: 1 })],
    ['logits that a threshold cuts', [new BinaryAccuracy()], [0, 1, 1, 0], [-2, 0.5, 1.5, NaN], found({ nan: 1, notProbability: 2 })],
    ['logits that a threshold of several sums cuts', [new Precision(), new Recall({ thresholds: [0, 0.5] })], [0, 1], [-2, 0.5], found({ notProbability: 1 }, [0, 0])],
    ['logits of each class that a threshold cuts', [new F1Score({ threshold: 0.5 })], [[0, 1], [1, 0]], [[-2, 0.5], [0, 1]], found({ notProbability: 1 })],
    ['no logits that a threshold for logits cuts', [new BinaryAccuracy({ threshold: 0 }), new Precision({ thresholds: 0 })], [0, 1], [-2, 3], found({}, [0, 0])],
    ['no logits of which the highest is taken', [new F1Score()], [[0, 1]], [[-2, 3]], found({})],
    ['no logits of which the highest counts', [new Precision({ topK: 1 })], [[0, 1]], [[-2, 3]], found({})],
    ['no logits where predictions are labels', [new Precision({ average: 'macro', sparseYTrue: true, sparseYPred: true })], [0, 7], [7, 0], found({})],
    ['fractions beside labels', [new Accuracy()], [0, 1, 2, 0.5, NaN], [0.5, 1, NaN, 0.25, 0.5], found({ fractional: 1 })],
    ['samples with fractions once, however many values they have', [new Accuracy()], [[0, 1], [1, 1]], [[0.5, 0.5], [1, 1]], found({ fractional: 1 })],
    ['truth of a regression, which need not be 0 or 1', [new RootMeanSquaredError()], [3, 4], [5, 6], found({})],
    ['truth that a threshold takes for positive', [new Precision({ thresholds: 0 }), new AUC()], [0, 1, 2, NaN], [1, 1, 1, 1], found({ nan: 1, notBinary: 2 }, [0, 0])],
    ['no truth that a correlation reads', [new PearsonCorrelation({ axis: null })], [0, 5], [1, NaN], found({ nan: 1 })],
    ['labels and scores of an F1 score', [new F1Score({ sparseYTrue: true }), top(1)], [0, 7, 1], [[1, 0], [1, NaN], [1, 1]], found({ nan: 1, outOfRange: 1 }, [0, 1])],
    ['no label that an F1 score ignores', [new F1Score({ sparseYTrue: true, ignoreClass: -1 }), top(1, -1)], [-1, 7], [[1, 0], [1, 0]], found({ outOfRange: 1 }, [0, 0])],
    ['NaN of scores beside lists of truth', [new AUC({ multiLabel: true })], [[0, 1], [1, 1]], [[NaN, 1], [1, 1]], found({ nan: 1 })],
    ['samples once, however many elements they have', [new Recall()], [[3, 3], [0, 1]], [[NaN, NaN], [0, 0]], found({ nan: 1, notBinary: 1 })],
    ['values with inner axes', [new BinaryAccuracy()], [[1, 3], [0, NaN]], [[1, NaN], [0, 0]], found({ nan: 2, notBinary: 2 })],
    ['rows with inner axes', [top(1)], [[1, 3], [0, 0]], [[[1, 1], [1, 0]], [[1, NaN], [1, 0]]], found({ nan: 1, outOfRange: 1 }, [1])],
  ];
  test.each(cases)('%s', (_, metrics, yTrue, yPred, expected) => {
    expect(inspect(metrics, yTrue as never, yPred as never)).toEqual(expected);
    const seen = metrics.map((metric) => JSON.stringify(metric));
    metrics.forEach((metric) => metric.resetState());
    expect(metrics.map((metric) => JSON.stringify(metric))).toEqual(seen);
  });
});

/** The counts by their definitions: by the possible ranks of the label when equal scores change places. */
function model(
  metrics: readonly { readonly k: number; readonly ignored?: number | undefined }[],
  labels: ArrayLike<number | bigint>,
  scores: ArrayLike<number | bigint>,
  width: number,
): Inspection {
  const tied = metrics.map(() => 0);
  let [nan, outOfRange] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const label = Number(labels[i]);
    const row = Array.from({ length: width }, (_, j) => scores[i * width + j]!);
    if (row.some((x) => Number.isNaN(x))) nan++;
    const counting = metrics.map(({ ignored }) => label !== ignored);
    const own = row[label];
    if (own === undefined && counting.includes(true)) outOfRange++;
    if (own === undefined || Number.isNaN(own)) continue;
    const first = row.filter((x) => Number.isNaN(x) || x > own).length + 1;
    // oxlint-disable-next-line eqeqeq -- signed zeros
    const last = first + row.filter((x) => x == own).length - 1;
    metrics.forEach(({ k }, m) => {
      if (counting[m] && first <= k && k < last) tied[m]!++;
    });
  }
  return { nan, outOfRange, notBinary: 0, notProbability: 0, fractional: 0, tied };
}

const common = {
  scores: fc.constantFrom(...Object.keys(kindOf)),
  form: fc.constantFrom(...formNames),
  pool: fc.constantFrom('ties', 'ties, NaN and infinities', 'few NaN', 'close together'),
  size,
  seed: fc.integer(),
};

test('labels among scores are counted by the definitions', () => {
  const drawn = fc.record({
    ...common,
    metrics: fc.array(
      fc.record({
        k: fc.constantFrom(1, 2, 3, 7, 2 ** 40),
        ignored: fc.constantFrom(undefined, -1, 0),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    labels: fc.constantFrom(
      'Int32Array',
      'Float64Array',
      'BigInt64Array',
      'Uint32Array',
      'Int8Array',
    ),
    labelForm: fc.constantFrom(...formNames),
  });
  fc.assert(
    fc.property(drawn, ({ metrics, scores, form, pool, size: { n, width }, ...rest }) => {
      const random = randomFrom(rest.seed);
      const [kind, labelKind] = [kindOf[scores]!, kindOf[rest.labels]!];
      const data = fill(kind, n * width, () => pools[pool]!(random));
      const labels = fill(labelKind, n, () => labelOf(random, width));
      const numbers = toTensor({ data, shape: [n, width], type: kind.type }, '').data;
      const got = inspect(
        metrics.map(({ k, ignored }) => top(k, ignored)),
        forms[rest.labelForm](labels, [n], undefined),
        forms[form](data, [n, width], kind.type),
      );
      expect(got).toEqual(model(metrics, labels, numbers, width));
      giveBackAll();
    }),
    { numRuns: 60 },
  );
});

test('one-hot rows and scores are counted by the definitions', () => {
  const drawn = fc.record({ ...common, truth: fc.constantFrom(...Object.keys(kindOf)) });
  fc.assert(
    fc.property(drawn, ({ truth, scores, form, pool, size: { n, width }, seed }) => {
      const random = randomFrom(seed);
      const [hot, kind] = [kindOf[truth]!, kindOf[scores]!];
      const labels = Array.from({ length: n }, () => Math.floor(random() * width));
      const rows = fill(hot, n * width, (i) =>
        i % width === labels[Math.floor(i / width)] ? 1 : 0,
      );
      const data = fill(kind, n * width, () => pools[pool]!(random));
      const numbers = toTensor({ data, shape: [n, width], type: kind.type }, '').data;
      const got = inspect(
        [new CategoricalAccuracy(), new TopKCategoricalAccuracy({ k: 3 })],
        forms[form](rows, [n, width], hot.type),
        forms[form](data, [n, width], kind.type),
      );
      expect(got).toEqual(model([{ k: 1 }, { k: 3 }], labels, numbers, width));
      giveBackAll();
    }),
    { numRuns: 40 },
  );
});

test('scores cut at a threshold are counted by the definitions', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer(), (n, seed) => {
      const random = randomFrom(seed);
      const draw = (): number => pick(random, [0, 1, 1, 0.5, -0, NaN, 2]);
      const [y, p] = [Array.from({ length: n }, draw), Array.from({ length: n }, draw)];
      expect(inspect([new BinaryAccuracy()], y, Float32Array.from(p))).toEqual({
        nan: y.filter((x, i) => Number.isNaN(x + p[i]!)).length,
        notBinary: y.filter((x) => ![0, 1].includes(x)).length,
        outOfRange: 0,
        notProbability: p.filter((x) => x > 1).length,
        fractional: 0,
        tied: [0],
      });
    }),
  );
  expect.hasAssertions();
});

describe('inspect refuses', () => {
  const alike = 'inspect: metrics must be metrics that read their inputs alike; got';
  const scores = [[1, 0]];
  // oxfmt-ignore
  const refused: readonly (readonly [what: string, args: readonly unknown[], kind: string, text: string])[] = [
    ['no metrics', [[], [1], scores], 'TypeError', `${alike} Array(0)`],
    ['what is no metric', [['accuracy'], [1], scores], 'TypeError', 'inspect: metrics must be metrics of yTrue and yPred; got "accuracy"'],
    ['metrics that read other inputs', [[top(1), new BinaryAccuracy()], [1], scores], 'TypeError', `${alike} Array(2)`],
    ['labels and one-hot truth together', [[top(1), new CategoricalAccuracy()], [1], scores], 'TypeError', `${alike} Array(2)`],
    ['scores and sorted ids together', [[top(1), new SparseTopKCategoricalAccuracy({ fromSortedIds: true })], [1], scores], 'TypeError', `${alike} Array(2)`],
    ['shapes that do not fit', [[top(1)], [1, 2], scores], 'RangeError', 'inspect: yPred must be samples × classes, yTrue samples; got yTrue [2], yPred [1,2]'],
    ['labels that are not whole', [[top(1)], [0.5], scores], 'RangeError', 'inspect: yTrue must hold whole numbers; got 0.5 at [0]'],
    ['NaN in one-hot truth', [[new CategoricalAccuracy()], [[NaN, 1]], scores], 'RangeError', 'inspect: yTrue must not hold NaN; got NaN at [0,0]'],
    ['what is no array', [[top(1)], 1, scores], 'TypeError', 'inspect: yTrue must be an array, a typed array or { data, shape }; got 1'],
  ];
  test.each(refused)('%s', (_, args, ...expected) => {
    expect(caught(() => inspect(...(args as Parameters<typeof inspect>)))).toEqual(expected);
  });

  test.each([
    ['a metric that is in no list', new Accuracy()],
    ['nothing for metrics', undefined],
    ['null for metrics', null],
  ])('%s', (_, metrics) => {
    const [kind, text] = caught(() => inspect(metrics as never, [1], [1]));
    expect(kind).toBe('TypeError');
    expect(text.slice(0, alike.length)).toBe(alike);
  });
});
