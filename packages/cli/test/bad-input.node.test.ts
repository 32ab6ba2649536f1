import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { file, folder, made, rightly } from './command.ts';

/** The error line of a command, without the folder of the files. */
async function refusal(args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await rightly('evaluate', ...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^rightly: [^\n]+\n$/);
  expect(stderr.length).toBeLessThan(400);
  return stderr.slice('rightly: '.length, -1).replaceAll(/[^ '"]*\/rightly-test-\w+\/\d+\/?/g, '');
}

/** Matches a text exactly, or a regular expression. */
const like = (message: string | RegExp): unknown =>
  typeof message === 'string' ? message : expect.stringMatching(message);

const header = 'y_true,p0,p1\n';
const good = '0,0.75,0.25\n';
const many = good.repeat(30_000);

describe('text files', () => {
  test.each<[string, string, string | Uint8Array, string | RegExp]>([
    ['no bytes', 'a.csv', '', 'a.csv is empty'],
    ['no bytes', 'a.jsonl', '', 'a.jsonl is empty'],
    ['no bytes', 'a.parquet', '', 'a.parquet is empty'],
    ['no bytes, packed', 'a.csv.gz', gzipSync(''), /^a\.csv\.gz .*(empty|no rows)/],
    ['a header only', 'a.csv', header, 'a.csv holds no rows'],
    ['a header without end of line', 'a.csv', header.trim(), 'a.csv holds no rows'],
    ['a header only', 'a.tsv', header.replaceAll(',', '\t'), 'a.tsv holds no rows'],
    ['empty lines only', 'a.csv', '\n\n\n', /a\.csv|y_true|--y-true/],

    ['too few cells in the first row', 'a.csv', `${header}0,0.5\n${good}`, /^a\.csv: line 2: /],
    [
      'too many cells in the first row',
      'a.csv',
      `${header}0,0.5,0.5,0.5\n${good}`,
      /^a\.csv: line 2: /,
    ],
    [
      'too few cells',
      'a.csv',
      `${header}${good}0,0.5\n${good}`,
      'a.csv: line 3: Expected Number of Columns: 3 Found: 2',
    ],
    [
      'too many cells',
      'a.csv',
      `${header}${good}0,0.5,0.5,0.5\n`,
      'a.csv: line 3: Expected Number of Columns: 3 Found: 4',
    ],
    ['too few cells at the end', 'a.csv', `${header}${good}${good}0`, /^a\.csv: line 4: /],
    [
      'too few cells after 30,000 rows',
      'a.csv',
      `${header}${many}0,0.5\n${good}`,
      'a.csv: line 30002: Expected Number of Columns: 3 Found: 2',
    ],
    [
      'too many cells after 30,000 rows',
      'a.csv',
      `${header}${many}0,0.5,0.5,1\n${good}`,
      'a.csv: line 30002: Expected Number of Columns: 3 Found: 4',
    ],
    [
      'too few cells after 30,000 rows, packed',
      'a.csv.gz',
      gzipSync(`${header}${many}0,0.5\n`),
      'a.csv.gz: line 30002: Expected Number of Columns: 3 Found: 2',
    ],
    [
      'too few cells in a TSV',
      'a.tsv',
      `${header}${good}0,0.5\n`.replaceAll(',', '\t'),
      /^a\.tsv: line 3: /,
    ],
    [
      'a quotation mark that is not closed',
      'a.csv',
      `${header}${good}0,"0.5,0.5\n${good}`,
      /^a\.csv: line 3: a quotation mark is not closed; say --quote none/,
    ],
    [
      'a quotation mark that is not closed in the first row',
      'a.csv',
      `${header}0,"0.5,0.5\n${good}`,
      /^a\.csv: line 2: .*quote/,
    ],
    [
      'a quotation mark that is not closed in the header',
      'a.csv',
      `y_true,"p0,p1\n${good}`,
      /^a\.csv: line 1: .*quote/,
    ],
    [
      'a quotation mark in the middle of a name, and one in a later line',
      'a.csv',
      `y_true,p0 5",p1\n0,"0.5",0.5\n`,
      /^a\.csv: line 1: a quotation mark in the header is not closed; say --quote none/,
    ],
    [
      'a byte order mark before a name on two lines',
      'a.csv',
      `\uFEFF"y_true\n",p0,p1\n${good}`,
      'a.csv: after a byte order mark, the name of the first column must be on one line; leave out the mark with tail -c +4 a.csv | rightly evaluate -',
    ],
    [
      'a byte order mark before a quotation mark that is not closed',
      'a.csv',
      `\uFEFF"y_true,p0,p1\n${good}`,
      /^a\.csv: line 1: a quotation mark in the header is not closed/,
    ],
    [
      'a quotation mark that is not closed after 30,000 rows',
      'a.csv',
      `${header}${many}0,"0.5,0.5\n${good}`,
      /^a\.csv: line 30002: a quotation mark is not closed; say --quote none/,
    ],

    [
      'a byte that is no UTF-8',
      'a.csv',
      Buffer.from(`${header}${good}0,0.5,\xff\n`, 'latin1'),
      'a.csv: line 3: this is not UTF-8: say --encoding latin-1, or the encoding in which the file was written',
    ],
    [
      'lines that end in two ways',
      'a.csv',
      `${header}${good}${good.trim()}\r\n${good}`,
      'a.csv: the rows cannot be split into cells: some lines end with a carriage return and others do not; write all of them alike',
    ],

    [
      'a quote inside a cell of the header',
      'a.csv',
      `y_true,"p0"x"p1"\n${good}`,
      'a.csv: the rows cannot be split into cells: perhaps a cell holds a quotation mark: the mark must be doubled, and the cell must stand in quotation marks',
    ],

    [
      'a score that is a word',
      'a.csv',
      `${header}${good}0,high,0.5\n`,
      /line 3: column "p0" holds "high", which is not a number/,
    ],
    [
      'a score that is a word after 30,000 rows',
      'a.csv',
      `${header}${many}0,high,0.5\n`,
      /^a\.csv: line 30002: .*"p0".*"high"/,
    ],
    [
      'a label that is a word after 30,000 rows',
      'a.csv',
      `${header}${many}cat,0.5,0.5\n`,
      /^a\.csv: line 30002: .*"y_true".*"cat"/,
    ],
    [
      'a weight that is a word',
      'a.csv',
      'y_true,y_pred,weight\n1,1,heavy\n',
      /"weight" must hold numbers/,
    ],
    [
      'a label that is not whole',
      'a.csv',
      `${header}${good}0.5,0.5,0.6\n`,
      'a.csv: row 2: column "y_true" must hold whole numbers as labels; it holds 0.5',
    ],
    [
      'a label that is not whole after 30,000 rows',
      'a.csv',
      `${header}${many}0.5,0.5,0.6\n`,
      /^a\.csv: (row 30001|line 30002): .*"y_true".*0\.5/,
    ],
    [
      'a label that is not whole after 30,000 rows',
      'a.jsonl',
      `${'{"y_true":0,"y_pred":[0.6,0.5]}\n'.repeat(30_000)}{"y_true":0.5,"y_pred":[0.6,0.5]}\n`,
      /^a\.jsonl: (row|line) 30001: .*"y_true".*0\.5/,
    ],
    [
      'a label that is NaN',
      'a.csv',
      `y_true,p0,p1\nnan,0.5,0.6\n`,
      /^a\.csv: row 1: column "y_true" must hold whole numbers as labels; it holds NaN$/,
    ],
    [
      'a label that is infinite',
      'a.csv',
      `${header}0.0,0.5,0.6\n${good}inf,0.5,0.6\n`,
      /^a\.csv: row 3: .*it holds Infinity$/,
    ],
    [
      'an empty label',
      'a.csv',
      `${header}${good},0.5,0.6\n`,
      'a.csv: row 2: column "y_true" is NULL (--nulls skip leaves such rows out)',
    ],
    [
      'an empty score',
      'a.csv',
      `${header}${good}1,,0.6\n`,
      /^a\.csv: row 2: columns? "p0".* is NULL \(--nulls skip leaves such rows out\)$/,
    ],
    [
      'an empty score in the last column',
      'a.csv',
      `${header}${good}1,0.6,\n`,
      /^a\.csv: row 2: columns? .*"p1".* is NULL/,
    ],
    [
      'an empty score after 30,000 rows',
      'a.csv',
      `${header}${many}1,,0.6\n`,
      /^a\.csv: row 30001: /,
    ],
    [
      'an empty score after 30,000 rows, packed',
      'a.csv.gz',
      gzipSync(`${header}${many}1,,0.6\n`),
      /^a\.csv\.gz: row 30001: /,
    ],
    [
      'an empty weight',
      'a.csv',
      'y_true,y_pred,weight\n1,1,1\n1,1,\n',
      'a.csv: row 2: column "weight" is NULL (--nulls skip leaves such rows out)',
    ],
    [
      'a negative weight',
      'a.csv',
      'y_true,y_pred,weight\n1,1,1\n1,1,-0.5\n',
      'a.csv: row 2: column "weight" must hold finite weights of at least 0; it holds -0.5',
    ],
    [
      'an infinite weight',
      'a.csv',
      'y_true,y_pred,weight\n1,1,1\n1,1,inf\n',
      /^a\.csv: row 2: .*it holds Infinity$/,
    ],
    [
      'a weight of NaN',
      'a.csv',
      'y_true,y_pred,weight\n1,1,1\n1,1,nan\n',
      /^a\.csv: row 2: .*it holds NaN$/,
    ],

    [
      'lists of other lengths in text',
      'a.csv',
      'y_true,y_pred\n0,"[1, 2]"\n1,"[1, 2, 3]"\n',
      'a.csv: row 2: column "y_pred" has 3 scores, where the first row has 2',
    ],
    [
      'a list in text with a word',
      'a.csv',
      'y_true,y_pred\n0,"[1, 2]"\n1,"[1, x]"\n',
      /a\.csv.*row 2.*"y_pred"|"y_pred".*x|\[1, x\]/,
    ],
    [
      'no list in a column of lists',
      'a.csv',
      'y_true,y_pred\n0,"[1, 2]"\n1,nothing\n',
      /"y_pred"|nothing/,
    ],
    [
      'strings and nobody says which',
      'a.csv',
      'y_true,y_pred\ncat,"[1, 2]"\n',
      'column "y_true" holds strings: name the class of each score with --classes cat,dog,…',
    ],

    [
      'no truth',
      'a.csv',
      'x,y_pred\n1,1\n',
      'no column has a usual name for the truth: say --y-true COLUMN, one of "x", "y_pred"',
    ],
    [
      'no predictions',
      'a.csv',
      'y_true,x\n1,1\n',
      /^no column has a usual name for the predictions: say --y-pred COLUMN .*"y_true", "x"$/,
    ],
    [
      'a name twice for the truth',
      'a.csv',
      'y_true,y_true,y_pred\n1,0,0\n',
      /y_true.*(twice|again|more than one)|(two|several) columns.*y_true/,
    ],

    [
      'broken JSON',
      'a.jsonl',
      '{"y_true":0,"y_pred":[1,2]}\n{"y_true":0,"y_pred":\n',
      /a\.jsonl.*line \d/,
    ],
    [
      'a word for JSON',
      'a.jsonl',
      '{"y_true":0,"y_pred":[1,2]}\nhello\n{"y_true":0,"y_pred":[1,2]}\n',
      /a\.jsonl.*line 2\b/,
    ],
    [
      'broken JSON after 30,000 rows',
      'a.jsonl',
      `${'{"y_true":0,"y_pred":[1,2]}\n'.repeat(30_000)}{"y_true":0,]\n`,
      /a\.jsonl.*line 30001\b/,
    ],
    [
      'lists of other lengths',
      'a.jsonl',
      '{"y_true":0,"y_pred":[1,2]}\n{"y_true":0,"y_pred":[1,2]}\n{"y_true":0,"y_pred":[1]}\n',
      'a.jsonl: row 3: column "y_pred" has 1 scores, where the first row has 2',
    ],
    [
      'an empty list',
      'a.jsonl',
      '{"y_true":0,"y_pred":[1,2]}\n{"y_true":0,"y_pred":[]}\n',
      'a.jsonl: row 2: column "y_pred" is an empty list',
    ],
    [
      'null in a list',
      'a.jsonl',
      '{"y_true":0,"y_pred":[1,2]}\n{"y_true":0,"y_pred":[1,null]}\n',
      'a.jsonl: row 2: column "y_pred" holds NULL in its list (--nulls skip leaves such rows out)',
    ],
    [
      'a key that is left out',
      'a.jsonl',
      '{"y_true":0,"y_pred":[1,2]}\n{"y_true":0}\n',
      'a.jsonl: row 2: column "y_pred" is NULL (--nulls skip leaves such rows out)',
    ],
    [
      'words among scores',
      'a.jsonl',
      '{"y_true":0,"y_pred":["a","b"]}\n',
      /"y_pred" must hold numbers/,
    ],
    [
      'a key twice',
      'a.jsonl',
      '{"y_true":0,"y_pred":0}\n{"y_true":0,"y_pred":0,"y_pred":1}\n',
      /^a\.jsonl: line 2: Object .* has duplicate key "y_pred"$/,
    ],
    ['lists in lists', 'a.jsonl', '{"y_true":0,"y_pred":[[1,2]]}\n', /"y_pred" must hold numbers/],
    [
      'objects for scores',
      'a.jsonl',
      '{"y_true":0,"y_pred":{"a":1}}\n',
      /"y_pred" holds objects: say --y-pred y_pred.a, or another path within$/,
    ],
    [
      'one list of lists',
      'a.json',
      '[[0,1],[0,1]]\n',
      /a list without names of columns: write a list of objects/,
    ],

    ['gzip that is not', 'a.csv.gz', `${header}${good}`, /a\.csv\.gz/],
    ['zstd that is not', 'a.csv.zst', `${header}${good}`, /a\.csv\.zst/],
    ['gzip truncated', 'a.csv.gz', gzipSync(header + many).subarray(0, 100), /a\.csv\.gz/],
    ['Parquet that is text', 'a.parquet', 'y_true,y_pred\n1,1\n', /a\.parquet/],
    [
      'text that is not UTF-8',
      'a.csv',
      Buffer.from(`y_true,y_pred\nc\xe4t,c\xe4t\n`, 'latin1'),
      /a\.csv/,
    ],
  ])('%s in %s', async (_, name, content, message) => {
    const found = await refusal([file(name, content)]);
    expect(found).toEqual(like(message));
  });
});

describe('Parquet', () => {
  const one = '[0.25, 0.75]::DOUBLE[] AS y_pred';
  test.each<[string, string, string[], string | RegExp]>([
    ['no rows', `SELECT 0 AS y_true, ${one} WHERE false`, [], 'a.parquet holds no rows'],
    [
      'NULL truth',
      `SELECT nullif(i, 3) AS y_true, ${one} FROM range(5) t(i)`,
      [],
      'a.parquet: row 4: column "y_true" is NULL (--nulls skip leaves such rows out)',
    ],
    [
      'NULL scores',
      'SELECT i % 2 AS y_true, CASE WHEN i <> 3 THEN [0, 0.5] END AS y_pred FROM range(5) t(i)',
      [],
      'a.parquet: row 4: column "y_pred" is NULL (--nulls skip leaves such rows out)',
    ],
    [
      'a NULL score',
      'SELECT i % 2 AS y_true, [0, nullif(i, 3)] AS y_pred FROM range(5) t(i)',
      [],
      'a.parquet: row 4: column "y_pred" holds NULL in its list (--nulls skip leaves such rows out)',
    ],
    [
      'NULL weight',
      `SELECT i % 2 AS y_true, ${one}, nullif(i, 3) AS weight FROM range(5) t(i)`,
      [],
      'a.parquet: row 4: column "weight" is NULL (--nulls skip leaves such rows out)',
    ],
    [
      'all NULL',
      `SELECT NULL::INT AS y_true, ${one}`,
      [],
      'a.parquet: row 1: column "y_true" is NULL (--nulls skip leaves such rows out)',
    ],
    [
      'lists of other lengths',
      'SELECT 0 AS y_true, CASE WHEN i = 3 THEN [1, 2, 3] ELSE [1, 2] END AS y_pred FROM range(5) t(i)',
      [],
      'a.parquet: row 4: column "y_pred" has 3 scores, where the first row has 2',
    ],
    [
      'lists of other lengths, though rows are skipped',
      'SELECT nullif(0, i) AS y_true, CASE WHEN i = 3 THEN [1, 2, 3] ELSE [1, 2] END AS y_pred FROM range(5) t(i)',
      ['--nulls', 'skip'],
      'a.parquet: row 4: column "y_pred" has 3 scores, where the first row has 2',
    ],
    [
      'an empty list',
      'SELECT 0 AS y_true, CASE WHEN i <> 3 THEN [1, 2] ELSE [] END AS y_pred FROM range(5) t(i)',
      [],
      'a.parquet: row 4: column "y_pred" is an empty list',
    ],
    [
      'one-hot of another length',
      'SELECT [0, 0, 1] AS y_true, [1, 2] AS y_pred',
      [],
      'a.parquet: row 1: column "y_true" and column "y_pred" must have lists of one length',
    ],
    [
      'NaN in one-hot truth',
      "SELECT [0, 'nan'::DOUBLE] AS y_true, [1, 2] AS y_pred",
      [],
      'a.parquet: row 1: column "y_true" must not hold NaN',
    ],
    [
      'a fraction for a label',
      `SELECT i / 2 AS y_true, ${one} FROM range(5) t(i)`,
      [],
      'a.parquet: row 2: column "y_true" must hold whole numbers as labels; it holds 0.5',
    ],
    [
      'a fraction for a label of numbered columns',
      'SELECT i / 2 AS y_true, 1 AS p1, 2 AS p2 FROM range(2, 5) t(i)',
      [],
      'a.parquet: row 2: column "y_true" must hold whole numbers as labels; it holds 1.5',
    ],
    [
      '--where keeps the numbers of the rows',
      `SELECT i / 2 AS y_true, ${one} FROM range(9) t(i)`,
      ['--where', 'y_true > 2'],
      'a.parquet: row 6: column "y_true" must hold whole numbers as labels; it holds 2.5',
    ],
    [
      '--nulls skip does not hide fractions',
      `SELECT nullif(i / 2, 0.5) AS y_true, ${one} FROM range(5) t(i)`,
      ['--nulls', 'skip'],
      'a.parquet: row 4: column "y_true" must hold whole numbers as labels; it holds 1.5',
    ],
    [
      'a fraction for an id',
      'SELECT 0 AS y_true, [0.5, 1] AS y_pred',
      ['--metrics', 'sparse_top_k_categorical_accuracy:from_sorted_ids=true'],
      'a.parquet: row 1: column "y_pred" must hold class ids, whole numbers',
    ],
    [
      'a negative weight',
      `SELECT 0 AS y_true, ${one}, -i AS weight FROM range(5) t(i)`,
      [],
      'a.parquet: row 2: column "weight" must hold finite weights of at least 0; it holds -1',
    ],
    [
      'weights whose sum is no number',
      `SELECT 0 AS y_true, ${one}, 1e308 AS weight FROM range(3)`,
      [],
      /weight/,
    ],
    [
      'weights that are strings',
      `SELECT 0 AS y_true, ${one}, '1' AS weight`,
      [],
      /"weight" must hold numbers; it holds VARCHAR \(--no-sample-weight counts each row once\)$/,
    ],
    [
      'weights that are lists',
      `SELECT 0 AS y_true, ${one}, [1] AS weight`,
      [],
      /"weight" must hold numbers; it holds INTEGER\[\] \(--no-sample-weight counts each row once\)$/,
    ],
    [
      'scores that are strings',
      "SELECT 0 AS y_true, ['a', 'b'] AS y_pred",
      [],
      /"y_pred" must hold numbers; it holds VARCHAR\[\]$/,
    ],
    [
      'scores that are structs',
      'SELECT 0 AS y_true, {a: 1} AS y_pred',
      [],
      /"y_pred" holds objects: say --y-pred y_pred.a, or another path within$/,
    ],
    [
      'score columns of strings',
      "SELECT 0 AS y_true, 'a' AS p0, 'b' AS p1",
      [],
      /"p0" must hold numbers; it holds VARCHAR$/,
    ],
    [
      'score columns of lists',
      'SELECT 0 AS y_true, [1] AS p0, [2] AS p1',
      [],
      /column "p0" must hold numbers; it holds INTEGER\[\]$/,
    ],
    [
      'one-hot truth and labels',
      'SELECT [0, 1] AS y_true, 1 AS y_pred',
      [],
      'column "y_true" holds lists, so the predictions must hold scores for each class too',
    ],
    [
      'strings against numbers',
      "SELECT 'a' AS y_true, 1 AS y_pred",
      [],
      /"y_true".*"y_pred"|strings.*numbers/,
    ],
    [
      'a BLOB for truth',
      "SELECT 'a'::BLOB AS y_true, 1 AS y_pred",
      [],
      'column "y_true" must hold numbers or strings; it holds BLOB',
    ],
    [
      'truth and prediction are the same',
      'SELECT 1 AS y',
      ['--y-true', 'y', '--y-pred', 'y'],
      /must be different columns; column "y(_true)?" has two of these roles/,
    ],
    [
      'weight and truth are the same',
      `SELECT 1 AS y_true, ${one}`,
      ['--sample-weight', 'y_true'],
      /must be different columns; column "y(_true)?" has two of these roles/,
    ],
    ['a group twice', `SELECT 1 AS y_true, ${one}, 1 AS g`, ['--by', 'g,g'], /"g".*(twice|again)/],
    [
      'a glob that finds one column',
      'SELECT 1 AS y_true, 0.5 AS p0',
      ['--y-pred', 'p*'],
      /"p\*"|"p0"/,
    ],
  ])('%s', async (_, query, args, message) => {
    const found = await refusal([await made('a.parquet', query), ...args]);
    expect(found).toEqual(like(message));
  });

  test.each([0.01, 0.5, 0.99])('a file is truncated to the share %f', async (part) => {
    const whole = readFileSync(
      await made('a.parquet', 'SELECT i AS y_true, i AS y_pred FROM range(1000) t(i)'),
    );
    const truncated = file('cut.parquet', whole.subarray(0, Math.floor(whole.length * part)));
    expect(await refusal([truncated])).toMatch(/cut\.parquet/);
  });

  test('a file with bytes missing in the middle', async () => {
    const whole = readFileSync(
      await made(
        'a.parquet',
        'SELECT random() AS y_true, random() AS y_pred FROM range(9000) t(i)',
      ),
    );
    const hole = file('hole.parquet', Buffer.concat([whole.subarray(0, 400), whole.subarray(900)]));
    expect(await refusal([hole])).toMatch(/hole\.parquet/);
  });
});

const write = (files: Readonly<Record<string, string>>): string => {
  const path = folder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return path;
};

describe('several files', () => {
  test.each<[string, Record<string, string>, string | RegExp]>([
    [
      'a broken row in the second',
      { 'a.csv': header + good, 'b.csv': `${header}${good}0,0.5\n` },
      /^b\.csv: line 3: /,
    ],
    [
      'an empty cell in the second',
      { 'a.csv': header + good.repeat(5), 'b.csv': `${header}${good}0,,0.5\n` },
      /^b\.csv: row 2: /,
    ],
    ['the second is empty', { 'a.csv': header + good, 'b.csv': '' }, 'b.csv is empty'],
    [
      'another delimiter in the second',
      { 'a.csv': header + good, 'b.csv': (header + good).replaceAll(',', ';') },
      /b\.csv/,
    ],
    [
      'a column is missing in the second',
      { 'a.csv': header + good, 'b.csv': 'y_true,p0\n0,0.5\n' },
      /b\.csv.*p1|p1.*b\.csv/,
    ],
    [
      'a column more in the second',
      { 'a.csv': header + good, 'b.csv': 'y_true,p0,p1,p2\n0,0.5,0.5,0.7\n' },
      /b\.csv.*p2|p2.*b\.csv/,
    ],
    [
      'two formats',
      { 'a.csv': header + good, 'b.tsv': header },
      'the files must all have one format; got csv and tsv',
    ],
    [
      'lists of other lengths in the second',
      { 'a.jsonl': '{"y_true":0,"y_pred":[1,2]}\n', 'b.jsonl': '{"y_true":0,"y_pred":[1,2,3]}\n' },
      /^b\.jsonl: row 1: column "y_pred" has 3 scores, where the first row has 2$/,
    ],
    [
      'a file without rows among others is no error of its own',
      { 'a.csv': header, 'b.csv': `${header}0,0.5\n` },
      /^b\.csv: line 2: /,
    ],
  ])('%s', async (_, files, message) => {
    const path = write(files);
    const found = await refusal(Object.keys(files).map((name) => join(path, name)));
    expect(found).toEqual(like(message));
  });

  test('a column of Parquet is missing in the second', async () => {
    const a = await made('a.parquet', 'SELECT 1 AS y_true, 1 AS y_pred');
    const b = await made('b.parquet', 'SELECT 1 AS y_true, 1 AS other');
    expect(await refusal([a, b])).toMatch(/b\.parquet.*y_pred|y_pred.*b\.parquet/);
  });

  test('a type of Parquet differs in the second', async () => {
    const a = await made('a.parquet', 'SELECT 1 AS y_true, 1 AS y_pred FROM range(5)');
    const b = await made('b.parquet', "SELECT 1 AS y_true, 'x' AS y_pred FROM range(5)");
    expect(await refusal([a, b])).toMatch(/"y_pred" holds text, and column "y_true" does not/);
  });

  test('fractions in the second file are not rounded to the whole numbers of the first', async () => {
    const a = await made('a.parquet', 'SELECT 1 AS y_true, 1 AS p0, 0 AS p1');
    const b = await made('b.parquet', 'SELECT 0.5::DOUBLE AS y_true, 0.5 AS p0, 0.6 AS p1');
    expect(await refusal([a, b])).toMatch(/b\.parquet.*"y_true".*0\.5/);
  });

  test('the row is counted in its own Parquet file', async () => {
    const a = await made('a.parquet', 'SELECT 1 AS y_true, 1 AS y_pred FROM range(5)');
    const b = await made(
      'b.parquet',
      'SELECT nullif(i, 2) AS y_true, 1 AS y_pred FROM range(5) t(i)',
    );
    expect(await refusal([a, b])).toBe(
      'b.parquet: row 3: column "y_true" is NULL (--nulls skip leaves such rows out)',
    );
  });
});

describe('names of files', () => {
  const path = folder();
  writeFileSync(join(path, 'a.csv'), header + good);
  writeFileSync(join(path, 'a.txt'), header + good);
  writeFileSync(join(path, 'a'), header + good);
  mkdirSync(join(path, 'b.csv'));

  test.each<[string, string[], string | RegExp]>([
    ['no such file', ['no.csv'], 'there is no file no.csv'],
    ['one of them is not there', ['a.csv', 'no.csv'], 'there is no file no.csv'],
    ['nothing matches', ['no*.csv'], 'no file matches no*.csv'],
    [
      'an ending that says nothing',
      ['a.txt'],
      'a.txt: a file must end in .parquet, .pq, .npy, .npz, .arrow, .arrows, .feather, .ipc, or in .csv, .tsv, .tab, .jsonl, .ndjson, .json, perhaps with .gz or .zst after it',
    ],
    ['no ending', ['a'], /^a: a file must end in /],
    ['a folder', ['b.csv'], 'b.csv holds no files to read'],
    ['packed Parquet', ['a.csv', 'no.parquet.gz'], 'there is no file no.parquet.gz'],
  ])('%s', async (_, files, message) => {
    const found = await refusal(files.map((name) => join(path, name)));
    expect(found).toEqual(like(message));
  });

  test('compressed Parquet is an error', async () => {
    expect(await refusal([file('a.parquet.gz', gzipSync('PAR1'))])).toBe(
      'a.parquet.gz: Parquet is compressed inside; unpack the file first',
    );
  });

  test('an empty name', async () => {
    expect(await refusal([''])).toMatch(/no file/);
  });

  test('a file name that a glob found is not read as a glob', async () => {
    expect(await refusal([join(path, "a.csv'); SELECT 1; --*")])).toMatch(/^no file matches/);
  });
});

describe('standard input', () => {
  test.each<[string, string | Uint8Array, string | RegExp]>([
    ['nothing', '', 'standard input is empty'],
    [
      'Parquet',
      'PAR1xxxxPAR1',
      'standard input must be CSV, JSONL, NPY or Arrow; got Parquet or compressed data',
    ],
    [
      'gzip',
      gzipSync(header + good),
      'standard input must be CSV, JSONL, NPY or Arrow; got Parquet or compressed data',
    ],
    ['a header', header, 'standard input holds no rows'],
    ['too few cells', `${header}${good}0,0.5\n`, /^standard input: line 3: /],
    ['too few cells in the first row', `${header}0,0.5\n`, /^standard input: line 2: /],
    ['an empty cell', `${header}${good}0,,0.5\n`, /^standard input: row 2: /],
    ['broken JSON', '{"y_true":1,"y_pred":1}\n{"y_true"\n', /^[^/]*standard input[^/]*$/],
  ])('%s', async (_, content, message) => {
    const stdin = vi
      .spyOn(process, 'stdin', 'get')
      .mockReturnValue(Readable.from([Buffer.from(content)]) as unknown as typeof process.stdin);
    const found = await refusal(['-']).finally(() => stdin.mockRestore());
    expect(found).toEqual(like(message));
  });

  test('standard input beside files is an error', async () => {
    expect(await refusal(['-', 'a.csv'])).toBe(
      'standard input (-) must come alone, without other files',
    );
  });
});

describe('options', () => {
  const path = file('a.csv', 'y_true,y_pred,country,my score\n1,1,se,0.5\n0,1,fi,0.25\n');
  const scores = file('b.csv', header + good);

  test.each<[string[], string | RegExp]>([
    [['--y-true', 'ytrue'], '--y-true: there is no column "ytrue"; did you mean "y_true"?'],
    [['--y-pred', 'y_perd'], /^--y-pred: there is no column "y_perd"; did you mean "y_pred"/],
    [
      ['--y-pred', 'y_pred,nothing'],
      /^--y-pred: there is no column "nothing"; there are "y_true", "y_pred", "country", "my score"$/,
    ],
    [
      ['--y-pred', 'zz*'],
      '--y-pred: no column matches "zz*"; there are "y_pred", "country", "my score"',
    ],
    [
      ['--sample-weight', 'my_score'],
      '--sample-weight: there is no column "my_score"; did you mean "my score"?',
    ],
    [['--by', 'county'], '--by: there is no column "county"; did you mean "country"?'],
    [['--by', 'country,'], /^--by/],
    [['--by', ''], /^--by/],
    [['--y-pred', ''], /^--y-pred/],
    [
      ['--sample-weight', 'country'],
      '--sample-weight: column "country" must hold numbers; it holds VARCHAR (--no-sample-weight counts each row once)',
    ],
    [['--where', 'country ='], /^--where/],
    [['--where', ''], /^--where/],
    [['--where', 'contry = 1'], /^--where.*contry/],
    [['--where', "y_true = 'x'"], /^--where.*'x'|'x'/],
    [['--threads', '0'], /^--threads/],
    [['--threads', '-1'], /^--threads/],
    [['--threads', 'two'], /^--threads/],
    [['--threads', '1.5'], /^--threads/],
    [
      ['--threads', '99999999999999999999'],
      '--threads must be a whole number from 1 to 1024; got 99999999999999999999',
    ],
    [['--threads', '1025'], /^--threads/],
    [['--memory', 'much'], '--memory must be a size above 0 such as 4GB; got "much"'],
    [['--memory', '-1GB'], '--memory must be a size above 0 such as 4GB; got "-1GB"'],
    [['--memory', '0GB'], '--memory must be a size above 0 such as 4GB; got "0GB"'],
    [['--memory', '1e99GB'], /^--memory/],
    [['--memory', '1MB'], /--memory/],
    [['--metrics', 'accurcy'], /^--metrics: there is no metric "accurcy"; did you mean "accuracy"/],
    [
      ['--fail-under', 'accuracy'],
      '--fail-under must be METRIC=VALUE, METRIC[GROUP]=VALUE, METRIC[*]=VALUE or METRIC{CLASS}=VALUE; got "accuracy"',
    ],
    [['--fail-under', 'accuracy=high'], /^--fail-under must be METRIC=VALUE/],
    [['--fail-under', 'accuracy='], /^--fail-under must be METRIC=VALUE/],
    [['--fail-under', '=0.5'], /^--fail-under must be METRIC=VALUE/],
    [['--fail-under', 'accuracy=nan'], /^--fail-under must be METRIC=VALUE/],
    [
      ['--fail-under', 'acuracy=0.5'],
      '--fail-under: no metric is called "acuracy"; did you mean "accuracy"?',
    ],
    [
      ['--fail-under', 'accuracy[se]=0.5'],
      '--fail-under accuracy[se]: there are groups only with --by',
    ],
    [['--format', 'xml'], /--format.*xml.*table, json, markdown, csv/],
    [['--nulls', 'ignore'], /--nulls.*ignore.*error, skip/],
    [['--score-type', 'float64'], /--score-type.*float64.*float32/],
    [['--score-type', 'float16'], /--score-type float16 is for uint16 in NPY; .* holds DOUBLE/],
    [['--format'], /--format/],
    [['--formt', 'json'], /--formt.*--format/],
    [['--nothing'], /--nothing/],
  ])('%j', async (args, message) => {
    const found = await refusal([path, ...args]);
    expect(found).toEqual(like(message));
  });

  test.each<[string[], string | RegExp]>([
    [['--classes', 'a,b,c'], '--classes must name 2 classes, one for each score; got 3'],
    [['--classes', 'a,a'], /^--classes.*"a"/],
    [['--y-pred', 'p0,p0'], /"p0".*(twice|again)/],
  ])('%j with scores', async (args, message) => {
    const found = await refusal([scores, ...args]);
    expect(found).toEqual(like(message));
  });

  test('--classes of another number than the scores of a list', async () => {
    const list = await made('a.parquet', "SELECT 'b' AS y_true, [1, 2, 3] AS y_pred");
    expect(await refusal([list, '--classes', 'a,b'])).toMatch(
      /^--classes must name 3 classes.*got 2$/,
    );
  });

  test.each([
    ['a folder that is not there', join(folder(), 'no', 'o.parquet')],
    ['a folder', folder()],
    ['a full disk', '/dev/full'],
  ])('--rows to %s', async (_, target) => {
    expect(await refusal([path, '--rows', target])).toMatch(/--rows|o\.parquet|\/dev\/full/);
  });

  test('--rows does not overwrite an input', async () => {
    const source = await made('a.parquet', 'SELECT 1 AS y_true, 1 AS y_pred');
    const before = readFileSync(source);
    expect(await refusal([source, '--rows', source])).toMatch(/--rows/);
    expect(readFileSync(source)).toEqual(before);
  });
});

describe('usage', () => {
  test.each<[string[], RegExp]>([
    [['evaluate'], /file/],
    [['evalute'], /evalute.*evaluate/],
    [['--helpp'], /--helpp.*--help/],
    [['-x'], /-x/],
  ])('rightly %j', async (args, message) => {
    const { status, stdout, stderr } = await rightly(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^rightly: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  });
});
