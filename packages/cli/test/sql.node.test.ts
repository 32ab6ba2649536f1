import { describe, expect, test } from 'vitest';
import { evaluate, rightly } from './command.ts';
import { answered, at, made, metrics, rows } from './random-rows.ts';

const from = (path: string): string[] => ['--query', `SELECT * FROM '${path}'`];

describe('rightly sql', () => {
  test.each([
    ['CSV', 'answer.csv', 'HEADER'],
    ['JSON lines', 'answer.jsonl', 'FORMAT json'],
    ['a JSON array', 'answer.json', 'FORMAT json, ARRAY true'],
  ])('prints a query whose answer merge reads, as %s', async (_, name, format) => {
    const path = await made('whole.parquet', rows(0, 500));
    const columns = ['--sample-weight', 'weight', '--by', 'g', '--metrics', metrics];
    const types = ['--y-true', 'label:integer', '--y-pred', 'scores:float32[]'];
    const answer = await answered(
      name,
      format,
      ...types,
      ...columns,
      '--query',
      `SELECT * FROM '${path}' -- all`,
    );
    const { stdout, stderr } = await rightly('merge', answer, '--format', 'json');
    expect(stderr).toBe('');
    const found = JSON.parse(stdout) as Awaited<ReturnType<typeof evaluate>>;
    const expected = await evaluate(path, ...columns);
    expect(found.results).toEqual(expected.results);
    expect(found.columns).toEqual({ ...expected.columns });
  });

  test('a column a class, names of classes, strings, one number', async () => {
    const wide = await made('wide.parquet', `SELECT 'dog' AS y, 0.25 AS p_cat, 0.75 AS p_dog`);
    const asked = [
      '--y-true',
      'y:string',
      '--y-pred',
      'p_cat,p_dog',
      '--classes',
      'cat,dog',
      '--metrics',
      'accuracy',
    ];
    const one = await answered('wide.json', 'FORMAT json', ...from(wide), ...asked);
    expect(JSON.parse((await rightly('merge', one, '--format', 'json')).stdout)).toMatchObject({
      columns: { y_pred: ['p_cat', 'p_dog'], classes: ['cat', 'dog'] },
      results: [{ metric: 'accuracy', value: 1 }],
    });
    const words = await made('words.parquet', `SELECT 'x' AS a, 'x' AS b, 1 AS c, 0.75 AS d`);
    const two = await answered(
      'words.json',
      'FORMAT json',
      ...from(words),
      '--y-true',
      'a:string',
      '--y-pred',
      'b:string',
    );
    expect((await rightly('merge', two)).stdout).toContain('accuracy  1.000000');
    const three = await answered(
      'number.json',
      'FORMAT json',
      ...from(words),
      '--y-true',
      'c',
      '--y-pred',
      'd',
      '--metrics',
      'mse,accuracy',
    );
    expect(JSON.parse((await rightly('merge', three, '--format', 'json')).stdout)).toMatchObject({
      results: [{ value: 0.0625 }, { metric: 'accuracy', class_name: 'BinaryAccuracy', value: 1 }],
    });
  });

  test.each([
    [
      ['t', '--y-true', 'y:int', '--y-pred', 'p'],
      '--y-true: a type must be integer, float32, float64, string, with [] for lists; got int',
    ],
    [['--y-true', 'y', '--y-pred', 'p'], 'name one table, or say --query SQL'],
    [
      ['t', '--query', 'SELECT 1', '--y-true', 'y', '--y-pred', 'p'],
      'name one table, or say --query SQL',
    ],
    [['t', '--y-true', 'y', '--y-pred', 'y'], 'the column "y" is named twice'],
    [
      ['t', '--y-true', 'y', '--y-pred', 'p', '--metrics', 'sparse_categorical_accuracy'],
      'sparse_categorical_accuracy needs a score for each class',
    ],
  ])('refuses %j', async (args, text) => {
    const { status, stdout, stderr } = await rightly('sql', '--dialect', 'duckdb', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`rightly: ${text}`);
  });

  test('quotes what a table is called', async () => {
    const { stdout } = await rightly(
      'sql',
      'lake.my "table"',
      '--dialect',
      'duckdb',
      '--y-true',
      'y',
      '--y-pred',
      'p',
    );
    expect(stdout).toContain('FROM "lake"."my ""table"""');
  });

  test('in CSV nothing is another group than an empty text, and numbers are their text', async () => {
    const query = `SELECT 1 AS y, 1 AS p, unnest(['', NULL, '7', '7']) AS g`;
    const asked = ['--y-true', 'y:integer', '--y-pred', 'p:integer', '--by', 'g', '--query', query];
    const csv = await answered('groups.csv', 'HEADER', ...asked);
    const state = at('groups.state.json');
    const numbers = `SELECT 1 AS y, 1 AS p, unnest([7, NULL]) AS g`;
    await rightly(
      'evaluate',
      '--query',
      numbers,
      '--y-true',
      'y',
      '--y-pred',
      'p',
      '--by',
      'g',
      '--state',
      state,
    );
    const { stdout } = await rightly('merge', csv, state, '--format', 'json');
    const { results } = JSON.parse(stdout) as Awaited<ReturnType<typeof evaluate>>;
    expect(results.map(({ group, state: { count } }) => [group?.['g'], count])).toEqual([
      ['', 1],
      ['7', 3],
      [null, 2],
      [undefined, 6],
    ]);
    const none = await answered('none.csv', 'HEADER', ...asked, '--where', '1 = 0');
    expect((await rightly('merge', none)).stderr).toContain(
      'none.csv is an answer without rows, which says nothing: leave it out',
    );
  });
});
