import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluate, folder, made, rightly, sql, text, valuesOf } from './command.ts';

const place = folder();
let count = 0;

/** A new file with this content. */
function file(content: string | readonly object[], ending = 'jsonl'): string {
  const path = join(place, `${count++}.${ending}`);
  const rows = typeof content === 'string' ? content : content.map((row) => JSON.stringify(row));
  writeFileSync(path, typeof rows === 'string' ? rows : `${rows.join('\n')}\n`);
  return path;
}

/** The error line of a command that is refused. */
async function refusal(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await rightly('evaluate', ...args);
  expect([status, stdout]).toEqual([2, '']);
  return stderr.trim().replace(/^rightly: /, '');
}

const labels = ['cat', 'dog', 'dog', 'ant'];
const guesses = ['cat', 'dog', 'ant', 'ant'];
const runs = labels.map((y_true, i) => ({
  y_true,
  r: { out: guesses[i], n: i, tags: ['x'], more: { deep: i % 2 } },
}));

describe('a path', () => {
  test('works with states, rows and conditions as a column does', async () => {
    const path = file(runs);
    const [state, rows] = [join(place, 'state.json'), join(place, 'rows.parquet')];
    const where = ['--where', 'r.n < 3'];
    const asked = ['--y-pred', 'r.out', '--by', 'r.more.deep', ...where];
    const right = { 0: 1 / 2, 1: 1, total: 2 / 3 };
    expect(await valuesOf(path, ...asked, '--state', state, '--rows', rows)).toEqual(right);
    const merged = await rightly('merge', state, '--format', 'json');
    const { columns, results } = JSON.parse(merged.stdout) as Awaited<ReturnType<typeof evaluate>>;
    expect(columns).toMatchObject({ y_pred: 'r.out', by: ['r.more.deep'] });
    expect(results.map(({ value }) => value)).toEqual([1 / 2, 1, 2 / 3]);
    const written = await sql(`SELECT y_true, "r.out", r.n AS n FROM ${text(rows)} ORDER BY n`);
    expect(written.map((row) => row['r.out'])).toEqual(guesses.slice(0, 3));
  });

  test('is NULL in rows without the field', async () => {
    const path = file([...runs, { y_true: 'cat', r: { n: 9 } }, { y_true: 'cat', r: null }]);
    expect(await refusal(path, '--y-pred', 'r.out')).toMatch(
      /row 5: column "r.out" is NULL \(--nulls skip leaves such rows out\)$/,
    );
    const report = await evaluate(path, '--y-pred', 'r.out', '--nulls', 'skip');
    expect(report.warnings).toEqual(['rows with NULL, skipped: 2']);
  });

  test('may be used beside an expression over the same column', async () => {
    const path = file(runs);
    const by = ['--by', 'sql: r.n >= 2'];
    expect(await valuesOf(path, '--y-pred', 'r.out', ...by)).toEqual({
      false: 1,
      true: 1 / 2,
      total: 3 / 4,
    });
  });

  test('may have any characters in quotes', async () => {
    const key = `a'b"c]); DROP.\\`;
    const path = file(labels.map((y_true, i) => ({ y_true, r: { [key]: guesses[i] } })));
    const asked = `r["${key.replaceAll(/["\\]/g, String.raw`\$&`)}"]`;
    expect(await valuesOf(path, '--y-pred', asked)).toEqual({ total: 3 / 4 });
    expect(await refusal(path, '--y-pred', 'r.out')).toBe(
      `--y-pred: there is nothing at "r.out"; there are ${JSON.stringify(asked)}`,
    );
    const parquet = await made('quotes.parquet', `SELECT y_true, r FROM ${text(path)}`);
    expect(await valuesOf(parquet, '--y-pred', asked)).toEqual({ total: 3 / 4 });
  });

  test.each([
    ['r.nothing', '; there are "r.out", "r.n", "r.tags", "r.more.deep"'],
    ['r.more.nothing', '; there are "r.more.deep"'],
    ['r.out.nothing', '; "r.out" holds single values (VARCHAR)'],
    ['r.tags.x', '; "r.tags" holds single values (VARCHAR[])'],
  ])('is refused if it does not exist, with a list of the fields: %s', async (path, there) => {
    expect(await refusal(file(runs), '--y-pred', path)).toBe(
      `--y-pred: there is nothing at "${path}"${there}`,
    );
  });

  test('reads text only if it is JSON', async () => {
    const path = file('y_true,r\ncat,dog\n', 'csv');
    expect(await refusal(path, '--y-pred', 'r.out')).toBe(
      '--y-pred: "r" holds no objects or lists in JSON; say --y-pred \'sql: …\' for a value within other text',
    );
  });

  test('names the line of a cell that is not a number', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({ y_true: 1.5, r: { x: i / 2 } }));
    const path = file([...rows, { y_true: 1, r: { x: 'oops' } }]);
    expect(await refusal(path, '--y-pred', 'r.x', '--metrics', 'mse')).toMatch(
      /line 3001: column "r.x" holds "oops", which is not a number/,
    );
  });
});

/** Many rows with the same prediction. */
const many = (prediction: unknown): object[] =>
  Array.from({ length: 3000 }, () => ({ gold: 'cat', prediction }));

describe('values in the first rows', () => {
  test.each([
    ['a list of one text', ['cat'], ['cat', 'dog'], /each list must hold one value/],
    [
      'scores of the same labels',
      { cat: 0.5, dog: 0.25 },
      { cat: 0.5, cow: 0.25 },
      /each row must have a score for each of the 2 labels/,
    ],
    [
      'a score for each label',
      { cat: 0.5, dog: 0.25 },
      { cat: 0.5, dog: null },
      /each row must have a score for each of the 2 labels/,
    ],
  ])('decide, and later rows must agree: %s', async (_, first, other, message) => {
    const path = file([...many(first), { gold: 'cat', prediction: other }]);
    expect(await refusal(path)).toMatch(message);
  });

  test('may have labels with any characters', async () => {
    const names = ['\u{1F600}', '\uFFFD', 'é', 'Z', "it's", '"'];
    const rows = names.map((gold, i) => ({
      gold,
      prediction: Object.fromEntries(names.map((name, k) => [name, k === i ? 0.9 : 0.02])),
    }));
    const metrics = ['--metrics', 'accuracy,log_loss'];
    const { results } = await evaluate(file(rows), ...metrics);
    expect(results.map(({ value }) => value)).toEqual([1, expect.closeTo(-Math.log(0.9), 12)]);
    const lists = rows.map(({ gold, prediction }) => ({
      gold,
      prediction: Object.entries(prediction).map(([label, score]) => ({ label, score })),
    }));
    const { results: same } = await evaluate(file(lists), ...metrics);
    expect(same.map(({ value }) => value)).toEqual(results.map(({ value }) => value));
  });

  test('must name the order of classes beside numeric labels', async () => {
    const rows = [0, 1, 1].map((y_true) => ({ y_true, scores: { POS: 0.25, NEG: 0.75 } }));
    expect(await refusal(file(rows))).toBe(
      'column "y_true" must hold the labels of the scores in column "scores", which are "NEG", "POS"; it holds other values: say --classes NEG,POS where it holds 0 for the first label, 1 for the second and so on; or name another column or another path',
    );
    const found = await evaluate(file(rows), '--classes', 'NEG,POS');
    expect(found.results[0]!.value).toBe(1 / 3);
    const truths = [true, false, true].map((y_true) => ({
      y_true,
      scores: { true: 0.75, false: 0.25 },
    }));
    expect((await evaluate(file(truths))).results[0]!.value).toBe(2 / 3);
  });

  test('may be NULL', async () => {
    const path = file([...many({ cat: 0.5, dog: 0.25 }), { gold: 'cat', prediction: null }]);
    const { rows, warnings } = await evaluate(path, '--nulls', 'skip');
    expect([rows, warnings]).toEqual([3000, ['rows with NULL, skipped: 1']]);
  });
});

describe('objects that are written as text', () => {
  const written = labels.map((label, i) => ({
    y_true: JSON.stringify({ call: label, n: 1 }),
    y_pred: JSON.stringify({ call: guesses[i], n: 1 }),
    label: JSON.stringify({ call: label, n: 1 }).replace('}', ' }'),
  }));

  test.each(['jsonl', 'csv', 'parquet'])(
    'are compared as text if both sides have them: %s',
    async (ending) => {
      const rows = written.map((one) => `(${Object.values(one).map(text).join()})`).join();
      const from = `SELECT * FROM (VALUES ${rows}) AS t(y_true, y_pred, label)`;
      const path = await made(`a.${ending}`, from);
      expect(await valuesOf(path, '--y-true', 'y_true')).toEqual({ total: 3 / 4 });
      expect(await valuesOf(path, '--y-true', 'y_true.call', '--y-pred', 'y_pred.call')).toEqual({
        total: 3 / 4,
      });
    },
  );

  test('need an option beside other labels, and may be text', async () => {
    const path = file(written.map(({ y_pred }, i) => ({ y_true: labels[i], y_pred })));
    expect(await refusal(path)).toBe(
      'column "y_pred" holds objects: say --y-pred y_pred.call or --y-pred y_pred.n, or another path within; --layout labels compares the whole text',
    );
    expect(await valuesOf(path, '--text', 'y_pred')).toEqual({ total: 0 });
  });
});

describe('a JSON document', () => {
  test('counts rows instead of lines in messages', async () => {
    const path = file('[\n {"y_true": 1,\n  "y_pred": 2},\n 3\n]\n', 'json');
    expect(await refusal(path)).toBe(`${path}: row 2: this is not a JSON object`);
  });

  test.each([
    ['{"y_true": [1, 2], "y_pred": [1, 2]', 'ends within the JSON value of line 1'],
    ['[{"y_true": 1 "y_pred": 2}]', 'row 1: this is not a JSON object'],
    ['[1, 2]', 'is a list without names of columns'],
    ['{"a": [{"x": 1}], "b": [{"x": 1}]}', 'say --records a or --records b'],
  ])('that has no rows is refused: %s', async (content, message) => {
    expect(await refusal(file(content, 'json'))).toContain(message);
  });

  test('has its rows at the path of --records', async () => {
    const path = file('{"a": {"rows": [{"y_true": 1, "y_pred": 1}]}, "b": [{"x": 1}]}', 'json');
    expect(await valuesOf(path, '--records', 'a.rows')).toEqual({ total: 1 });
    expect(await refusal(path, '--records', 'a')).toBe(
      `--records: there is no list of objects at "a" of ${path}; there are "a.rows", "b"`,
    );
    expect(await refusal(file(runs), '--records', 'a')).toContain(
      '--records is for one JSON document',
    );
  });

  test('is one line of objects in files that do not end in .json', async () => {
    const line = '{"y_true": [0, 1], "y_pred": [0.5, 0.75]}';
    expect((await evaluate(file(line, 'json'))).rows).toBe(2);
    expect((await evaluate(file(line, 'jsonl'))).rows).toBe(1);
  });
});

describe('truth in another file', () => {
  const ids = ['01', '02', '03', '04'];
  const predictions = file(ids.map((id, i) => ({ id, prediction: guesses[i], n: i })));
  const csv = (rows: readonly (readonly string[])[]): string =>
    file(`id,label,lang\n${rows.map((row) => row.join()).join('\n')}\n`, 'csv');
  const truth = csv(ids.map((id, i) => [id, labels[i]!, i < 2 ? 'en' : 'de']));
  const on = ['--truth', truth, '--on', 'id'];

  test('may be used in groups, conditions, rows and states', async () => {
    const [state, rows] = [join(place, 'joined.json'), join(place, 'joined.parquet')];
    const written = ['--state', state, '--rows', rows];
    expect(
      await valuesOf(predictions, ...on, '--by', 'lang', '--where', 'n > 0', ...written),
    ).toEqual({ de: 1 / 2, en: 1, total: 2 / 3 });
    const found = await sql(`SELECT id, label, lang FROM ${text(rows)} ORDER BY id`);
    expect(found.map(({ id, label }) => [id, label])).toEqual(
      ids.slice(1).map((id, i) => [id, labels[i + 1]]),
    );
    expect(JSON.parse(readFileSync(state, 'utf8'))).toMatchObject({
      columns: { y_true: 'label', y_pred: 'prediction', by: ['lang'] },
    });
  });

  test('may be matched by the order of rows', async () => {
    const own = file(labels.map((gold) => ({ gold })));
    expect(await valuesOf(predictions, '--truth', own, '--on', 'row')).toEqual({ total: 3 / 4 });
    const longer = file([...labels, 'cat'].map((gold) => ({ gold })));
    expect(await refusal(predictions, '--truth', longer, '--on', 'row')).toBe(
      '1 truth has no prediction (such as that of id "5"): say --on-missing skip to leave these rows out',
    );
  });

  test('may share names of columns with the predictions', async () => {
    const both = file(ids.map((id, i) => ({ id, label: guesses[i], lang: 'fr' })));
    const { columns, assumed } = await evaluate(both, ...on, '--by', 'truth.lang');
    expect(columns).toMatchObject({ y_true: 'truth.label', y_pred: 'label', by: ['truth.lang'] });
    expect(assumed.map(({ flag }) => flag)).toEqual(['--y-pred label']);
    expect((await evaluate(both, ...on, '--y-true', 'label', '--y-pred', 'label')).columns).toEqual(
      { y_true: 'truth.label', y_pred: 'label', sample_weight: null, by: [] },
    );
  });

  test.each([
    ['no ids in --on', [], '--truth needs --on with the column of ids'],
    ['another name', ['--on', 'key'], 'has no column "key"'],
    ['half a pair', ['--on', 'id='], '--on must be a column, or ID=KEY'],
    ['another name in one file', ['--on', 'id=key'], 'has no column "key"'],
    ['a query', ['--on', 'id', '--query', 'SELECT 1'], '--query takes the place of the table'],
  ])('is refused with %s', async (_, args, message) => {
    expect(await refusal(predictions, '--truth', truth, ...args)).toContain(message);
  });

  test('is refused if a row has no id', async () => {
    const gaps = file([{ id: '01', label: 'cat' }, { label: 'dog' }]);
    expect(await refusal(predictions, '--truth', gaps, '--on', 'id')).toMatch(
      /^--on: 1 rows of .* have no id$/,
    );
  });

  test('counts ids that only one file has', async () => {
    const other = csv([
      ['01', 'cat', ''],
      ['01', 'dog', ''],
      ['9', 'dog', ''],
    ]);
    expect(await refusal(predictions, '--truth', other, '--on', 'id')).toBe(
      `--on: 2 rows of ${other} have an id in column "id" that another row has too; the first such id is "01"`,
    );
    const some = csv([
      ['01', 'cat', 'en'],
      ['9', 'dog', 'en'],
    ]);
    expect(await refusal(predictions, '--truth', some, '--on', 'id')).toBe(
      '3 predictions have no truth (such as that of id "02"), and 1 truth has no prediction (such as that of id "9"): say --on-missing skip to leave these rows out',
    );
    const skipped = await evaluate(
      predictions,
      '--truth',
      some,
      '--on',
      'id',
      '--on-missing',
      'skip',
    );
    expect([skipped.rows, skipped.warnings.length]).toEqual([1, 2]);
  });

  test.each([
    [
      'csv',
      'id,label\n01,cat\n"02,dog\n',
      'line 3: a quotation mark is not closed; say --quote none if quotation marks are part of the text',
    ],
    ['jsonl', '{"id":"01","label":"cat"}\n{"id":\n', 'line 2: this is not a JSON object'],
    ['json', '[{"id":"01","label":"cat"},{"id":x}]', 'row 2: this is not a JSON object'],
  ])('names the file that is damaged: %s', async (ending, content, message) => {
    const broken = file(content, ending);
    expect(await refusal(predictions, '--truth', broken, '--on', 'id')).toBe(
      `${broken}: ${message}`,
    );
  });

  test('must not be an output', async () => {
    const own = file([{ id: '01', label: 'cat' }], 'json');
    expect(await refusal(predictions, '--truth', own, '--on', 'id', '--state', own)).toBe(
      `--state must not be a file that is read; got ${own}`,
    );
  });

  test('is needed for --on and --on-missing', async () => {
    expect(await refusal(predictions, '--on', 'id')).toContain('--on is for --truth');
    expect(await refusal(predictions, '--on-missing', 'skip')).toContain('--on-missing is for');
  });
});

describe('the mean of a column', () => {
  const path = file([
    { success: true, x: 0.5, group: 'a', weight: 1 },
    { success: false, x: 1, group: 'b', weight: 3 },
  ]);
  const mean = ['--metrics', 'mean', '--y-pred', 'success'];

  test('works in rightly sql, and merge reads the answer', async () => {
    const query = ['--query', `SELECT * FROM read_json(${text(path)})`];
    const asked = ['--metrics', 'mean,sum', '--y-pred', 'x', '--sample-weight', 'weight'];
    const printed = await rightly('sql', '--dialect', 'duckdb', ...query, ...asked);
    const answer = await made('answer.csv', printed.stdout.replace(/;\s*$/, ''));
    const { stdout } = await rightly('merge', answer, '--format', 'json');
    const { columns, results } = JSON.parse(stdout) as Awaited<ReturnType<typeof evaluate>>;
    expect(columns).toMatchObject({ y_true: null, y_pred: 'x', sample_weight: 'weight' });
    expect(results.map(({ metric, value }) => [metric, value])).toEqual([
      ['mean', 3.5 / 4],
      ['sum', 3.5],
    ]);
    const { status, stderr } = await rightly('sql', 't', '--dialect', 'duckdb', '--y-pred', 'x');
    expect([status, stderr]).toEqual([
      2,
      'rightly: --y-true must be given: name the column of the truth and its type, as in --y-true label:string\n',
    ]);
  });

  const statusWith = async (...bar: string[]): Promise<number> =>
    (await rightly('evaluate', path, ...mean, ...bar)).status;

  test('has a state that merges without a truth', async () => {
    const state = join(place, 'mean.json');
    const other = join(place, 'other.json');
    for (const target of [state, other])
      await rightly('evaluate', path, ...mean, '--by', 'group', '--state', target);
    const { stdout } = await rightly('merge', state, other, '--format', 'json');
    const { columns, results } = JSON.parse(stdout) as Awaited<ReturnType<typeof evaluate>>;
    expect(columns['y_true']).toBeNull();
    expect(results.map(({ value, state: sums }) => [value, sums.count])).toEqual([
      [1, 2],
      [0, 6],
      [1 / 4, 8],
    ]);
  });

  test('takes --fail-under and --fail-over', async () => {
    expect(await statusWith('--fail-under', 'mean=0.5')).toBe(1);
    expect(await statusWith('--fail-over', 'mean=0.2')).toBe(1);
    expect(await statusWith('--fail-under', 'mean=0.2')).toBe(0);
  });

  test.each([
    [
      ['--metrics', 'mean'],
      '--metrics mean is computed from one column: name it with --y-pred COLUMN',
    ],
    [
      [...mean, '--y-true', 'x'],
      '--metrics mean needs no truth: leave out --y-true, and name the column with --y-pred',
    ],
    [['--metrics', 'sum', '--y-pred', 'group'], 'sum needs numbers; column "group" holds strings'],
    [
      ['--metrics', 'sum,mse', '--y-pred', 'x', '--y-true', 'success'],
      '--metrics: sum must not stand beside metrics that need a truth, because it is computed from one column; got both: run the command again for sum alone',
    ],
  ])('is refused as %j', async (args, message) => {
    expect(await refusal(path, ...args)).toContain(message);
  });

  test('refuses a number that is not finite', async () => {
    const parquet = await made(
      'nan.parquet',
      "SELECT 1.0::DOUBLE AS x UNION ALL SELECT 'NaN'::DOUBLE",
    );
    expect(await refusal(parquet, '--metrics', 'mean', '--y-pred', 'x')).toMatch(
      /row \d: mean must be a finite number; column "x" holds NaN$/,
    );
  });
});
