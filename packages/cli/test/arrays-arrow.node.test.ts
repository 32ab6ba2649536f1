import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type * as Arrow from 'apache-arrow';
import { describe, expect, test, vi } from 'vitest';
import { bytesOf, findings, fixture, fixtures, like, parquet, refusal } from './arrays.ts';
import { evaluate, file, folder, made, rightly, valueOf, valuesOf } from './command.ts';

const arrow = createRequire(import.meta.url)('apache-arrow/Arrow.esnext.min') as typeof Arrow;

const metrics =
  'accuracy,sparse_top_k_categorical_accuracy:k=2,name=top2,sparse_top_k_categorical_accuracy:k=3,ignore_class=2,name=top3';

describe('files of pyarrow give the numbers of the same rows in Parquet', () => {
  test.each([
    ['half', 'FLOAT'],
    ['float', 'FLOAT'],
    ['double', 'DOUBLE'],
    ['int8', 'TINYINT'],
    ['int16', 'SMALLINT'],
    ['int32', 'INTEGER'],
    ['int64', 'BIGINT'],
    ['uint8', 'UTINYINT'],
    ['uint16', 'USMALLINT'],
    ['uint32', 'UINTEGER'],
    ['uint64', 'UBIGINT'],
  ])('lists of fixed size, of %s', async (kind, type) => {
    expect(await findings(fixture(`fixed-${kind}.arrow`), '--metrics', metrics)).toEqual(
      await findings(await parquet(type), '--no-sample-weight', '--metrics', metrics),
    );
  });

  test('lists of booleans are one-hot or multi-label truth', async () => {
    const table = await made(
      'a.parquet',
      `SELECT y_true, list_transform(y_pred, lambda s: s % 2 = 1) AS y_pred FROM read_parquet('${await parquet('INTEGER')}')`,
    );
    expect(await findings(fixture('fixed-bool.arrow'), '--metrics', metrics)).toEqual(
      await findings(table, '--metrics', metrics),
    );
  });

  test.each(['list.arrow', 'large-list.arrow', 'wide.arrow', 'mixed-whole.arrow', 'mixed.arrow'])(
    '%s',
    async (name) => {
      expect(await findings(fixture(name), '--metrics', metrics)).toEqual(
        await findings(await parquet(), '--no-sample-weight', '--metrics', metrics),
      );
    },
  );

  test.each([
    'full.arrow',
    'full.arrows',
    'full.feather',
    'version-4.arrow',
    'lz4.arrow',
    'zstd.arrow',
  ])('%s, with weights and groups', async (name) => {
    const args = ['--metrics', metrics, '--by', 'country'];
    expect(await findings(fixture(name), ...args)).toEqual(
      await findings(await parquet(), ...args),
    );
  });

  test('one-hot truth', async () => {
    const table = await made(
      'a.parquet',
      `SELECT list_transform(range(6), lambda i: (i = least(y_true, 5))::DOUBLE) AS y_true, y_pred FROM read_parquet('${await parquet()}')`,
    );
    const some = ['--metrics', 'accuracy,top_k_categorical_accuracy:k=2'];
    expect(await findings(fixture('one-hot.arrow'), ...some)).toEqual(
      await findings(table, ...some),
    );
  });

  test.each(['utf8', 'large-utf8', 'utf8-view', 'dictionary'])(
    'labels that are names, in %s',
    async (kind) => {
      const names = ['cat', 'dog', 'ant', 'bee', 'cow', 'emu'];
      const table = await made(
        'a.parquet',
        `SELECT list_extract(['cat', 'dog', 'ant', 'bee', 'cow', 'emu', 'elk'], y_true + 1) AS label, ${names.map((name, i) => `y_pred[${i + 1}] AS p_${name}`).join()} FROM read_parquet('${await parquet('DOUBLE')}')`,
      );
      const path = fixture(`names-${kind}.arrow`);
      expect(await findings(path)).toEqual(await findings(table));
      const { columns } = await evaluate(path);
      expect(columns).toEqual({
        y_true: 'label',
        y_pred: names.map((name) => `p_${name}`),
        sample_weight: null,
        by: [],
        classes: names,
      });
    },
  );
});

describe('predictions', () => {
  test('words are compared as text, with and without a dictionary', async () => {
    const predicted = ['cat', 'emu', 'dog', 'ant', 'cat', 'emu', 'cow', 'cow'];
    const right = fixtures.names.filter((name, i) => name === predicted[i]).length;
    expect(await valueOf(fixture('words.arrow'))).toBe(right / 8);
  });

  test.each(['probability.arrow', 'probability-half.arrow'])(
    '%s: numbers are cut at 0.5, booleans are 0 and 1',
    async (name) => {
      const right = fixtures.weights.filter(
        (w, i) => w / 4 > 0.5 === (fixtures.labels[i]! % 2 === 0),
      ).length;
      expect(await valueOf(fixture(name))).toBe(right / 8);
    },
  );

  test('half-precision numbers are cut at the threshold of their own precision', async () => {
    // Half precision holds 0.25 exactly. The nearest half-precision number to 0.2501 is 0.25.
    const args = ['--metrics', 'binary_accuracy:threshold=0.2501'];
    const half = fixture('probability-half.arrow');
    const right = fixtures.weights.filter((w, i) => w > 1 === (fixtures.labels[i]! % 2 === 0));
    expect(await valueOf(half, ...args)).toBe(right.length / 8);
  });

  test('columns by a pattern, and names for their classes', async () => {
    const path = fixture('names-utf8.arrow');
    expect(await findings(path, '--y-pred', 'p_*')).toEqual(await findings(path));
    const { columns } = await evaluate(path, '--y-pred', 'p_dog,p_cat');
    expect(columns['classes']).toEqual(['dog', 'cat']);
  });

  test('--classes', async () => {
    const table = await made(
      'a.parquet',
      `SELECT (y_true = 1)::BOOLEAN AS y_true, y_pred[:2] AS y_pred FROM read_parquet('${await parquet()}')`,
    );
    expect(await valueOf(table, '--classes', 'true,false')).not.toBe(await valueOf(table));
    const label = 'label';
    const path = fixture('probability.arrow');
    expect(await refusal(path, '--y-true', label, '--classes', 'a,b')).toBe(
      '--classes names the classes of scores; the predictions are not scores',
    );
  });
});

const groups = async (...by: string[]): Promise<Record<string, number | null>> =>
  valuesOf(fixture('full.arrow'), '--no-sample-weight', '--metrics', 'accuracy', '--by', ...by);

describe('groups', () => {
  const hits = fixtures.labels.map((label, i) => {
    const row = fixtures.scores[i]!;
    return row.indexOf(Math.max(...row)) === label;
  });
  const mean = (...rows: number[]): number => rows.filter((i) => hits[i]).length / rows.length;

  test('of encoded text', async () => {
    expect(await groups('code')).toEqual(await groups('country'));
  });

  test('of a dictionary that grows', async () => {
    const args = ['--metrics', metrics, '--by', 'code'];
    expect(await findings(fixture('deltas.arrows'), ...args)).toEqual(
      await findings(fixture('full.arrow'), ...args),
    );
  });

  test('a group for each day, and a last group without a day', async () => {
    expect(Object.entries(await groups('day'))).toEqual([
      ['1970-01-01', mean(0, 2, 5)],
      ['1970-01-02', mean(1, 4, 6)],
      ['', mean(3, 7)],
      ['total', mean(0, 1, 2, 3, 4, 5, 6, 7)],
    ]);
  });

  test('of booleans', async () => {
    expect(await groups('good')).toEqual({
      false: mean(1, 4),
      true: mean(0, 2, 3, 6, 7),
      '': mean(5),
      total: mean(0, 1, 2, 3, 4, 5, 6, 7),
    });
  });

  test('whole numbers that differ only in 64 bits stay separate groups', async () => {
    expect(await groups('number')).toEqual({
      0: mean(0, 2, 5),
      1: mean(1, 4, 6),
      [String(2n ** 60n)]: mean(3),
      [String(2n ** 60n + 1n)]: mean(7),
      total: mean(0, 1, 2, 3, 4, 5, 6, 7),
    });
  });

  test('of two columns', async () => {
    expect(await groups('country,good')).toEqual(
      await valuesOf(
        await made(
          'a.parquet',
          `SELECT *, list_extract([true, false, true, true, false, NULL, true, true], row_number() OVER ()) AS good FROM read_parquet('${await parquet()}')`,
        ),
        '--no-sample-weight',
        '--metrics',
        'accuracy',
        '--by',
        'country,good',
      ),
    );
  });
});

const several = (...names: string[]): string => {
  const path = folder();
  names.forEach((name, i) => writeFileSync(join(path, `part-${i}.arrow`), bytesOf(name)));
  return path;
};

describe('files', () => {
  test('several files, and a glob that the command expands itself', async () => {
    const path = several('full.arrow', 'full.arrows', 'full.feather');
    const once = await evaluate(fixture('full.arrow'), '--by', 'country');
    const names = [0, 1, 2].map((i) => join(path, `part-${i}.arrow`));
    for (const args of [names, [join(path, 'part-*.arrow')]]) {
      const { source, rows, results } = await evaluate(...args, '--by', 'country');
      expect([source, rows]).toEqual([args.join(' '), 24]);
      expect(results.map(({ state, value }) => ({ state, value }))).toEqual(
        once.results.map(({ state: { total, count }, value }) => ({
          state: { total: 3 * total, count: 3 * count },
          value,
        })),
      );
    }
  });

  test('a file without rows beside others', async () => {
    const path = several('no-rows.arrow', 'fixed-float.arrow', 'no-rows.arrow');
    expect((await evaluate(join(path, '*.arrow'))).rows).toBe(8);
  });

  test.each(['a.arrow', 'a.arrows', 'a.feather', 'a.ipc', 'a.bin', 'a.parquet'])(
    'a file and a stream with the name %s',
    async (name) => {
      const wanted = (await evaluate(fixture('full.arrow'))).results;
      for (const content of ['full.arrow', 'full.arrows'])
        expect((await evaluate(file(name, bytesOf(content)))).results).toEqual(wanted);
    },
  );

  test.each(['full.arrow', 'full.arrows'])('standard input: %s', async (name) => {
    const stdin = vi
      .spyOn(process, 'stdin', 'get')
      .mockReturnValue(Readable.from([bytesOf(name)]) as unknown as typeof process.stdin);
    try {
      const { source, results } = await evaluate('-');
      expect(source).toBe('standard input');
      expect(results).toEqual((await evaluate(fixture(name))).results);
    } finally {
      stdin.mockRestore();
    }
  });

  test('a table', async () => {
    const { stdout } = await rightly('evaluate', file('a.arrow', bytesOf('full.arrow')));
    expect(stdout).toMatch(
      /a\.arrow: 8 rows · y_true: y_true · y_pred: y_pred · sample_weight: sample_weight\n\nmetric +value +samples +weight\n/,
    );
  });
});

const broken = (content: Uint8Array, name = 'broken.arrow'): string[] => [file(name, content)];
const pair = (first: string, second: string): string[] => {
  const path = folder();
  writeFileSync(join(path, 'a.arrow'), bytesOf(first));
  writeFileSync(join(path, 'b.arrow'), bytesOf(second));
  return [join(path, 'a.arrow'), join(path, 'b.arrow')];
};
const named = (name: string, ...args: string[]): string[] => [fixture(`${name}.arrow`), ...args];

describe('refused', () => {
  const whole = bytesOf('full.arrow');
  const stream = bytesOf('full.arrows');

  test.each<[string, () => string[], string | RegExp]>([
    [
      'NULL as label',
      () => named('null-label'),
      'null-label.arrow: row 4: column "y_true" is NULL',
    ],
    [
      'NULL as weight',
      () => named('null-weight'),
      'null-weight.arrow: row 6: column "weight" is NULL',
    ],
    [
      'NULL in place of a list',
      () => named('null-list'),
      'null-list.arrow: row 5: column "y_pred" is NULL',
    ],
    [
      'NULL in the first row',
      () => named('null-row'),
      'null-row.arrow: row 1: column "y_pred" is NULL',
    ],
    [
      'NULL in place of the first list',
      () => named('null-first', '--classes', 'a,b,c,d,e,f'),
      'null-first.arrow: row 1: column "y_pred" is NULL',
    ],
    [
      'NULL in a list',
      () => named('null-score'),
      'null-score.arrow: row 4: column "y_pred" holds NULL in its list',
    ],
    [
      'NULL in a list of fixed size',
      () => named('null-fixed-score'),
      'null-fixed-score.arrow: row 5: column "y_pred" holds NULL in its list',
    ],
    [
      'NULL as a name that is encoded',
      () => named('null-name'),
      'null-name.arrow: row 5: column "label" is NULL',
    ],
    [
      'ragged lists',
      () => named('ragged'),
      'ragged.arrow: row 4: column "y_pred" has 2 scores, where the first row has 6',
    ],
    [
      'lists without scores',
      () => named('no-scores'),
      'no-scores.arrow: row 1: column "y_pred" is an empty list',
    ],
    [
      'one-hot truth of other classes',
      () => named('one-hot-short'),
      'one-hot-short.arrow: row 1: column "y_true" and column "y_pred" must have lists of one length',
    ],
    [
      'predictions that are structs',
      () => named('structs'),
      'column "y_pred" must hold numbers or strings; it holds Struct<{a:Int64}>',
    ],
    [
      'truth that is times',
      () => named('full', '--y-true', 'time'),
      'column "time" must hold numbers or strings; it holds Timestamp<SECOND>',
    ],
    [
      'weights that are words',
      () => named('full', '--sample-weight', 'country'),
      '--sample-weight: column "country" must hold numbers; it holds Utf8 (--no-sample-weight counts each row once)',
    ],
    [
      'groups that are lists',
      () => named('full', '--by', 'y_pred', '--y-pred', 'number'),
      '--by: column "y_pred" must hold text, numbers, booleans, dates or times; it holds FixedSizeList[6]<Float32>',
    ],
    [
      'words for numbers',
      () => named('words', '--y-true', 'pred', '--y-pred', 'label', '--metrics', 'binary_accuracy'),
      'binary_accuracy needs 0 and 1 as truth; column "pred" holds strings',
    ],
    [
      'words against numbers',
      () => named('full', '--y-true', 'country', '--y-pred', 'number'),
      'accuracy: column "country" holds text, and column "number" does not: say --text number in CSV and JSONL, or --y-pred \'sql: CAST("number" AS VARCHAR)\', to compare texts',
    ],
    [
      'names without those of the classes',
      () => named('full', '--y-true', 'country'),
      'column "country" holds strings: name the class of each score with --classes cat,dog,…',
    ],
    [
      'no such column',
      () => named('full', '--y-true', 'y_tru'),
      '--y-true: there is no column "y_tru"; did you mean "y_true"?',
    ],
    [
      'two columns of one name',
      () => named('twice'),
      'twice.arrow: two columns are called "y_pred"',
    ],
    [
      'unions',
      () => named('union'),
      'union.arrow: column "union" holds unions, which are not supported',
    ],
    [
      'lists of unions',
      () => named('unions'),
      'unions.arrow: column "unions" holds unions, which are not supported',
    ],
    ['no rows', () => named('no-rows'), 'no-rows.arrow holds no rows'],
    [
      'Feather of the first version',
      () => [fixture('version-1.feather')],
      'version-1.feather is Feather version 1; write version 2, which is an Arrow IPC file',
    ],
    ['something else', () => [file('a.arrow', 'PAR1')], 'a.arrow is no Arrow IPC file or stream'],
    [
      'a packed file',
      () => [file('a.arrow.gz', 'x')],
      'a.arrow.gz: compressed arrays are not read; unpack the file first',
    ],
    [
      'a file that is truncated',
      () => broken(whole.subarray(0, -1)),
      'broken.arrow is truncated: it does not end as an Arrow IPC file does',
    ],
    [
      'a file of its name alone',
      () => broken(whole.subarray(0, 8)),
      'broken.arrow is truncated: it does not end as an Arrow IPC file does',
    ],
    [
      'a file without its middle',
      () => broken(Buffer.concat([whole.subarray(0, 1000), whole.subarray(3000)])),
      /^broken\.arrow is damaged: its footer says that a batch goes from byte \d+ to \d+, of \d+$/,
    ],
    [
      'columns of unlike lengths',
      () => {
        const content = bytesOf('fixed-int8.arrow');
        // The length and the number of NULLs of each column: two labels, two lists, twelve scores.
        const lengths = Buffer.from(BigInt64Array.of(2n, 0n, 2n, 0n, 12n, 0n).buffer);
        content.writeInt8(1, content.indexOf(lengths));
        return broken(content);
      },
      'broken.arrow: the Arrow metadata is damaged: the columns of a batch differ in length',
    ],
    [
      'a stream that is truncated in a batch',
      () => broken(stream.subarray(0, -100), 'broken.arrows'),
      /^broken\.arrows is truncated or damaged: \d+ bytes must follow; there are \d+$/,
    ],
    [
      'a stream that is truncated behind a batch',
      () => broken(stream.subarray(0, -8), 'broken.arrows'),
      'broken.arrows is truncated: an Arrow stream must end with an end-of-stream mark, which the writer adds when it is closed',
    ],
    [
      'a stream that is truncated in its end-of-stream mark',
      () => broken(stream.subarray(0, -4), 'broken.arrows'),
      /^broken\.arrows is truncated: an Arrow stream must end with an end-of-stream mark/,
    ],
    [
      'a stream that is truncated behind numbers that look like an end-of-stream mark',
      () => {
        // Zeros make the length of a column a multiple of 8.
        const numbers = Int32Array.of(0, 0, -1);
        const table = arrow.tableFromArrays({ y_true: numbers, y_pred: numbers.slice() });
        const content = Buffer.from(arrow.tableToIPC(table, 'stream')).subarray(0, -8);
        expect(content.subarray(-8).toString('hex')).toBe('ffffffff00000000');
        return broken(content, 'broken.arrows');
      },
      /^broken\.arrows is truncated/,
    ],
    [
      'a stream that is truncated behind zeros',
      () => {
        // Each column has its own array. The library would write an array that two columns share only once.
        const table = arrow.tableFromArrays({
          y_true: new Int32Array(4),
          y_pred: new Int32Array(4),
        });
        return broken(arrow.tableToIPC(table, 'stream').subarray(0, -8), 'broken.arrows');
      },
      /^broken\.arrows is truncated: an Arrow stream must end with an end-of-stream mark/,
    ],
    [
      'two files joined into one',
      () => broken(Buffer.concat([whole, whole])),
      /^broken\.arrow is damaged, or several files joined into one: \d+ bytes before its footer belong to no batch$/,
    ],
    [
      'a stream that is truncated in its schema',
      () => broken(stream.subarray(0, 100), 'broken.arrows'),
      /^broken\.arrows is truncated or damaged/,
    ],
    [
      'one stream after another',
      () => broken(Buffer.concat([stream, stream]), 'broken.arrows'),
      `broken.arrows has ${stream.length} more bytes after the end of its batches`,
    ],
    [
      'another file without the column',
      () => pair('full.arrow', 'wide.arrow'),
      'b.arrow: there is no column "y_pred", which a.arrow has',
    ],
    [
      'another file with another type',
      () => pair('fixed-float.arrow', 'fixed-double.arrow'),
      'b.arrow: column "y_pred" must hold FixedSizeList[6]<Float32>, as in a.arrow; it holds FixedSizeList[6]<Float64>',
    ],
    [
      'NULL in another file',
      () => pair('list.arrow', 'null-score.arrow'),
      'b.arrow: row 4: column "y_pred" holds NULL in its list',
    ],
    [
      'a label that is a fraction',
      () => named('full', '--y-true', 'sample_weight', '--no-sample-weight'),
      'full.arrow: row 2: column "sample_weight" must hold whole numbers as labels; it holds 0.5',
    ],
    [
      '--where',
      () => named('full', '--where', 'true'),
      '--where works on Parquet, CSV and JSONL, which are read with SQL; Arrow is read without SQL',
    ],
  ])('%s', async (_, args, message) => {
    expect(await refusal(...args())).toEqual(like(message));
  });

  test('the error names a row at the end of a batch', async () => {
    const labels = Float64Array.from({ length: 600_000 }, (_, i) => (i === 550_000 ? 0.5 : 1));
    const scores = Float32Array.from(labels);
    const table = arrow.tableFromArrays({ y_true: labels, p0: scores, p1: scores.slice() });
    expect(await refusal(file('a.arrow', arrow.tableToIPC(table, 'file')))).toBe(
      'a.arrow: row 550001: column "y_true" must hold whole numbers as labels; it holds 0.5',
    );
  });

  test('a file with any changed byte gives a report, or an error in one line', async () => {
    const odd: unknown[] = [];
    for (let at = 8; at < whole.length; at += 97) {
      const content = Buffer.from(whole);
      content[at] = content[at]! ^ 0xff;
      const args = [file('a.arrow', content), '--by', 'country', '--format', 'json'];
      const { status, stdout, stderr } = await rightly('evaluate', ...args);
      const isRefused = status === 2 && stdout === '' && /^rightly: [^\n]+\n$/.test(stderr);
      const isReport = status === 0 && (JSON.parse(stdout) as { rows: number }).rows === 8;
      if (!isRefused && !isReport) odd.push([at, status, stderr]);
    }
    expect(odd).toEqual([]);
  });
});
