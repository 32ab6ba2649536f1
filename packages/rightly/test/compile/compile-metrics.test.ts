import {
  BinaryAccuracy,
  CategoricalAccuracy,
  ConcordanceCorrelation,
  MeanMetricWrapper,
  MeanSquaredError,
  meanSquaredError,
  MetricList,
  Mean,
  PearsonCorrelation,
  R2Score,
  SparseCategoricalAccuracy,
} from 'rightly';
import { CompileMetrics, type CompileMetricsOptions } from 'rightly/compile';
import { describe, expect, test } from 'vitest';

const yTrue = [1, 0, 1, 1];
const yPred = [0.75, 0.25, 0.25, 1];
const largest = (truth: number[], predicted: number[]): number[] =>
  truth.map((y, i) => Math.abs(y - predicted[i]!));

const made = (options: CompileMetricsOptions): CompileMetrics => new CompileMetrics(options);
const two = (options: Omit<CompileMetricsOptions, 'outputNames'>): CompileMetrics =>
  made({ ...options, outputNames: ['a', 'b'] });

/** For the output b: labels and scores. */
const labels = [0, 1, 1, 0];
const scores = [
  [0.75, 0.25],
  [0.75, 0.25],
  [0, 1],
  [1, 0],
];

/** A tensor that can be read once. */
function readable(data: number[]): never {
  let isGone = false;
  const dataSync = (): number[] => {
    if (isGone) throw new Error('gone');
    isGone = true;
    return data;
  };
  return { shape: [data.length], dataSync, data: () => undefined } as never;
}

describe('CompileMetrics', () => {
  test('counts as the metrics by themselves do', () => {
    const metrics = made({
      metrics: ['accuracy', 'mse', largest],
      weightedMetrics: [new BinaryAccuracy({ name: 'q' }), 'mse'],
    });
    const alone = new MetricList([new BinaryAccuracy(), new MeanSquaredError()]);
    const weighted = new MetricList([new BinaryAccuracy(), new MeanSquaredError()]);
    for (const sampleWeight of [
      [1, 0.5, 2, 0],
      [0.25, 1, 1, 1],
    ]) {
      const mask = [true, true, true, false];
      metrics.updateState(yTrue, yPred, { sampleWeight, mask });
      alone.updateState(yTrue, yPred, { mask });
      weighted.updateState(yTrue, yPred, { sampleWeight, mask });
    }
    const [a, b] = [alone.result(), weighted.result()];
    expect(metrics.result()).toEqual({
      accuracy: a['binary_accuracy'],
      mse: a['mean_squared_error'],
      largest: (0.25 + 0.25 + 0.75) / 3,
      q: b['binary_accuracy'],
      weighted_mse: b['mean_squared_error'],
    });
    expect(metrics.names).toEqual(Object.keys(metrics.result()));
  });

  test('takes one output by its name', () => {
    const [named, plain] = [1, 2].map(() =>
      made({ metrics: ['acc', 'mse'], weightedMetrics: ['mse'], outputNames: ['data'] }),
    );
    const sampleWeight = [1, 2, 0, 1];
    const mask = [true, true, true, false];
    plain!.updateState(yTrue, yPred, { sampleWeight, mask, loss: 0.5 });
    named!.updateState(
      { data: yTrue },
      { data: yPred },
      { sampleWeight: { data: sampleWeight }, mask: { data: mask }, loss: { data: 0.5 } },
    );
    expect(named!.result()).toEqual(plain!.result());
    // A tensor with a property of that name is still a tensor.
    plain!.updateState({ data: yTrue, shape: [4] }, { data: yPred, shape: [4] }, { loss: 1 });
    expect(plain!.result()['loss']).toBe(0.75);
  });

  test("tells what 'accuracy' is as soon as there is a batch", () => {
    const metrics = made({ metrics: ['acc', 'sparse_categorical_crossentropy'] });
    expect(Object.keys(metrics.metrics)).toEqual(['sparse_categorical_crossentropy']);
    expect(metrics.result()).toEqual({ acc: 0, sparse_categorical_crossentropy: 0 });
    metrics.updateState(labels, { data: Float32Array.from(scores.flat()), dims: [4, 2] });
    expect(metrics.metrics['acc']).toBeInstanceOf(SparseCategoricalAccuracy);
    expect(metrics.result()['acc']).toBe(0.75);
  });

  test('does not decide shapes by a batch that fails, or that is empty', () => {
    const metrics = made({ metrics: ['acc'] });
    expect(() => metrics.updateState([[0.5]], [[1, 2]])).toThrow(/whole numbers/);
    metrics.updateState([], []);
    const oneHot = labels.map((label) => [1 - label, label]);
    metrics.updateState(oneHot, scores);
    const accuracy = metrics.metrics['acc'];
    expect(accuracy).toBeInstanceOf(CategoricalAccuracy);
    metrics.updateState(oneHot, scores);
    expect(metrics.metrics['acc']).toBe(accuracy);
    expect(accuracy!.state.count).toBe(8);
  });

  test('reads several outputs from lists and from objects', () => {
    const logs = [
      [
        [yTrue, labels],
        [yPred, scores],
      ] as const,
      [
        { b: labels, a: yTrue },
        { a: yPred, b: scores },
      ] as const,
    ].map(([truth, predicted]) => {
      const metrics = two({
        metrics: { a: 'mse', b: ['accuracy'] },
        weightedMetrics: [null, 'accuracy'],
      });
      metrics.updateState(truth, predicted, {
        sampleWeight: { a: [9, 9, 9, 9], b: [1, 3, 0, 0] },
        mask: [[true, true, false, true], undefined as never],
      });
      return metrics.result();
    });
    const mse = (0.0625 + 0.0625) / 3;
    expect(logs[0]).toEqual({ a_mse: mse, b_accuracy: 0.75, b_weighted_accuracy: 0.25 });
    expect(logs[1]).toEqual(logs[0]);
  });

  test('takes one number as the weight of all samples', () => {
    const metrics = two({ weightedMetrics: ['mse', 'acc'] });
    metrics.updateState([yTrue, labels], [yPred, scores] as never, { sampleWeight: 0.5 });
    expect(metrics.metrics['a_mse']!.state.count).toBe(2);
    expect(metrics.metrics['b_acc']!.state).toEqual({ total: 1.5, count: 2 });
  });

  test('reads a tensor once that is freed by reading', () => {
    const metrics = made({ metrics: ['acc', 'mse', largest], weightedMetrics: ['mse'] });
    metrics.updateState(readable(yTrue), readable(yPred), { sampleWeight: readable([1, 1, 1, 1]) });
    expect(metrics.result()['weighted_mse']).toBe(metrics.result()['mse']);
  });
});

describe('The loss', () => {
  test('is the mean over samples, before all metrics', () => {
    const metrics = made({ metrics: ['mse', new MeanSquaredError({ name: 'loss' })] });
    metrics.updateState(yTrue, yPred, { loss: 1 });
    metrics.updateState([1], [1], { loss: 6 });
    expect(metrics.names).toEqual(['loss', 'mse', 'loss_1']);
    expect(metrics.result()['loss']).toBe(2);
    metrics.resetState();
    expect(metrics.result()).toEqual({ loss: 0, mse: 0, loss_1: 0 });
  });

  test('of several outputs is the sum of their losses, which come last', () => {
    const metrics = two({ metrics: [null, 'acc'] });
    metrics.updateState([yTrue, labels], [yPred, scores] as never, { loss: { b: 1, a: 0.5 } });
    expect(Object.entries(metrics.result())).toEqual([
      ['loss', 1.5],
      ['b_acc', 0.75],
      ['a_loss', 0.5],
      ['b_loss', 1],
    ]);
  });

  test('is in all updates or in none', () => {
    const metrics = made({ metrics: ['mse'] });
    metrics.updateState(yTrue, yPred);
    const before = metrics.result();
    expect(() => metrics.updateState(yTrue, yPred, { loss: 1 })).toThrow(
      'CompileMetrics.updateState: loss must have the same outputs in all updates; got 1',
    );
    expect(metrics.result()).toEqual(before);
    metrics.resetState();
    metrics.updateState(yTrue, yPred, { loss: 1 });
    expect(metrics.names).toEqual(['loss', 'mse']);
  });
});

const rows = (list: readonly number[]): number[][] => list.map((x, i) => [x, x + i]);

describe('A model that diverges', () => {
  const alone = new MeanSquaredError();
  const weightless = [1, 1, 1, 0];

  test.each([
    ['NaN', NaN, NaN],
    ['infinity', Infinity, Infinity],
    ['what is too large to be squared', 1e200, Infinity],
  ])('shows %s', (_, value, expected) => {
    const metrics = made({ metrics: ['accuracy', 'mse', 'root_mean_squared_error', largest] });
    const predicted = [...yPred.slice(0, 3), value];
    metrics.updateState(yTrue, yPred, { loss: 1 });
    metrics.updateState(yTrue, predicted, { loss: value });
    expect(metrics.result()).toMatchObject({
      loss: value === 1e200 ? (4 + 4e200) / 8 : value,
      mse: expected,
    });
    metrics.updateState(yTrue, yPred, { loss: 1 });
    expect(metrics.result()['mse']).toBe(expected);
    expect(metrics.metrics['mse']!.state.count).toBe(12);
    expect(metrics.result()['accuracy']).toBeGreaterThan(0.5);
    metrics.resetState();
    metrics.updateState(yTrue, yPred, { loss: 1 });
    expect(metrics.result()['mse']).toBe((0.0625 * 2 + 0.5625) / 4);
    // The metric by itself refuses such a value.
    expect(() => alone.updateState(yTrue, predicted)).toThrow(/must be a finite number/);
  });

  test.each([
    ['NaN', NaN],
    ['infinity', Infinity],
  ])('shows %s in metrics of several sums, too', (_, value) => {
    const fits = [
      new R2Score(),
      new R2Score({ name: 'weighted', classAggregation: 'variance_weighted_average' }),
      new R2Score({ name: 'each', classAggregation: null }),
      new PearsonCorrelation({ name: 'one' }),
      new PearsonCorrelation({ name: 'all', axis: null }),
      new ConcordanceCorrelation({ axis: null }),
    ];
    const predicted = [...yPred.slice(0, 3), value];
    const metrics = made({ metrics: fits, weightedMetrics: [new R2Score({ name: 'masked' })] });
    metrics.updateState(rows(yTrue), rows(yPred));
    const before = metrics.result();
    const masked = { sampleWeight: weightless };
    metrics.updateState(rows(yTrue), rows(predicted), masked);
    metrics.updateState(rows(yTrue), rows(yPred), masked);
    const { masked: finite, ...shown } = metrics.result();
    expect(finite).toBeLessThan(1);
    for (const [name, result] of Object.entries(shown))
      expect([name, [result].flat().every(Number.isNaN)]).toEqual([name, true]);
    metrics.resetState();
    metrics.updateState(rows(yTrue), rows(yPred));
    expect(metrics.result()).toEqual(before);
    // The metric by itself refuses such a value.
    const r2 = new R2Score();
    expect(() => r2.updateState(rows(yTrue), rows(predicted))).toThrow(/must be a finite number/);
    expect(r2.result()).toBe(0);
  });

  test('is not perfect where the truth does not vary', () => {
    const metrics = made({ metrics: [new R2Score()] });
    metrics.updateState([1, 1], [1, NaN]);
    expect(metrics.result()['r2_score']).toBeNaN();
  });

  test('does not hide another number of outputs', () => {
    const metrics = made({ metrics: [new R2Score()] });
    metrics.updateState([[1], [2]], [[1], [NaN]]);
    expect(() => metrics.updateState([[1, 2]], [[1, NaN]])).toThrow(
      'R2Score.updateState: classes must be 1 as before; got 2',
    );
  });

  test('may have such values where samples weigh nothing', () => {
    const metrics = made({ weightedMetrics: ['mse'] });
    const predicted = [...yPred.slice(0, 3), NaN];
    metrics.updateState(yTrue, predicted, { sampleWeight: weightless });
    expect(metrics.result()['mse']).toBe((0.0625 * 2 + 0.5625) / 3);
  });
});

const throwing = (): number[] => {
  throw new Error('no value');
};

describe('An update that throws changes no metric:', () => {
  // oxfmt-ignore
  test.each<[string, CompileMetricsOptions, unknown[], RegExp]>([
    ['shapes that do not fit', { metrics: ['mse', 'acc'] }, [yTrue, [1, 2]], /^MeanSquaredError.updateState: yPred must have the shape of yTrue; got yTrue \[4\], yPred \[2\]$/],
    ['an own function that throws', { metrics: ['mse', throwing] }, [yTrue, yPred], /^no value$/],
    ['a weight below 0', { metrics: ['acc'], weightedMetrics: ['mse'] }, [yTrue, yPred, { sampleWeight: [1, 1, 1, -1] }], /^MeanSquaredError.updateState: sampleWeight must hold finite numbers of at least 0; got -1 at \[3\]$/],
    ['a loss that is no number', { metrics: ['mse'] }, [yTrue, yPred, { loss: '1' }], /^CompileMetrics.updateState: loss must be a number; got "1"$/],
    ['the loss of an output by another name', { metrics: ['mse'] }, [yTrue, yPred, { loss: { other: 1 } }], /^CompileMetrics.updateState: loss must be a number; got Object \{ other \}$/],
    ['a loss of an unknown output', { metrics: ['mse', 'mse'], outputNames: ['a', 'b'] }, [[yTrue, yTrue], [yPred, yPred], { loss: { a: 1, c: 1 } }], /^CompileMetrics.updateState: loss must be a number, or an object of numbers by output name \(a, b\); got Object \{ a, c \}$/],
    ['one output for two', { metrics: ['mse', 'mse'], outputNames: ['a', 'b'] }, [yTrue, [yPred, yPred]], /^CompileMetrics.updateState: yTrue must be an object by output name, or a list of one entry for each output \(a, b\); got a list of 4$/],
    ['an unknown output', { metrics: ['mse', 'mse'], outputNames: ['a', 'bbb'] }, [{ a: yTrue, bb: yTrue }, [yPred, yPred]], /^CompileMetrics.updateState: yTrue must have the names of outputs as keys: a, bbb; got "bb" \(did you mean 'bbb'\?\)$/],
    ['a misspelt option', { metrics: ['mse'] }, [yTrue, yPred, { sample_weight: 1 }], /^CompileMetrics.updateState: options must be an object of sampleWeight, mask, loss; got "sample_weight"$/],
    ['predictions that are none', { metrics: ['mse'] }, [yTrue, 7], /^CompileMetrics.updateState: yPred must be an array, a typed array or \{ data, shape \}; got 7$/],
  ])('%s', (_, options, given, text) => {
    const metrics = made(options);
    expect(() => metrics.updateState(...(given as [never, never, never]))).toThrow(text);
    expect(Object.values(metrics.result()).every((value) => value === 0)).toBe(true);
    expect(Object.values(metrics.metrics).every(({ state }) => state.count === 0)).toBe(true);
  });
});

describe('The constructor refuses', () => {
  const once = new MeanSquaredError();
  // oxfmt-ignore
  test.each<[string, unknown, RegExp]>([
    ['an unknown name', { metrics: ['msee'] }, /^CompileMetrics.constructor: metrics must be a metric, or the name .*; got "msee"/],
    ['a metric of values', { metrics: ['mean'] }, /^CompileMetrics.constructor: metrics must hold metrics that compare yTrue and yPred; got Mean "mean", which takes values alone$/],
    ['such an instance', { weightedMetrics: [new Mean()] }, /^CompileMetrics.constructor: metrics must hold metrics that compare yTrue and yPred; got Mean "mean", which takes values alone$/],
    ['a class', { metrics: [MeanSquaredError] }, /^CompileMetrics.constructor: metrics must be an instance: new MeanSquaredError\(\); got the class MeanSquaredError$/],
    ['one instance twice', { metrics: [once], weightedMetrics: [once] }, /^CompileMetrics.constructor: metrics must be different instances/],
    ['a misspelt option', { metric: ['mse'] }, /^CompileMetrics.constructor: options must be an object of metrics, weightedMetrics, outputNames; got "metric"$/],
    ['output names that are none', { outputNames: 'a' }, /^CompileMetrics.constructor: outputNames must be a list of different names; got "a"$/],
    ['outputs of one name', { outputNames: ['a', 'a'] }, /^CompileMetrics.constructor: outputNames must be a list of different names; got Array\(2\)$/],
  ])('%s', (_, options, text) => {
    expect(() => made(options as CompileMetricsOptions)).toThrow(text);
  });
});

test('functions of the library and wrappers are metrics', () => {
  const wrapper = new MeanMetricWrapper(largest, { name: 'own' });
  const metrics = made({ metrics: [meanSquaredError, wrapper] });
  metrics.updateState(yTrue, yPred);
  expect(metrics.metrics['mean_squared_error']).toBeInstanceOf(MeanSquaredError);
  expect(metrics.metrics['own']).toBe(wrapper);
});

test('losses and metrics show their results', () => {
  const metrics = made({ metrics: ['mse'] });
  metrics.updateState(yTrue, yPred, { loss: 0.5 });
  const text = `CompileMetrics: ${JSON.stringify(metrics.result())}`;
  expect(String(metrics)).toBe(text);
  const shown = metrics as unknown as Record<symbol, () => string>;
  for (const name of ['nodejs.util.inspect.custom', 'Deno.customInspect'])
    expect(shown[Symbol.for(name)]!()).toBe(text);
});
