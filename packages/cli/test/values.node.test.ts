import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { evaluate, file, folder, made, rightly, valueOf } from './command.ts';

/** The error line of a command. */
async function refusal(...args: string[]): Promise<string> {
  const { status, stderr } = await rightly('evaluate', ...args);
  expect(status).toBe(2);
  return stderr;
}

/** The values of a column of groups, in order. */
async function groups(path: string, column: string, ...args: string[]): Promise<unknown[]> {
  const { results } = await evaluate(path, '--by', column, ...args);
  const found = results.flatMap(({ group }) => (group ? [group[column]] : []));
  return found.sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

/** A file whose groups have these values. */
const csv = (...values: string[]): string =>
  file('a.csv', `g,label,prediction\n${values.map((value) => `${value},1,1\n`).join('')}`);

describe('groups are distinguished by their text', () => {
  // oxfmt-ignore
  test.each<[string, string, unknown[]]>([
    ['codes', csv('007', '7', '07'), ['007', '07', '7']],
    ['whole numbers', csv('1', '2', '2'), [1, 2]],
    ['numbers, one of which is written in two ways', csv('1.0', '1', '2'), ['1', '1.0', '2']],
    ['fractions', csv('0.5', '2'), [0.5, 2]],
    ['hexadecimal numbers', csv('0x10', '16'), ['0x10', '16']],
    ['dates', csv('2020-1-1', '2020-01-01'), ['2020-01-01', '2020-1-1']],
    ['booleans', csv('yes', 'no', 'true'), ['no', 'true', 'yes']],
    ['true and false', csv('true', 'false'), [false, true]],
    ['whole numbers that float64 cannot tell apart', csv('9007199254740992', '9007199254740993'), ['9007199254740992', '9007199254740993']],
    ['whole numbers, of which one is too large for float64', csv('5', '18446744073709551614'), ['18446744073709551614', 5]],
    ['numbers of JSON', file('a.jsonl', '{"g":1,"label":1,"prediction":1}\n{"g":2,"label":1,"prediction":1}\n'), [1, 2]],
    ['booleans of JSON', file('a.jsonl', '{"g":true,"label":1,"prediction":1}\n'), [true]],
  ])('%s', async (_, path, expected) => {
    expect(await groups(path, 'g')).toEqual(expected);
  });

  test('in a column that --where compares as numbers', async () => {
    const path = csv('1e1', '10', '3');
    expect(await groups(path, 'g', '--where', 'g > 4')).toEqual(['10', '1e1']);
  });

  test('in the column of predictions', async () => {
    const path = file('a.csv', 'label,prediction\n1,1\n1,1e0\n2,2\n');
    expect(await groups(path, 'prediction', '--text', 'prediction')).toEqual(['1', '1e0', '2']);
  });
});

const tsv = (text: string): string => text.replaceAll(',', '\t');

describe('a cell that does not fit is named, with the option that would read it', () => {
  const rows = '1,0.5\n'.repeat(30_000);
  const bad = (end: string): string => `label,score\n${rows}${end}\n`;
  const text = '--null-text high --nulls skip to leave such rows out';
  // oxfmt-ignore
  test.each<[string, string, string | Uint8Array, string]>([
    ['a word', 'a.csv', bad('0,high'), `line 30002: column "score" holds "high", which is not a number: say ${text}`],
    ['a word in TSV', 'a.tsv', tsv(bad('0,high')), `line 30002: column "score" holds "high", which is not a number: say ${text}`],
    ['a missing value', 'a.csv', bad('0,N/A'), `column "score" holds "N/A", which is not a number: say --null-text N/A --nulls skip if it marks a missing value`],
    ['a decimal comma', 'a.csv', bad('0,"0,5"'), `column "score" holds "0,5", which is not a number: say --decimal , where the comma is a decimal mark`],
    ['a percent sign', 'a.csv', bad('0,50%'), `column "score" holds "50%", which is not a number: say --number score if numbers have percent signs or spaces beside them`],
    ['a truth that is a word', 'a.csv', bad('maybe,1'), 'line 30002: column "label" holds "maybe", which is not a number: say --null-text maybe'],
    ['cells of several lines before', 'a.csv', `label,note,score\n${'1,"a\n""b""",0.5\n'.repeat(20_000)}0,c,high\n`, 'line 40002: column "score" holds "high"'],
    ['a cell of several lines', 'a.csv', bad('0,"a\nb"'), String.raw`line 30002: column "score" holds "a\nb"`],
    ['lines without a letter before', 'a.csv', bad('\n\n0,high'), 'line 30004: column "score" holds "high"'],
    ['gzip', 'a.csv.gz', gzipSync(bad('0,high')), 'line 30002: column "score" holds "high"'],
    ['a long cell', 'a.csv', bad(`0,${'x'.repeat(500)}`), `holds "${'x'.repeat(40)}…", which`],
  ])('%s', async (_, name, content, message) => {
    const path = file(name, content);
    const said = await refusal(path);
    expect(said).toContain(`rightly: ${path}: `);
    expect(said).toContain(message);
  });

  const json = '{"label":1,"score":0.5}\n'.repeat(30_000);
  // oxfmt-ignore
  test.each<[string, string, string]>([
    ['a word', `${json}{"label":0,"score":"high"}\n`, 'line 30001: column "score" holds "high"'],
    ['a list', `${json}\n{"label":0,"score":[1]}\n`, 'line 30002: column "score" holds "[1]"'],
  ])('JSON: %s', async (_, content, message) => {
    expect(await refusal(file('a.jsonl', content))).toContain(message);
  });

  test('zstd', async () => {
    const path = await made(
      'a.csv.zst',
      "SELECT 1 AS label, CASE WHEN i = 30000 THEN 'high' ELSE '0.5' END AS score FROM range(30001) AS t(i)",
    );
    expect(await refusal(path)).toContain('line 30002: column "score" holds "high"');
  });

  test('in the first of several files with such a cell', async () => {
    const place = folder();
    for (const [name, last] of Object.entries({ a: '0,0.1', b: '0,high', c: '0,low' }))
      writeFileSync(`${place}/${name}.csv`, bad(last));
    expect(await refusal(`${place}/*.csv`)).toContain(
      `${place}/b.csv: line 30002: column "score" holds "high"`,
    );
  });

  test('a bad cell in an unused column is no error', async () => {
    const path = file('a.csv', `label,score,note\n${'1,0.5,1\n'.repeat(30_000)}0,0.6,x\n`);
    expect(await valueOf(path)).toBe(0);
  });
});

describe('columns that options name', () => {
  const path = file('a.csv', 'id,label,prediction\n007,1,1\n7,0,1\n');
  test('--text applies to a column of --where', async () => {
    expect(await valueOf(path, '--text', 'id', '--where', "id = '007'")).toBe(1);
  });

  test('--text of one side makes the other side text, and a line says so', async () => {
    const { assumed } = await evaluate(path, '--text', 'label');
    expect(assumed).toEqual([{ flag: '--text prediction', because: 'column "label" is text' }]);
  });

  // oxfmt-ignore
  test.each([
    ['a column that there is not', ['--text', 'labell'], '--text: there is no column "labell"; did you mean "label"?'],
    ['a column for two things', ['--text', 'id,label', '--number', 'id'], 'column "id" is named in both --text and --number'],
    ['another mark', ['--decimal', ';'], "argument ';' is invalid"],
    ['an encoding that there is not', ['--encoding', 'latin-99'], '--encoding must be the name of an encoding'],
  ])('%s is refused', async (_, args, message) => {
    expect(await refusal(path, ...args)).toContain(message);
  });

  test('a column of lists is refused', async () => {
    const lists = file('a.jsonl', '{"label":1,"scores":[0.1,0.9]}\n');
    expect(await refusal(lists, '--text', 'scores')).toContain(
      '--text: column "scores" holds lists',
    );
  });

  test.each([
    ['--text', 'label'],
    ['--number', 'label'],
    ['--decimal', ','],
    ['--null-text', 'NA'],
    ['--encoding', 'latin-1'],
  ])('%s is refused for formats with their own types', async (option, value) => {
    const parquet = await made('a.parquet', 'SELECT 1 AS label, 1 AS prediction');
    expect(await refusal(parquet, option, value)).toContain(
      `${option} is for CSV, TSV and JSONL, whose cells are text; Parquet has types of its own`,
    );
    const query = ['--query', 'SELECT 1 AS label, 1 AS prediction', option, value];
    expect(await refusal(...query)).toContain('the answer to a query has types of its own');
  });
});

/** The state of a file. */
const state = async (content: string, ...args: string[]): Promise<string> => {
  const path = file('a.json', '');
  await rightly('evaluate', file('a.csv', content), ...args, '--state', path);
  return path;
};

describe('states', () => {
  const numbers = 'label,prediction\n1,1\n2,2\n';
  const words = 'label,prediction\n1,1\n2,none\n';

  test('of text and of numbers do not add up', async () => {
    const { status, stderr } = await rightly('merge', await state(numbers), await state(words));
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining(
        'its y_true was read as text, not as numbers (say --text COLUMN or --number COLUMN for both)',
      ),
    ]);
  });

  test('of other texts for NULL do not add up', async () => {
    const parts = [
      await state(words, '--null-text', 'none', '--nulls', 'skip'),
      await state(numbers),
    ];
    const { stderr } = await rightly('merge', ...parts);
    expect(stderr).toContain('it was read with no --null-text, not --null-text none');
  });

  test('add up if they were read with the same options, given or assumed', async () => {
    const named = await state(numbers, '--text', 'label,prediction');
    const { status, stdout } = await rightly('merge', named, await state(words), '--format', 'csv');
    expect([status, stdout]).toEqual([0, expect.stringContaining('0.75')]);
  });
});

test('numbers with percent signs are rounded once', async () => {
  const path = file('a.csv', 'y_true,y_pred\n0.123,12.3%\n0.07,7%\n0.29,29 %\n');
  expect(await valueOf(path, '--metrics', 'mae')).toBe(0);
});

test('windows-1252 is read with its own letters', async () => {
  const path = file(
    'a.csv',
    Buffer.from('label,prediction\n\x80,\x80\n\x93x\x94,\x80\n', 'latin1'),
  );
  const { results } = await evaluate(
    path,
    '--encoding',
    'latin-1',
    '--metrics',
    'confusion_matrix',
  );
  expect(JSON.stringify(results[0]!.state)).toContain('“x”');
});

describe('files of another encoding', () => {
  const text = 'label,prediction\nÖl,Öl\nÉtat,Öl\n';
  test('that are truncated gzip are refused', async () => {
    const whole = gzipSync(Buffer.from(text, 'utf16le'));
    const path = file('a.csv.gz', whole.subarray(0, whole.length - 6));
    expect(await refusal(path, '--encoding', 'utf-16le')).toContain(
      `${path}: the gzip file is truncated or damaged`,
    );
  });

  test('in zstd are refused', async () => {
    const path = await made('a.csv.zst', "SELECT 'a' AS label, 'b' AS prediction");
    expect(await refusal(path, '--encoding', 'latin-1')).toContain(
      `${path}: text of the encoding latin-1 is read plain or from .gz; unpack the file first`,
    );
  });

  test('with bytes that are not in the encoding are refused', async () => {
    const path = file('a.csv', Buffer.concat([Buffer.from(text), Buffer.of(0x81)]));
    expect(await refusal(path, '--encoding', 'shift_jis')).toContain(
      `${path} holds bytes that are not shift_jis: say another --encoding`,
    );
  });

  test('have their own names in errors', async () => {
    const content = Buffer.from('label,score\n1,0.5\n0,höchst\n', 'latin1');
    const path = file('a.csv', content);
    expect(await refusal(path, '--encoding', 'latin-1')).toContain(
      `${path}: line 3: column "score" holds "höchst"`,
    );
  });

  test('may be mixed with files in UTF-8', async () => {
    const place = folder();
    writeFileSync(`${place}/a.csv`, Buffer.from(`\uFEFF${text}`, 'utf16le'));
    writeFileSync(`${place}/b.csv`, text);
    const { rows, source } = await evaluate(`${place}/a.csv`, `${place}/b.csv`);
    expect([rows, source]).toEqual([4, `${place}/a.csv ${place}/b.csv`]);
  });

  test('are refused as an output', async () => {
    const path = file('a.csv', Buffer.from(text, 'latin1'));
    expect(await refusal(path, '--encoding', 'latin-1', '--state', path)).toContain(
      '--state must not be a file that is read',
    );
  });
});
