import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Duckdb } from '../src/engines/duckdb/duckdb.ts';
import { fixture } from './arrays.ts';
import { evaluate, file, folder, made, rightly, sql, text, valueOf, valuesOf } from './command.ts';

const replies = file(
  'replies.csv',
  'reply,truth,weight,user\n" Cat ",cat,1,1\ndog,cat,2,2\nDOG,dog,3,12\n"it, dog",dog,1,2\n',
);
const cleaned = 'sql: lower(trim(reply))';
const usual = ['--y-true', 'truth', '--y-pred', cleaned, '--no-sample-weight'];

/** The standard error of a command that ends with status 2. */
async function refusal(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await rightly('evaluate', ...args);
  expect([status, stdout]).toEqual([2, '']);
  return stderr.replace(/^rightly: /, '').trimEnd();
}

/** Rows of whole numbers, and a last row that is not among the first rows from which types are guessed. */
const numbers = (last: string): string =>
  `y_true,y_pred,user\n${'1,1,7\n'.repeat(30_000)}${last}\n`;

/** A line of JSON with an object in it. */
const row = (answer: string): string => `{"y_true":1,"y_pred":1,"answer":${answer}}\n`;

/** The start of the error for a refused expression. */
const start = (expression: string): string =>
  `--y-pred 'sql: ${expression}' must be one expression over the row; `;

/** A condition that ends the query and begins a statement that writes. */
const attack = (at: string): string => `true); COPY (SELECT 1 AS x) TO ${text(at)} --`;

describe('an expression replaces', () => {
  test('the predictions', async () => {
    const { columns, results } = await evaluate(replies, ...usual);
    expect(columns).toMatchObject({ y_true: 'truth', y_pred: cleaned });
    expect(results[0]!.value).toBe(0.5);
  });

  test('the truth', async () => {
    const args = ['--y-true', "sql: replace(truth, 'cat', 'dog')", '--y-pred', cleaned];
    expect(await valueOf(replies, ...args, '--no-sample-weight')).toBe(0.5);
  });

  test('the weights', async () => {
    const args = ['--y-true', 'truth', '--y-pred', cleaned, '--sample-weight', 'sql: weight * 2'];
    const { results } = await evaluate(replies, ...args);
    expect(results[0]!.state).toEqual({ total: 8, count: 14 });
  });

  test('columns of groups', async () => {
    const by = ['--by', 'weight', '--by', 'sql: user > 1 -- a remark'];
    expect(await valuesOf(replies, ...usual, ...by)).toEqual({
      '1,false': 1,
      '1,true': 0,
      '2,true': 0,
      '3,true': 1,
      total: 0.5,
    });
    const { results } = await evaluate(replies, ...usual, '--by', 'sql: user > 1');
    expect(results.map(({ group }) => group)).toEqual([
      { 'sql: user > 1': false },
      { 'sql: user > 1': true },
      null,
    ]);
  });

  test('numbers under a threshold, and booleans', async () => {
    const path = await made('a.parquet', 'SELECT i AS score, i > 6 AS won FROM range(10) t(i)');
    const args = ['--y-true', 'sql: NOT won', '--y-pred', 'sql: 1 - score / 10'];
    expect(await valueOf(path, ...args, '--metrics', 'binary_accuracy')).toBe(0.8);
  });

  test('a score for each class', async () => {
    const path = await made(
      'a.parquet',
      'SELECT i % 2 AS y_true, i % 2 AS a, 0.5 AS b FROM range(4) t(i)',
    );
    expect(await valueOf(path, '--y-pred', 'sql: [b::FLOAT, a::FLOAT]')).toBe(1);
  });

  test('two quoted names that differ in the case of a letter', async () => {
    const by = ["sql: reply = 'dog'", "sql: reply = 'DOG'"].flatMap((one) => ['--by', one]);
    expect(Object.keys(await valuesOf(replies, ...usual, ...by))).toEqual([
      'false,false',
      'false,true',
      'true,false',
      'total',
    ]);
  });

  test('the truth and a group at once', async () => {
    const args = ['--y-true', 'sql: upper(truth)', '--y-pred', 'sql: upper(trim(reply))'];
    const values = await valuesOf(
      replies,
      ...args,
      '--no-sample-weight',
      '--by',
      'sql: upper(truth)',
    );
    expect(values).toEqual({ CAT: 0.5, DOG: 0.5, total: 0.5 });
  });
});

test('a column with exactly this name is preferred', async () => {
  const path = await made(
    'a.parquet',
    `SELECT 'x' AS "sql: lower(truth)", 'x' AS truth, 'y' AS "sql: a", 'z' AS b`,
  );
  const args = ['--y-true', 'truth', '--y-pred', 'sql: lower(truth)'];
  const values = await valuesOf(path, ...args, '--by', 'sql: a,b');
  expect(values).toEqual({ 'y,z': 1, total: 1 });
});

test('the internal name of an expression hides no column', async () => {
  const path = await made(
    'a.parquet',
    'SELECT 1 AS y_true, 2 AS _expression_0, 3 AS "_EXPRESSION_1"',
  );
  const args = ['--y-pred', 'sql: _expression_0 - 1', '--by', 'sql: _expression_1 + 1'];
  expect(await valuesOf(path, ...args)).toEqual({ 4: 1, total: 1 });
});

describe('whole numbers in text', () => {
  test.each([
    ['a.csv', numbers('1,0,12')],
    [
      'a.jsonl',
      `${'{"y_true":1,"y_pred":1,"user":7}\n'.repeat(9)}{"y_true":1,"y_pred":0,"user":12}\n`,
    ],
  ])('have no decimal point in an expression: %s', async (name, content) => {
    const args = ['--metrics', 'accuracy', '--by', "sql: 'user ' || user"];
    const { 'user 7': most, 'user 12': last } = await valuesOf(file(name, content), ...args);
    expect([most, last]).toEqual([1, 0]);
  });

  test('are required in later rows too', async () => {
    const path = file('a.csv', numbers('1,0,1.5'));
    expect(await refusal(path, '--by', "sql: 'user ' || user")).toContain(
      'column "user" must hold whole numbers below 2^53 for an expression, as in the first rows; a later row holds another number: write the table as Parquet',
    );
    // The expression does not use a column whose name is only a part of a word in it.
    const values = await valuesOf(path, '--metrics', 'accuracy', '--by', "sql: 'my_user' = ''");
    expect(Object.keys(values)).toEqual(['false', 'total']);
  });

  test('are required within objects', async () => {
    const first = row('{"id":7,"the INT":{"ids":[1]},"at":{"INT":1}}');
    const accuracy = ['--metrics', 'accuracy'];
    const ids = ['--by', `sql: answer."the INT".ids[1]`];
    const last = row('{"id":9007199254740993,"the INT":{"ids":[2]},"at":null}');
    const path = file('a.jsonl', first.repeat(30_000) + last);
    expect(await valuesOf(path, ...accuracy, '--by', "sql: 'a' || answer.id", ...ids)).toEqual({
      'a7,1': 1,
      'a9007199254740993,2': 1,
      total: 1,
    });
    for (const other of ['{"id":7.5}', '{"id":7,"the INT":{"ids":[1,1.5]}}', '{"at":{"INT":0.1}}'])
      expect(
        await refusal(file('a.jsonl', first.repeat(30_000) + row(other)), ...accuracy, ...ids),
      ).toContain(
        'column "answer" must hold whole numbers for an expression, as in the first rows',
      );
  });

  test('are required within lists', async () => {
    const path = file('a.jsonl', '{"y_true":1,"y_pred":1,"tags":[3,4]}\n'.repeat(3));
    const values = await valuesOf(path, '--metrics', 'accuracy', '--by', 'sql: tags[1]::VARCHAR');
    expect(values).toEqual({ 3: 1, total: 1 });
  });
});

describe('an expression works as a column does', () => {
  test('with --where, on the rows that meet the condition', async () => {
    const path = file('a.csv', 'y_true,value\n1,1\n0,none\n0,1\n');
    const args = ['--y-pred', 'sql: value::INTEGER', '--where', "value <> 'none'"];
    expect(await valueOf(path, ...args, '--metrics', 'accuracy')).toBe(0.5);
  });

  test('in --rows', async () => {
    const out = join(folder(), 'rows.parquet');
    await evaluate(replies, ...usual, '--rows', out);
    const [first] = await sql(`FROM ${text(out)} LIMIT 1`);
    expect(first).toEqual({
      reply: ' Cat ',
      truth: 'cat',
      weight: '1',
      user: '1',
      [cleaned]: 'cat',
      accuracy_hit: true,
    });
  });

  test('in --sql and --explain', async () => {
    const printed = await rightly('evaluate', replies, ...usual, '--sql');
    const [answer] = await sql(printed.stdout.replace(/;\s*$/, ''));
    expect(answer).toMatchObject({ _total_0: '2', _count_0: '4' });
    expect((await rightly('evaluate', replies, ...usual, '--explain')).status).toBe(0);
  });

  test('with --query', async () => {
    const query = `FROM ${text(replies)}`;
    expect(await valueOf('--query', query, ...usual)).toBe(0.5);
  });

  test('in the error of a row', async () => {
    const path = await made(
      'a.parquet',
      "SELECT 'a' AS y_true, nullif(i, 3) AS v FROM range(5) t(i)",
    );
    expect(await refusal(path, '--y-pred', 'sql: v::VARCHAR')).toBe(
      `${path}: row 4: column "sql: v::VARCHAR" is NULL (--nulls skip leaves such rows out)`,
    );
  });

  test('in states, which add up only if the expression is the same', async () => {
    const at = folder();
    const state = async (name: string, yPred: string): Promise<string> => {
      const path = join(at, name);
      await rightly('evaluate', replies, '--y-true', 'truth', '--y-pred', yPred, '--state', path);
      return path;
    };
    const [one, other] = [await state('1.json', cleaned), await state('2.json', cleaned)];
    const column = await state('3.json', 'reply');
    expect((await rightly('merge', one, other)).status).toBe(0);
    expect((await rightly('merge', one, column)).stderr).toBe(
      `rightly: ${column} must have the same metrics, groups and classes as ${one}; its y_pred is "reply", not ${JSON.stringify(cleaned)}\n`,
    );
  });

  test('in rightly sql, with a type', async () => {
    const columns = [
      '--y-true',
      'truth:string',
      '--y-pred',
      'sql: lower(trim(reply))::TEXT:string',
    ];
    const args = ['--dialect', 'duckdb', '--query', `FROM ${text(replies)}`, ...columns];
    const { stdout } = await rightly('sql', ...args, '--by', 'sql: user > 1');
    const rows = await sql(stdout.replace(/;\s*$/, ''));
    expect(rows.map((one) => [one['_group_0'], one['_total_0']])).toEqual(
      expect.arrayContaining([
        [false, '1'],
        [true, '1'],
      ]),
    );
    expect(String(rows[0]!['_rightly'])).toContain('"y_pred":"sql: lower(trim(reply))::TEXT"');
  });
});

describe('an error names the option and the expression:', () => {
  test.each([
    ['lower(repl)', 'Referenced column "repl" not found in FROM clause!'],
    [
      'lower(weight)',
      "No function matches the given name and argument types 'lower(BIGINT)'. You might need to add explicit type casts.",
    ],
    ['bitstring_agg(weight)', 'WHERE clause cannot contain aggregates!'],
    [
      '*',
      'STAR expression is only allowed as the root element of an expression. Use COLUMNS(*) instead.',
    ],
  ])('by the engine: %s', async (expression, why) => {
    expect(await refusal(replies, '--y-true', 'truth', '--y-pred', `sql: ${expression}`)).toBe(
      `${start(expression)}${why}; the columns are "reply", "truth", "weight", "user"`,
    );
  });

  test.each([
    ['lower(', 'got ( without its closing bracket'],
    ['reply, truth', 'got a comma outside brackets'],
    ['', 'got nothing'],
    ['(SELECT 1)', 'got SELECT: queries are not allowed (write a column of that name in quotes)'],
    ['max(reply)', 'got the function "max": it adds up rows'],
    ['uuid()', 'got the function "uuid": it gives another value each time'],
    [
      'current_query()',
      'got the function "current_query": it gives another value each time, or has effects',
    ],
  ])('by the guard: %s', async (expression, why) => {
    expect(await refusal(replies, '--y-true', 'truth', '--y-pred', `sql: ${expression}`)).toBe(
      `${start(expression)}${why}`,
    );
  });

  test('in a list of columns', async () => {
    expect(await refusal(replies, ...usual, '--by', 'user,sql: weight')).toBe(
      '--by: an expression cannot be in a list of columns: give it a --by of its own; got "user,sql: weight"',
    );
    expect(await refusal(replies, '--y-true', 'truth', '--y-pred', 'reply,sql: user')).toBe(
      '--y-pred: an expression cannot be in a list of columns; got "reply,sql: user"',
    );
    const { stderr } = await rightly(
      'sql',
      't',
      '--dialect',
      'spark',
      '--y-true',
      'a',
      '--y-pred',
      'b,sql: c',
    );
    expect(stderr).toContain('--y-pred: an expression cannot be in a list of columns');
  });

  test('that is given twice', async () => {
    expect(await refusal(replies, ...usual, '--by', 'sql: user', '--by', 'sql: user')).toBe(
      '--by must name each column once; got "sql: user" twice',
    );
  });

  test('in rightly sql', async () => {
    const args = ['sql', 't', '--dialect', 'clickhouse', '--y-true', 'a', '--y-pred'];
    const found = await rightly(...args, "sql: file('x'):string");
    expect([found.status, found.stderr]).toEqual([
      2,
      `rightly: "sql: file('x')" must be one expression over the row; got the function "file": it reads data outside the row\n`,
    ]);
    const where = await rightly(...args, 'b', '--where', 'a IN users');
    expect(where.stderr).toContain(
      '--where must be one expression over the row; got IN with "users"',
    );
  });
});

describe('arrays take no expression', () => {
  test('NPY', async () => {
    const labels = fixture('labels.npy');
    expect(await refusal(fixture('scores-f4-C.npy'), '--y-true', 'sql: y + 1')).toBe(
      "--y-true 'sql: y + 1': NPY is read without SQL: write the values into a file of their own, or write Parquet",
    );
    expect(
      await refusal(fixture('scores-f4-C.npy'), '--y-true', labels, '--by', 'sql: lower(g, 1)'),
    ).toContain("--by 'sql: lower(g, 1)': NPY is read without SQL");
  });

  test('Arrow', async () => {
    expect(await refusal(fixture('full.arrow'), '--y-pred', 'sql: y_pred')).toBe(
      "--y-pred 'sql: y_pred': Arrow is read without SQL: write the values into a column of the file, or write Parquet",
    );
  });
});

describe('only the expression is run:', () => {
  test.each(['--where', '--y-true', '--y-pred', '--sample-weight', '--by'])(
    '%s',
    async (option) => {
      const at = folder();
      const target = join(at, 'written.csv');
      const value = option === '--where' ? attack(target) : `sql: ${attack(target)}`;
      const columns = ['--y-true', 'truth', '--y-pred', 'reply'];
      expect(await refusal(replies, ...columns, option, value)).toMatch(
        /got \) without its opening bracket$/,
      );
      expect(readdirSync(at)).toEqual([]);
    },
  );

  test('--query', async () => {
    const target = join(folder(), 'written.csv');
    const query = `SELECT 1 AS y_true, 1 AS y_pred) AS a; COPY (SELECT 1 AS x) TO ${text(target)}; SELECT * FROM (SELECT 1 AS y_true, 1 AS y_pred`;
    expect(await refusal('--query', query)).toBe('SQL must be one statement; got 3');
    expect(existsSync(target)).toBe(false);
  });

  test('DuckDB runs only one statement, even without the check', async () => {
    const target = join(folder(), 'written.csv');
    const engine = await Duckdb.open({ progress: false });
    try {
      for (const statement of [`COPY (SELECT 1 AS x) TO ${text(target)}`, "ATTACH ':memory:' AS m"])
        await expect(engine.query(`SELECT 1 WHERE (true); ${statement} --)`)).rejects.toThrow(
          'SQL must be one statement; got 2',
        );
      expect(await engine.query("SELECT ';' AS x;")).toEqual([{ x: ';' }]);
    } finally {
      await engine.close();
    }
    expect(existsSync(target)).toBe(false);
  });

  test('--query may be a PIVOT, which DuckDB runs as two statements', async () => {
    const path = file('a.csv', '');
    writeFileSync(path, 'id,side,label\n1,y_true,5\n1,y_pred,5\n2,y_true,6\n2,y_pred,5\n');
    const query = `PIVOT ${text(path)} ON side USING first(label) GROUP BY id`;
    expect(await valueOf('--query', query, '--metrics', 'accuracy')).toBe(0.5);
  });
});
