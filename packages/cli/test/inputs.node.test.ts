import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { evaluate, file, folder, made, rightly, text, valueOf, valuesOf } from './command.ts';

interface Row {
  readonly label: number;
  readonly scores: readonly number[];
  readonly weight: number;
}

const rows: readonly Row[] = [
  { label: 0, scores: [0.7, 0.2, 0.1], weight: 1 },
  { label: 1, scores: [0.5, 0.3, 0.2], weight: 0.5 },
  { label: 2, scores: [0.1, 0.15, 0.75], weight: 2 },
  { label: 2, scores: [0.2, 0.3, 0.5], weight: 0.25 },
  { label: 0, scores: [0.15, 0.6, 0.25], weight: 3 },
];
const names = ['cat', 'dog', 'ant'];
const isRight = ({ label, scores }: Row): boolean => scores.indexOf(Math.max(...scores)) === label;
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const accuracy = (some: readonly Row[]): number => some.filter(isRight).length / some.length;
const weighted = (some: readonly Row[]): number =>
  sum(some.filter(isRight).map(({ weight }) => weight)) / sum(some.map(({ weight }) => weight));

/** The rows in SQL: label, name of the label, list of scores, weight. */
const t = `(SELECT * FROM (VALUES ${rows
  .map(
    ({ label, scores, weight }) =>
      `(${label}, '${names[label]!}', [${scores.join()}]::DOUBLE[], ${weight}::DOUBLE)`,
  )
  .join()}) AS t(label, name, scores, w))`;
const wide = `SELECT label AS y_true, scores[1] AS p0, scores[2] AS p1, scores[3] AS p2, w AS sample_weight FROM ${t}`;
const csv = (some: readonly Row[] = rows, end = '\n'): string =>
  ['y_true,p0,p1,p2', ...some.map(({ label, scores }) => [label, ...scores].join())]
    .map((line) => line + end)
    .join('');
const jsonl = (some: readonly Row[] = rows): string =>
  some
    .map(({ label, scores }) => `${JSON.stringify({ y_true: label, y_pred: scores })}\n`)
    .join('');

describe('formats', () => {
  test.each(
    'a.parquet a.pq A.PARQUET a.csv a.csv.gz a.csv.zst A.CSV a.tsv a.tsv.gz a.tsv.zst a.jsonl a.jsonl.gz a.jsonl.zst'.split(
      ' ',
    ),
  )('%s', async (name) => {
    const path = await made(
      name,
      wide,
      name.startsWith('A.') && name !== 'A.CSV'
        ? 'FORMAT parquet'
        : name === 'A.CSV'
          ? 'FORMAT csv'
          : '',
    );
    const { rows: count, source, results } = await evaluate(path);
    expect({ count, source, values: results.map(({ value }) => value) }).toEqual({
      count: rows.length,
      source: path,
      values: [weighted(rows)],
    });
  });

  test.each<[string, string, string | Uint8Array]>([
    ['gzip from elsewhere', 'a.csv.gz', gzipSync(csv())],
    ['CRLF', 'a.csv', csv(rows, '\r\n')],
    ['no end of line at the end', 'a.csv', csv().trimEnd()],
    ['a byte order mark', 'a.csv', `\uFEFF${csv()}`],
    ['semicolons', 'a.csv', csv().replaceAll(',', ';')],
    ['tabs in a .csv', 'a.csv', csv().replaceAll(',', '\t')],
    ['bars', 'a.csv', csv().replaceAll(',', '|')],
    ['quoted cells', 'a.csv', csv().replaceAll(/[^,\n]+/g, '"$&"')],
    ['a header with commas in quotes', 'a.csv', csv().replace('y_true', '"y_true"')],
    ['a name of a column on two lines', 'a.csv', beside('"a\nnote, quoted"')],
    ['such a name, with CRLF', 'a.csv', beside('"a\nnote"').replaceAll('\n', '\r\n')],
    ['such a name, compressed', 'a.csv.gz', gzipSync(beside('"a\nsaid ""note"" b"'))],
    ['such names, after a byte order mark', 'a.csv', `\uFEFF${beside('"a\nb","c\n\nd"')}`],
    ['.tab', 'a.tab', csv().replaceAll(',', '\t')],
    ['.ndjson', 'a.ndjson', jsonl()],
    ['.json of one object a line', 'a.json', jsonl()],
    ['JSONL with CRLF', 'a.jsonl', jsonl().replaceAll('\n', '\r\n')],
    ['JSONL without end of line at the end', 'a.jsonl', jsonl().trimEnd()],
    [
      'JSONL with keys in another order',
      'a.jsonl',
      jsonl().replace(/^\{("y_true":\d),(.*)\}/, '{$2,$1}'),
    ],
  ])('%s', async (_, name, content) => {
    expect(await valueOf(file(name, content))).toBe(accuracy(rows));
  });
});

/** A folder with a file for each row. */
const parts = (...paths: string[]): string => {
  const path = folder();
  paths.forEach((name, i) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), csv([rows[i]!]));
  });
  return path;
};

describe('files', () => {
  test('several files are one table', async () => {
    const path = parts('a.csv', 'b.csv', 'c.csv');
    expect(await valueOf(join(path, 'a.csv'), join(path, 'b.csv'))).toBe(
      accuracy(rows.slice(0, 2)),
    );
  });

  test('the command expands a glob', async () => {
    const path = parts('part-0.csv', 'part-1.csv', 'other.csv');
    const { rows: count, source, results } = await evaluate(join(path, 'part-*.csv'));
    expect([count, source, results[0]!.value]).toEqual([
      2,
      join(path, 'part-*.csv'),
      accuracy(rows.slice(0, 2)),
    ]);
  });

  test.each([
    ['?.csv', ['a.csv', 'b.csv', 'cc.csv'], 2],
    ['[ab].csv', ['a.csv', 'b.csv', 'c.csv'], 2],
    ['*/x.csv', ['1/x.csv', '2/x.csv', 'x.csv'], 2],
    ['**/x.csv', ['1/2/x.csv', '2/x.csv', 'y.csv'], 2],
  ])('the glob %s', async (glob, found, count) => {
    const path = parts(...found);
    expect(await valueOf(join(path, glob))).toBe(accuracy(rows.slice(0, count)));
  });

  test.each([
    'with spaces.csv',
    "it's.csv",
    'say "hi".csv',
    'a[1].csv',
    'a].csv',
    '[a].csv',
    'a*.csv',
    '*.csv',
    'a?.csv',
    'a{b}.csv',
    'ünïcödé 猫.csv',
    "'); DROP TABLE t; --.csv",
    'back\\slash.csv',
    '%41.csv',
    'a,b.csv',
    'a#b.csv',
    '$HOME.csv',
    '~.csv',
  ])('a file with the name %s is read beside others', async (name) => {
    const path = parts('a.csv', 'a1.csv', 'b.csv', 'ab.csv');
    writeFileSync(join(path, name), csv(rows.slice(4)));
    const { rows: count, results } = await evaluate(join(path, name));
    expect([count, results[0]!.value]).toEqual([1, 0]);
  });

  test('a glob finds names that look like globs', async () => {
    const path = parts('x[1].csv', 'x*.csv', 'y.csv');
    expect(await valueOf(join(path, 'x*'))).toBe(accuracy(rows.slice(0, 2)));
  });

  test('a file that is named twice is counted once', async () => {
    const path = parts('a.csv', 'b.csv');
    const { rows: count } = await evaluate(join(path, '*.csv'), join(path, 'a.csv'));
    expect(count).toBe(2);
  });

  test('several CSV files may have their columns in different orders', async () => {
    const path = folder();
    writeFileSync(join(path, 'a.csv'), csv(rows.slice(0, 2)));
    writeFileSync(
      join(path, 'b.csv'),
      [
        'p2,p0,y_true,p1',
        ...rows.slice(2).map(({ label, scores: [a, b, c] }) => [c, a, label, b].join()),
      ].join('\n'),
    );
    expect(await valueOf(join(path, '*.csv'))).toBe(accuracy(rows));
  });
});

const piped = async (content: string | Uint8Array, ...args: string[]): Promise<unknown> => {
  const stdin = vi
    .spyOn(process, 'stdin', 'get')
    .mockReturnValue(Readable.from([Buffer.from(content)]) as unknown as typeof process.stdin);
  try {
    const { source, results } = await evaluate('-', ...args);
    return [source, results[0]!.value];
  } finally {
    stdin.mockRestore();
  }
};

/** CSV with more columns behind those of the rows. */
function beside(added: string): string {
  const [header, ...lines] = csv().trimEnd().split('\n');
  const cells = added.split('",').map(() => 'x');
  const all = [`${header},${added}`, ...lines.map((line) => [line, ...cells].join())];
  return `${all.join('\n')}\n`;
}

describe('standard input', () => {
  test.each([
    ['CSV', csv()],
    ['CSV with tabs', csv().replaceAll(',', '\t')],
    ['JSONL', jsonl()],
    ['JSONL after an empty line', `\n${jsonl()}`],
    ['CSV with a byte order mark', `\uFEFF${csv()}`],
  ])('%s', async (_, content) => {
    expect(await piped(content)).toEqual(['standard input', accuracy(rows)]);
  });

  test.each([
    ['is counted', csv(), []],
    ['is refused', csv(), ['--y-true', 'nothing']],
    ['is empty', '', []],
    ['is Parquet', 'PAR1', []],
  ])('leaves no file behind if it %s', async (_, content, args) => {
    const before = process.env['TMPDIR'];
    const own = folder();
    process.env['TMPDIR'] = own;
    await piped(content, ...args)
      .catch(() => undefined)
      .finally(() => {
        if (before === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = before;
      });
    expect(readdirSync(own)).toEqual([]);
  });

  test('is read once for any number of scans', async () => {
    expect(await piped(csv(), '--by', 'y_true', '--rows', join(folder(), 'o.parquet'))).toEqual([
      'standard input',
      accuracy(rows.filter(({ label }) => label === 0)),
    ]);
  });
});

describe('predictions', () => {
  const sparse = 'sparse_categorical_accuracy';
  const shift = names.map((_, i) => `scores[${i + 1}] AS p${i + 1}`).join();

  test.each<[string, string, string[], number]>([
    ['DOUBLE[]', `SELECT label AS y, scores AS y_pred FROM ${t}`, [], accuracy(rows)],
    ['FLOAT[]', `SELECT label AS y, scores::FLOAT[] AS y_pred FROM ${t}`, [], accuracy(rows)],
    ['DOUBLE[3]', `SELECT label AS y, scores::DOUBLE[3] AS y_pred FROM ${t}`, [], accuracy(rows)],
    [
      'DECIMAL[]',
      `SELECT label AS y, scores::DECIMAL(5, 3)[] AS y_pred FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'INTEGER[]',
      `SELECT label AS y, list_transform(scores, lambda s: (100 * s)::INTEGER) AS y_pred FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'UTINYINT[]',
      `SELECT label AS y, list_transform(scores, lambda s: (100 * s)::UTINYINT) AS y_pred FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'one-hot lists of BOOLEAN',
      `SELECT label AS y, list_transform(scores, lambda s: s = list_max(scores)) AS y_pred FROM ${t}`,
      [],
      accuracy(rows),
    ],
    ['score columns', wide, [], weighted(rows)],
    ['score columns by a glob', wide, ['--y-pred', 'p*'], weighted(rows)],
    ['score columns by a glob of one letter', wide, ['--y-pred', 'p?'], weighted(rows)],
    ['score columns by name', wide, ['--y-pred', 'p0,p1,p2'], weighted(rows)],
    ['score columns by name, with spaces', wide, ['--y-pred', 'p0, p1, p2'], weighted(rows)],
    [
      'a glob takes them in the order of the file',
      `SELECT label AS y, scores[1] AS s_b, scores[2] AS s_a, scores[3] AS s_c FROM ${t}`,
      ['--y-pred', 's_*'],
      accuracy(rows),
    ],
    [
      'a comma list takes them in its own',
      `SELECT label AS y, scores[3] AS s_a, scores[2] AS s_b, scores[1] AS s_c FROM ${t}`,
      ['--y-pred', 's_c,s_b,s_a'],
      accuracy(rows),
    ],
    [
      'a glob does not take the truth, the weight or a group',
      `SELECT label AS p_true, w AS p_weight, name AS p_group, scores[1] AS p_0, scores[2] AS p_1, scores[3] AS p_2 FROM ${t}`,
      ['--y-true', 'p_true', '--sample-weight', 'p_weight', '--by', 'p_group', '--y-pred', 'p_*'],
      weighted(rows),
    ],
    [
      'p1 … p3 and the labels 0 … 2: p1 is the class 1',
      `SELECT label + 1 AS y, ${shift} FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'the same with labels of DOUBLE',
      `SELECT (label + 1)::DOUBLE AS y, ${shift} FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'the same with labels of BIGINT',
      `SELECT (label + 1)::BIGINT AS y, ${shift} FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'p10, p11, p12: digits belong together',
      `SELECT label + 10 AS y, scores[1] AS p10, scores[2] AS p11, scores[3] AS p12 FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'p01, p02, p03',
      `SELECT label + 1 AS y, scores[1] AS p01, scores[2] AS p02, scores[3] AS p03 FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'p10 before p2: the labels are the numbers',
      `SELECT CASE label WHEN 0 THEN 1 WHEN 1 THEN 10 ELSE 2 END AS y, scores[1] AS p1, scores[2] AS p10, scores[3] AS p2 FROM ${t}`,
      ['--y-pred', 'p*'],
      accuracy(rows),
    ],
    [
      'strings that are the ends of the columns’ names',
      `SELECT name AS y, scores[1] AS p_cat, scores[2] AS p_dog, scores[3] AS p_ant FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'strings that * stands for',
      `SELECT name AS y, scores[1] AS "score of cat!", scores[2] AS "score of dog!", scores[3] AS "score of ant!" FROM ${t}`,
      ['--y-pred', 'score of *!'],
      accuracy(rows),
    ],
    [
      'strings that are the columns’ names',
      `SELECT name AS y, scores[1] AS cat, scores[2] AS dog, scores[3] AS ant FROM ${t}`,
      ['--y-pred', 'cat,dog,ant'],
      accuracy(rows),
    ],
    [
      'strings and --classes',
      `SELECT name AS y, scores AS y_pred FROM ${t}`,
      ['--classes', 'cat, dog ,ant'],
      accuracy(rows),
    ],
    [
      'an ENUM and --classes',
      `SELECT name::ENUM('ant', 'dog', 'cat') AS y, scores AS y_pred FROM ${t}`,
      ['--classes', 'cat,dog,ant'],
      accuracy(rows),
    ],
    [
      '--classes against the order of the columns',
      `SELECT name AS y, scores[1] AS p0, scores[2] AS p1, scores[3] AS p2 FROM ${t}`,
      ['--classes', 'cat,dog,ant'],
      accuracy(rows),
    ],
    [
      'labels of DECIMAL',
      `SELECT label::DECIMAL(4, 1) AS y, scores AS y_pred FROM ${t}`,
      [],
      accuracy(rows),
    ],
    ['labels of FLOAT', `SELECT label::FLOAT AS y, scores AS y_pred FROM ${t}`, [], accuracy(rows)],
    [
      'labels of UTINYINT',
      `SELECT label::UTINYINT AS y, scores AS y_pred FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'labels of HUGEINT',
      `SELECT label::HUGEINT AS y, scores AS y_pred FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'labels of BOOLEAN and two scores',
      `SELECT label = 0 AS y, [scores[2] + scores[3], scores[1]] AS y_pred FROM ${t}`,
      [],
      accuracy(
        rows.map(({ label, scores: [a, b, c], weight }) => ({
          label: Number(label === 0),
          scores: [b! + c!, a!],
          weight,
        })),
      ),
    ],
    [
      'one-hot truth',
      `SELECT [label = 0, label = 1, label = 2] AS y, scores AS y_pred FROM ${t}`,
      ['--metrics', 'categorical_accuracy'],
      accuracy(rows),
    ],
    [
      'soft truth beside score columns',
      `SELECT [(label = 0)::INT * 0.8, (label = 1)::INT * 0.7, (label = 2)::INT * 0.6]::DOUBLE[] AS y, scores[1] AS p0, scores[2] AS p1, scores[3] AS p2 FROM ${t}`,
      [],
      accuracy(rows),
    ],
    [
      'class ids, best first',
      `SELECT label AS y, list_transform(list_reverse_sort(scores), lambda s: list_position(scores, s) - 1) AS y_pred FROM ${t}`,
      ['--metrics', 'sparse_top_k_categorical_accuracy:k=1,from_sorted_ids=true'],
      accuracy(rows),
    ],
    [
      'ignore_class',
      `SELECT label AS y, scores AS y_pred FROM ${t}`,
      ['--metrics', `${sparse}:ignore_class=2`],
      accuracy(rows.filter(({ label }) => label !== 2)),
    ],
    [
      'ignore_class=-100',
      `SELECT CASE WHEN label = 2 THEN -100 ELSE label END AS y, scores AS y_pred FROM ${t}`,
      ['--metrics', `${sparse}:ignore_class=-100`],
      accuracy(rows.filter(({ label }) => label !== 2)),
    ],
  ])('%s', async (_, query, args, expected) => {
    const path = await made('a.parquet', query);
    expect((await valuesOf(path, ...args))['total']).toBeCloseTo(expected, 12);
  });

  const binary: readonly [number, number][] = [[1, 0.9], [0, 0.2], [1, 0.5], [0, 0.75], [1, 0.6]]; // prettier-ignore
  const table = (cast: string, truth = 'INTEGER'): string =>
    `SELECT y::${truth} AS y_true, p::${cast} AS y_pred FROM (VALUES ${binary.map(([y, p]) => `(${y}, ${p})`).join()}) v(y, p)`;
  const above = (threshold: number): number =>
    binary.filter(([y, p]) => y === Number(p > threshold)).length / binary.length;

  test.each<[string, string, string, string[], number]>([
    ['a probability', 'DOUBLE', 'INTEGER', [], above(0.5)],
    ['a FLOAT probability', 'FLOAT', 'INTEGER', [], above(0.5)],
    ['a DECIMAL probability', 'DECIMAL(3, 2)', 'INTEGER', [], above(0.5)],
    ['a probability and BOOLEAN truth', 'DOUBLE', 'BOOLEAN', [], above(0.5)],
    [
      'another threshold',
      'DOUBLE',
      'DOUBLE',
      ['--metrics', 'binary_accuracy:threshold=0.8'],
      above(0.8),
    ],
    [
      'a threshold that is hit',
      'DOUBLE',
      'DOUBLE',
      ['--metrics', 'binary_accuracy:threshold=0.75'],
      above(0.75),
    ],
  ])('%s', async (_, cast, truth, args, expected) => {
    expect(await valueOf(await made('a.parquet', table(cast, truth)), ...args)).toBe(expected);
  });

  test.each<[string, string]>([
    ['integers', '(1, 1), (2, 3), (3, 3), (4, 4)'],
    ['strings', "('a', 'a'), ('b', 'c'), ('ü', 'ü'), ('', '')"],
    ['booleans', '(true, true), (true, false), (false, false), (false, false)'],
    ['an integer and a boolean', '(1, true), (1, false), (0, false), (0, false)'],
    [
      'BIGINT beyond 2^53',
      '(9007199254740993, 9007199254740993), (9007199254740993, 9007199254740992), (1, 1), (1, 1)',
    ],
    [
      'UBIGINT',
      '(18446744073709551615::UBIGINT, 18446744073709551615::UBIGINT), (18446744073709551615, 18446744073709551614), (0, 0), (0, 0)',
    ],
    [
      'DECIMAL without decimals',
      '(5::DECIMAL(38, 0), 5::DECIMAL(38, 0)), (9007199254740993, 9007199254740992), (0, 0), (1, 1)',
    ],
    [
      'dates',
      "(DATE '2024-01-01', DATE '2024-01-01'), (DATE '2024-01-01', DATE '2024-01-02'), (DATE '2024-01-01', DATE '2024-01-01'), (DATE '2024-01-01', DATE '2024-01-01')",
    ],
  ])('a column of labels: %s', async (_, values) => {
    const path = await made(
      'a.parquet',
      `SELECT a AS actual, b AS predicted FROM (VALUES ${values}) v(a, b)`,
    );
    expect(await valueOf(path)).toBe(3 / 4);
  });

  test('float32 scores tie where float64 scores do not', async () => {
    const path = await made(
      'a.parquet',
      'SELECT 1 AS y_true, [0.1, 0.1 + 1e-12, 0]::DOUBLE[] AS y_pred',
    );
    const args = [path, '--metrics', sparse];
    expect([
      Math.fround(0.1) === Math.fround(0.1 + 1e-12),
      await valueOf(...args),
      await valueOf(...args, '--score-type', 'float32'),
    ]).toEqual([true, 1, 0]);
  });

  test.each([
    ['above the double', 0.300_000_01, 0.3, 0, 0],
    ['below the double, and the same float', 0.299_999_999_99, 0.3, 1, 0],
  ])(
    'text is read as float64, or as float32 with --score-type: a threshold %s',
    async (_, threshold, score, asDouble, asFloat) => {
      expect([
        Number(score > threshold),
        Number(Math.fround(score) > Math.fround(threshold)),
      ]).toEqual([asDouble, asFloat]);
      const args = [
        file('a.csv', `y_true,y_pred\n1,${score}\n`),
        '--metrics',
        `binary_accuracy:threshold=${threshold}`,
      ];
      expect([await valueOf(...args), await valueOf(...args, '--score-type', 'float32')]).toEqual([
        asDouble,
        asFloat,
      ]);
    },
  );
});

const lists = (write: (scores: readonly number[]) => string): string =>
  ['y_true,y_pred', ...rows.map(({ label, scores }) => `${label},"${write(scores)}"`)].join('\n');

const line = (right: number, weight: number): string =>
  `{"y_true":1,"y_pred":${right},"weight":${weight}}\n`;

describe('text', () => {
  test.each([
    ['[a, b, c]', (scores: readonly number[]) => `[${scores.join(', ')}]`],
    ['[a,b,c]', (scores: readonly number[]) => `[${scores.join()}]`],
    [
      'with exponents',
      (scores: readonly number[]) => `[${scores.map((s) => s.toExponential()).join()}]`,
    ],
  ])('lists written as %s', async (_, write) => {
    expect(await valueOf(file('a.csv', lists(write)))).toBe(accuracy(rows));
  });

  test('fractions after many whole numbers are read exactly', async () => {
    const whole = Array.from({ length: 30_000 }, () => '1,0,1');
    const content = [
      'y_true,p0,p1',
      ...whole,
      ...Array.from({ length: 10_000 }, () => '0,0.4,0.2'),
    ].join('\n');
    const { results, warnings } = await evaluate(file('a.csv', content));
    expect([results[0]!.value, warnings]).toEqual([1, []]);
  });

  test('fractions after many whole numbers are read exactly in JSONL', async () => {
    const whole = Array.from({ length: 30_000 }, () => '{"y_true":1,"y_pred":[0,1]}');
    const content = [
      ...whole,
      ...Array.from({ length: 10_000 }, () => '{"y_true":0,"y_pred":[0.4,0.2]}'),
    ].join('\n');
    const { results, warnings } = await evaluate(file('a.jsonl', content), '--layout', 'scores');
    expect([results[0]!.value, warnings]).toEqual([1, []]);
  });

  test.each([
    ['a.csv', 'y_true,y_pred\n', '1,1\n', '1,0.6\n'],
    ['a.jsonl', '', '{"y_true":1,"y_pred":1}\n', '{"y_true":1,"y_pred":0.6}\n'],
  ])(
    'a probability whose first rows are whole is not rounded to a label in %s',
    async (name, head, first, then) => {
      const path = file(name, head + first.repeat(30_000) + then.repeat(30_000));
      expect(await valueOf(path, '--metrics', 'binary_accuracy:threshold=0.7')).toBe(0.5);
    },
  );

  test('weights keep fractions that begin in a late row', async () => {
    const path = file(
      'a.csv',
      `y_true,y_pred,weight\n${'1,1,1\n'.repeat(30_000)}${'1,0,0.25\n'.repeat(40_000)}`,
    );
    expect((await evaluate(path)).results[0]!.state).toEqual({ total: 30_000, count: 40_000 });
  });

  test('weights in JSONL keep fractions that begin in a late row', async () => {
    const path = file('a.jsonl', line(1, 1).repeat(30_000) + line(0, 0.25).repeat(40_000));
    expect((await evaluate(path)).results[0]!.state).toEqual({ total: 30_000, count: 40_000 });
  });

  test.each([
    ['at the start of a line', 'y_true,y_pred\n#1,#1\n#2,#2\na,b\n', 2 / 3],
    ['within', 'y_true,y_pred\nc#,c#\nf#,c#\na,a\n', 2 / 3],
  ])('# begins no comment: %s', async (_, content, value) => {
    expect(await valueOf(file('a.csv', content))).toBe(value);
  });

  test('a line that begins with # is a row', async () => {
    const content = `y_true,y_pred\n${'1,1\n'.repeat(5)}${'#2,2\n'.repeat(5)}`;
    const { stdout, stderr } = await rightly('evaluate', file('a.csv', content));
    expect(stdout + stderr).not.toMatch(/: 5 rows/);
  });

  test('cells may hold commas, quotes and lines', async () => {
    const content = 'y_true,y_pred,note\na,a,"x, ""y"",\nz"\na,b,\n';
    expect(await valueOf(file('a.csv', content))).toBe(0.5);
  });

  test('NaN is never right, and infinities are numbers', async () => {
    const content = 'y_true,p0,p1\n0,nan,0.5\n1,nan,0.5\n0,inf,0.5\n1,-inf,0.5\n1,NaN,NaN\n';
    const { results, warnings } = await evaluate(file('a.csv', content));
    expect([results[0]!.value, warnings]).toEqual([
      2 / 5,
      ['3 of 5 rows hold NaN, which is never right'],
    ]);
  });

  test('NaN and Infinity in JSONL', async () => {
    const content =
      '{"y_true":1,"y_pred":[NaN,0.5]}\n{"y_true":0,"y_pred":[Infinity,0.5]}\n{"y_true":1,"y_pred":[-Infinity,0.5]}\n';
    const { results, warnings } = await evaluate(file('a.jsonl', content));
    expect([results[0]!.value, warnings]).toEqual([
      2 / 3,
      ['1 of 3 rows hold NaN, which is never right'],
    ]);
  });
});

describe('columns', () => {
  test.each([
    ['y_true', 'y_pred', null],
    ['label', 'prediction', 'weight'],
    ['Label', 'Prediction', 'Sample_Weight'],
    ['target', 'pred', 'sample_weights'],
    ['ground_truth', 'y_hat', 'weights'],
    ['class', 'predicted', null],
    ['actual', 'score', null],
  ])('%s, %s and %s are found by their usual names', async (yTrue, yPred, weight) => {
    const third = weight === null ? '' : `, 2.5 AS ${text(weight).replaceAll("'", '"')}`;
    const path = await made(
      'a.parquet',
      `SELECT 5 AS other, 1 AS "${yTrue}", 1 AS "${yPred}"${third}`,
    );
    const { columns, results } = await evaluate(path);
    expect(columns).toMatchObject({ y_true: yTrue, y_pred: yPred, sample_weight: weight });
    expect(results[0]!.state).toEqual(
      weight === null ? { total: 1, count: 1 } : { total: 2.5, count: 2.5 },
    );
  });

  test('a named column is preferred to a usual one', async () => {
    const path = await made(
      'a.parquet',
      'SELECT 1 AS y_true, 0 AS y_pred, 3 AS weight, 0 AS mine, 0.5 AS w',
    );
    const { columns, results } = await evaluate(path, '--y-true', 'mine', '--sample-weight', 'w');
    expect(columns).toMatchObject({ y_true: 'mine', y_pred: 'y_pred', sample_weight: 'w' });
    expect(results[0]!.state).toEqual({ total: 0.5, count: 0.5 });
  });

  const awkward = [
    'say "hi"',
    "it's",
    'two words',
    'a.b',
    'select',
    'from',
    'group',
    'a,b',
    'Zürich 猫',
    'total',
    'rows',
    'value',
    'y',
    '"; DROP TABLE x; --',
    '_y_true',
    '_y_pred',
    '_weight',
    '_label',
    '_ids',
    '_complete',
    '_truth',
    '_prediction',
    '_sample_weight',
    '_row_number',
    '_group_0',
    '_rows',
    '_total_0',
    'above_0',
    '__proto__',
    'constructor',
    'p*',
    '*',
    '%',
    ' leading',
    'metric',
  ];

  test.each(awkward)('a truth may have the name %s', async (name) => {
    const path = await made(
      'a.parquet',
      `SELECT i % 2 AS ${quoted(name)}, 1 AS guess FROM range(4) t(i)`,
    );
    expect(await valueOf(path, '--y-true', name, '--y-pred', 'guess')).toBe(0.5);
  });

  test.each(awkward)('a list of scores may have the name %s', async (name) => {
    const path = await made(
      'a.parquet',
      `SELECT i % 2 AS truth, [0.25, 0.75] AS ${quoted(name)} FROM range(4) t(i)`,
    );
    expect(await valueOf(path, '--y-true', 'truth', '--y-pred', name)).toBe(0.5);
  });

  test.each(awkward)('a weight may have the name %s', async (name) => {
    const path = await made(
      'a.parquet',
      `SELECT i % 2 AS truth, 1 AS guess, i AS ${quoted(name)} FROM range(4) t(i)`,
    );
    expect(
      await valueOf(path, '--y-true', 'truth', '--y-pred', 'guess', '--sample-weight', name),
    ).toBe(4 / 6);
  });

  test.each(awkward.filter((name) => !name.includes(',')))(
    'a group may have the name %s',
    async (name) => {
      const path = await made(
        'a.parquet',
        `SELECT i % 2 AS truth, 1 AS guess, i AS ${quoted(name)} FROM range(2) t(i)`,
      );
      const { results } = await evaluate(
        path,
        '--y-true',
        'truth',
        '--y-pred',
        'guess',
        '--by',
        name,
      );
      expect(results.map(({ group, value }) => [group && Object.entries(group), value])).toEqual([
        [[[name, 0]], 0],
        [[[name, 1]], 1],
        [null, 0.5],
      ]);
    },
  );

  test.each(awkward)('an unused column may have the name %s', async (name) => {
    const path = await made(
      'a.parquet',
      `SELECT i % 2 AS truth, 1 AS guess, 9 AS ${quoted(name)} FROM range(4) t(i)`,
    );
    expect(await valueOf(path, '--y-true', 'truth', '--y-pred', 'guess')).toBe(0.5);
  });
});

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const groups = async (column: string, ...args: string[]): Promise<unknown> => {
  const path = await made(
    'a.parquet',
    `SELECT ${column}, i % 2 AS y_true, 1 AS y_pred FROM range(6) t(i)`,
  );
  const { results } = await evaluate(path, ...(args.length > 0 ? args : ['--by', 'g']));
  return results.map(({ group, value, state }) => [
    group && Object.values(group),
    value,
    state.count,
  ]);
};

describe('--by', () => {
  test.each<[string, string, unknown[]]>([
    ['integers, in the order of numbers', '(i % 3) * 5 AS g', [[0], [5], [10]]],
    ['strings of digits', "['9', '10', '11'][i % 3 + 1] AS g", [['9'], ['10'], ['11']]],
    [
      'dates',
      "DATE '2024-02-28' + (i % 3)::INT AS g",
      [['2024-02-28'], ['2024-02-29'], ['2024-03-01']],
    ],
    ['decimals', '(i % 3 + 0.5)::DECIMAL(4, 2) AS g', [['0.50'], ['1.50'], ['2.50']]],
    ['decimals below zero', '(i % 3 - 1.5)::DECIMAL(4, 2) AS g', [['-1.50'], ['-0.50'], ['0.50']]],
    [
      'NULL, which comes last',
      'CASE i % 3 WHEN 0 THEN NULL ELSE i % 3 END AS g',
      [[1], [2], [null]],
    ],
    ['strings with NULL', "[NULL, '', 'a'][i % 3 + 1] AS g", [[''], ['a'], [null]]],
  ])('%s', async (_, column, values) => {
    expect(await groups(column)).toEqual([
      ...values.map((value) => [value, 0.5, 2]),
      [null, 0.5, 6],
    ]);
  });

  test('booleans', async () => {
    expect(await groups('i % 2 = 1 AS g')).toEqual([
      [[false], 0, 3],
      [[true], 1, 3],
      [null, 0.5, 6],
    ]);
  });

  test.each([
    ['--by', 'g,h'],
    ['--by', 'g', '--by', 'h'],
    ['--by', 'g , h'],
  ])('several columns: %s %s %s %s', async (...args) => {
    expect(await groups('i % 2 AS g, i // 3 AS h', ...args.filter(Boolean))).toEqual([
      [[0, 0], 0, 2],
      [[0, 1], 0, 1],
      [[1, 0], 1, 1],
      [[1, 1], 1, 2],
      [null, 0.5, 6],
    ]);
  });

  test('integers beyond 2^53 are separate groups', async () => {
    const values = (await groups('9007199254740992 + i % 2 AS g')) as [unknown[] | null][];
    expect(values.map(([group]) => group && String(group[0]))).toEqual([
      '9007199254740992',
      '9007199254740993',
      null,
    ]);
  });

  test('NaN, the infinities and NULL are separate groups', async () => {
    const found = (await groups("['nan'::DOUBLE, 'inf', '-inf', NULL][i % 4 + 1] AS g")) as [
      unknown[] | null,
    ][];
    expect(new Set(found.map(([group]) => JSON.stringify(group))).size).toBe(5);
  });

  test('the truth may also be the group', async () => {
    expect(await groups('1 AS g', '--by', 'y_true')).toEqual([
      [[0], 0, 3],
      [[1], 1, 3],
      [null, 0.5, 6],
    ]);
  });
});

describe('--where', () => {
  const path = made(
    'a.parquet',
    'SELECT i AS "my id", i % 2 AS y_true, 1 AS y_pred FROM range(10) t(i)',
  );

  test.each<[string, number]>([
    ['"my id" < 3', 1 / 3],
    ['"my id" < 3 OR y_true = 1', 5 / 7],
    ['y_true = 1 -- a remark', 1],
    ["y_pred::VARCHAR = '1'", 1 / 2],
  ])('%s', async (condition, expected) => {
    expect(await valueOf(await path, '--where', condition)).toBe(expected);
  });
});

describe('--nulls skip', () => {
  test.each<[string, string, number, number]>([
    ['truth', '(NULL, [0.1, 0.9], 1), (1, [0.1, 0.9], 1), (0, [0.1, 0.9], 1)', 0.5, 1],
    ['scores', '(1, NULL, 1), (1, [0.1, 0.9], 1), (0, [0.1, 0.9], 1)', 0.5, 1],
    ['a score', '(1, [0.1, NULL], 1), (1, [0.1, 0.9], 1), (0, [0.1, 0.9], 1)', 0.5, 1],
    ['weight', '(1, [0.1, 0.9], NULL), (1, [0.1, 0.9], 1), (0, [0.1, 0.9], 1)', 0.5, 1],
    ['all', '(NULL, NULL, NULL), (1, [0.1, 0.9], 3), (NULL, [0.1, 0.9], 1)', 1, 2],
  ])('a NULL in %s', async (_, values, value, skipped) => {
    const path = await made(
      'a.parquet',
      `SELECT * FROM (VALUES ${values}) v(y_true, y_pred, weight)`,
    );
    const { rows: count, results, warnings } = await evaluate(path, '--nulls', 'skip');
    expect([count, results[0]!.value, warnings]).toEqual([
      3 - skipped,
      value,
      [`rows with NULL, skipped: ${skipped}`],
    ]);
  });

  test('empty cells of a CSV', async () => {
    const path = file('a.csv', 'y_true,p0,p1\n0,0.9,0.1\n1,0.2,\n,0.5,0.6\n1,0.3,0.2\n');
    const { rows: count, results } = await evaluate(path, '--nulls', 'skip');
    expect([count, results[0]!.value]).toEqual([2, 0.5]);
  });
});

describe('values that look like others', () => {
  test.each([
    ['yes and no', 'label,prob_yes,prob_no\nyes,0.8,0.2\nno,0.1,0.9\n', []],
    ['true and false', 'label,prob_true,prob_false\ntrue,0.8,0.2\nfalse,0.1,0.9\n', []],
    ['yes and no, by --classes', 'label,p0,p1\nyes,0.8,0.2\nno,0.1,0.9\n', ['--classes', 'yes,no']],
  ])('%s are names of classes', async (_, content, args) => {
    expect(await valueOf(file('a.csv', content), ...args)).toBe(1);
  });

  test('booleans in JSONL match classes that are called true and false', async () => {
    const content =
      '{"label":true,"prob_true":0.8,"prob_false":0.2}\n{"label":false,"prob_true":0.1,"prob_false":0.9}\n';
    expect(await valueOf(file('a.jsonl', content))).toBe(1);
  });

  test('the column p_value is not a class beside p_0 and p_1', async () => {
    expect(await valueOf(file('a.csv', 'label,p_0,p_1,p_value\n1,.2,.8,.99\n'))).toBe(1);
  });

  test('a column called weight is no weight with --no-sample-weight', async () => {
    const path = file('a.csv', 'y_true,y_pred,weight\n1,1,70.5\n0,1,80.2\n');
    expect(await valueOf(path, '--no-sample-weight')).toBe(0.5);
  });

  test.each([
    ['fractions', '100.5,110.5\n250.25,240.25\n', '100.5, 250.25'],
    ['whole numbers beside fractions', '0,0.5\n7,6.5\n12,11\n', '7, 12'],
    ['soft labels', '0.25,0.5\n1,0.75\n', '0.25'],
  ])('a truth of %s is not read as 0 and 1', async (_, lines, few) => {
    const path = file('a.csv', `y_true,y_pred\n${lines}`);
    for (const args of [[path], [path, '--per-class'], [path, '--by', 'y_true']])
      expect((await rightly('evaluate', ...args)).stderr).toBe(
        `rightly: without --metrics, column "y_true" must hold 0 and 1; it holds ${few}: say --metrics mae,rmse,r2 for a regression, or --layout labels if column "y_pred" holds labels\n`,
      );
    for (const args of ['--metrics=mae,rmse,r2', '--layout=labels', '--metrics=binary_accuracy'])
      expect((await rightly('evaluate', path, args)).status).toBe(0);
  });

  test('labels in a float column are labels, and a warning names them if a metric reads them as probabilities', async () => {
    const path = file('a.csv', 'label,prediction\n0,0.0\n1,1.0\n2,2.0\n9,9.0\n');
    expect(await valueOf(path)).toBe(1);
    expect((await evaluate(path, '--layout', 'probability')).warnings.join()).toMatch(
      /^2 of 4 rows have a truth other than 0 and 1/,
    );
    expect(await valueOf(path, '--metrics', 'accuracy_score')).toBe(1);
  });
});

const taken = (some: string, name: string): string =>
  `${some} have truth or predictions outside of 0 to 1, which are read as probabilities; for logits say --metrics ${name}:from_logits=true`;

const warned = async (path: string, metric: string): Promise<unknown> =>
  (await evaluate(path, '--metrics', metric)).warnings;

test('a warning names logits that are read as probabilities', async () => {
  const inLists = file(
    'a.jsonl',
    '{"y_true":1,"y_pred":[-2,3]}\n{"y_true":0,"y_pred":[0.5,0.5]}\n',
  );
  const column = file('a.csv', 'y_true,y_pred\n1,3\n0,-1\n1,1\n');
  expect(await warned(inLists, 'ce')).toEqual([taken('1 of 2 rows', 'ce')]);
  expect(await warned(column, 'bce')).toEqual([taken('2 of 3 rows', 'bce')]);
  expect(await warned(column, 'bce:from_logits=true')).toEqual([]);
});

test('a column that only --where reads is not rounded', async () => {
  const content = `${'1,1,1\n'.repeat(30_000)}1,1,0.4\n1,0,1.6\n`;
  const path = file('a.csv', `y_true,y_pred,age\n${content}`);
  for (const condition of ['age = 1.6', 'AGE = 1.6', '"age" = 1.6'])
    expect((await evaluate(path, '--where', condition)).rows).toBe(1);
});

test('a number in an object or in lists of lists is not rounded', async () => {
  const first = '{"y_true":1,"y_pred":1,"a":{"b":2},"c":[[1]]}\n'.repeat(30_000);
  const path = file('a.jsonl', `${first}{"y_true":1,"y_pred":0,"a":{"b":2.6},"c":[[1.4]]}\n`);
  for (const condition of ['a.b = 2.6', 'c[1][1] = 1.4'])
    expect(await valueOf(path, '--where', condition, '--metrics', 'accuracy')).toBe(0);
});

test('--nulls skip does not look at the scores of skipped rows', async () => {
  const path = file('a.jsonl', '{"y_true":1,"y_pred":[0.1,0.9]}\n{"y_true":null,"y_pred":[0.5]}\n');
  expect(await valueOf(path, '--nulls', 'skip')).toBe(1);
});

test('groups keep the order of --by for any names of columns', async () => {
  const path = await made('a.parquet', `SELECT 1 AS y_true, 1 AS y_pred, 'x' AS "2", 'y' AS "1"`);
  const run = await rightly('evaluate', path, '--by', '2,1', '--fail-under', 'accuracy[x,y]=1');
  expect(run.status).toBe(0);
});

test('a warning names a label that only one of the metrics ignores', async () => {
  const path = file('a.csv', 'y_true,p0,p1\n1,0.1,0.9\n-1,0.9,0.1\n');
  const metrics =
    'sparse_categorical_accuracy,sparse_top_k_categorical_accuracy:k=1,ignore_class=-1';
  expect((await evaluate(path, '--metrics', metrics)).warnings).toEqual([
    '1 of 2 rows have a label that is none of the classes; they count as wrong',
  ]);
  const ignored = 'sparse_top_k_categorical_accuracy:k=1,ignore_class=-1';
  expect((await evaluate(path, '--metrics', ignored)).warnings).toEqual([]);
});

// Parquet itself keeps HUGEINT as DOUBLE.
test.each(['BIGINT', 'UBIGINT'])('%s scores are compared exactly', async (type) => {
  const scores = [2n ** 53n, 2n ** 53n + 1n].map((score) => `CAST(${score} AS ${type})`);
  const inColumns = `SELECT 1 AS y_true, ${scores[0]} AS p0, ${scores[1]} AS p1`;
  const inList = `SELECT 1 AS y_true, [${scores.join()}] AS y_pred`;
  for (const query of [inColumns, inList])
    expect(await valueOf(await made('a.parquet', query))).toBe(1);
});
