import {
  type ArrayInput,
  BinaryCrossentropy,
  binaryCrossentropy,
  binaryFocalCrossentropy,
  categoricalAccuracy,
  CategoricalCrossentropy,
  categoricalCrossentropy,
  CategoricalFocalCrossentropy,
  categoricalFocalCrossentropy,
  categoricalHinge,
  cosineSimilarity,
  dice,
  huber,
  klDivergence,
  logCosh,
  Mean,
  meanAbsolutePercentageError,
  MeanSquaredError,
  meanSquaredLogarithmicError,
  poisson,
  SparseCategoricalCrossentropy,
  sparseCategoricalCrossentropy,
  Sum,
  tversky,
  type Values,
} from 'rightly';
import { describe, expect, test } from 'vitest';

/* Formulas that are mathematically right, but lose digits, overflow or give NaN in float64. */

const only = ({ data }: Values): number => {
  expect(data.length).toBe(1);
  return data[0]!;
};

const within = (got: number, exact: number, relative = 1e-12): void => {
  expect(Math.abs(got - exact), `${got}, not ${exact}`).toBeLessThanOrEqual(
    relative * Math.abs(exact),
  );
};

const oneHot = (label: number, width: number): number[][] => [
  Array.from({ length: width }, (_, i) => (i === label ? 1 : 0)),
];

describe('the cross-entropy of logits, compared with 60 digits', () => {
  // Python's decimal, -log(e^x / Σ e^x), rounded once.
  // oxfmt-ignore
  const rows: readonly (readonly [logits: number[], label: number, exact: number])[] = [
    [[0.1, 0.2, 0.3], 0, 1.201942848229244],
    [[0.1, 0.2, 0.3], 2, 1.001942848229244],
    [[-1e-9, 1e-9], 0, 0.6931471815599453],
    [[-1000, -1001], 0, 0.3132616875182228],
    [[1000, 1000, 1000], 2, 1.0986122886681098],
    [[1000, -1000], 0, 0],
    [[1000, -1000], 1, 2000],
    [[37, 0, 0, 0], 0, 2.5599142877232194e-16],
    [[40, 0], 0, 4.248354255291589e-18],
    [[40, 0], 1, 40],
    [[100, 0, -100], 0, 3.720075976020836e-44],
    [[700, 0], 0, 9.85967654375977e-305],
    [[1e300, -1e300], 0, 0],
    [[1e300, -1e300], 1, 2e300],
  ];
  test.each(rows)('%j, class %i', (logits, label, exact) => {
    expect.hasAssertions();
    const options = { fromLogits: true };
    within(only(sparseCategoricalCrossentropy([label], [logits], options)), exact);
    within(only(categoricalCrossentropy(oneHot(label, logits.length), [logits], options)), exact);
    if (logits.length > 2) return;
    within(only(binaryCrossentropy([1], [logits[label]! - logits[1 - label]!], options)), exact);
  });

  test('masked classes, at -Infinity, add nothing to the loss unless they are true', () => {
    const masked = [[2, -Infinity, 1]];
    const exact = 0.3132616875182228;
    within(only(sparseCategoricalCrossentropy([0], masked, { fromLogits: true })), exact);
    within(only(categoricalCrossentropy(oneHot(0, 3), masked, { fromLogits: true })), exact);
    expect(() =>
      new SparseCategoricalCrossentropy({ fromLogits: true }).updateState([1], masked),
    ).toThrow(
      /^SparseCategoricalCrossentropy.updateState: the value of a sample must be a finite number; got Infinity at \[0\], of yTrue 1, yPred \[2,-Infinity,1\]$/,
    );
  });
});

describe('tails', () => {
  // oxfmt-ignore
  const softplus: readonly (readonly [x: number, exact: number])[] = [
    [-700, 9.85967654375977e-305], [-40, 4.248354255291589e-18], [-20, 2.061153620314381e-9], [-1, 0.3132616875182228],
    [0, Math.LN2], [1, 1.3132616875182228], [20, 20.000000002061153], [40, 40], [1e300, 1e300],
  ];
  test.each(softplus)('softplus of %f, by binary logits', (x, exact) => {
    expect.hasAssertions();
    within(only(binaryCrossentropy([0], [x], { fromLogits: true })), exact);
    within(only(binaryCrossentropy([1], [-x], { fromLogits: true })), exact);
  });

  test('the focal costs of classes are bounded, from logits too', () => {
    expect.hasAssertions();
    const options = { fromLogits: true, alpha: 1, gamma: 0 };
    const far = [[1000, 0]];
    within(only(categoricalFocalCrossentropy([[0, 1]], far, options)), -Math.log(1e-7));
    within(only(categoricalFocalCrossentropy([[1, 0]], far, options)), -Math.log1p(-1e-7));
    const balanced = { ...options, alpha: [2, 3], gamma: 1 };
    const cost = (1 - 1e-7) * -Math.log(1e-7);
    within(only(categoricalFocalCrossentropy([[0, 1]], far, balanced)), 3 * cost);
  });

  test('infinite logits, on the right side', () => {
    const options = { fromLogits: true };
    expect(only(binaryCrossentropy([1], [Infinity], options))).toBe(0);
    expect(only(binaryCrossentropy([0], [-Infinity], options))).toBe(0);
    expect(only(binaryCrossentropy([0], [Infinity], options))).toBe(Infinity);
  });

  test('the focal factors of logits far out', () => {
    const options = { fromLogits: true, gamma: 2 };
    const missed = 1 / (1 + Math.exp(20));
    expect(only(binaryFocalCrossentropy([1], [1000], options))).toBe(0);
    expect(only(binaryFocalCrossentropy([1], [-1000], options))).toBe(1000);
    within(only(binaryFocalCrossentropy([1], [20], options)), missed ** 2 * 2.061153620314381e-9);
    within(only(binaryFocalCrossentropy([0], [-20], options)), missed ** 2 * 2.061153620314381e-9);
  });

  // oxfmt-ignore
  const logCoshes: readonly (readonly [x: number, exact: number])[] = [
    [1e-9, 5e-19], [1e-5, 4.9999999999166676e-11], [1e-3, 4.999999166666889e-7], [0.1, 0.0049916888216465305], [0.5, 0.12011450695827752],
    [0.9, 0.35983042996612885], [1, 0.4337808304830272], [2, 1.3250027473578645], [20, 19.306852819440056], [1000, 999.3068528194401],
    [1e300, 1e300], [0, 0],
  ];
  test.each(logCoshes)('log cosh of %f', (x, exact) => {
    expect.hasAssertions();
    within(only(logCosh([0], [x])), exact);
    within(only(logCosh([x], [0])), exact);
  });

  test('huber at delta and beyond', () => {
    expect(only(huber([0], [3], { delta: 3 }))).toBe(4.5);
    expect(only(huber([0], [-3], { delta: 3 }))).toBe(4.5);
    expect(only(huber([0], [4], { delta: 3 }))).toBe(7.5);
    expect(only(huber([0], [5], { delta: 0 }))).toBe(0);
    within(only(huber([0], [1e300])), 1e300);
    within(only(huber([0], [1e-200])), 0);
  });
});

const CLIPPED = -Math.log(1e-7);

describe('probabilities of 0 and 1', () => {
  const right = -Math.log(1 - 1e-7);
  const wrong = -Math.log(1 - (1 - 1e-7));
  // oxfmt-ignore
  const binary: readonly (readonly [truth: number, p: number, cost: number, missed: number])[] = [
    [1, 1, right, 0], [0, 0, -Math.log(1 - 1e-7), 0], [1, 0, CLIPPED, 1], [0, 1, wrong, 1],
  ];
  test.each(binary)('binary: truth %f, probability %f', (truth, p, cost, missed) => {
    expect.hasAssertions();
    within(only(binaryCrossentropy([truth], [p])), cost);
    within(only(binaryFocalCrossentropy([truth], [p])), missed * cost);
    within(only(binaryFocalCrossentropy([truth], [p], { gamma: 0 })), cost);
  });

  test('categorical: right, wrong, and rows of nothing', () => {
    expect.hasAssertions();
    within(only(categoricalCrossentropy([[0, 1]], [[0, 1]])), right);
    within(only(categoricalCrossentropy([[1, 0]], [[0, 1]])), CLIPPED);
    within(only(categoricalCrossentropy([[1, 0]], [[0, 0]])), CLIPPED);
    within(only(categoricalCrossentropy([[0, 0]], [[0, 1]])), 0);
    within(only(categoricalFocalCrossentropy([[0, 1]], [[0, 1]], { alpha: 1, gamma: 0 })), right);
    within(
      only(categoricalFocalCrossentropy([[1, 0]], [[0, 1]], { alpha: 1 })),
      (1 - 1e-7) ** 2 * CLIPPED,
    );
    within(only(categoricalFocalCrossentropy([[1, 0]], [[0, 0]], { alpha: 1, gamma: 0 })), CLIPPED);
  });

  test('sparse: what is clipped is divided by its sum', () => {
    expect.hasAssertions();
    const all = 1e-7 + (1 - 1e-7);
    within(only(sparseCategoricalCrossentropy([1], [[0, 1]])), Math.log(all) + right);
    within(only(sparseCategoricalCrossentropy([0], [[0, 1]])), Math.log(all) + CLIPPED);
    within(only(sparseCategoricalCrossentropy([0], [[0, 0, 0, 0]])), Math.log(4));
  });

  test('smoothed', () => {
    expect.hasAssertions();
    within(
      only(binaryCrossentropy([1], [0], { labelSmoothing: 0.5 })),
      0.75 * CLIPPED + 0.25 * right,
    );
    within(
      only(categoricalCrossentropy([[0, 1]], [[0, 1]], { labelSmoothing: 0.5 })),
      0.75 * right + 0.25 * CLIPPED,
    );
  });

  test('divergence', () => {
    expect.hasAssertions();
    within(only(klDivergence([[0, 1]], [[0, 1]])), 0);
    within(only(klDivergence([[0, 1]], [[1, 0]])), CLIPPED + 1e-7 * Math.log(1e-7));
    within(only(klDivergence([[0, 0]], [[0, 0]])), 0);
    within(only(klDivergence([[2]], [[0.5]])), Math.LN2);
  });

  test('float32 is cut off at the float32 that is nearest to 1 - 1e-7', () => {
    const limit = Math.fround(1 - 1e-7);
    const least = Math.fround(1e-7);
    expect(limit).toBe(1 - 2 ** -23);
    within(only(binaryCrossentropy([1], Float32Array.of(1))), -Math.log(limit));
    within(only(binaryCrossentropy([0], Float32Array.of(1))), 23 * Math.LN2);
    within(only(binaryCrossentropy([1], Float32Array.of(0))), -Math.log(least));
    const row = { data: Float32Array.of(0, 1), shape: [1, 2] };
    within(
      only(sparseCategoricalCrossentropy([0], row)),
      Math.log(limit + least) - Math.log(least),
    );
    within(
      only(sparseCategoricalCrossentropy([1], row)),
      Math.log(limit + least) - Math.log(limit),
    );
  });
});

describe('zeros', () => {
  test('Poisson', () => {
    expect(only(poisson([0], [0]))).toBe(0);
    within(only(poisson([2], [0])), 2 * CLIPPED);
    expect(only(poisson([0], [7]))).toBe(7);
  });

  test('a percentage of 0, a logarithm below 0', () => {
    within(only(meanAbsolutePercentageError([0], [3])), 3e9);
    within(only(meanAbsolutePercentageError([-2], [-1])), 50);
    expect(only(meanAbsolutePercentageError([0], [0]))).toBe(0);
    within(only(meanSquaredLogarithmicError([-5], [1])), (Math.LN2 - 1e-7) ** 2, 1e-9);
    expect(only(meanSquaredLogarithmicError([-5], [-1e300]))).toBe(0);
  });

  test('the cosine of a zero vector is 0, and that of a nearly zero vector is reduced', () => {
    expect(only(cosineSimilarity([[0, 0]], [[0, 0]]))).toBeCloseTo(0, 15);
    expect(only(cosineSimilarity([[0, 0]], [[1, 2]]))).toBeCloseTo(0, 15);
    within(only(cosineSimilarity([[1e-8, 0]], [[1, 0]])), -0.1);
    within(only(cosineSimilarity([[1e-6, 0]], [[1, 0]])), -1);
  });

  test('overlaps of zeros', () => {
    expect(only(dice([[0, 0]], [[0, 0]]))).toBe(1);
    expect(only(tversky([[0, 0]], [[0, 0]]))).toBe(1);
    expect(only(tversky([[1, 0]], [[1, 1]], { beta: 0 }))).toBeCloseTo(0, 6);
    within(only(tversky([[1, 0]], [[1, 1]], { beta: 3 })), 1 - 1 / (4 + 1e-7));
    within(only(tversky([[1, 1]], [[1, 0]], { alpha: 3 })), 1 - 1 / (4 + 1e-7));
  });

  test('hinges where there is no other class', () => {
    expect(only(categoricalHinge([[1, 1]], [[1, 2]]))).toBe(0);
    expect(only(categoricalHinge([[1, 0]], [[-1, -3]]))).toBe(2);
  });
});

describe('sums', () => {
  test('a million times 0.1', () => {
    const exact = Number(BigInt(0.1 * 2 ** 55) * 1_000_000n) / 2 ** 55;
    const [sum, mean] = [new Sum(), new Mean()];
    const batch = new Float64Array(1000).fill(0.1);
    for (let i = 0; i < 1000; i++) for (const metric of [sum, mean]) metric.updateState(batch);
    expect(sum.result()).toBe(exact);
    expect(mean.state).toMatchObject({ total: exact, count: 1_000_000 });
    expect(mean.result()).toBe(0.1);
  });

  test('a million losses of 0.1 squared', () => {
    const metric = new MeanSquaredError();
    const [zeros, tenths] = [new Float64Array(1000), new Float64Array(1000).fill(0.1)];
    for (let i = 0; i < 1000; i++) metric.updateState(zeros, tenths);
    within(metric.state.total, Number(BigInt(0.1 * 0.1 * 2 ** 60) * 1_000_000n) / 2 ** 60, 1e-15);
    expect(metric.result()).toBe(0.1 * 0.1);
  });

  test('small among large, of both signs', () => {
    expect.hasAssertions();
    const sum = new Sum();
    sum.updateState([1e16, 1, -1e16, 1]);
    for (let i = 0; i < 1000; i++) sum.updateState([1e16, 1e-3, -1e16]);
    within(sum.result(), 3, 1e-15);
    sum.updateState([1e16, 1], { sampleWeight: [3, 0.5] });
    sum.updateState([-1e16], { sampleWeight: 3 });
    within(sum.result(), 3.5, 1e-15);
  });

  test('past 2^53', () => {
    const sum = new Sum();
    sum.updateState([2 ** 53, 1, 1, 1]);
    sum.updateState(1);
    expect(sum.result()).toBe(2 ** 53 + 4);
    const mean = new Mean();
    mean.updateState([2n ** 53n, 2n ** 53n + 2n]);
    expect(mean.state.total).toBe(2 ** 54 + 2);
  });
});

test('float16 results are rounded, states are not', () => {
  const metric = new CategoricalCrossentropy({ dtype: 'float16' });
  metric.updateState([[1, 0]], [[0.3, 0.7]]);
  within(metric.state.total, -Math.log(0.3));
  expect(metric.result()).not.toBe(metric.state.total);
  expect(metric.result()).toBeCloseTo(-Math.log(0.3), 3);
});

test('the class is the mean of its function', () => {
  const [yTrue, yPred] = [
    [1, 0, 1],
    [0.2, 0.4, 0.9],
  ];
  const metric = new BinaryCrossentropy({ labelSmoothing: 0.2 });
  metric.updateState(yTrue, yPred, { sampleWeight: [1, 2, 3] });
  const { data, shape } = binaryCrossentropy(yTrue, yPred, { labelSmoothing: 0.2 });
  expect(shape).toEqual([3]);
  within(metric.result(), (data[0]! + 2 * data[1]! + 3 * data[2]!) / 6, 1e-15);
});

test('inner axes make one sample together, or are elements', () => {
  const [samples, elements] = [new Mean(), new Mean({ reduction: 'element' })];
  for (const metric of [samples, elements])
    metric.updateState([
      [1, 2],
      [3, 4],
    ]);
  expect(samples.state).toEqual({ total: 5, count: 2 });
  expect(elements.state).toEqual({ total: 10, count: 4 });
});

const empty = (width: number): ArrayInput => ({ data: new Float32Array(0), shape: [0, width] });

describe('categorical cross-entropy', () => {
  test('refuses a prediction of NaN where no class is true', () => {
    for (const Loss of [CategoricalCrossentropy, CategoricalFocalCrossentropy])
      for (const fromLogits of [false, true])
        for (const labelSmoothing of [0, 0.1]) {
          const loss = new Loss({ fromLogits, labelSmoothing });
          expect(() => loss.updateState([[0, 0, 0]], [[NaN, 0.5, 0.5]])).toThrow(
            'be a finite number',
          );
          loss.updateState([[0, 0, 0]], [[0.2, 0.3, 0.5]]);
        }
  });

  test('takes logits of -infinity where the truth is 0', () => {
    const loss = { fromLogits: true };
    expect(only(categoricalCrossentropy([[0, 1]], [[-Infinity, 0]], loss))).toBe(0);
  });

  test('bounds float32 by the nearest float32, after the probabilities have a sum of 1', () => {
    const cost = -Math.log(Math.fround(1 - 1e-7));
    for (const yPred of [Float32Array.of(1, 0, 0), Float32Array.of(2, 0, 0)])
      expect(only(categoricalCrossentropy([[1, 0, 0]], [yPred]))).toBe(cost);
    expect(only(categoricalCrossentropy([[1, 0, 0]], [[1, 0, 0]]))).toBe(-Math.log(1 - 1e-7));
  });

  test('refuses empty one-hot truth of another width', () => {
    expect(() => categoricalAccuracy(empty(3), empty(5))).toThrow(
      'yPred must have the shape of yTrue',
    );
    expect(categoricalAccuracy([], empty(5)).data.length).toBe(0);
    expect(categoricalAccuracy(empty(5), empty(5)).data.length).toBe(0);
  });
});
