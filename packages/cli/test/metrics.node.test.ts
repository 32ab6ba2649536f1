import { describe, expect, test } from 'vitest';
import { evaluate, made, rightly } from './command.ts';

/** Four rows of each kind. Their true classes are 0, 1, 2 and 3. */
const kinds = {
  scores: made(
    'a.parquet',
    'SELECT i AS y_true, [4, 3, 2, 1, 0, 0.5]::DOUBLE[] AS y_pred FROM range(4) t(i)',
  ),
  'few scores': made(
    'a.parquet',
    'SELECT i AS y_true, [4, 3, 2, 1, 0.5]::DOUBLE[] AS y_pred FROM range(4) t(i)',
  ),
  columns: made(
    'a.parquet',
    'SELECT i AS y_true, 5 AS p0, 4 AS p1, 3 AS p2, 2 AS p3, 1 AS p4, 0 AS p5 FROM range(4) t(i)',
  ),
  'one-hot': made(
    'a.parquet',
    'SELECT list_transform(range(6), lambda c: (c = i)::INT) AS y_true, [4, 3, 2, 1, 0, 0.5]::DOUBLE[] AS y_pred FROM range(4) t(i)',
  ),
  ids: made('a.parquet', 'SELECT i AS y_true, [2, 0, 1] AS y_pred FROM range(4) t(i)'),
  labels: made('a.parquet', 'SELECT i AS y_true, 3 AS y_pred FROM range(4) t(i)'),
  strings: made('a.parquet', "SELECT i::VARCHAR AS y_true, '3' AS y_pred FROM range(4) t(i)"),
  probability: made('a.parquet', 'SELECT i % 2 AS y_true, i / 4 AS y_pred FROM range(4) t(i)'),
};
type Kind = keyof typeof kinds;

const metricsOf = async (kind: Kind, list?: string): Promise<unknown> => {
  const { results } = await evaluate(
    await kinds[kind],
    ...(list === undefined ? [] : ['--metrics', list]),
  );
  return results.map(({ metric, value }) => [metric, value]);
};

test.each<[Kind, [string, number][]]>([
  [
    'scores',
    [
      ['sparse_categorical_accuracy', 1 / 4],
      ['sparse_top_k_categorical_accuracy', 1],
    ],
  ],
  ['few scores', [['sparse_categorical_accuracy', 1 / 4]]],
  [
    'columns',
    [
      ['sparse_categorical_accuracy', 1 / 4],
      ['sparse_top_k_categorical_accuracy', 1],
    ],
  ],
  [
    'one-hot',
    [
      ['categorical_accuracy', 1 / 4],
      ['top_k_categorical_accuracy', 1],
    ],
  ],
  ['labels', [['accuracy', 1 / 4]]],
  ['strings', [['accuracy', 1 / 4]]],
  ['probability', [['binary_accuracy', 3 / 4]]],
])('%s have metrics that fit', async (kind, wanted) => {
  expect(await metricsOf(kind)).toEqual(wanted);
});

const plain = (text: string): string => text.replaceAll(/[^a-z]/gi, '').toLowerCase();

describe('accuracy and acc', () => {
  test.each<[Kind, string[], number]>([
    ['scores', [], 1 / 4],
    ['columns', [], 1 / 4],
    ['one-hot', [], 1 / 4],
    ['labels', [], 1 / 4],
    ['strings', [], 1 / 4],
    ['probability', ['threshold'], 3 / 4],
  ])('are the accuracy that fits %s, and keep their name', async (kind, keys, value) => {
    for (const name of ['accuracy', 'acc']) {
      const { results } = await evaluate(await kinds[kind], '--metrics', name);
      expect(results.map((one) => [one.metric, one.config['name'], one.value])).toEqual([
        [name, name, value],
      ]);
      expect(Object.keys(results[0]!.config)).toEqual(expect.arrayContaining(keys));
    }
  });

  test.each<[Kind, string]>([
    ['scores', 'SparseCategoricalAccuracy'],
    ['one-hot', 'CategoricalAccuracy'],
    ['labels', 'Accuracy'],
    ['probability', 'BinaryAccuracy'],
  ])('the header names the class of accuracy for %s: %s', async (kind, className) => {
    const { stdout, stderr } = await rightly(
      'evaluate',
      await kinds[kind],
      '--metrics',
      'accuracy:name=mine',
      '--format',
      'json',
    );
    expect(plain(stdout + stderr)).toMatch(new RegExp(`[^a-z]?${className.toLowerCase()}`));
  });

  test('take the options of their metrics', async () => {
    expect(await metricsOf('probability', 'accuracy:threshold=0.2')).toEqual([['accuracy', 3 / 4]]);
    expect(await metricsOf('scores', 'acc:ignore_class=0,name=rest')).toEqual([['rest', 0]]);
  });
});

test.each<[Kind, string, [string, number][]]>([
  ['scores', 'sparse_top_k_categorical_accuracy:k=3,name=top3', [['top3', 3 / 4]]],
  [
    'scores',
    'accuracy,sparse_top_k_categorical_accuracy:k=3,name=top3',
    [
      ['accuracy', 1 / 4],
      ['top3', 3 / 4],
    ],
  ],
  [
    'scores',
    'sparse_top_k_categorical_accuracy:k=3,name=top3,accuracy',
    [
      ['top3', 3 / 4],
      ['accuracy', 1 / 4],
    ],
  ],
  [
    'scores',
    'sparse_top_k_categorical_accuracy:name=top2,k=2,sparse_top_k_categorical_accuracy:k=1,name=top1',
    [
      ['top2', 2 / 4],
      ['top1', 1 / 4],
    ],
  ],
  [
    'scores',
    ' accuracy , sparse_top_k_categorical_accuracy:k = 2 , name = top2 ',
    [
      ['accuracy', 1 / 4],
      ['top2', 2 / 4],
    ],
  ],
  ['scores', 'SparseCategoricalAccuracy', [['sparse_categorical_accuracy', 1 / 4]]],
  ['scores', 'sparseTopKCategoricalAccuracy:k=2', [['sparse_top_k_categorical_accuracy', 2 / 4]]],
  ['scores', 'sparse_categorical_accuracy:ignore_class=0', [['sparse_categorical_accuracy', 0]]],
  ['scores', 'sparse_categorical_accuracy:ignoreClass=3', [['sparse_categorical_accuracy', 1 / 3]]],
  [
    'scores',
    'sparse_categorical_accuracy:ignore_class=-1',
    [['sparse_categorical_accuracy', 1 / 4]],
  ],
  ['scores', 'sparse_top_k_categorical_accuracy:k=999', [['sparse_top_k_categorical_accuracy', 1]]],
  ['scores', 'accuracy:name=a b=c', [['a b=c', 1 / 4]]],
  ['scores', 'accuracy:name=größe', [['größe', 1 / 4]]],
  [
    'one-hot',
    'top_k_categorical_accuracy:k=2,categorical_accuracy',
    [
      ['top_k_categorical_accuracy', 2 / 4],
      ['categorical_accuracy', 1 / 4],
    ],
  ],
  [
    'ids',
    'sparse_top_k_categorical_accuracy:k=2,from_sorted_ids=true',
    [['sparse_top_k_categorical_accuracy', 2 / 4]],
  ],
  [
    'ids',
    'sparse_top_k_categorical_accuracy:k=2,fromSortedIds=true',
    [['sparse_top_k_categorical_accuracy', 2 / 4]],
  ],
  [
    'ids',
    'sparse_top_k_categorical_accuracy:k=2,from_sorted_ids=false',
    [['sparse_top_k_categorical_accuracy', 2 / 4]],
  ],
  ['labels', 'Accuracy', [['accuracy', 1 / 4]]],
  ['labels', 'binary_accuracy:threshold=2.5', [['binary_accuracy', 1 / 4]]],
  ['probability', 'binary_accuracy:threshold=0.25', [['binary_accuracy', 2 / 4]]],
  ['probability', 'binary_accuracy:threshold=2.5e-1', [['binary_accuracy', 2 / 4]]],
  [
    'probability',
    'accuracy,binary_accuracy:threshold=0.9,name=strict',
    [
      ['accuracy', 3 / 4],
      ['strict', 2 / 4],
    ],
  ],
])('%s: %s', async (kind, list, wanted) => {
  expect(await metricsOf(kind, list)).toEqual(wanted);
});

test.each<[string, string[]]>([
  ['accuracy,accuracy', ['accuracy', 'accuracy_1']],
  ['accuracy,accuracy,accuracy', ['accuracy', 'accuracy_1', 'accuracy_2']],
  ['accuracy,acc', ['accuracy', 'acc']],
  ['acc:name=x,accuracy:name=x', ['x', 'x_1']],
  [
    'sparse_top_k_categorical_accuracy:k=1,sparse_top_k_categorical_accuracy:k=2',
    ['sparse_top_k_categorical_accuracy', 'sparse_top_k_categorical_accuracy_1'],
  ],
])('%s: repeated names get a number', async (list, names) => {
  expect(((await metricsOf('scores', list)) as [string][]).map(([name]) => name)).toEqual(names);
});

test('no two metrics have the same name', async () => {
  const found = (await metricsOf('scores', 'accuracy,accuracy,acc:name=accuracy_1')) as [string][];
  expect(new Set(found.map(([name]) => name)).size).toBe(3);
});

test('the configuration is Keras’s', async () => {
  const list = 'accuracy,sparse_top_k_categorical_accuracy:k=3,ignore_class=1,name=top3';
  const { results } = await evaluate(await kinds.scores, '--metrics', list);
  expect(results.map(({ config }) => config)).toEqual([
    { name: 'accuracy', dtype: 'float64' },
    { name: 'top3', dtype: 'float64', k: 3, ignore_class: 1 },
  ]);
});

test('dtype rounds the value, not the state', async () => {
  const { results } = await evaluate(
    await kinds.scores,
    '--metrics',
    'sparse_categorical_accuracy:ignore_class=3,dtype=float32',
  );
  expect(results[0]).toMatchObject({ value: Math.fround(1 / 3), state: { total: 1, count: 3 } });
});

test.each<[Kind, string, RegExp]>([
  [
    'scores',
    'accurcy',
    /^rightly: --metrics: there is no metric "accurcy"; did you mean "accuracy"/,
  ],
  [
    'scores',
    'zzz',
    /^rightly: --metrics: there is no metric "zzz"; rightly evaluate --list-metrics shows all$/,
  ],
  ['scores', 'mean', /^rightly: --metrics mean is computed from one column: /],
  ['scores', '', /^rightly: --metrics must be names with options, as in .*; got ""$/],
  ['scores', ',', /^rightly: --metrics must be names with options/],
  ['scores', 'accuracy,', /^rightly: --metrics must be names with options/],
  ['scores', 'k=3', /^rightly: --metrics must be names with options, as in .*; got "k=3"$/],
  [
    'scores',
    'sparse_top_k_categorical_accuracy:k=0',
    /^rightly: --metrics: .*k must be a whole number of at least 1; got 0$/,
  ],
  [
    'scores',
    'sparse_top_k_categorical_accuracy:k=1.5',
    /^rightly: --metrics: .*k must be a whole number of at least 1; got 1\.5$/,
  ],
  [
    'scores',
    'sparse_top_k_categorical_accuracy:k=',
    /^rightly: --metrics: .*k must be a whole number of at least 1; got ""$/,
  ],
  ['scores', 'sparse_top_k_categorical_accuracy:k=three', /^rightly: --metrics: .*got "three"$/],
  [
    'scores',
    'sparse_top_k_categorical_accuracy:kk=3',
    /^rightly: --metrics: .*k, from_sorted_ids, classes, ignore_class; got "kk"/,
  ],
  ['scores', 'accuracy:k=3', /^rightly: --metrics: .*got "k"/],
  ['scores', 'accuracy:treshold=3', /^rightly: --metrics: .*got "treshold"/],
  ['scores', 'accuracy:name=', /^rightly: --metrics: .*name/],
  ['scores', 'accuracy:dtype=float8', /^rightly: --metrics: .*dtype.*float8/],
  ['scores', 'sparse_categorical_accuracy:ignore_class=cat', /^rightly: --metrics: .*"cat"/],
  ['probability', 'binary_accuracy:threshold=half', /^rightly: --metrics: .*threshold.*"half"/],
  [
    'probability',
    'binary_accuracy:threshold=Infinity',
    /^rightly: --metrics: .*threshold.*Infinity/,
  ],
  [
    'scores',
    'categorical_accuracy',
    /^rightly: categorical_accuracy needs one-hot lists as truth; column "y_true" holds one label a row$/,
  ],
  [
    'scores',
    'top_k_categorical_accuracy',
    /^rightly: top_k_categorical_accuracy needs one-hot lists as truth/,
  ],
  [
    'scores',
    'binary_accuracy',
    /^rightly: binary_accuracy needs one prediction a row; the predictions are scores for each class \("y_pred"\)$/,
  ],
  [
    'one-hot',
    'sparse_categorical_accuracy',
    /^rightly: sparse_categorical_accuracy needs class indexes as truth; column "y_true" holds lists$/,
  ],
  [
    'labels',
    'sparse_categorical_accuracy',
    /^rightly: sparse_categorical_accuracy needs a score for each class; the predictions are one column \("y_pred"\)$/,
  ],
  [
    'strings',
    'binary_accuracy',
    /^rightly: binary_accuracy needs 0 and 1 as truth; column "y_true" holds strings$/,
  ],
])('%s: %s is refused', async (kind, list, message) => {
  const { status, stdout, stderr } = await rightly(
    'evaluate',
    await kinds[kind],
    '--metrics',
    list,
  );
  expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({
    status: 2,
    stdout: '',
    lines: 2,
  });
  expect(stderr.trimEnd()).toMatch(message);
});
