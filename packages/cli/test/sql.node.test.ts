import { describe, expect, test } from 'vitest';
import { dialects } from '../../rightly/test/parity/sql/dialects.ts';
import { dialectNamed, nameOf } from '../src/engines/dialects.ts';
import { evaluate, rightly } from './command.ts';
import { metrics, randomFiles, rows } from './random-rows.ts';

const { answered, at, made } = randomFiles();

const from = (path: string): string[] => ['--query', `SELECT * FROM '${path}'`];

const probabilities = (start: number, end: number): string =>
  `SELECT * REPLACE (list_transform(scores, lambda x: x / 1024)::FLOAT[] AS scores) FROM (${rows(start, end)})`;

/** The results with rounded numbers. The engine computes areas itself, with other rounding. */
const rounded = (results: readonly object[]): unknown =>
  JSON.parse(
    JSON.stringify(results, (_, x: unknown) =>
      typeof x === 'number' ? Number(x.toPrecision(12)) : x,
    ),
  );
const byGroup = (report: unknown): string[] =>
  (report as unknown[]).map((one) => JSON.stringify(one)).sort();

test('the command knows each dialect of the library by its name', () => {
  expect(dialects.length).toBeGreaterThan(3);
  expect(dialects.map((dialect) => dialectNamed(nameOf(dialect)))).toEqual(dialects);
});

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

  test('declares score columns, names of classes, strings and one number', async () => {
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
      '--y-true: a type must be one of integer, float32, float64, string, followed by [] for lists; got int',
    ],
    [['--y-true', 'y', '--y-pred', 'p'], 'name one table, or say --query SQL'],
    [
      ['t', '--query', 'SELECT 1', '--y-true', 'y', '--y-pred', 'p'],
      'name one table, or say --query SQL',
    ],
    [['t', '--y-true', 'y', '--y-pred', 'y'], 'each column must be named once; got "y" twice'],
    [
      ['t', '--y-true', 'y', '--y-pred', 'p', '--metrics', 'sparse_categorical_accuracy'],
      'sparse_categorical_accuracy needs a score for each class',
    ],
  ])('refuses %j', async (args, text) => {
    const { status, stdout, stderr } = await rightly('sql', '--dialect', 'duckdb', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`rightly: ${text}`);
  });

  test('quotes the name of a table', async () => {
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

  test('distinguishes NULL from an empty text in CSV groups', async () => {
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
      'none.csv is an answer without rows: leave it out',
    );
  });

  describe('areas of each class against the rest', () => {
    const asked = 'auc,roc_auc:curve=PR,average_precision,accuracy,precision_macro,recall_macro';
    /** The result of `merge` for the answer, and the result of `evaluate`. */
    async function both(
      name: string,
      format: string,
      path: string,
      types: readonly string[],
      ...args: readonly string[]
    ): Promise<[found: unknown, expected: unknown]> {
      const metricsAsked = ['--metrics', asked, ...args];
      const answer = await answered(name, format, ...types, ...metricsAsked, ...from(path));
      const { stdout, stderr } = await rightly('merge', answer, '--format', 'json');
      expect(stderr).toBe('');
      const untyped = types.map((text) => text.replace(/:[a-z0-9[\]]+$/, ''));
      const weights = args.includes('--sample-weight') ? [] : ['--no-sample-weight'];
      const report = await evaluate(path, ...untyped, ...metricsAsked, ...weights);
      return [rounded((JSON.parse(stdout) as typeof report).results), rounded(report.results)];
    }

    test.each([
      [
        'lists, groups and weights',
        'area.json',
        'FORMAT json, ARRAY true',
        ['--by', 'g', '--sample-weight', 'weight'],
      ],
      ['lists in CSV', 'area.csv', 'HEADER', ['--by', 'g']],
      ['one class', 'one-class.json', 'FORMAT json', ['--positive', 'dog']],
      ['lists without groups', 'areas.jsonl', 'FORMAT json', []],
    ] as const)('%s', async (_, name, format, more) => {
      const path = await made(
        'named.parquet',
        `SELECT * REPLACE (['cat', 'dog', 'cow'][label + 1] AS label) FROM (${probabilities(0, 300)})`,
      );
      const types = ['--y-true', 'label:string', '--y-pred', 'scores:float32[]'];
      const [found, expected] = await both(
        name,
        format,
        path,
        types,
        '--classes',
        'cat,dog,cow',
        ...more,
      );
      expect(found).toEqual(expected);
      expect(found).not.toEqual([]);
    });

    test('a score column for each class', async () => {
      const path = await made(
        'columns.parquet',
        `SELECT label, scores[1] AS p0, scores[2] AS p1, scores[3] AS p2, g FROM (${probabilities(0, 300)})`,
      );
      const types = ['--y-true', 'label:integer', '--y-pred', 'p0,p1,p2:float32'];
      const [found, expected] = await both(
        'wide-area.json',
        'FORMAT json',
        path,
        types,
        '--by',
        'g',
      );
      expect(found).toEqual(expected);
    });

    test('merge with a state of the same metrics', async () => {
      const [first, second] = [
        await made('one.parquet', probabilities(0, 200)),
        await made('two.parquet', probabilities(200, 300)),
      ];
      const all = await made('all.parquet', probabilities(0, 300));
      const args = ['--metrics', asked, '--classes', '0,1,2', '--by', 'g'];
      const types = ['--y-true', 'label:integer', '--y-pred', 'scores:float32[]'];
      const answer = await answered('part.json', 'FORMAT json', ...types, ...args, ...from(first));
      const state = at('part.state.json');
      await rightly(
        'evaluate',
        second,
        '--y-true',
        'label',
        '--y-pred',
        'scores',
        ...args,
        '--no-sample-weight',
        '--state',
        state,
      );
      const { stdout } = await rightly('merge', answer, state, '--format', 'json');
      const { results } = JSON.parse(stdout) as Awaited<ReturnType<typeof evaluate>>;
      const expected = await evaluate(
        all,
        '--y-true',
        'label',
        '--y-pred',
        'scores',
        '--no-sample-weight',
        ...args,
      );
      const numbers = (report: typeof results): unknown =>
        report.map(({ group, metric, value }) => [
          group,
          metric,
          value === null ? null : Number(value.toPrecision(12)),
        ]);
      expect(byGroup(numbers(results))).toEqual(byGroup(numbers(expected.results)));
    });

    test('of lists ask for the names of the classes, and refuse lists of another length', async () => {
      const path = await made('lengths.parquet', probabilities(0, 20));
      const types = [
        '--y-true',
        'label:integer',
        '--y-pred',
        'scores:float32[]',
        '--metrics',
        'auc',
      ];
      const { status, stderr } = await rightly(
        'sql',
        '--dialect',
        'duckdb',
        ...from(path),
        ...types,
      );
      expect([status, stderr.trim()]).toEqual([
        2,
        'rightly: auc of scores is the mean over each class against the rest: name the classes with --classes cat,dog,…, or name a column for each class',
      ]);
      const answer = await answered(
        'short.json',
        'FORMAT json',
        ...from(path),
        ...types,
        '--classes',
        '0,1',
      );
      expect((await rightly('merge', answer)).stderr).toContain(
        'short.json: each row must have 2 scores, one for each class; got 3',
      );
    });
  });

  test('shows the metrics that were asked for, even if they share sums', async () => {
    const path = await made('shared.parquet', rows(0, 100));
    const asked = ['--metrics', 'precision_macro,recall_macro,f1_macro,precision'];
    const types = ['--y-true', 'label:integer', '--y-pred', 'scores:float32[]'];
    const answer = await answered('shared.json', 'FORMAT json', ...types, ...asked, ...from(path));
    const { stdout } = await rightly('merge', answer, '--format', 'json');
    const { results } = JSON.parse(stdout) as Awaited<ReturnType<typeof evaluate>>;
    const columns = ['--y-true', 'label', '--y-pred', 'scores', '--no-sample-weight'];
    expect(results).toEqual((await evaluate(path, ...columns, ...asked)).results);
    expect(results.map(({ metric }) => metric)).toContain('recall_macro');
  });
});
