import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { evaluate, folder, rightly, sql, text } from './command.ts';

const root = folder();
const at = (name: string): string => join(root, name);

/** Writes the rows of a query to a file of that name. */
async function made(name: string, query: string): Promise<string> {
  await sql(`COPY (${query}) TO ${text(at(name))} (FORMAT parquet)`);
  return at(name);
}

const random = 'hash(i * 7919 + {}) % 1000';
const pseudo = (salt: number): string => random.replace('{}', String(salt));

/** Rows of labels, scores, weights and two columns to group by, some of them NULL. */
const rows = (from: number, to: number): string =>
  `SELECT (${pseudo(1)} % 3)::INTEGER AS label, [${pseudo(2)}, ${pseudo(3)}, ${pseudo(4)}]::FLOAT[] AS scores,
   0.1 + ${pseudo(5)} / 1000 AS weight, CASE WHEN i % 5 > 0 THEN 'g' || (i % 4) END AS g, i % 2 = 0 AS even
   FROM range(${from}, ${to}) t(i)`;

const metrics =
  'accuracy,sparse_top_k_categorical_accuracy:k=2,sparse_categorical_crossentropy:from_logits=true';

/** The whole, and its state put together of three parts of unlike sizes. */
async function both(...args: string[]) {
  const whole = await made('whole.parquet', rows(0, 3000));
  const cuts = [0, 17, 1200, 3000];
  const states: string[] = [];
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const part = await made(`part-${i}.parquet`, rows(from, cuts[i + 1]!));
    states.push(at(`part-${i}.json`));
    const { status } = await rightly('evaluate', part, ...args, '--state', states[i]!);
    expect(status).toBe(0);
  }
  const merged = await rightly('merge', ...states, '--format', 'json');
  expect(merged.status).toBe(0);
  return [
    await evaluate(whole, ...args),
    JSON.parse(merged.stdout) as Awaited<ReturnType<typeof evaluate>>,
  ] as const;
}

describe('states of parts add up to the whole:', () => {
  test('without weights exactly, with losses to the last digits', async () => {
    const args = ['--no-sample-weight', '--metrics', metrics];
    const [whole, merged] = await both(...args);
    expect(merged.rows).toBe(3000);
    expect(merged.warnings).toEqual(whole.warnings);
    expect(merged.columns).toEqual(whole.columns);
    for (const [i, { state, value, metric, config }] of merged.results.entries()) {
      const expected = whole.results[i]!;
      expect([metric, config]).toEqual([expected.metric, expected.config]);
      if (i < 2) expect([state, value]).toEqual([expected.state, expected.value]);
      else expect(Math.abs(value! / expected.value! - 1)).toBeLessThan(1e-14);
    }
  });

  test('with weights, in groups', async () => {
    const [whole, merged] = await both('--by', 'g,even', '--metrics', metrics);
    expect(merged.results.map(({ group, metric }) => [group, metric])).toEqual(
      whole.results.map(({ group, metric }) => [group, metric]),
    );
    expect(whole.results.length).toBeGreaterThan(3 * 8);
    merged.results.forEach(({ state, value }, i) => {
      const expected = whole.results[i]!;
      expect(Math.abs(state.total / expected.state.total - 1)).toBeLessThan(1e-14);
      expect(Math.abs(value! / expected.value! - 1)).toBeLessThan(1e-14);
    });
  });

  test('and again: a merged state is a state', async () => {
    await both('--no-sample-weight', '--metrics', 'accuracy');
    const [a, b] = [at('ab.json'), at('all.json')];
    await rightly('merge', at('part-0.json'), at('part-1.json'), '--state', a);
    await rightly('merge', a, at('part-2.json'), '--state', b);
    const { stdout } = await rightly('merge', b, '--format', 'json');
    const whole = await evaluate(
      at('whole.parquet'),
      '--no-sample-weight',
      '--metrics',
      'accuracy',
    );
    expect((JSON.parse(stdout) as typeof whole).results).toEqual(whole.results);
  });

  test('warnings too, and bars judge the whole', async () => {
    const paths = await Promise.all(
      ['[1, 1, 0]', '[0, 1, 9]'].map((scores, i) =>
        made(`w${i}.parquet`, `SELECT 1 AS label, ${scores}::DOUBLE[] AS scores FROM range(2)`),
      ),
    );
    for (const path of paths) await rightly('evaluate', path, '--state', `${path}.json`);
    const names = paths.map((path) => `${path}.json`);
    const bar = 'sparse_categorical_accuracy=0.5';
    const { status, stderr } = await rightly('merge', ...names, '--fail-under', bar);
    expect(status).toBe(1);
    expect(stderr).toContain('in 2 of 4 rows other classes score as high');
    expect(stderr).toContain(
      'failed: sparse_categorical_accuracy must be at least 0.5; it is 0, 0.5 too low',
    );
  });

  test('of Arrow and NPY, with what float64 could not hold', async () => {
    const path = at('t.arrow');
    const { tableFromArrays, tableToIPC } = await import('apache-arrow');
    writeFileSync(
      path,
      tableToIPC(
        tableFromArrays({
          y_true: Int32Array.of(1, 2, 3),
          y_pred: Int32Array.of(1, 2, 0),
          weight: Float64Array.of(1e16, 1, 1),
        }),
        'file',
      ),
    );
    const { status } = await rightly('evaluate', path, '--state', at('t.json'));
    expect(status).toBe(0);
    const { groups } = JSON.parse(readFileSync(at('t.json'), 'utf8')) as {
      groups: { states: object[] }[];
    };
    expect(groups[0]!.states).toEqual([
      { total: 1e16, count: 1e16 + 2, compensation: { total: 1, count: 0 } },
    ]);
  });
});

describe('merge refuses', () => {
  const state = async (name: string, ...args: string[]): Promise<string> => {
    const path = await made(`${name}.parquet`, rows(0, 20));
    await rightly('evaluate', path, ...args, '--state', at(`${name}.json`));
    return at(`${name}.json`);
  };
  const refused = async (...paths: string[]): Promise<string> => {
    const { status, stderr, stdout } = await rightly('merge', ...paths);
    expect([status, stdout]).toEqual([2, '']);
    return stderr.replaceAll(`${root}/`, '');
  };
  const changed = async (change: (document: Record<string, unknown>) => void): Promise<string> => {
    const document = JSON.parse(readFileSync(await state('good'), 'utf8')) as Record<
      string,
      unknown
    >;
    change(document);
    writeFileSync(at('changed.json'), JSON.stringify(document));
    return at('changed.json');
  };

  test.each([
    ['another metric', ['--metrics', 'sparse_top_k_categorical_accuracy'], 'its metrics are'],
    [
      'another configuration',
      ['--metrics', 'sparse_top_k_categorical_accuracy:k=2'],
      'its metrics are',
    ],
    ['other groups', ['--by', 'g'], 'its groups by are ["g"], not []'],
    ['no weights', ['--no-sample-weight'], 'its weights are "none", not "some"'],
  ])('%s', async (_, args, text) => {
    expect(await refused(await state('a'), await state('b', ...args))).toContain(
      `b.json must be a state of the same question as a.json; ${text}`,
    );
  });

  test('other classes', async () => {
    const path = await made(
      'four.parquet',
      'SELECT 1 AS label, [0.1, 0.2, 0.3, 0.4] AS scores, 1 AS weight',
    );
    await rightly('evaluate', path, '--state', at('four.json'));
    expect(await refused(await state('a', '--metrics', 'accuracy'), at('four.json'))).toContain(
      'its metrics are',
    );
    await rightly('evaluate', path, '--metrics', 'accuracy', '--state', at('four.json'));
    expect(await refused(await state('a', '--metrics', 'accuracy'), at('four.json'))).toContain(
      'it has 4 classes, not 3',
    );
  });

  test.each<[string, (document: Record<string, unknown>) => void, string]>([
    [
      'another version',
      (d) => (d['rightly_state'] = 2),
      'a state must be of version 1; got version 2',
    ],
    [
      'no state',
      (d) => delete d['rightly_state'],
      'this is no state: it must hold what rightly evaluate --state wrote',
    ],
    ['a part that is missing', (d) => delete d['notes'], 'a state must have notes'],
    [
      'sums of fewer metrics',
      (d) => ((d['groups'] as { states: unknown[] }[])[0]!.states = []),
      'a state must have sums for each of its metrics in each of its groups',
    ],
    [
      'no groups',
      (d) => (d['groups'] = []),
      'a state must have sums for each of its metrics in each of its groups',
    ],
    [
      'sums that no data lead to',
      (d) => ((d['groups'] as { states: unknown[] }[])[0]!.states[0] = { total: 5, count: 1 }),
      'total must be 0 to 1 times count; got 5 of 1',
    ],
    [
      'a metric that there is not',
      (d) => ((d['metrics'] as { class_name: string }[])[0]!.class_name = 'Precision'),
      "a state's metrics must be of rightly; got Precision",
    ],
  ])('%s', async (_, change, text) => {
    const message = await refused(await changed(change));
    expect(message).toContain('rightly: changed.json: ');
    expect(message).toContain(text);
  });

  test('the same file twice, files that are not there, and other files', async () => {
    const path = await state('a');
    expect(await refused(path, path)).toBe(
      'rightly: a.json is named twice: its rows would count twice\n',
    );
    expect(await refused(at('none.json'))).toBe('rightly: there is no file none.json\n');
    writeFileSync(at('other.csv'), 'a,b\n1,2\n');
    expect(await refused(at('other.csv'))).toContain(
      'other.csv must hold what rightly evaluate --state wrote, or the answer',
    );
    expect(
      (await rightly('evaluate', at('a.parquet'), '--state', at('no/such/folder.json'))).stderr,
    ).toContain('--state: ');
  });
});

describe('rightly sql', () => {
  /** What DuckDB answers to the query that is printed, as it writes it into a file. */
  async function answered(name: string, format: string, ...args: string[]): Promise<string> {
    const { status, stdout, stderr } = await rightly('sql', '--dialect', 'duckdb', ...args);
    expect([status, stderr]).toEqual([0, '']);
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`COPY (${stdout.replace(/;\s*$/, '')}) TO '${at(name)}' (${format})`);
    return at(name);
  }

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
    const from = (path: string): string[] => ['--query', `SELECT * FROM '${path}'`];
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
});

describe('--query', () => {
  test('evaluates an answer, with all that tables have', async () => {
    const path = await made('q.parquet', rows(0, 300));
    const args = ['--by', 'g', '--metrics', metrics, '--where', 'even -- only these'];
    const expected = await evaluate(path, ...args);
    const found = await evaluate('--query', `SELECT * FROM '${path}' -- all of it`, ...args);
    expect({ ...found, source: '' }).toEqual({ ...expected, source: '' });
    expect(found.source).toBe('the query');
  });

  test.each([
    [
      `SELECT 1 AS y_true, [0.5, NULL] AS y_pred`,
      'the query: a row: column "y_pred" holds NULL in its list',
    ],
    [
      `SELECT 1.5 AS y_true, [0.5, 1] AS y_pred`,
      'the query: a row: column "y_true" must hold whole numbers as labels; it holds 1.5',
    ],
    [
      `SELECT 1 AS y_true, unnest([[1.0], [1.0, 2]]) AS y_pred`,
      'the query: column "y_pred" has from 1 to 2 scores a row; all must have as many',
    ],
    [`SELECT 1 AS y_true, 1 AS y_pred WHERE false`, 'the query holds no rows'],
    [`SELECT nothing`, 'nothing'],
    [`SELECT 1 AS a`, 'no column has a usual name for the truth'],
  ])('%s', async (query, text) => {
    const { status, stderr } = await rightly('evaluate', '--query', query);
    expect(status).toBe(2);
    expect(stderr).toContain(text);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test.each([
    [['--query', 'SELECT 1', 'file.csv'], '--query stands for the table; got 1 besides'],
    [['--query', 'SELECT 1', '--rows', 'x.parquet'], '--rows writes rows of files only'],
    [['--query', 'SELECT 1', '--set', 'a=1'], '--set is for another engine, with --engine'],
    [
      ['--query', 'SELECT 1', '--time-limit', '5'],
      '--time-limit is for another engine, with --engine',
    ],
    [['--engine', 'sc://h', '--threads', '2', 't'], '--threads is for DuckDB, without --engine'],
    [['--engine', 'sc://h'], '--engine evaluates one table; got 0 (say --query SQL for several)'],
    [['--engine', 'sc://h', 'a', 'b'], '--engine evaluates one table; got 2'],
    [
      ['--engine', 'mysql://user:secret@h', 't'],
      '--engine must be a URL that begins with sc://, clickhouse://, clickhouses:// or postgres://; got mysql://',
    ],
    [['--engine', 'secret', 't'], 'got none'],
    [['--engine', 'sc://h', '--set', 'secret', 't'], '--set must be KEY=VALUE'],
    [
      ['--engine', 'sc://h', '--time-limit', 'soon', 't'],
      '--time-limit must be a number of seconds above 0; got "soon"',
    ],
    [['file.csv', '--set', 'a=1'], '--set is for another engine; say --engine URL as well'],
    [[], 'name prediction files, or - for standard input; or say --query SQL'],
  ])('refused: %j', async (args, text) => {
    const { status, stderr } = await rightly('evaluate', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(`rightly: `);
    expect(stderr).toContain(text);
    expect(stderr.includes('secret@')).toBe(false);
  });

  test('--explain prints how it would run', async () => {
    const { status, stdout } = await rightly(
      'evaluate',
      '--query',
      'SELECT 1 AS y_true, 1 AS y_pred',
      '--explain',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/UNGROUPED_AGGREGATE|PROJECTION/);
  });
});
