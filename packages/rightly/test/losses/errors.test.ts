import * as rightly from 'rightly';
import {
  type AnyMeanMetric,
  type Config,
  Dice,
  Huber,
  huber,
  klDivergence,
  Mean,
  MeanMetricWrapper,
  MeanSquaredError,
  meanSquaredError,
  MetricList,
  Poisson,
  Sum,
} from 'rightly';
import { minus, perClass, reals, sum } from 'rightly/verbs';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';

type Kind = 'TypeError' | 'RangeError';

/** A value that no type allows. */
const bad = (value: unknown): never => value as never;

const make = (className: string, config: Config = {}): AnyMeanMetric =>
  (rightly as unknown as Record<string, { fromConfig(config: Config): AnyMeanMetric }>)[
    className
  ]!.fromConfig(config);

type Row = readonly [what: string, args: readonly unknown[], kind: Kind, text: string];

/** Each update throws that error, and does not change the state. */
const refuses = (metric: () => AnyMeanMetric, rows: readonly Row[]): void => {
  test.each(rows)('%s', (_, args, kind, text) => {
    const given = metric();
    given.become({ ...given.parts, total: [0.25, 1e-20], count: [0.5, 0] });
    const before = structuredClone(given.state);
    const update = (): void => given.updateState(...(args as [never, never]));
    const { className } = (given.constructor as typeof MeanSquaredError).definition;
    expect(caught(update)).toEqual([kind, `${className}.updateState: ${text}`]);
    expect(given.state).toEqual(before);
  });
};

const two = [
  [0, 1],
  [1, 0],
];
const same = 'yPred must have the shape of yTrue; got';
const sparse = 'yPred must be samples × classes, yTrue samples; got';

describe('shapes:', () => {
  // oxfmt-ignore
  refuses(() => make('MeanSquaredError'), [
    ['other shapes', [[1, 2, 3], [1]], 'RangeError', `${same} yTrue [3], yPred [1]`],
    ['wider predictions', [[[1], [2]], [[1, 2], [3, 4]]], 'RangeError', `${same} yTrue [2,1], yPred [2,2]`],
    ['vectors beside numbers', [[1, 2], [[1, 2], [3, 4]]], 'RangeError', `${same} yTrue [2], yPred [2,2]`],
    ['more axes', [[[[1]]], [1]], 'RangeError', `${same} yTrue [1,1,1], yPred [1]`],
    ['vectors without numbers', [[[]], [[]]], 'RangeError', 'yPred must be samples × classes, yTrue too; got yTrue [1,0], yPred [1,0]'],
    ['text', [['a'], [1]], 'TypeError', 'yTrue must hold numbers, booleans, bigints; got "a" at [0]'],
    ['no array', [1, [1]], 'TypeError', 'yTrue must be an array, a typed array or { data, shape }; got 1'],
  ]);
  // oxfmt-ignore
  refuses(() => make('RootMeanSquaredError'), [
    ['other shapes', [two, [0, 1]], 'RangeError', `${same} yTrue [2,2], yPred [2]`],
  ]);
  // oxfmt-ignore
  refuses(() => make('CategoricalCrossentropy'), [
    ['no classes', [[0, 1], [0, 1]], 'RangeError', 'yPred must be samples × classes, yTrue too; got yTrue [2], yPred [2]'],
    ['labels', [[[0], [1]], two], 'RangeError', `${same} yTrue [2,1], yPred [2,2]`],
    ['labels without an axis', [[0, 1], two], 'RangeError', `${same} yTrue [2], yPred [2,2]`],
  ]);
  // oxfmt-ignore
  refuses(() => make('KLDivergence'), [
    ['no classes', [[0, 1], [0, 1]], 'RangeError', 'yPred must be samples × classes, yTrue too; got yTrue [2], yPred [2]'],
  ]);
  // oxfmt-ignore
  refuses(() => make('SparseCategoricalCrossentropy'), [
    ['one-hot labels', [two, two], 'RangeError', `${sparse} yTrue [2,2], yPred [2,2]`],
    ['no classes', [[0, 1], [0.5, 0.5]], 'RangeError', `${sparse} yTrue [2], yPred [2]`],
    ['a label that is not whole', [[0.5, 1], two], 'RangeError', 'yTrue must hold whole numbers; got 0.5 at [0]'],
  ]);
  // oxfmt-ignore
  refuses(() => make('SparseCategoricalCrossentropy', { axis: 1 }), [
    ['labels of another axis', [[[0, 1, 1]], [two]], 'RangeError', `${sparse} yTrue [1,3], yPred [1,2,2]`],
  ]);
});

describe('axes of the input:', () => {
  // oxfmt-ignore
  refuses(() => make('CategoricalCrossentropy', { axis: 2 }), [
    ['none there', [two, two], 'RangeError', "axis must be an axis of the input, and not 0, the samples' axis; got 2 of [2,2]"],
  ]);
  // oxfmt-ignore
  refuses(() => make('BinaryCrossentropy', { axis: -2 }), [
    ["the samples' own, from the end", [two, two], 'RangeError', "axis must be an axis of the input, and not 0, the samples' axis; got -2 of [2,2]"],
  ]);
  // oxfmt-ignore
  refuses(() => make('Dice', { axis: [1, -1] }), [
    ['one axis twice', [two, two], 'RangeError', "axis must be an axis of the input, and not 0, the samples' axis; got 1,-1 of [2,2]"],
  ]);
  // oxfmt-ignore
  refuses(() => make('Dice', { axis: [1, 2] }), [
    ['shapes that only come to the same size', [[[[0, 1]]], [[[0], [1]]]], 'RangeError', `${same} yTrue [1,1,2], yPred [1,2,1]`],
  ]);
});

describe('values that are not finite:', () => {
  const value = 'the value of a sample must be a finite number; got';
  // oxfmt-ignore
  refuses(() => make('MeanSquaredError'), [
    ['NaN', [[1, 2], [NaN, 2]], 'RangeError', `${value} NaN at [0], of yTrue 1, yPred NaN`],
    ['infinity', [[[1, 2], [3, 4]], [[1, 2], [3, Infinity]]], 'RangeError', `${value} Infinity at [1], of yTrue [3,4], yPred [3,Infinity]`],
    ['a place among inner axes', [[[[1], [2]]], [[[1], [NaN]]]], 'RangeError', `${value} NaN at [0,1], of yTrue 2, yPred NaN`],
    ['overflow', [[1e200], [-1e200]], 'RangeError', `${value} Infinity at [0], of yTrue 1e+200, yPred -1e+200`],
    ['many numbers', [[[1, 2, 3, 4, 5, 6]], [[1, 2, 3, 4, 5, NaN]]], 'RangeError', `${value} NaN at [0], of yTrue [1,2,3,4,5,…], yPred [1,2,3,4,5,…]`],
    ['beside another weight of 0', [[1, 2], [NaN, 2], { sampleWeight: [1, 0] }], 'RangeError', `${value} NaN at [0], of yTrue 1, yPred NaN`],
  ]);
  // oxfmt-ignore
  refuses(() => make('Poisson'), [
    ['a negative prediction', [[1], [-2]], 'RangeError', `${value} NaN at [0], of yTrue 1, yPred -2`],
  ]);
  // oxfmt-ignore
  refuses(() => make('SparseCategoricalCrossentropy'), [
    ['a label that no class has', [[2, 0], two], 'RangeError', `${value} NaN at [0], of yTrue 2, yPred [0,1]`],
    ['a negative label', [[0, -1], two], 'RangeError', `${value} NaN at [1], of yTrue -1, yPred [1,0]`],
  ]);
  // oxfmt-ignore
  refuses(() => make('SparseCategoricalCrossentropy', { ignore_class: -1 }), [
    ['a label that is none and not ignored', [[-1, -2], two], 'RangeError', `${value} NaN at [1], of yTrue -2, yPred [1,0]`],
  ]);

  test('are allowed with weight 0', () => {
    const metric = new MeanSquaredError();
    metric.updateState([1, 2, 4], [NaN, 2, Infinity], { sampleWeight: [0, 2, 0] });
    metric.updateState([1, 2], [NaN, 3], { mask: [false, true] });
    expect(metric.state).toEqual({ total: 1, count: 3 });
    const mean = new Mean();
    const values = Float64Array.of(NaN, 3);
    mean.updateState(values, { sampleWeight: [0, 1] });
    expect(values).toEqual(Float64Array.of(NaN, 3));
    expect(mean.state).toEqual({ total: 3, count: 1 });
  });

  test('in a list nothing is counted, in any of its metrics', () => {
    const metrics = [new MeanSquaredError(), new Poisson()];
    const list = new MetricList(metrics);
    const update = (): void => list.updateState([1, 1], [1, -2]);
    expect(caught(update)[1]).toContain(`${value} NaN at [1], of yTrue 1, yPred -2`);
    expect(metrics.map(({ state }) => state)).toEqual(metrics.map(() => ({ total: 0, count: 0 })));
  });
});

describe('weights:', () => {
  // oxfmt-ignore
  refuses(() => make('Dice'), [
    ['one for each sample of a whole batch', [two, two, { sampleWeight: [1, 2] }], 'RangeError', 'sampleWeight must fit the leading axes of [1]; got [2]'],
    ['a mask of the samples', [two, two, { mask: [true, false] }], 'RangeError', 'mask must fit the leading axes of [1]; got [2]'],
  ]);
  // oxfmt-ignore
  refuses(() => make('MeanSquaredError'), [
    ['one for each number of a vector', [two, two, { sampleWeight: two }], 'RangeError', 'sampleWeight must fit the leading axes of [2]; got [2,2]'],
    ['negative', [two, two, { sampleWeight: -1 }], 'RangeError', 'sampleWeight must hold finite numbers of at least 0; got -1 at []'],
  ]);

  test('one weight for a whole batch', () => {
    const metric = new Dice();
    metric.updateState(
      two,
      [
        [0, 1],
        [0, 1],
      ],
      { sampleWeight: 3 },
    );
    expect(metric.state.count).toBe(3);
  });
});

const from = (name: string, config: Config) => (): unknown => make(name, config);
const gives = (values: unknown) => (): AnyMeanMetric => new MeanMetricWrapper(() => bad(values));
const one = (y: number[]): number[] => y;
const other = (y: number[]): number[] => y.map((x) => 2 * x);

type Act = readonly [what: string, act: () => unknown, kind: Kind, text: string];
const throwsExactly = (rows: readonly Act[]): void => {
  test.each(rows)('%s', (_, act, ...expected) => {
    expect(caught(act)).toEqual(expected);
  });
};

describe('options:', () => {
  const classAxis = "axis must be a whole number, and not 0, the samples' axis; got";
  const axes =
    "axis must be a whole number or several, and not 0, the samples' axis; or null for all axes; got";
  const unit = 'labelSmoothing must be a number from 0 to 1; got';
  const least = 'must be a finite number of at least 0; got';
  const alphas = 'alpha must be a number of at least 0, or one for each class; got';
  // oxfmt-ignore
  throwsExactly([
    ['axis 0', from('CategoricalCrossentropy', { axis: 0 }), 'RangeError', `CategoricalCrossentropy.constructor: ${classAxis} 0`],
    ['axis 1.5', from('CosineSimilarity', { axis: 1.5 }), 'RangeError', `CosineSimilarity.constructor: ${classAxis} 1.5`],
    ['axes where one is wanted', from('BinaryCrossentropy', { axis: [1, 2] }), 'TypeError', `BinaryCrossentropy.constructor: ${classAxis} Array(2)`],
    ['axes with 0', from('Dice', { axis: [0, 1] }), 'TypeError', `Dice.constructor: ${axes} Array(2)`],
    ['no axes', from('Tversky', { axis: [] }), 'TypeError', `Tversky.constructor: ${axes} Array(0)`],
    ['axis 0 of several', from('Tversky', { axis: 0 }), 'RangeError', `Tversky.constructor: ${axes} 0`],
    ['smoothing above 1', from('BinaryCrossentropy', { label_smoothing: 1.1 }), 'RangeError', `BinaryCrossentropy.constructor: ${unit} 1.1`],
    ['smoothing below 0', from('CategoricalCrossentropy', { label_smoothing: -0.1 }), 'RangeError', `CategoricalCrossentropy.constructor: ${unit} -0.1`],
    ['smoothing of NaN', from('BinaryFocalCrossentropy', { label_smoothing: NaN }), 'RangeError', `BinaryFocalCrossentropy.constructor: ${unit} NaN`],
    ['smoothing of text', from('CategoricalFocalCrossentropy', { label_smoothing: '0.1' }), 'TypeError', `CategoricalFocalCrossentropy.constructor: ${unit} "0.1"`],
    ['a negative delta', () => new Huber({ delta: -1 }), 'RangeError', `Huber.constructor: delta ${least} -1`],
    ['an infinite delta', () => huber([1], [1], { delta: Infinity }), 'RangeError', `huber: delta ${least} Infinity`],
    ['a negative gamma', from('BinaryFocalCrossentropy', { gamma: -2 }), 'RangeError', `BinaryFocalCrossentropy.constructor: gamma ${least} -2`],
    ['a negative beta', from('Tversky', { beta: -2 }), 'RangeError', `Tversky.constructor: beta ${least} -2`],
    ['a negative alpha', from('CategoricalFocalCrossentropy', { alpha: -1 }), 'RangeError', `CategoricalFocalCrossentropy.constructor: ${alphas} -1`],
    ['alphas with a negative one', from('CategoricalFocalCrossentropy', { alpha: [1, -1] }), 'TypeError', `CategoricalFocalCrossentropy.constructor: ${alphas} Array(2)`],
    ['fromLogits 1', from('SparseCategoricalCrossentropy', { from_logits: 1 }), 'TypeError', 'SparseCategoricalCrossentropy.constructor: fromLogits must be false or true; got 1'],
    ['ignoreClass 0.5', from('SparseCategoricalCrossentropy', { ignore_class: 0.5 }), 'RangeError', 'SparseCategoricalCrossentropy.constructor: ignoreClass must be a whole number; got 0.5'],
    ['an unknown option', () => new Huber(bad({ detla: 1 })), 'TypeError', 'Huber.constructor: options must be an object of name, dtype, reduction, delta; got "detla"'],
    ['an option of another loss', () => new MeanSquaredError(bad({ delta: 1 })), 'TypeError', 'MeanSquaredError.constructor: options must be an object of name, dtype, reduction; got "delta"'],
    ['an unknown option of a function', () => huber([1], [1], bad({ name: 'x' })), 'TypeError', 'huber: options must be an object of delta; got "name"'],
    ['how a sum is reduced', () => new Sum(bad({ reduction: 'mean' })), 'RangeError', 'Sum.constructor: reduction must be sample or element; got "mean"'],
    ['shapes of a function whose class begins with several capitals', () => klDivergence([1], [1, 2]), 'RangeError', `klDivergence: ${same} yTrue [1], yPred [2]`],
    ['shapes of a function', () => meanSquaredError([1], [1, 2]), 'RangeError', `meanSquaredError: ${same} yTrue [1], yPred [2]`],
  ]);

  test('more alphas than classes', () => {
    const metric = make('CategoricalFocalCrossentropy', { alpha: [1, 2, 3] });
    expect(caught(() => metric.updateState(two, two))).toEqual([
      'RangeError',
      'alpha (the factors of timesEach) must be 2 numbers, one for each class; got 3',
    ]);
    expect(metric.state).toEqual({ total: 0, count: 0 });
  });
});

describe('Mean and Sum:', () => {
  const array = 'values must be an array, a typed array or { data, shape }; got';
  const value = 'the value of a sample must be a finite number; got';
  // oxfmt-ignore
  throwsExactly([
    ['nothing', () => new Mean().updateState(bad(undefined)), 'TypeError', `Mean.updateState: ${array} undefined`],
    ['text', () => new Mean().updateState(bad('1')), 'TypeError', `Mean.updateState: ${array} "1"`],
    ['texts', () => new Mean().updateState(bad(['1'])), 'TypeError', 'Mean.updateState: values must hold numbers, booleans, bigints; got "1" at [0]'],
    ['a ragged array', () => new Mean().updateState([[1], [2, 3]]), 'RangeError', 'Mean.updateState: values must have one shape, [2,1]; got Array(2) at [1]'],
    ['NaN', () => new Mean().updateState([1, NaN]), 'RangeError', `Mean.updateState: ${value} NaN at [1]`],
    ['NaN alone', () => new Mean().updateState(NaN), 'RangeError', `Mean.updateState: ${value} NaN at [0]`],
    ['infinity', () => new Sum().updateState([[1, -Infinity]]), 'RangeError', `Sum.updateState: ${value} -Infinity at [0,1]`],
    ['weights in place of options', () => new Sum().updateState([1], bad([1])), 'TypeError', 'Sum.updateState: options must be an object of sampleWeight, mask; got Array(1)'],
    ['other weights', () => new Sum().updateState([1, 2], { sampleWeight: [1, 2, 3] }), 'RangeError', 'Sum.updateState: sampleWeight must fit the leading axes of [2]; got [3]'],
    ['a sum that overflows', () => new Sum().updateState([1e308, 1e308]), 'RangeError', 'Sum.updateState: total must be a finite sum; got Infinity'],
    ['merging a mean with a sum', () => new Mean().mergeState(bad(new Sum())), 'TypeError', 'Mean.mergeState: an argument must be another Mean {}; got Sum {}'],
    ['merging means of samples and elements', () => new Mean().mergeState(new Mean({ reduction: 'element' })), 'TypeError', 'Mean.mergeState: an argument must be another Mean {}; got Mean {"reduction":"element"}'],
    ['a saved sum that is none', () => Sum.fromJSON({ ...new Sum().toJSON(), state: { total: null } }), 'RangeError', 'Sum.fromJSON: state total must be a finite sum; got null'],
  ]);

  test('a negative total can be restored, a negative count of a loss cannot', () => {
    const saved = new Poisson().toJSON();
    expect(Poisson.fromJSON({ ...saved, state: { total: -3, count: 2 } }).result()).toBe(-1.5);
    const squares = new MeanSquaredError().toJSON();
    expect(
      caught(() => MeanSquaredError.fromJSON({ ...squares, state: { total: -3, count: 2 } })),
    ).toEqual([
      'RangeError',
      'MeanSquaredError.fromJSON: state total must be 0 to Infinity times count; got -3 of 2',
    ]);
  });
});

describe('MeanMetricWrapper:', () => {
  const wanted =
    'MeanMetricWrapper.constructor: fn must be a function of yTrue and yPred, or a declaration; got';
  const gap = minus(reals('yTrue'), reals('yPred'));
  // oxfmt-ignore
  throwsExactly([
    ['nothing', () => new MeanMetricWrapper(bad(undefined)), 'TypeError', `${wanted} undefined`],
    ['no function', () => new MeanMetricWrapper({}), 'TypeError', `${wanted} undefined`],
    ['a name for a function', () => new MeanMetricWrapper({ fn: bad('mse') }), 'TypeError', `${wanted} "mse"`],
    ['rows, which are no values yet', () => new MeanMetricWrapper({ fn: bad(perClass('yTrue')) }), 'TypeError', `${wanted} Object { type, verb, args, key, run, kernels, layout }`],
    ['a declaration without the truth', () => new MeanMetricWrapper(sum(perClass('yPred'))), 'TypeError', 'MeanMetricWrapper.constructor: the value must read yTrue and yPred; got one that reads yPred alone'],
    ['a direction', () => new MeanMetricWrapper(one, { direction: bad('left') }), 'TypeError', 'MeanMetricWrapper.constructor: direction must be up or down; got "left"'],
    ['merging another function', () => new MeanMetricWrapper(one, { name: 'x' }).mergeState(new MeanMetricWrapper(other, { name: 'x' })), 'TypeError', 'MeanMetricWrapper.mergeState: an argument must average the same function; got Function(1)'],
  ]);

  test.each([
    [
      'a declaration with another',
      new MeanMetricWrapper(gap),
      new MeanMetricWrapper(sum(minus(perClass('yTrue'), perClass('yPred')))),
    ],
    ['a declaration with a function', new MeanMetricWrapper(gap), new MeanMetricWrapper(one)],
    ['a function with a declaration', new MeanMetricWrapper(one), new MeanMetricWrapper(gap)],
  ])('does not merge %s', (_, metric, another) => {
    const [kind, text] = caught(() => metric.mergeState(another));
    expect(kind).toBe('TypeError');
    expect(text).toMatch(/^MeanMetricWrapper.mergeState: an argument must /);
    expect(metric.state).toEqual({ total: 0, count: 0 });
  });

  const what = 'the result of the function';
  const alone = `${what} must be a value for each sample where samples have weights; got one for all`;
  // oxfmt-ignore
  const rows: readonly (readonly [string, () => AnyMeanMetric, readonly Row[]])[] = [
    ['too few values', gives([1]), [['of two', [[1, 2], [1, 2]], 'RangeError', `${what} must be one value for each of 2 samples, or one for all; got 1 values`]]],
    ['undefined', gives(undefined), [['of two', [[1, 2], [1, 2]], 'TypeError', `${what} must be an array, a typed array or { data, shape }; got undefined`]]],
    ['a promise', gives(Promise.resolve(1)), [['of two', [[1, 2], [1, 2]], 'TypeError', `${what} must be an array, a typed array or { data, shape }; got Promise {  }`]]],
    ['texts', gives(['1', '2']), [['of two', [[1, 2], [1, 2]], 'TypeError', `${what} must hold numbers, booleans, bigints; got "1" at [0]`]]],
    ['NaN', gives([1, NaN]), [['of two', [[1, 2], [1, 2]], 'RangeError', 'the value of a sample must be a finite number; got NaN at [1]']]],
    ['NaN for all', gives(NaN), [['of two', [[1, 2], [1, 2]], 'RangeError', 'the value of a sample must be a finite number; got NaN at [0]']]],
    ['one for all', gives(1), [
      ['with weights', [[1, 2], [1, 2], { sampleWeight: [1, 2] }], 'TypeError', alone],
      ['with a mask', [[1, 2], [1, 2], { mask: [true, false] }], 'TypeError', alone],
    ]],
  ];
  describe.each(rows)('%s', (_, metric, cases) => {
    refuses(metric, cases);
  });
});
