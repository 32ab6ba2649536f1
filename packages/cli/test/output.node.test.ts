import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { metricFromJSON } from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import {
  evaluate,
  file,
  folder,
  made,
  rightly,
  sql,
  text,
  untilWritten,
  withTerminal,
} from './command.ts';
import { QueryLatch } from './query-latch.ts';

const root = new URL('../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  version: string;
};

/** Labels in two languages: 2 of 3 are right, and 0 of 1. */
const words = file('words.csv', 'y_true,y_pred,language\na,a,fi\nb,a,fi\nb,b,fi\nc,a,sv\n');
/** One weight is 1,200.25. The other weights are 0.5. */
const weighted = file(
  'w.csv',
  'y_true,p0,p1,weight,g\n0,0.75,0.25,1200.25,x|y\n1,0.75,0.25,0.5,x|y\n1,0.25,0.75,0.5,z\n',
);
const here = (output: string): string => output.replaceAll(/\/\S*\/(?=[\w.]+)/g, '');

describe('table', () => {
  test('has a line for each metric', async () => {
    const { stdout, stderr } = await rightly('evaluate', words);
    expect([here(stdout), stderr]).toEqual([
      `words.csv: 4 rows · y_true: y_true · y_pred: y_pred

metric       value  samples
accuracy  0.500000        4

--per-class shows precision, recall, F1 and support of each class
`,
      '',
    ]);
  });

  test('has a line for each group, the total last', async () => {
    const { stdout } = await rightly('evaluate', words, '--by', 'language');
    expect(here(stdout)).toBe(`words.csv: 4 rows · y_true: y_true · y_pred: y_pred

language  accuracy  samples
fi        0.666667        3
sv        0.000000        1
total     0.500000        4

--per-class shows precision, recall, F1 and support of each class
`);
  });

  test('has a column for weights', async () => {
    const { stdout } = await rightly(
      'evaluate',
      weighted,
      '--metrics',
      'accuracy,sparse_top_k_categorical_accuracy:k=2,name=top2',
    );
    expect(here(stdout))
      .toBe(`w.csv: 3 rows · y_true: y_true · y_pred: p0 … p1 (2 columns) · sample_weight: weight · accuracy: SparseCategoricalAccuracy

metric       value  samples    weight
accuracy  0.999584        3  1,201.25
top2      1.000000        3  1,201.25
`);
  });

  test('has a column for each metric if there are groups', async () => {
    const { stdout } = await rightly(
      'evaluate',
      weighted,
      '--by',
      'g',
      '--metrics',
      'accuracy,sparse_top_k_categorical_accuracy:k=2,name=top2',
    );
    expect(here(stdout).split('\n').slice(2)).toEqual([
      'g      accuracy      top2  samples    weight',
      'x|y    0.999584  1.000000        2  1,200.75',
      'z      1.000000  1.000000        1       0.5',
      'total  0.999584  1.000000        3  1,201.25',
      '',
    ]);
  });

  test('separates thousands, and shows NULL groups as null', async () => {
    const path = await made(
      'a.parquet',
      'SELECT 1 AS y_true, 1 AS y_pred, nullif(i % 2, 1) AS g FROM range(2000) t(i)',
    );
    const { stdout } = await rightly('evaluate', path, '--by', 'g');
    expect(here(stdout)).toBe(`a.parquet: 2,000 rows · y_true: y_true · y_pred: y_pred

g      accuracy  samples
0      1.000000    1,000
null   1.000000    1,000
total  1.000000    2,000

--per-class shows precision, recall, F1 and support of each class
`);
  });

  test('names the classes that were matched', async () => {
    const path = file('c.csv', 'label,score_cat,score_dog\ndog,0.25,0.75\n');
    const { stdout } = await rightly('evaluate', path);
    expect(here(stdout).split('\n')[0]).toBe(
      'c.csv: 1 row · y_true: label · y_pred: score_cat … score_dog (2 columns) · classes: cat, dog',
    );
  });

  test('shows – if no row counts', async () => {
    const { status, stdout, stderr } = await rightly('evaluate', words, '--where', 'false');
    expect([status, here(stdout).split('\n').slice(2, 4), stderr]).toEqual([
      0,
      ['metric    value  samples', 'accuracy      –        0'],
      'warning: no row is left to count\n',
    ]);
  });
});

describe('markdown', () => {
  test('has a line for each metric', async () => {
    const { stdout, stderr } = await rightly('evaluate', words, '--format', 'markdown');
    expect([stdout, here(stderr)]).toEqual([
      `| metric   |    value | samples |
| :------- | -------: | ------: |
| accuracy | 0.500000 |       4 |
`,
      'words.csv: 4 rows · y_true: y_true · y_pred: y_pred\n',
    ]);
  });

  test('has a line for each group, with vertical bars escaped', async () => {
    const { stdout } = await rightly('evaluate', weighted, '--by', 'g', '--format', 'markdown');
    expect(stdout).toBe(`| g     | sparse_categorical_accuracy | samples |   weight |
| :---- | --------------------------: | ------: | -------: |
| x\\|y  |                    0.999584 |       2 | 1,200.75 |
| z     |                    1.000000 |       1 |      0.5 |
| total |                    0.999584 |       3 | 1,201.25 |
`);
  });

  test('keeps a name with line feeds in its cell', async () => {
    const path = await made('a.parquet', "SELECT 1 AS y_true, 1 AS y_pred, e'a\\nb' AS g");
    const { stdout } = await rightly('evaluate', path, '--by', 'g', '--format', 'markdown');
    expect(stdout.trimEnd().split('\n')).toHaveLength(4);
  });
});

describe('csv', () => {
  test('has a line for each metric, with all digits', async () => {
    const { stdout, stderr } = await rightly('evaluate', weighted, '--format', 'csv');
    expect([stdout, here(stderr)]).toEqual([
      `metric,class,value,total,count\nsparse_categorical_accuracy,,${1200.75 / 1201.25},1200.75,1201.25\n`,
      'w.csv: 3 rows · y_true: y_true · y_pred: p0 … p1 (2 columns) · sample_weight: weight\nassumed: --sample-weight weight (its name says so; --no-sample-weight gives every row the weight 1)\n',
    ]);
  });

  test('has a line for each metric and group, the total last', async () => {
    const { stdout } = await rightly('evaluate', words, '--by', 'language', '--format', 'csv');
    expect(stdout).toBe(
      `language,metric,class,value,total,count\nfi,accuracy,,${2 / 3},2,3\nsv,accuracy,,0,0,1\n,accuracy,,0.5,2,4\n`,
    );
  });

  test('is read back with any names', async () => {
    const path = await made(
      'a.parquet',
      `SELECT 1 AS y_true, 1 AS y_pred, 'a,b' AS "g ""h""", 'say "x"' AS q, e'c\\nd' AS n`,
    );
    const { stdout } = await rightly('evaluate', path, '--by', 'g "h",q,n', '--format', 'csv');
    expect(stdout).toBe(`"g ""h""",q,n,metric,class,value,total,count
"a,b","say ""x""","c\nd",accuracy,,1,1,1
,,,accuracy,,1,1,1
`);
  });

  test('distinguishes the total from the group NULL', async () => {
    const path = await made(
      'a.parquet',
      'SELECT 1 AS y_true, i % 2 AS y_pred, nullif(i % 2, 1) AS g FROM range(3) t(i)',
    );
    const { stdout } = await rightly('evaluate', path, '--by', 'g', '--format', 'csv');
    const firsts = stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(new Set(firsts).size).toBe(3);
  });

  test('has an empty cell for a missing value', async () => {
    const { stdout } = await rightly('evaluate', words, '--where', 'false', '--format', 'csv');
    expect(stdout).toBe('metric,class,value,total,count\naccuracy,,,0,0\n');
  });
});

describe('json', () => {
  test('has the keys that programs read', async () => {
    expect(await evaluate(words, '--by', 'language')).toEqual({
      source: words,
      rows: 4,
      columns: { y_true: 'y_true', y_pred: 'y_pred', sample_weight: null, by: ['language'] },
      results: [
        {
          version: 1,
          metric: 'accuracy',
          class_name: 'Accuracy',
          config: expect.objectContaining({ name: 'accuracy', dtype: 'float64' }) as unknown,
          value: 2 / 3,
          state: { total: 2, count: 3 },
          group: { language: 'fi' },
        },
        {
          version: 1,
          metric: 'accuracy',
          class_name: 'Accuracy',
          config: expect.objectContaining({ name: 'accuracy', dtype: 'float64' }) as unknown,
          value: 0,
          state: { total: 0, count: 1 },
          group: { language: 'sv' },
        },
        {
          version: 1,
          metric: 'accuracy',
          class_name: 'Accuracy',
          config: expect.objectContaining({ name: 'accuracy', dtype: 'float64' }) as unknown,
          value: 0.5,
          state: { total: 2, count: 4 },
          group: null,
        },
      ],
      warnings: [],
      assumed: [],
    });
  });

  test('has results from which a metric continues', async () => {
    const { results } = await evaluate(words);
    expect(metricFromJSON(results[0]).result()).toBe(0.5);
  });

  test('writes nothing else', async () => {
    const { stdout, stderr } = await rightly('evaluate', words, '--format', 'json');
    expect([stdout.startsWith('{\n'), stdout.endsWith('}\n'), stderr]).toEqual([true, true, '']);
  });

  test('has all digits of weighted sums', async () => {
    const path = file(
      'a.csv',
      `y_true,y_pred,weight\n${'1,1,0.1\n'.repeat(10)}${'1,0,0.1\n'.repeat(5)}`,
    );
    const [result] = (await evaluate(path)).results;
    // A plain sum of ten times 0.1 would be 0.9999999999999999.
    expect(result).toMatchObject({ value: 1 / 1.5, state: { total: 1, count: 1.5 } });
  });

  test('has null without a value', async () => {
    const { rows, results, warnings } = await evaluate(words, '--where', 'false');
    expect([rows, results[0]!.value, results[0]!.state, warnings]).toEqual([
      0,
      null,
      { total: 0, count: 0 },
      ['no row is left to count'],
    ]);
  });

  test.each(['total', 'rows', 'metric', 'value', '__proto__', 'constructor', 'null'])(
    'a group by %s',
    async (name) => {
      const path = await made('a.parquet', `SELECT 1 AS y_true, 1 AS y_pred, 7 AS "${name}"`);
      const { stdout } = await rightly('evaluate', path, '--by', name, '--format', 'json');
      const [first] = (JSON.parse(stdout) as { results: { group: object }[] }).results;
      expect(Object.entries(first!.group)).toEqual([[name, 7]]);
    },
  );

  test('keeps the order of columns whose names are numbers', async () => {
    const path = await made(
      'a.parquet',
      'SELECT 1 AS y_true, 1 AS y_pred, \'x\' AS "2", \'y\' AS "1"',
    );
    const { stdout } = await rightly(
      'evaluate',
      path,
      '--by',
      '2,1',
      '--fail-under',
      'accuracy[x,y]=1',
    );
    expect(stdout.split('\n').slice(2, 5)).toEqual([
      '2      1  accuracy  samples',
      'x      y  1.000000        1',
      'total     1.000000        1',
    ]);
  });
});

test('sums are compensated', async () => {
  const path = await made(
    'a.parquet',
    'SELECT 1 AS y_true, 1 AS y_pred, CASE i WHEN 0 THEN 1e16 ELSE 1 END AS weight FROM range(1001) t(i)',
  );
  expect((await evaluate(path)).results[0]!.state).toEqual({
    total: 1e16 + 1000,
    count: 1e16 + 1000,
  });
});

describe('warnings', () => {
  test.each<[string, string, string[], string[]]>([
    [
      'scores that are all equal do not pass silently',
      'SELECT i AS y_true, [1, 1, 1, 1, 1, 1, 1] AS y_pred FROM range(4) t(i)',
      [],
      [
        'sparse_categorical_accuracy: in 4 of 4 rows other classes score as high as the true one; the first of them counts as the prediction',
        'sparse_top_k_categorical_accuracy: in 4 of 4 rows the true class is tied across the boundary at k = 5; a tie counts as right',
      ],
    ],
    [
      'a tie within the first k is none',
      'SELECT 0 AS y_true, [3, 3, 2, 1] AS y_pred',
      ['--metrics', 'sparse_top_k_categorical_accuracy:k=2'],
      [],
    ],
    [
      'a tie beyond k is none',
      'SELECT 2 AS y_true, [3, 3, 1, 1] AS y_pred',
      ['--metrics', 'sparse_top_k_categorical_accuracy:k=2'],
      [],
    ],
    [
      'a tie of two across k is one',
      'SELECT 1 AS y_true, [3, 1, 1] AS y_pred',
      ['--metrics', 'sparse_top_k_categorical_accuracy:k=2,name=top2'],
      [
        'top2: in 1 of 1 row the true class is tied across the boundary at k = 2; a tie counts as right',
      ],
    ],
    [
      'a tie across k is one',
      'SELECT 2 AS y_true, [3, 1, 1, 1] AS y_pred',
      ['--metrics', 'sparse_top_k_categorical_accuracy:k=2,name=top2'],
      [
        'top2: in 1 of 1 row the true class is tied across the boundary at k = 2; a tie counts as right',
      ],
    ],
    [
      'NaN',
      "SELECT 0 AS y_true, ['nan'::DOUBLE, i] AS y_pred FROM range(2) t(i)",
      [],
      ['2 of 2 rows hold NaN, which is never right'],
    ],
    [
      'a probability of NaN',
      "SELECT i AS y_true, ['nan'::DOUBLE, 1][i + 1] AS y_pred FROM range(2) t(i)",
      [],
      ['1 of 2 rows hold NaN, which is never right'],
    ],
    [
      'labels below and above the classes',
      'SELECT i - 1 AS y_true, [0, 0.5] AS y_pred FROM range(4) t(i)',
      [],
      ['2 of 4 rows have a label that is none of the classes; they count as wrong'],
    ],
    [
      'names that no class has',
      "SELECT unnest(['dog', 'bird']) AS y_true, 0.5 AS p_cat, 1 AS p_dog",
      [],
      ['1 of 2 rows have a label that is none of the classes; they count as wrong'],
    ],
    [
      'labels far out of range',
      'SELECT 18446744073709551615::UBIGINT AS y_true, [0, 0.5] AS y_pred',
      [],
      ['1 of 1 row have a label that is none of the classes; they count as wrong'],
    ],
    [
      'an ignored label is in no range',
      'SELECT -100 + i AS y_true, [0, 0.5] AS y_pred FROM range(2) t(i)',
      ['--metrics', 'accuracy:ignore_class=-100'],
      ['1 of 2 rows have a label that is none of the classes; they count as wrong'],
    ],
    [
      'weights of zero',
      'SELECT 1 AS y_true, 1 AS y_pred, 0 AS sample_weight',
      [],
      ['accuracy: the weights sum to 0, so there is no value'],
    ],
    [
      'rows that were skipped',
      'SELECT nullif(i, 1) AS y_true, 2 AS y_pred FROM range(3) t(i)',
      ['--nulls', 'skip'],
      ['rows with NULL, skipped: 1'],
    ],
    ['nothing, where all is well', 'SELECT 0 AS y_true, [0, 0.5] AS y_pred', [], []],
  ])('%s', async (_, query, args, warnings) => {
    const path = await made('a.parquet', query);
    expect((await evaluate(path, ...args)).warnings).toEqual(warnings);
    const { stderr } = await rightly('evaluate', path, ...args);
    expect(stderr).toBe(warnings.map((line) => `warning: ${line}\n`).join(''));
  });

  test('a group in which all weights are zero has no value', async () => {
    const path = await made(
      'a.parquet',
      'SELECT 1 AS y_true, 1 AS y_pred, i AS g, i AS weight FROM range(2) t(i)',
    );
    const { results } = await evaluate(path, '--by', 'g');
    expect(results.map(({ value }) => value)).toEqual([null, 1, 1]);
    const { stdout } = await rightly('evaluate', path, '--by', 'g');
    expect(stdout.split('\n')[3]).toMatch(/^0 +– +1 +0$/);
  });
});

describe('--sql', () => {
  test.each<[string, string, string[]]>([
    [
      'weighted score columns',
      weighted,
      ['--metrics', 'accuracy,sparse_top_k_categorical_accuracy:k=1,name=top1'],
    ],
    ['labels', words, []],
    ['a condition', weighted, ['--where', 'p0 > 0.5']],
  ])('%s: another DuckDB finds the same sums', async (_, path, args) => {
    const { status, stdout, stderr } = await rightly('evaluate', path, ...args, '--sql');
    const [row] = await sql(stdout);
    const { results } = await evaluate(path, ...args);
    expect([status, stderr]).toEqual([0, '']);
    expect(
      results.map((__, i) => [Number(row![`_total_${i}`]), Number(row![`_count_${i}`])]),
    ).toEqual(results.map(({ state }) => [state.total, state.count]));
  });

  test('groups', async () => {
    const { stdout } = await rightly('evaluate', words, '--by', 'language', '--sql');
    const rows = await sql(stdout);
    const sums = rows.map((row) =>
      ['_group_0', '_total_0', '_count_0'].map((name) => String(row[name])).join(' '),
    );
    expect(new Set(sums)).toEqual(new Set(['fi 2 3', 'sv 0 1']));
  });

  test('one scan serves all metrics and groups', async () => {
    const { stdout } = await rightly(
      'evaluate',
      weighted,
      '--by',
      'g',
      '--metrics',
      'accuracy,sparse_top_k_categorical_accuracy:k=1',
      '--sql',
    );
    expect(stdout.match(/read_csv/g)).toHaveLength(1);
    expect(stdout).toMatch(/;\n$/);
  });

  test('sums are compensated', async () => {
    expect((await rightly('evaluate', weighted, '--sql')).stdout).toMatch(/fsum|sumKahan/i);
  });
});

const rowsOf = async (path: string, ...args: string[]): Promise<Record<string, unknown>[]> => {
  const target = join(folder(), "it's out.parquet");
  const { status, stderr } = await rightly('evaluate', path, ...args, '--rows', target);
  expect([status, stderr.split('\n').at(-2)]).toEqual([
    0,
    expect.stringMatching(/^wrote \d+ rows? to .*it's out\.parquet$/),
  ]);
  return sql(`SELECT * FROM ${text(target)}`);
};

describe('--rows', () => {
  test('says which labels are right', async () => {
    expect(await rowsOf(words)).toEqual([
      { y_true: 'a', y_pred: 'a', language: 'fi', accuracy_hit: true },
      { y_true: 'b', y_pred: 'a', language: 'fi', accuracy_hit: false },
      { y_true: 'b', y_pred: 'b', language: 'fi', accuracy_hit: true },
      { y_true: 'c', y_pred: 'a', language: 'sv', accuracy_hit: false },
    ]);
  });

  test('has the rank of the true class and the predicted class of scores', async () => {
    const path = await made(
      'a.parquet',
      'SELECT * FROM (VALUES (0, [3, 2, 1]), (1, [3, 2, 1]), (2, [3, 2, 1]), (2, [3, 1, 1]), (1, [1, 1, 1]), (5, [3, 2, 1])) v(y_true, y_pred)',
    );
    const rows = await rowsOf(
      path,
      '--metrics',
      'accuracy,sparse_top_k_categorical_accuracy:k=2,name=top2',
    );
    expect(
      rows.map((row) => [
        Number(row['predicted']),
        row['rank'] === null ? null : Number(row['rank']),
        row['accuracy_hit'],
        row['top2_hit'],
      ]),
    ).toEqual([
      [0, 1, true, true],
      [0, 2, false, true],
      [0, 3, false, false],
      [0, 3, false, true], // a tie at k, which counts as right
      [0, 2, false, true],
      [0, null, false, false], // a label that no class has
    ]);
  });

  test('has hits that add up to the value', async () => {
    const path = await made(
      'a.parquet',
      'SELECT (random() * 4)::INT AS y_true, [random(), random(), random(), random(), random()] AS y_pred FROM range(3000)',
    );
    const rows = await rowsOf(path);
    const { results } = await evaluate(path);
    expect(rows.filter((row) => row['sparse_categorical_accuracy_hit'] === true)).toHaveLength(
      results[0]!.state.total,
    );
    expect(rows.filter((row) => Number(row['rank']) === 1)).toHaveLength(results[0]!.state.total);
  });

  test('keeps all columns, with their types and in their order', async () => {
    const path = await made(
      'a.parquet',
      "SELECT DATE '2024-02-29' AS day, 1 AS y_true, {a: [1]} AS s, 1 AS y_pred, 1.5::DECIMAL(4, 2) AS d",
    );
    const [row] = await rowsOf(path);
    expect(Object.keys(row!)).toEqual(['day', 'y_true', 's', 'y_pred', 'd', 'accuracy_hit']);
    expect(row).toMatchObject({ day: '2024-02-29', s: { a: [1] }, d: '1.50' });
  });

  test('adds an underscore to a name that exists', async () => {
    const path = await made(
      'a.parquet',
      "SELECT 0 AS y_true, [0, 0.5] AS y_pred, 'a' AS rank, 'b' AS rank_, 'c' AS predicted, 'd' AS sparse_categorical_accuracy_hit",
    );
    const [row] = await rowsOf(path);
    expect(Object.entries(row!).slice(2)).toEqual([
      ['rank', 'a'],
      ['rank_', 'b'],
      ['predicted', 'c'],
      ['sparse_categorical_accuracy_hit', 'd'],
      ['predicted_', expect.toSatisfy((value) => Number(value) === 1)],
      ['rank__', expect.toSatisfy((value) => Number(value) === 2)],
      ['sparse_categorical_accuracy_hit_', false],
    ]);
  });

  test.each([
    '_y_true',
    '_y_pred',
    '_label',
    '_weight',
    '_truth',
    '_prediction',
    '_complete',
    'above_1',
  ])('keeps a column %s, and does not confuse it with its own', async (name) => {
    const path = await made(
      'a.parquet',
      `SELECT 1 AS truth, [0, 1] AS scores, 'mine' AS "${name}"`,
    );
    const [row] = await rowsOf(path, '--y-true', 'truth', '--y-pred', 'scores');
    expect(row).toMatchObject({ [name]: 'mine', sparse_categorical_accuracy_hit: true });
  });

  test('has only the rows that count', async () => {
    const path = await made(
      'a.parquet',
      'SELECT i, nullif(i % 3, 2) AS y_true, 1 AS y_pred FROM range(9) t(i)',
    );
    const rows = await rowsOf(path, '--nulls', 'skip', '--where', 'i < 6');
    expect(rows.map(({ i }) => Number(i))).toEqual([0, 1, 3, 4]);
  });

  test('can be evaluated again', async () => {
    const target = join(folder(), 'o.parquet');
    await rightly('evaluate', weighted, '--rows', target);
    expect((await evaluate(target, '--y-pred', 'p0,p1')).results).toEqual(
      (await evaluate(weighted)).results,
    );
  });
});

const bars = (path: string, bar: string | string[], ...args: string[]): Promise<[number, string]> =>
  rightly('evaluate', path, ...args, ...[bar].flat().flatMap((one) => ['--fail-under', one])).then(
    ({ status, stderr }) => [status, stderr.replaceAll(/^warning: .*\n/gm, '')],
  );

describe('--fail-under', () => {
  const odd = file('odd.csv', 'y_true,y_pred,g\n1,1,"a,b"\n0,1,x=y\n1,1,*\n1,1,c]=0\n0,0,\n');
  test.each<[string | string[], number, string]>([
    ['accuracy=0.5', 0, ''],
    [
      'accuracy=0.500001',
      1,
      'failed: accuracy must be at least 0.500001; it is 0.5, 0.000001 too low\n',
    ],
    ['accuracy=0.75', 1, 'failed: accuracy must be at least 0.75; it is 0.5, 0.25 too low\n'],
    [' accuracy = 0.75 ', 1, 'failed: accuracy must be at least 0.75; it is 0.5, 0.25 too low\n'],
    ['accuracy=5e-1', 0, ''],
    ['accuracy=-1', 0, ''],
    [
      ['accuracy=0.25', 'accuracy=0.75'],
      1,
      'failed: accuracy must be at least 0.75; it is 0.5, 0.25 too low\n',
    ],
    [
      ['accuracy=1', 'accuracy=0.75'],
      1,
      'failed: accuracy must be at least 1; it is 0.5, 0.5 too low\nfailed: accuracy must be at least 0.75; it is 0.5, 0.25 too low\n',
    ],
    [
      ['accuracy=75'],
      2,
      'rightly: --fail-under accuracy=75: an accuracy is at most 1, as in accuracy=0.75\n',
    ],
  ])('the total: %s', async (bar, status, stderr) => {
    expect(await bars(words, bar)).toEqual([status, stderr]);
  });

  test.each<[string | string[], number, string]>([
    ['accuracy[fi]=0.6', 0, ''],
    ['accuracy[sv]=0.5', 1, 'failed: accuracy[sv] must be at least 0.5; it is 0, 0.5 too low\n'],
    ['accuracy[*]=0', 0, ''],
    [
      'accuracy[*]=0.75',
      1,
      `failed: accuracy[fi] must be at least 0.75; it is ${2 / 3}, 0.0833 too low\nfailed: accuracy[sv] must be at least 0.75; it is 0, 0.75 too low\n`,
    ],
    ['accuracy[de]=0', 1, 'failed: accuracy[de] must be at least 0; there is no such group\n'],
    [
      'accuracy[total]=0',
      1,
      'failed: accuracy[total] must be at least 0; there is no such group\n',
    ],
    ['accuracy=0.5', 0, ''],
    [['accuracy=0.5', 'accuracy[fi]=0.6', 'accuracy[sv]=0'], 0, ''],
  ])('groups: %s', async (bar, status, stderr) => {
    expect(await bars(words, bar, '--by', 'language')).toEqual([status, stderr]);
  });

  test.each<[string, number, string]>([
    ['accuracy[a,b]=1', 0, ''],
    ['accuracy[x=y]=1', 1, 'failed: accuracy[x=y] must be at least 1; it is 0, 1 too low\n'],
    ['accuracy[c]=0]=1', 0, ''],
    ['accuracy[null]=1', 0, ''],
    ['accuracy[*]=1', 1, 'failed: accuracy[x=y] must be at least 1; it is 0, 1 too low\n'],
  ])('groups with unusual names: %s', async (bar, status, stderr) => {
    expect(await bars(odd, bar, '--by', 'g')).toEqual([status, stderr]);
  });

  test.each<[string, number]>([
    ['accuracy[a,b,1]=1', 0],
    ['accuracy[x=y,0]=1', 1],
    ['accuracy[x=y]=0', 1],
  ])('groups of two columns: %s', async (bar, status) => {
    expect((await bars(odd, bar, '--by', 'g,y_true'))[0]).toBe(status);
  });

  test.each([
    ['accuracy=0', 'failed: accuracy must be at least 0; there is nothing to count\n', []],
    ['accuracy=-1', 'failed: accuracy must be at least -1; there is nothing to count\n', []],
    [
      'accuracy[*]=0',
      'failed: accuracy[*] must be at least 0; there is no such group\n',
      ['--by', 'language'],
    ],
  ])('an evaluation without rows fails %s', async (bar, stderr, args) => {
    expect(await bars(words, bar, '--where', 'false', ...args)).toEqual([1, stderr]);
  });

  test('an evaluation without a number fails', async () => {
    const path = file('a.csv', 'y_true,y_pred,sample_weight\n1,1,0\n');
    expect(await bars(path, 'accuracy=0')).toEqual([
      1,
      'failed: accuracy must be at least 0; there is nothing to count\n',
    ]);
  });

  test('the message has the name that was given', async () => {
    expect((await bars(words, 'mine=0.75', '--metrics', 'accuracy:name=mine'))[0]).toBe(1);
    expect((await bars(words, 'accuracy_1=0.75', '--metrics', 'accuracy,accuracy'))[1]).toBe(
      'failed: accuracy_1 must be at least 0.75; it is 0.5, 0.25 too low\n',
    );
  });

  test('the requirement is compared with the exact value, not with the printed one', async () => {
    expect((await bars(words, `accuracy[fi]=${2 / 3}`, '--by', 'language'))[0]).toBe(0);
    expect((await bars(words, `accuracy[fi]=0.6666667`, '--by', 'language'))[0]).toBe(1);
  });

  test('the results are printed too', async () => {
    const { status, stdout } = await rightly(
      'evaluate',
      words,
      '--fail-under',
      'accuracy=1',
      '--format',
      'json',
    );
    expect([status, (JSON.parse(stdout) as { rows: number }).rows]).toEqual([1, 4]);
  });
});

describe('help', () => {
  test('--version', async () => {
    expect(await rightly('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('--help names the command', async () => {
    const { status, stdout, stderr } = await rightly('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: rightly /);
    expect(stdout).toMatch(/evaluate/);
  });

  test('evaluate --help names every option', async () => {
    const { status, stdout, stderr } = await rightly('evaluate', '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect([...new Set(stdout.match(/(?<=^ +(-h, )?)--[a-z-]+/gm))]).toEqual(
      expect.arrayContaining(
        '--y-true --y-pred --sample-weight --metrics --by --where --fail-under --format --nulls --threads --memory --sql --rows --score-type --classes --help'.split(
          ' ',
        ),
      ),
    );
    expect(stdout).toMatch(/Exit status: 0; 1 [^;]*;\s2 /);
  });

  test('a call without arguments prints the usage', async () => {
    const { status, stdout, stderr } = await rightly();
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: rightly /);
  });
});

describe('resources', () => {
  test.each([
    ['--threads', '1'],
    ['--threads', '2'],
    ['--memory', '1GB'],
    ['--memory', '500MB'],
  ])('%s %s', async (...args) => {
    expect((await evaluate(words, ...args)).results[0]!.value).toBe(0.5);
  });
});

describe('progress', () => {
  test.each([
    [true, /\d+ %/],
    [false, /^$/],
  ])('is drawn if standard error is a terminal (%s)', async (isTTY, drawn) => {
    const latch = new QueryLatch(join(folder(), 'latch.csv'));
    const slow = `(SELECT count(*) FROM read_csv(${text(latch.path)}, auto_detect = false, columns = {'a': 'VARCHAR'})) IS NOT NULL`;
    const query = `SELECT * FROM ${text(words)} WHERE ${slow}`;
    await withTerminal(isTTY, async () => {
      const running = rightly('evaluate', '--query', query, '--format', 'json');
      // The query of the first rows draws no bar.
      await latch.passed();
      // The query waits until the bar is drawn. Without a terminal it waits for a time in which a bar would be drawn.
      await (isTTY ? untilWritten(drawn) : sleep(1000));
      await latch.passed();
      const { status, stdout, stderr } = await running;
      expect([status, (JSON.parse(stdout) as { rows: number }).rows]).toEqual([0, 4]);
      expect(stderr).toMatch(drawn);
    });
  });
});
