import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import {
  bytesOf,
  findings,
  fixture,
  fixtures,
  like,
  npy,
  parquet,
  refusal,
  regrouped,
} from './arrays.ts';
import { evaluate, file, folder, made, rightly, valueOf, valuesOf } from './command.ts';

const kinds = {
  f2: 'FLOAT',
  f4: 'FLOAT',
  f8: 'DOUBLE',
  i1: 'TINYINT',
  i2: 'SMALLINT',
  i4: 'INTEGER',
  i8: 'BIGINT',
  u1: 'UTINYINT',
  u2: 'USMALLINT',
  u4: 'UINTEGER',
  u8: 'UBIGINT',
  b1: 'BOOLEAN',
};
const ends = (kind: string): string[] => (kind.endsWith('1') ? [''] : ['', 'be']);
const metrics =
  'accuracy,sparse_top_k_categorical_accuracy:k=2,name=top2,sparse_top_k_categorical_accuracy:k=3,ignore_class=2,name=top3';

describe('files of NumPy give the numbers of the same rows in Parquet', () => {
  const weights = fixture('weights.npy');
  const labels = fixture('labels.npy');

  describe.each(Object.entries(kinds))('scores of %s', (kind, type) => {
    test.each(ends(kind).flatMap((end) => [`${kind}${end}-C`, `${kind}${end}-F`]))(
      '%s',
      async (name) => {
        const path = fixture(`scores-${name}.npy`);
        const wanted = await parquet(type);
        expect(
          await findings(
            path,
            '--y-true',
            labels,
            '--sample-weight',
            weights,
            '--metrics',
            metrics,
          ),
        ).toEqual(await findings(wanted, '--metrics', metrics));
        expect(await findings(path, '--y-true', labels)).toEqual(
          await findings(wanted, '--no-sample-weight'),
        );
      },
    );
  });

  describe.each(Object.entries(kinds))('labels of %s', (kind, type) => {
    test.each(ends(kind).map((end) => kind + end))('%s', async (name) => {
      const path = fixture(`labels-${name}.npy`);
      expect(
        await findings(fixture('scores-f4-C.npy'), '--y-true', path, '--sample-weight', weights),
      ).toEqual(await findings(await parquet('FLOAT', type)));
      // The same type on both sides: labels, or numbers that are cut at 0.5.
      const column = await made(
        'a.parquet',
        `SELECT y::${type} AS y_true, y::${type} AS y_pred FROM (VALUES ${fixtures.labels.map((y) => `(${y})`).join()}) AS t(y)`,
      );
      expect(await findings(path, '--y-true', path)).toEqual(await findings(column));
    });
  });

  test.each([1, 2, 3])('version %i', async (version) => {
    expect(await findings(fixture(`version-${version}.npy`), '--y-true', labels)).toEqual(
      await findings(fixture('scores-f4-C.npy'), '--y-true', labels),
    );
  });

  test('labels in a column', async () => {
    const path = fixture('scores-f4-C.npy');
    expect(await findings(path, '--y-true', fixture('labels-column.npy'))).toEqual(
      await findings(path, '--y-true', labels),
    );
  });

  test('half-precision scores below zero', async () => {
    const table = await made(
      'a.parquet',
      `SELECT y_true, list_transform(y_pred, lambda s: 4 - s) AS y_pred FROM read_parquet('${await parquet()}')`,
    );
    expect(
      await findings(fixture('signed-f2.npy'), '--y-true', labels, '--metrics', metrics),
    ).toEqual(await findings(table, '--metrics', metrics));
  });

  test('one-hot truth', async () => {
    const table = await made(
      'a.parquet',
      `SELECT list_transform(range(6), lambda i: (i = least(y, 5))::DOUBLE) AS y_true, s::FLOAT[] AS y_pred FROM (VALUES ${fixtures.labels.map((y, i) => `(${y}, [${fixtures.scores[i]!.join()}])`).join()}) AS t(y, s)`,
    );
    const some = ['--metrics', 'accuracy,top_k_categorical_accuracy:k=2'];
    expect(
      await findings(fixture('scores-f4-C.npy'), '--y-true', fixture('one-hot.npy'), ...some),
    ).toEqual(await findings(table, ...some));
  });

  test('groups', async () => {
    const args = ['--y-true', labels, '--sample-weight', weights, '--metrics', metrics];
    const { results, ...rest } = await findings(
      fixture('scores-f4-C.npy'),
      ...args,
      '--by',
      fixture('groups.npy'),
    );
    const names = ['at', 'ch', 'de'];
    expect({
      ...rest,
      results: results.map((result) =>
        regrouped(result, (group) => ({ 0: names[group[0] as number] })),
      ),
    }).toEqual(await findings(await parquet(), '--metrics', metrics, '--by', 'country'));
  });
});

/** Enough rows for several blocks, and for several windows in Fortran order. In a quarter of the rows the label has the highest score. */
function many(
  rows: number,
  columns: number,
): { scores: Float64Array; labels: number[]; value: number } {
  let state = 1;
  const next = (): number => (state = (state * 48_271) % 0x7f_ff_ff_ff);
  const scores = Float64Array.from({ length: rows * columns }, () => next() / 0x7f_ff_ff_ff);
  let right = 0;
  const labels = Array.from({ length: rows }, (_, i) => {
    const row = scores.subarray(i * columns, (i + 1) * columns);
    const best = row.indexOf(Math.max(...row));
    const label = next() % 4 === 0 ? best : next() % columns;
    if (label === best) right++;
    return label;
  });
  return { scores, labels, value: right / rows };
}

const mean = (some: readonly boolean[]): number => some.filter(Boolean).length / some.length;

describe('many rows', () => {
  const [rows, columns] = [61_111, 37];
  const { scores, labels, value } = many(rows, columns);
  const truth = file('y.npy', npy(labels, { descr: '<i8', shape: [rows] }));
  const paths = ['<f8', '>f8', '<f4', '>f4'].flatMap((descr) =>
    [false, true].map((fortran) =>
      file('s.npy', npy(scores, { descr, shape: [rows, columns], fortran })),
    ),
  );

  test.each(
    paths.map((path, i) => [['<f8', '>f8', '<f4', '>f4'][i >> 1]!, i % 2 ? 'F' : 'C', path]),
  )('%s in order %s', async (_, __, path) => {
    const { rows: found, results } = await evaluate(path, '--y-true', truth);
    expect([found, results[0]!.value]).toEqual([rows, value]);
  });

  test('--y-pred may name the file of the predictions', async () => {
    const { rows: found, results } = await evaluate('--y-true', truth, '--y-pred', paths[0]!);
    expect([found, results[0]!.value]).toEqual([rows, value]);
  });

  test('groups in any order have the same sums', async () => {
    const groups = labels.map((_, i) => (i * 7919) % 11);
    const by = file('g.npy', npy(groups, { descr: '<i4', shape: [rows] }));
    const found = await valuesOf(paths[4]!, '--y-true', truth, '--by', by, '--metrics', 'accuracy');
    const isRight = labels.map((label, i) => {
      const row = scores.subarray(i * columns, (i + 1) * columns);
      return row[label] === Math.max(...row);
    });
    expect(found).toEqual({
      ...Object.fromEntries(
        Array.from({ length: 11 }, (_, g) => [g, mean(isRight.filter((__, i) => groups[i] === g))]),
      ),
      total: value,
    });
  });

  test('--score-type float32 makes ties of scores that differ in float64', async () => {
    const near = Float64Array.of(0.1, 0.1 + 1e-12, 0.1, 0.1 + 1e-12);
    const args = [
      file('s.npy', npy(near, { descr: '<f8', shape: [2, 2] })),
      '--y-true',
      file('y.npy', npy([0, 1], { descr: '<i8', shape: [2] })),
    ];
    expect(await valueOf(...args)).toBe(0.5);
    const { warnings, results } = await evaluate(...args, '--score-type', 'float32');
    expect([results[0]!.state, warnings[0]]).toEqual([
      { total: 1, count: 2 },
      expect.stringContaining('in 2 of 2 rows'),
    ]);
  });
});

const one = (numbers: readonly number[], descr: string, name = 'a.npy'): string =>
  file(name, npy(numbers, { descr, shape: [numbers.length] }));

const exact = (...labels: bigint[]): string => {
  const bytes = npy(
    labels.map(() => 0),
    { descr: '<i8', shape: [labels.length] },
  );
  labels.forEach((label, i) =>
    bytes.writeBigInt64LE(label, bytes.length - 8 * (labels.length - i)),
  );
  return file('a.npy', bytes);
};

/** The number of probabilities on the right side of a threshold. */
const right = (t: number): number =>
  fixtures.weights.filter((w, i) => Number(w / 4 > t) === fixtures.labels[i]).length;

describe('one prediction a row', () => {
  const truth = one([1, 0, 1, 0], '<i8');

  test.each<[string, string, string, number]>([
    ['floats are cut at 0.5', '<f4', 'BinaryAccuracy', 0.75],
    ['and doubles', '>f8', 'BinaryAccuracy', 0.75],
  ])('%s', async (_, descr, kind, value) => {
    const path = one([0.9, 0.2, 0.3, 0.4], descr);
    const { results } = await evaluate(path, '--y-true', truth);
    expect([
      (results[0] as unknown as { class_name: string }).class_name,
      results[0]!.value,
    ]).toEqual([kind, value]);
  });

  test('half-precision numbers are cut at the threshold in their own precision', async () => {
    // The nearest half-precision number to this threshold is 0.25. So a score of 0.25 is not above the threshold.
    const args = ['--y-true', fixture('labels.npy'), '--metrics', 'accuracy:threshold=0.24995'];
    const above = async (...more: string[]): Promise<number> => {
      const path = fixture('probability-f2.npy');
      return (await evaluate(path, ...args, ...more)).results[0]!.state.total;
    };
    expect([await above(), await above('--score-type', 'float32')]).toEqual([
      right(0.25),
      right(0.24995),
    ]);
    expect(right(0.25)).not.toBe(right(0.24995));
  });

  test('a column of width one is read as one prediction for each row', async () => {
    const path = file('a.npy', npy([0.9, 0.2, 0.3, 0.4], { descr: '<f4', shape: [4, 1] }));
    expect(await valueOf(path, '--y-true', truth)).toBe(0.75);
  });

  test.each(['<i4', '<i8', '|u1', '|b1'])('%s are labels', async (descr) => {
    expect(await valueOf(one([1, 1, 1, 0], descr), '--y-true', truth)).toBe(0.75);
  });

  test('64-bit labels are compared exactly', async () => {
    const big = 2n ** 53n;
    expect(await valueOf(exact(big, big + 1n), '--y-true', exact(big, big))).toBe(0.5);
  });

  test('warnings', async () => {
    const { warnings } = await evaluate(
      one([0.9, NaN, 0.3, 0.4], '<f4'),
      '--y-true',
      one([1, 0, 0.5, NaN], '<f4'),
      '--metrics',
      'binary_accuracy',
    );
    expect(warnings).toEqual([
      '2 of 4 rows hold NaN, which is never right',
      expect.stringMatching(/^2 of 4 rows have a truth other than 0 and 1/),
    ]);
  });

  test('a warning names logits that are read as probabilities', async () => {
    const [scores, labels] = [one([0.9, 7, -3, 0.4], '<f4'), one([1, 0, 1, 1], '<f4')];
    const { warnings } = await evaluate(
      scores,
      '--y-true',
      labels,
      '--metrics',
      'bce,binary_focal_crossentropy',
    );
    expect(warnings).toEqual([
      expect.stringMatching(/^2 of 4 rows have truth or predictions outside/),
    ]);
  });
});

describe('options', () => {
  const scores = fixture('scores-f4-C.npy');
  const labels = fixture('labels.npy');

  test('the columns of a report are the files', async () => {
    const weights = fixture('weights.npy');
    const groups = fixture('groups.npy');
    const { source, columns } = await evaluate(
      scores,
      '--y-true',
      labels,
      '--sample-weight',
      weights,
      '--by',
      groups,
    );
    expect({ source, columns }).toEqual({
      source: scores,
      columns: { y_true: labels, y_pred: scores, sample_weight: weights, by: [groups] },
    });
  });

  test('groups of several files, of booleans and of fractions', async () => {
    const good = one([1, 1, 0, 0, 1, 1, 0, 0], '|b1', 'good.npy');
    const size = one([0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, NaN], '<f8', 'size.npy');
    const args = [scores, '--y-true', labels, '--metrics', 'accuracy'];
    const groups = async (...by: string[]): Promise<unknown[]> =>
      (await evaluate(...args, ...by)).results.map(
        ({ group, state }) => [group && Object.values(group), state.count] as unknown,
      );
    const wanted = [
      [[false, 0.25], 1],
      [[false, 0.5], 2],
      [[false, 'NaN'], 1],
      [[true, 0.25], 2],
      [[true, 0.5], 2],
      [null, 8],
    ];
    expect(await groups('--by', good, '--by', size)).toEqual(wanted);
    expect(await groups('--by', `${good},${size}`)).toEqual(wanted);
  });

  test('a file with a comma in its name', async () => {
    const path = file('a,b.npy', bytesOf('groups.npy'));
    const { columns } = await evaluate(scores, '--y-true', labels, '--by', path);
    expect(columns['by']).toEqual([path]);
  });

  test('--classes may hold numbers that are not positions', async () => {
    const shifted = one(
      fixtures.labels.map((y) => y + 1),
      '<i4',
    );
    const classes = ['--classes', '1,2,3,4,5,6'];
    expect(await findings(scores, '--y-true', shifted, ...classes)).toEqual(
      await findings(scores, '--y-true', labels),
    );
  });

  test('--no-sample-weight', async () => {
    expect(await findings(scores, '--y-true', labels, '--no-sample-weight')).toEqual(
      await findings(scores, '--y-true', labels),
    );
  });

  test('--fail-under', async () => {
    const args = [
      scores,
      '--y-true',
      labels,
      '--by',
      fixture('groups.npy'),
      '--metrics',
      'accuracy',
    ];
    const bar = async (text: string): Promise<unknown> => {
      const { status, stderr } = await rightly('evaluate', ...args, '--fail-under', text);
      return [status, stderr.includes('failed: ')];
    };
    const { total, 0: first } = await valuesOf(...args);
    expect(await bar(`accuracy=${total!}`)).toEqual([0, false]);
    expect(await bar(`accuracy=${total! + 1e-9}`)).toEqual([1, true]);
    expect(await bar(`accuracy[0]=${first!}`)).toEqual([0, false]);
    expect(await bar('accuracy[*]=1')).toEqual([1, true]);
  });

  test.each([
    ['table', /^.*a\.npy: 8 rows · y_true: .* · y_pred: .*\n\nmetric +value +samples\n/],
    ['csv', /^metric,class,value,total,count\nsparse_categorical_accuracy,,/],
    ['markdown', /^\| metric +\| +value \| samples \|\n/],
  ])('--format %s', async (format, wanted) => {
    const path = file('a.npy', bytesOf('scores-f4-C.npy'));
    const { stdout } = await rightly('evaluate', path, '--y-true', labels, '--format', format);
    expect(stdout).toMatch(wanted);
  });

  test('standard input', async () => {
    const stdin = vi
      .spyOn(process, 'stdin', 'get')
      .mockReturnValue(
        Readable.from([bytesOf('scores-f4-C.npy')]) as unknown as typeof process.stdin,
      );
    try {
      const { source, columns, results } = await evaluate('-', '--y-true', labels);
      expect([source, columns['y_pred']]).toEqual(['standard input', 'standard input']);
      expect(results).toEqual((await evaluate(scores, '--y-true', labels)).results);
    } finally {
      stdin.mockRestore();
    }
  });

  test('the first bytes decide the format, not the ending of the name', async () => {
    const path = file('scores.dat', bytesOf('scores-f4-C.npy'));
    expect(await findings(path, '--y-true', labels)).toEqual(
      await findings(scores, '--y-true', labels),
    );
  });
});

const broken = (content: Uint8Array): string => file('broken.npy', content);

const header = (text: string): string => {
  const start = Buffer.from('\x93NUMPY\x01\x00\x00\x00', 'latin1');
  start.writeUInt16LE(text.length, 8);
  return broken(Buffer.concat([start, Buffer.from(text)]));
};

describe('refused', () => {
  const scores = fixture('scores-f4-C.npy');
  const labels = fixture('labels.npy');
  const whole = bytesOf('scores-f4-C.npy');

  test.each<[string, () => string[], string | RegExp]>([
    [
      'no truth',
      () => [scores],
      'scores-f4-C.npy holds the predictions: say --y-true FILE.npy for the truth',
    ],
    [
      'predictions named twice',
      () => [scores, '--y-true', labels, '--y-pred', scores],
      '--y-pred: the predictions are what is in scores-f4-C.npy',
    ],
    [
      'several files of predictions',
      () => [scores, labels],
      'predictions in NPY must be one file, and the truth is named with --y-true; got scores-f4-C.npy, labels.npy',
    ],
    [
      'files of other formats beside it',
      () => [scores, file('a.csv', 'y_true,y_pred\n1,1\n')],
      'the files must all have one format; got npy and csv',
    ],
    ['no such file', () => ['none.npy'], 'there is no file none.npy'],
    [
      'no such truth',
      () => [scores, '--y-true', 'none.npy'],
      '--y-true: there is no file none.npy',
    ],
    [
      'truth that is a folder',
      () => [scores, '--y-true', folder()],
      /^--y-true: .* must be a file; it is a folder$/,
    ],
    [
      'no such group',
      () => [scores, '--y-true', labels, '--by', 'a.npy,b.npy'],
      '--by: there is no file a.npy',
    ],
    ['no bytes', () => [file('a.npy', '')], 'a.npy is empty'],
    [
      'something else',
      () => [file('a.npy', 'PK\x03\x04'), '--y-true', labels],
      /^a\.npy is damaged, or not a ZIP archive \(/,
    ],
    [
      'truth that is something else',
      () => [scores, '--y-true', file('y.csv', '1\n2\n')],
      'y.csv is not an NPY file: it does not begin with \\x93NUMPY',
    ],
    [
      'another version',
      () => [
        broken(Buffer.concat([whole.subarray(0, 6), Buffer.of(4), whole.subarray(7)])),
        '--y-true',
        labels,
      ],
      'broken.npy: the NPY version must be 1, 2 or 3; it is 4',
    ],
    [
      'a header that is truncated',
      () => [broken(whole.subarray(0, 60)), '--y-true', labels],
      'broken.npy is truncated within its header',
    ],
    [
      'a file of its magic string alone',
      () => [broken(whole.subarray(0, 8)), '--y-true', labels],
      'broken.npy is truncated within its header',
    ],
    [
      'a header that says something else',
      () => [header('{"shape": [2]}'), '--y-true', labels],
      'broken.npy: the header must be a dict with descr, fortran_order and shape; it is {"shape": [2]}',
    ],
    [
      'a file that is truncated',
      () => [broken(whole.subarray(0, -1)), '--y-true', labels],
      'broken.npy is truncated: 8 × 6 of float32 make a file of 320 bytes; it has 319',
    ],
    [
      'a file that is too long',
      () => [broken(Buffer.concat([whole, whole.subarray(-4)])), '--y-true', labels],
      'broken.npy is too long: 8 × 6 of float32 make a file of 320 bytes; it has 324',
    ],
    [
      'labels that are truncated',
      () => [scores, '--y-true', broken(bytesOf('labels.npy').subarray(0, -8))],
      'broken.npy is truncated: 8 of int64 make a file of 192 bytes; it has 184',
    ],
    [
      'axes that the truth has not',
      () => [fixture('cube.npy'), '--y-true', labels],
      'truth and predictions must have the same axes; the predictions may have one more at the end, with a score for each class; labels.npy has the shape (8,), cube.npy (2, 3, 4)',
    ],
    [
      'no axis',
      () => [fixture('zero-axes.npy'), '--y-true', labels],
      'zero-axes.npy: the array must have one axis or more; it has 0, ()',
    ],
    [
      'no rows',
      () => [fixture('no-rows.npy'), '--y-true', fixture('no-labels.npy')],
      'no-rows.npy holds no rows',
    ],
    [
      'no columns',
      () => [fixture('no-columns.npy'), '--y-true', labels],
      'no-columns.npy has no columns',
    ],
    [
      'rows that are not as many',
      () => [scores, '--y-true', one([1, 2, 3], '<i4', 'y.npy')],
      'the files must have the same number of rows; got 8 in scores-f4-C.npy, 3 in y.npy',
    ],
    [
      'weights that are not as many',
      () => [scores, '--y-true', labels, '--sample-weight', one([1, 2], '<f4', 'w.npy')],
      'the files must have the same number of rows; got 8 in scores-f4-C.npy, 2 in w.npy',
    ],
    [
      'weights in several columns',
      () => [scores, '--y-true', labels, '--sample-weight', scores],
      '--sample-weight: scores-f4-C.npy must hold one value a row; it has 6',
    ],
    [
      'one-hot truth of other classes',
      () => [
        scores,
        '--y-true',
        file('y.npy', npy(Array(24).fill(0), { descr: '<f4', shape: [8, 3] })),
      ],
      'y.npy must have a column for each class, as scores-f4-C.npy has; got 3 and 6',
    ],
    [
      'one-hot truth of labels',
      () => [labels, '--y-true', fixture('one-hot.npy')],
      'one-hot.npy holds lists, so the predictions must hold scores for each class too',
    ],
    [
      'a metric of scores for labels',
      () => [labels, '--y-true', labels, '--metrics', 'sparse_categorical_accuracy'],
      'sparse_categorical_accuracy needs a score for each class; the predictions are one column ("labels.npy")',
    ],
    [
      'a metric of one-hot truth for labels',
      () => [scores, '--y-true', labels, '--metrics', 'categorical_accuracy'],
      'categorical_accuracy needs one-hot lists as truth; labels.npy holds one label a row',
    ],
    [
      'too few names of classes',
      () => [scores, '--y-true', labels, '--classes', 'a,b'],
      '--classes must name 6 classes, one for each score; got 2',
    ],
    [
      'names of classes for labels',
      () => [labels, '--y-true', labels, '--classes', 'a,b'],
      '--classes names the classes of scores; the predictions are not scores',
    ],
    [
      'a bar for no metric',
      () => [scores, '--y-true', labels, '--fail-under', 'acc=0.5'],
      /^--fail-under: no metric is called "acc"/,
    ],
    ...(
      [
        ['objects', '|O, Python objects'],
        ['complex', '<c16, complex numbers'],
        ['dates', '<M8[D], dates'],
        ['records', "[('label', '<i4'), ('score', '<f4')], records of several fields"],
      ] as const
    ).map(([name, what]): [string, () => string[], string] => [
      `a dtype of ${name}`,
      () => [scores, '--y-true', fixture(`${name}.npy`)],
      `${name}.npy: the dtype must be bool, float16 … 64 or (u)int8 … 64, or text (<U9 or |S9); it is ${what}`,
    ]),
  ])('%s', async (_, args, message) => {
    expect(await refusal(...args())).toEqual(like(message));
  });

  test.each([
    ['--where', 'true'],
    ['--sql'],
    ['--rows', 'a.parquet'],
    ['--nulls', 'skip'],
    ['--threads', '1'],
    ['--memory', '1GB'],
  ])('%s %s', async (...option) => {
    expect(await refusal(scores, '--y-true', labels, ...option)).toBe(
      `${option.join(' ').replace(/ (true|a\..*|1.*)$/, '')} works on Parquet, CSV and JSONL, which are read with SQL; NPY is read without SQL`,
    );
  });

  const long = 200_000;
  const row = (value: number, at: number): number[] =>
    Array.from({ length: long }, (_, i) => (i === at ? value : i % 2));
  const two = file(
    's.npy',
    npy(
      Array.from({ length: 2 * long }, () => 0.5),
      { descr: '<f4', shape: [long, 2] },
    ),
  );
  const good = one(row(0, 0), '<f8', 'y.npy');

  test.each<[string, () => string[], string]>([
    [
      'a label that is a fraction',
      () => ['--y-true', one(row(0.5, 199_000), '<f8', 'y.npy')],
      'y.npy: row 199001 must hold whole numbers as labels; it holds 0.5',
    ],
    [
      'a label that is a fraction among names of classes',
      () => ['--y-true', one(row(1.5, 7), '<f8', 'y.npy'), '--classes', '1,0'],
      'y.npy: row 8 must hold whole numbers as labels; it holds 1.5',
    ],
    [
      'a label that is NaN',
      () => ['--y-true', one(row(NaN, 0), '<f4', 'y.npy')],
      'y.npy: row 1 must hold whole numbers as labels; it holds NaN',
    ],
    [
      'a weight below zero',
      () => ['--y-true', good, '--sample-weight', one(row(-1, 166_000), '<f4', 'w.npy')],
      'w.npy: row 166001 must hold finite weights of at least 0; it holds -1',
    ],
    [
      'a weight without end, among groups',
      () => [
        '--y-true',
        good,
        '--sample-weight',
        one(row(Infinity, 12), '<f4', 'w.npy'),
        '--by',
        good,
      ],
      'w.npy: row 13 must hold finite weights of at least 0; it holds Infinity',
    ],
    [
      'weights without a finite sum',
      () => [
        '--y-true',
        good,
        '--sample-weight',
        one(
          row(1, 0).map(() => 1e308),
          '<f8',
          'w.npy',
        ),
      ],
      'w.npy: the weights must have a finite sum',
    ],
    [
      'weights whose groups alone have a finite sum',
      () => [
        '--y-true',
        good,
        '--by',
        good,
        '--sample-weight',
        one(
          row(0, 0).map((_, i) => (i < 2 ? 1e308 : 0)),
          '<f8',
          'w.npy',
        ),
      ],
      'w.npy: the weights must have a finite sum',
    ],
    [
      'NaN in one-hot truth',
      () => [
        '--y-true',
        file(
          'y.npy',
          npy(
            Array.from({ length: 2 * long }, (_, i) => (i === 80_001 ? NaN : i % 2)),
            { descr: '<f4', shape: [long, 2] },
          ),
        ),
      ],
      'y.npy: row 40001 must not hold NaN',
    ],
    [
      'NaN in one-hot truth of half precision',
      () => [
        '--y-true',
        file(
          'y.npy',
          npy(
            Array.from({ length: 2 * long }, (_, i) => (i === 80_001 ? 0x7e00 : (i % 2) * 0x3c00)),
            { descr: '<f2', shape: [long, 2] },
          ),
        ),
      ],
      'y.npy: row 40001 must not hold NaN',
    ],
    [
      'ids that are no whole numbers',
      () => [
        '--y-true',
        good,
        '--metrics',
        'sparse_top_k_categorical_accuracy:from_sorted_ids=true',
      ],
      's.npy: row 1 must hold class ids, whole numbers',
    ],
  ])('%s', async (_, args, message) => {
    expect(await refusal(two, ...args())).toBe(message);
  });
});
