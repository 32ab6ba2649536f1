import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { npy, refusal } from './arrays.ts';
import { evaluate, file, folder, made, rightly, sql, text } from './command.ts';

/** Truths and predictions that are numbers. */
const numbers = file(
  'numbers.csv',
  'label,prediction,weight,g\n1,1.5,1,a\n3,2,2,a\n10,11,1,b\n-4,-4,0,b\n',
);
const probability = file('p.csv', 'y_true,y_prob\n1,0.875\n0,0.25\n1,0.5\n');
const scores = file('s.csv', 'y_true,p0,p1\n0,0.75,0.25\n1,0.5,0.5\n');
const lists = made(
  'lists.parquet',
  'SELECT * FROM (VALUES ([1, 0], [0.75, 0.25]), ([0, 1], [0.5, 0.5])) AS t(y_true, y_pred)',
);
const logarithm = (...p: number[]): number =>
  p.reduce((sum, one) => sum - Math.log(one), 0) / p.length;

async function totals(...args: string[]): Promise<Record<string, number | null>> {
  const { results } = await evaluate(...args);
  return Object.fromEntries(
    results
      .filter(({ group }) => group === null)
      .map(({ metric, value }) => [metric, value === null ? null : Number(value.toFixed(12))]),
  );
}

const near = (wanted: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(wanted).map(([name, x]) => [name, Number(x.toFixed(12))]));

/** The lines of the printed table. */
const printed = async (path: string, ...args: string[]): Promise<string[]> => {
  const { stdout } = await rightly('evaluate', path, ...args);
  return stdout.split('\n').slice(2, -1);
};

const runNumbers = async (...args: string[]): Promise<[number, string]> => {
  const { status, stderr } = await rightly('evaluate', numbers, '--no-sample-weight', ...args);
  return [status, stderr];
};

/** Numbers between 0 and 1 that SQL can write too. */
const at = (i: number, k: number): number => (((i * 48_271 + k * 7919) % 997) + 1) / 998;

/** The result with rounded numbers. Each way of counting compensates sums, and the last digits differ. */
const close = (found: Awaited<ReturnType<typeof evaluate>>): unknown =>
  found.results.map(({ metric, value, state, group }) => [
    metric,
    ...[value!, state.total, state.count].map((x) => Number(x.toPrecision(13))),
    group && Number(Object.values(group)[0]),
  ]);

describe('values', () => {
  // oxfmt-ignore
  test.each<[string, string, string[], Record<string, number>]>([
    ['of numbers', numbers, ['--no-sample-weight', '--metrics', 'mse,mae,huber:delta=0.5,root_mean_squared_error'], { mse: 2.25 / 4, mae: 2.5 / 4, huber: (0.125 + 0.375 + 0.375) / 4, root_mean_squared_error: Math.sqrt(2.25 / 4) }],
    ['of numbers with weights', numbers, ['--metrics', 'mse'], { mse: (0.25 + 2 + 1) / 4 }],
    ['of probabilities', probability, ['--metrics', 'bce,ce,crossentropy,accuracy'], { bce: logarithm(0.875, 0.75, 0.5), ce: logarithm(0.875, 0.75, 0.5), crossentropy: logarithm(0.875, 0.75, 0.5), accuracy: 2 / 3 }],
    ['of a column a class', scores, ['--metrics', 'accuracy,crossentropy'], { accuracy: 1 / 2, crossentropy: logarithm(0.75, 0.5) }],
  ])('%s', async (_, path, args, wanted) => {
    expect(await totals(path, ...args)).toEqual(near(wanted));
  });

  test('of lists', async () => {
    const found = await totals(
      await lists,
      '--metrics',
      'mse,kld,ce,dice:axis=-1,categorical_focal_crossentropy:alpha=[1,0],gamma=0,name=first',
    );
    expect(found).toEqual(
      near({
        mse: (0.0625 + 0.25) / 2,
        kld: found['kld'] as number,
        ce: logarithm(0.75, 0.5),
        dice: found['dice'] as number,
        first: logarithm(0.75) / 2,
      }),
    );
    // The expected values come from the formulas, with their epsilons of 1e-7.
    expect(found['kld']).toBeCloseTo(logarithm(0.75, 0.5), 5);
    expect(found['dice']).toBeCloseTo((1 - 1.5 / 2 + (1 - 1 / 2)) / 2, 6);
  });

  test.each([
    ['mse', 'mse'],
    ['MSE', 'MSE'],
    ['mean_squared_error', 'mean_squared_error'],
    ['MeanSquaredError', 'mean_squared_error'],
    ['meanSquaredError', 'mean_squared_error'],
    ['log_cosh_error', 'logcosh'],
    ['cosine_proximity:name=near', 'near'],
  ])('%s is called %s', async (asked, name) => {
    const path = name === 'near' ? await lists : numbers;
    expect(Object.keys(await totals(path, '--metrics', asked))).toEqual([name]);
  });

  test('each group has its own value, and without counted rows the value is null', async () => {
    const { results } = await evaluate(numbers, '--metrics', 'mae', '--by', 'g');
    expect(results.map(({ group, value, state }) => [group?.['g'], value, state])).toEqual([
      ['a', 2.5 / 3, { total: 2.5, count: 3 }],
      ['b', 1, { total: 1, count: 1 }],
      [undefined, 3.5 / 4, { total: 3.5, count: 4 }],
    ]);
    expect(await totals(numbers, '--metrics', 'mae', '--where', 'label = -4')).toEqual({
      mae: null,
    });
  });

  test('an ignored class is left out', async () => {
    const path = file('s.csv', 'y_true,p0,p1\n0,0.75,0.25\n-1,0.5,0.5\n');
    const metric = 'sparse_categorical_crossentropy:ignore_class=-1,name=known';
    expect(await totals(path, '--metrics', metric)).toEqual(near({ known: logarithm(0.75) }));
  });
});

describe('numbers are printed', () => {
  const large = file('large.csv', 'y_true,y_pred\n0,3000000\n0,0.0\n');
  const small = file('small.csv', 'y_true,y_pred\n0,0.00002\n0,0.0\n');

  test('with the same number of digits if they are large or small', async () => {
    expect(await printed(numbers, '--metrics', 'mse,mae', '--no-sample-weight')).toEqual([
      'metric     value  samples',
      'mse     0.562500        4',
      'mae     0.625000        4',
    ]);
    expect((await printed(large, '--metrics', 'mae,mse'))[2]).toBe('mse     4.500000e+12        2');
    expect((await printed(small, '--metrics', 'mae'))[1]).toBe('mae     0.00001000000        2');
    expect(
      (
        await printed(numbers, '--metrics', 'mae', '--where', 'label = -4', '--no-sample-weight')
      )[1],
    ).toBe('mae     0.000000        1');
  });

  test('the header names the class of crossentropy', async () => {
    const { stdout } = await rightly('evaluate', scores, '--metrics', 'ce');
    expect(stdout).toContain(' · ce: SparseCategoricalCrossentropy\n');
  });
});

// oxfmt-ignore
describe('columns that do not fit are refused:', () => {
  const strings = file('t.csv', 'y_true,y_pred\ncat,0.5\ndog,0.25\n');
  test.each<[string, string, string, string]>([
    ['scores', scores, 'mse', 'mse needs one number a row in truth and predictions, or a list in both; column "y_true" holds one label a row, and the predictions are scores for each class ("p0", "p1")'],
    ['scores', scores, 'kld', 'kld needs a list for each row as truth; column "y_true" holds one label a row'],
    ['scores', scores, 'root_mean_squared_error', 'root_mean_squared_error needs one prediction a row; the predictions are scores for each class ("p0", "p1")'],
    ['numbers', numbers, 'sparse_categorical_crossentropy', 'sparse_categorical_crossentropy needs a score for each class; the predictions are one column ("prediction")'],
    ['numbers', numbers, 'cosine_similarity', 'cosine_similarity needs a score for each class; the predictions are one column ("prediction")'],
    ['strings', strings, 'mse', 'mse needs numbers as truth; column "y_true" holds strings'],
    ['a batch for one sample', scores, 'dice', 'dice treats all rows as one sample; say dice:axis=-1 for one value a row'],
    ['another axis', scores, 'sparse_categorical_crossentropy:axis=2', 'sparse_categorical_crossentropy: axis must be -1, the only one that a row has; got 2'],
    ['no such metric', numbers, 'mean_square_error', '--metrics: there is no metric "mean_square_error"; did you mean "mean_squared_error" or "root_mean_squared_error"? rightly evaluate --list-metrics shows all'],
    ['an option', numbers, 'huber:delta=-1', '--metrics: Huber.constructor: delta must be a finite number of at least 0; got -1'],
  ])('%s for %s', async (_, path, metric, message) => {
    expect(await refusal(path, '--metrics', metric)).toBe(message);
  });

  test('a metric of one column without --y-pred', async () => {
    expect(await refusal(numbers, '--metrics', 'mean')).toMatch(/^--metrics mean is computed from one column: name it with --y-pred COLUMN, /);
  });

  test('lists of truth for one loss of class indexes', async () => {
    expect(await refusal(await lists, '--metrics', 'sparse_categorical_crossentropy')).toBe('sparse_categorical_crossentropy needs class indexes as truth; column "y_true" holds lists');
  });
});

// oxfmt-ignore
describe('the first row without a value is named:', () => {
  test.each<[string, string, string[], string]>([
    ['NaN', 'y_true,y_pred\n1,2.5\n2,nan\n', ['mse'], 'a.csv: row 2: mse must be a finite number; column "y_true" holds 2, column "y_pred" NaN'],
    ['the metric at fault', 'y_true,y_pred\n1,2.5\n1,-1.5\n', ['mse,poisson'], 'a.csv: row 2: poisson must be a finite number; column "y_true" holds 1, column "y_pred" -1.5'],
    ['an infinite score', 'y_true,p0,p1\n1,2.5,1\n0,inf,0\n', ['sparse_categorical_crossentropy:from_logits=true,name=ce'], 'a.csv: row 2: ce must be a finite number; column "y_true" holds 0, columns "p0" … [Infinity, 0]'],
    ['a label that no class has', 'y_true,p0,p1\n1,0.5,0.5\n2,0.5,0.5\n', ['ce'], 'a.csv: row 2: column "y_true" must hold labels that are classes; it holds 2'],
    ['a label that is not whole', 'y_true,p0,p1\n1,0.5,0.5\n0.5,0.5,0.5\n', ['ce'], 'a.csv: row 2: column "y_true" must hold whole numbers as labels; it holds 0.5'],
    ['NULL', 'y_true,y_pred\n1,2.5\n,3\n', ['mse'], 'a.csv: row 2: column "y_true" is NULL (--nulls skip leaves such rows out)'],
  ])('%s', async (_, content, [metrics], message) => {
    expect(await refusal(file('a.csv', content), '--metrics', metrics!)).toBe(message);
  });

  test('a wrong number of class weights', async () => {
    expect(await refusal(await lists, '--metrics', 'categorical_focal_crossentropy:alpha=[1,2,3]')).toBe('lists.parquet: row 1: column "y_pred" must have as many scores as alpha has numbers');
  });

  test('rows with weight 0 and skipped rows are not named', async () => {
    expect(await totals(file('a.csv', 'y_true,y_pred,weight\n1,2.5,1\n2,nan,0\n'), '--metrics', 'mae')).toEqual({ mae: 1.5 });
    expect(await totals(file('a.csv', 'y_true,y_pred\n1,2.5\n2,\n'), '--metrics', 'mae', '--nulls', 'skip')).toEqual({ mae: 1.5 });
  });

  test('losses have no warnings of accuracies', async () => {
    const { warnings } = await evaluate(numbers, '--metrics', 'mse,root_mean_squared_error');
    expect(warnings).toEqual([]);
  });
});

test('--rows has the loss of each row', async () => {
  const out = join(folder(), 'rows.parquet');
  await evaluate(scores, '--metrics', 'accuracy,ce', '--rows', out);
  const rows = await sql(`SELECT accuracy_hit, round(ce, 9) AS ce FROM ${text(out)}`);
  expect(rows).toEqual([
    { accuracy_hit: true, ce: Number(logarithm(0.75).toFixed(9)) },
    { accuracy_hit: false, ce: Number(logarithm(0.5).toFixed(9)) },
  ]);
});

describe('--fail-over', () => {
  const mae = ['--metrics', 'mae'];

  // oxfmt-ignore
  test.each<[string[], number, string]>([
    [['--fail-over', 'mae=0.625'], 0, ''],
    [['--fail-over', 'mae=0.5'], 1, 'failed: mae must be at most 0.5; it is 0.625, 0.125 too high\n'],
    [['--by', 'g', '--fail-over', 'mae[*]=0.5'], 1, 'failed: mae[a] must be at most 0.5; it is 0.75, 0.25 too high\n'],
    [['--by', 'g', '--fail-over', 'mae[b]=0.5'], 0, ''],
    [['--by', 'g', '--fail-over', 'mae[c]=0.5'], 1, 'failed: mae[c] must be at most 0.5; there is no such group\n'],
    [['--where', 'false', '--fail-over', 'mae=1'], 1, 'warning: no row is left to count\nfailed: mae must be at most 1; there is nothing to count\n'],
    [['--fail-under', 'mae=0.5'], 2, 'rightly: --fail-under mae=0.5: the lower mae is, the better; say --fail-over mae=0.5\n'],
    [['--fail-over', 'mae=-1'], 2, 'rightly: --fail-over mae=-1: mae is at least 0\n'],
    [['--fail-over', 'mae'], 2, 'rightly: --fail-over must be METRIC=VALUE, METRIC[GROUP]=VALUE, METRIC[*]=VALUE or METRIC{CLASS}=VALUE; got "mae"\n'],
    [['--fail-over', 'mea=1'], 2, 'rightly: --fail-over: no metric is called "mea"; did you mean "mae"?\n'],
    [['--fail-over', 'mae[a]=1'], 2, 'rightly: --fail-over mae[a]: there are groups only with --by\n'],
  ])('%s', async (args, status, stderr) => {
    expect(await runNumbers(...mae, ...args)).toEqual([status, stderr]);
  });

  test('is refused for metrics of which a higher value is better', async () => {
    const args = ['evaluate', probability, '--metrics', 'accuracy'];
    const { status, stderr } = await rightly(...args, '--fail-over', 'accuracy=0.5');
    expect([status, stderr]).toEqual([
      2,
      'rightly: --fail-over accuracy=0.5: the higher accuracy is, the better; say --fail-under accuracy=0.5\n',
    ]);
  });

  test('a similarity may be required with --fail-under, up to 1', async () => {
    const path = await lists;
    const bar = async (value: string): Promise<[number, string]> => {
      const args = ['--metrics', 'cosine_similarity', '--fail-under', `cosine_similarity=${value}`];
      const { status, stderr } = await rightly('evaluate', path, ...args);
      return [status, stderr];
    };
    expect((await bar('0.5'))[0]).toBe(0);
    expect((await bar('0.99'))[0]).toBe(1);
    expect(await bar('1.5')).toEqual([
      2,
      'rightly: --fail-under cosine_similarity=1.5: cosine_similarity is at most 1\n',
    ]);
  });
});

describe('NPY has the values of SQL', () => {
  const rows = 40_000;
  const one = Array.from({ length: rows }, (_, i) => i);
  const predicted = one.map((i) => Math.fround(at(i, 1)));
  const truth = one.map((i) => Math.fround(at(i, 2) * 3));
  const wide = one.flatMap((i) => [0, 1, 2].map((k) => Math.fround(at(i, k))));
  const label = one.map((i) => i % 3);
  const array = (name: string, data: number[], descr: string, ...shape: number[]): string =>
    file(name, npy(data, { descr, shape: [rows, ...shape] }));
  const parquet = made(
    'a.parquet',
    `SELECT f(i, 2, 3) AS number, f(i, 1, 1) AS predicted, i % 3 AS label, [f(i, 0, 1), f(i, 1, 1), f(i, 2, 1)] AS scores, i % 4 AS w, i % 5 AS g FROM range(${rows}) t(i)`.replaceAll(
      /f\(i, (\d), (\d)\)/g,
      '((((i * 48271 + $1 * 7919) % 997) + 1) / 998 * $2)::FLOAT',
    ),
  );

  // oxfmt-ignore
  test.each<[string, string, string[], string[]]>([
    ['numbers', 'mse,mae,logcosh,huber,poisson,msle,mape,hinge,root_mean_squared_error', ['--y-true', 'number', '--y-pred', 'predicted'], [array('p.npy', predicted, '<f4'), '--y-true', array('y.npy', truth, '<f4')]],
    ['labels', 'ce,accuracy,sparse_categorical_crossentropy:from_logits=true,ignore_class=1,name=logits', ['--y-true', 'label', '--y-pred', 'scores'], [array('s.npy', wide, '<f4', 3), '--y-true', array('l.npy', label, '<i4')]],
  ])('of %s', async (_, metrics, columns, arrays) => {
    const path = await parquet;
    const groups = ['--sample-weight', array('w.npy', one.map((i) => i % 4), '<f8'), '--by', array('g.npy', one.map((i) => i % 5), '<i4')];
    const wanted = await evaluate(path, ...columns, '--sample-weight', 'w', '--by', 'g', '--metrics', metrics);
    const found = await evaluate(...arrays, ...groups, '--metrics', metrics);
    expect(wanted.results.length).toBe(6 * metrics.split(/,(?=[a-z_]+(?:[,:]|$))/).length);
    expect([close(found), found.warnings]).toEqual([close(wanted), wanted.warnings]);
  });

  test('of lists', async () => {
    const metrics = 'cosine_similarity,kld,bce,categorical_hinge,tversky:axis=-1';
    const columns = 'scores AS y_true, list_reverse(scores) AS y_pred';
    const copy = await made('b.parquet', `SELECT ${columns} FROM ${text(await parquet)}`);
    const back = one.flatMap((i) => [2, 1, 0].map((k) => Math.fround(at(i, k))));
    const given = [array('b.npy', back, '<f4', 3), '--y-true', array('a.npy', wide, '<f4', 3)];
    const found = await evaluate(...given, '--metrics', metrics);
    expect(close(found)).toEqual(close(await evaluate(copy, '--metrics', metrics)));
  });

  // oxfmt-ignore
  test.each<[string, string, number[], number[], number[], string]>([
    ['NaN', 'mae', [1, NaN, 1], [1, 2, 3], [], 'y.npy: row 2 holds 2, the predictions NaN: mae must be a finite number'],
    ['an overflow', 'mse', [1, 1e200], [1, -1e200], [], 'y.npy: row 2 holds -1e+200, the predictions 1e+200: mse must be a finite number'],
    ['a label that no class has', 'ce', [0.5, 0.5, 0.5, 0.5], [0, 2], [2], 'y.npy: row 2 must hold labels that are classes; it holds 2'],
    ['an infinite score', 'sparse_categorical_crossentropy:from_logits=true,name=ce', [0.5, 0.5, Infinity, 0.5], [0, 1], [2], 'y.npy: row 2 holds 1, the predictions [Infinity, 0.5]: ce must be a finite number'],
  ])('the first row without a value is named: %s', async (_, metric, data, labels, width, message) => {
    const shape = [labels.length, ...width];
    const given = [file('p.npy', npy(data, { descr: '<f8', shape })), '--y-true', file('y.npy', npy(labels, { descr: width.length > 0 ? '<i4' : '<f8', shape: [labels.length] }))];
    expect(await refusal(...given, '--metrics', metric)).toBe(message);
  });

  test('requirements judge the same values', async () => {
    const given = [array('p.npy', predicted, '<f4'), '--y-true', array('y.npy', truth, '<f4')];
    const { status, stderr } = await rightly(
      'evaluate',
      ...given,
      '--metrics',
      'mae',
      '--fail-over',
      'mae=0.1',
    );
    expect([status, stderr.replace(/it is .*/, '')]).toEqual([
      1,
      'failed: mae must be at most 0.1; \n',
    ]);
  });
});
