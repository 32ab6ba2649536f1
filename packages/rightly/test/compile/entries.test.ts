import {
  BinaryAccuracy,
  KLDivergence,
  MeanSquaredError,
  meanSquaredError,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { accuracyFor, isAccuracy } from '../../src/compile/accuracy.ts';
import { entriesOf } from '../../src/compile/entries.ts';
import type { MetricFunction, MetricStructure } from '../../src/compile/structure.ts';

type Structure = MetricStructure<MetricFunction>;

const names = (
  metrics: Structure,
  weighted: Structure = [],
  outputs: readonly string[] = ['out'],
): string[] => entriesOf(metrics, weighted, outputs, ['loss']).map(({ name }) => name);

const mine = (): number => 1;
const q = (): BinaryAccuracy => new BinaryAccuracy({ name: 'q' });

describe('A metric logs', () => {
  test('under its name, or under the string that was given', () => {
    expect(names([q(), 'acc', 'BinaryAccuracy', 'sparse_categorical_accuracy'])).toEqual([
      'q',
      'acc',
      'BinaryAccuracy',
      'sparse_categorical_accuracy',
    ]);
  });

  test('with a number where the name is repeated', () => {
    expect(names(['acc', 'acc', q(), q(), 'acc'])).toEqual(['acc', 'acc_1', 'q', 'q_1', 'acc_2']);
    expect(names([new BinaryAccuracy({ name: 'q_1' }), q(), q()])).toEqual(['q_1', 'q', 'q_2']);
  });

  test('as weighted where an unweighted one has the name', () => {
    expect(names(['acc', q()], ['acc', 'acc', q(), 'accuracy'])).toEqual([
      'acc',
      'q',
      'weighted_acc',
      'weighted_acc_1',
      'weighted_q',
      'accuracy',
    ]);
  });

  test('with the name of the output first, where there are several', () => {
    const given = [['acc', q()], 'acc'];
    expect(names(given, { b: ['acc', q()] }, ['a', 'b'])).toEqual([
      'a_acc',
      'a_q',
      'b_acc',
      'b_weighted_acc',
      'b_q',
    ]);
  });

  test('never under the name of the loss', () => {
    expect(names([new BinaryAccuracy({ name: 'loss' })])).toEqual(['loss_1']);
  });

  test('under the name of its function', () => {
    expect(names([mine, [mine]])).toEqual(['mine', 'mine_1']);
    expect(names([() => 1])).toEqual(['metric']);
  });

  test("under Keras's name of a function of the library, or under its string", () => {
    expect(names([meanSquaredError, 'mse', 'MSE', 'mse'])).toEqual([
      'mean_squared_error',
      'mse',
      'MSE',
      'mse_1',
    ]);
    const [own, string] = entriesOf([meanSquaredError, 'kld'], null, ['out'], []);
    expect(own!.metric).toBeInstanceOf(MeanSquaredError);
    expect(string!.metric).toBeInstanceOf(KLDivergence);
  });
});

describe('Metrics of one output may be', () => {
  test.each<[string, Structure, string[]]>([
    ['one', 'acc', ['acc']],
    ['a list however deep', ['acc', [['binary_accuracy'], []], null], ['acc', 'binary_accuracy']],
    ['an object by the name of the output', { out: ['acc', 'accuracy'] }, ['acc', 'accuracy']],
    ['none', null, []],
    ['a configuration', { class_name: 'BinaryAccuracy', config: { name: 'q' } }, ['q']],
  ])('%s', (_, structure, expected) => {
    expect(names(structure)).toEqual(expected);
  });
});

test('metrics of an output that an object does not name are none', () => {
  expect(names({ b: 'acc' }, null, ['a', 'b', 'c'])).toEqual(['b_acc']);
});

describe('An error says what is wrong with', () => {
  const once = new BinaryAccuracy();
  // oxfmt-ignore
  test.each<[string, Structure, readonly string[], RegExp]>([
    ['an unknown name', ['binary_acuracy'], ['out'], /compile: metrics must be a metric, or the name or configuration of one of accuracy, .*; got "binary_acuracy" \(did you mean 'binary_accuracy'\?\)/],
    ['a thing that is no metric', [7 as never], ['out'], /compile: metrics must be a metric, .*; got 7/],
    ['an unknown output', { bb: 'acc' }, ['a', 'b'], /compile: metrics must have the names of outputs as keys: a, b; got "bb" \(did you mean 'b'\?\)/],
    ['a list that is too short', ['acc'], ['a', 'b'], /compile: metrics must be an object by output name, or a list of one entry for each output \(a, b\); got a list of 1/],
    ['one metric for several outputs', 'acc', ['a', 'b'], /compile: metrics must be an object by output name, or .*; got "acc"/],
    ['what Keras has and this library has not', ['CTC'], ['out'], /compile: metrics must be a metric of this library, which has no CTC; got "CTC"/],
    ['a class', [BinaryAccuracy as never], ['out'], /compile: metrics must be an instance: new BinaryAccuracy\(\); got the class BinaryAccuracy/],
    ['one instance twice', [once, once], ['out'], /compile: metrics must be different instances.*; got "binary_accuracy" as binary_accuracy and as binary_accuracy_1/],
    ['one instance for two outputs', [once, once], ['a', 'b'], /different instances.*; got "binary_accuracy" as a_binary_accuracy and as b_binary_accuracy/],
  ])('%s', (_, metrics, outputs, text) => {
    expect(() => entriesOf(metrics, null, outputs, ['loss'])).toThrow(text);
  });

  test('one instance weighted and not', () => {
    expect(() => entriesOf([once], [once], ['out'], ['loss'])).toThrow(/different instances/);
  });
});

describe("'accuracy' is", () => {
  test.each([
    ['binary for one score a sample', [8, 1], [8, 1], 'BinaryAccuracy'],
    ['binary for predictions without an axis of classes', [8], [8], 'BinaryAccuracy'],
    ['binary for sequences of one score', [8, 5, 1], [8, 5, 1], 'BinaryAccuracy'],
    ['sparse for labels', [8], [8, 4], 'SparseCategoricalAccuracy'],
    ['sparse for labels in a column', [8, 1], [8, 4], 'SparseCategoricalAccuracy'],
    ['sparse for sequences of labels', [8, 5], [8, 5, 4], 'SparseCategoricalAccuracy'],
    ['categorical for one-hot truth', [8, 4], [8, 4], 'CategoricalAccuracy'],
  ])('%s', (_, yTrue, yPred, className) => {
    expect(accuracyFor(yTrue, yPred).toJSON().class_name).toBe(className);
  });

  test("meant by 'acc' too, however it is written, and by nothing else", () => {
    expect(['accuracy', 'acc', 'Accuracy', 'ACC'].every(isAccuracy)).toBe(true);
    const others = ['binary_accuracy', new SparseCategoricalAccuracy(), undefined];
    expect(others.some(isAccuracy)).toBe(false);
  });
});

test('instances, configurations and names become the right metrics', () => {
  const top = new SparseTopKCategoricalAccuracy({ k: 3, name: 'top3' });
  const [first, second] = entriesOf(
    [top, { class_name: 'BinaryAccuracy', config: { threshold: 0.3 } }],
    null,
    ['out'],
    [],
  );
  expect(first!.metric).toBe(top);
  expect((second!.metric as BinaryAccuracy).getConfig()).toMatchObject({ threshold: 0.3 });
});
