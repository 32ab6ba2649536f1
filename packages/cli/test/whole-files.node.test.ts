import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checkComplete } from '../src/inputs/files/check-complete.ts';
import { like, refusal } from './arrays.ts';
import { evaluate, file, folder, made, sql, text } from './command.ts';
import { checked, frame, repeated, skipped } from './zstd.ts';

const header = 'y_true,y_pred\n';
const rows = '1,1\n0,1\n';
const csv = header + rows;

/** A gzip member whose header has an extra field and a name, too. */
function named(content: string): Buffer {
  const plain = gzipSync(content);
  const start = Buffer.from(plain.subarray(0, 10));
  start[3] = 4 | 8;
  const extra = Buffer.of(3, 0, 1, 2, 3);
  return Buffer.concat([start, extra, Buffer.from('a.csv\0'), plain.subarray(10)]);
}

/** A gzip member that holds a text without compression. Its length is the same with each version of zlib. */
const stored = (content: string): Buffer => gzipSync(content, { level: 0 });

describe('all rows are counted', () => {
  test.each<[string, string, readonly Uint8Array[], number]>([
    ['a zstd frame', 'a.csv.zst', [frame(csv)], 2],
    ['a zstd frame of a known length with a checksum', 'a.csv.zst', [checked], 1],
    ['the ending .zstd', 'a.csv.zstd', [frame(csv)], 2],
    ['the ending .ZST', 'A.CSV.ZST', [frame(csv)], 2],
    ['zstd frames', 'a.csv.zst', [frame(csv), frame(rows), frame(rows)], 6],
    ['an empty zstd frame', 'a.csv.zst', [frame(''), frame(csv), frame(''), frame(rows)], 4],
    [
      'zstd frames that decoders skip',
      'a.csv.zst',
      [skipped('one'), frame(csv), skipped(''), skipped('two')],
      2,
    ],
    [
      'a zstd block that repeats a byte',
      'a.csv.zst',
      [frame(`${csv}1,`), repeated('1', 5), frame('\n')],
      3,
    ],
    ['a zstd window of 128 MiB', 'a.csv.zst', [frame(csv, { window: 0x88 })], 2],
    ['a zstd dictionary of number 0', 'a.csv.zst', [frame(csv, { dictionary: 0 })], 2],
    ['zstd in JSONL', 'a.jsonl.zst', [frame('{"y_true":1,"y_pred":1}\n'.repeat(5))], 5],
    ['zstd in TSV', 'a.tsv.zst', [frame(csv.replaceAll(',', '\t'))], 2],
    ['the ending .GZ', 'A.CSV.GZ', [gzipSync(csv)], 2],
    ['gzip members', 'a.csv.gz', [gzipSync(csv), gzipSync(rows), gzipSync(rows)], 6],
    ['an empty gzip member', 'a.csv.gz', [gzipSync(''), gzipSync(csv), gzipSync('')], 2],
    ['gzip members with longer headers', 'a.csv.gz', [named(csv), named(rows)], 4],
    [
      'thousands of gzip members',
      'a.csv.gz',
      [
        gzipSync(header),
        ...Array.from({ length: 3000 }, (_, i) => stored(rows.repeat(1 + (i % 7)))),
      ],
      23_988,
    ],
  ])('%s', async (_, name, content, wanted) => {
    expect((await evaluate(file(name, Buffer.concat(content)))).rows).toBe(wanted);
  });

  test('of files with different compressions', async () => {
    const path = folder();
    writeFileSync(join(path, 'a.csv'), csv);
    writeFileSync(join(path, 'b.csv.gz'), gzipSync(csv));
    writeFileSync(join(path, 'c.csv.zst'), frame(csv));
    expect((await evaluate(join(path, '*.csv*'))).rows).toBe(6);
    writeFileSync(join(path, 'd.csv.zstd'), frame(csv));
    expect(await refusal(join(path, '*.csv*'))).toBe(
      'd.csv.zstd: among files that are not all compressed alike, a name must end in .gz or .zst, in small letters',
    );
  });
});

const truncate = (bytes: Buffer, most: number): Buffer => bytes.subarray(0, bytes.length - most);

/** The bytes with one bit changed. A negative place counts from the end. */
function flipped(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[place < 0 ? copy.length + place : place]! ^= 4;
  return copy;
}

const one = frame(csv);
const two = Buffer.concat([one, frame(rows)]);
const members = Buffer.concat([gzipSync(csv), gzipSync(rows)]);

describe('a truncated file is refused', () => {
  const cutZstd =
    /^a\.\w+\.zstd?: the zstd file is truncated: it ends inside the frame that begins at byte \d+$/;
  const badGzip = /^a\.csv\.gz: the gzip file is truncated or damaged \([\w ]+\)$/;

  test.each<[string, string, string | Uint8Array, string | RegExp]>([
    ['zstd without its last byte', 'a.csv.zst', truncate(one, 1), cutZstd],
    ['zstd cut in a block', 'a.csv.zst', truncate(one, 8), cutZstd],
    ['zstd cut between blocks', 'a.csv.zst', truncate(one, 14), cutZstd],
    ['zstd cut in a header', 'a.csv.zst', one.subarray(0, 5), cutZstd],
    ['zstd cut in a checksum', 'a.csv.zst', truncate(checked, 1), cutZstd],
    ['zstd without its checksum', 'a.csv.zst', truncate(checked, 4), cutZstd],
    [
      'the second frame cut',
      'a.csv.zst',
      truncate(two, 1),
      `a.csv.zst: the zstd file is truncated: it ends inside the frame that begins at byte ${one.length}`,
    ],
    ['two bytes of a second frame', 'a.csv.zst', two.subarray(0, one.length + 2), cutZstd],
    [
      'a cut frame that decoders skip',
      'a.csv.zst',
      Buffer.concat([one, truncate(skipped('more'), 1)]),
      cutZstd,
    ],
    [
      'a cut length of a frame that decoders skip',
      'a.csv.zst',
      Buffer.concat([one, skipped('').subarray(0, 6)]),
      cutZstd,
    ],
    ['the ending .zstd', 'a.csv.zstd', truncate(one, 1), cutZstd],
    [
      'text behind a frame',
      'a.csv.zst',
      Buffer.concat([one, Buffer.from(rows)]),
      /damaged: a frame/,
    ],
    [
      'zeros behind a frame',
      'a.csv.zst',
      Buffer.concat([one, Buffer.alloc(99)]),
      /damaged: a frame/,
    ],
    [
      'a wrong checksum',
      'a.csv.zst',
      flipped(checked, -1),
      "a.csv.zst: the zstd file is damaged (Restored data doesn't match checksum)",
    ],
    [
      'another byte in a zstd block',
      'a.csv.zst',
      flipped(checked, -6),
      /the zstd file is damaged \(/,
    ],
    [
      'a zstd window of 256 MiB',
      'a.csv.zst',
      frame(csv, { window: 0x90 }),
      'a.csv.zst: the zstd file needs a window of 256 MiB, and DuckDB decompresses with at most 128; compress it again, with --long=27 or less',
    ],
    [
      'a zstd window of 256 MiB in a long file',
      'a.csv.zst',
      frame(csv + rows.repeat(20_000), { window: 0x90 }),
      /needs a window of 256 MiB/,
    ],
    [
      'a wrong checksum in JSONL',
      'a.jsonl.zst',
      Buffer.concat([frame('{"y_true":1,"y_pred":1}\n'), flipped(checked, -1)]),
      "a.jsonl.zst: the zstd file is damaged (Restored data doesn't match checksum)",
    ],
    [
      'a zstd segment of 300 MiB',
      'a.csv.zst',
      frame(csv, { single: BigInt(300 * 2 ** 20) }),
      /needs a window of 300 MiB/,
    ],
    [
      'a zstd dictionary',
      'a.csv.zst',
      frame(csv, { dictionary: 7 }),
      'a.csv.zst: the zstd file is compressed with a dictionary; compress it again without one',
    ],
    [
      'zeros for the second half',
      'a.csv',
      `${header}${'cat,dog\n'.repeat(9)}cat,d${'\0'.repeat(99)}`,
      'a.csv is damaged: it ends with zero bytes: the end of the file was not written',
    ],
    [
      'zeros for the second half of a long file',
      'a.tsv',
      `${header}${'cat,dog\n'.repeat(9999)}cat,d${'\0'.repeat(99_999)}`.replaceAll(',', '\t'),
      /^a\.tsv is damaged: it ends with zero bytes/,
    ],
    ['zeros in JSONL', 'a.jsonl', `{"y_true":1,"y_pred":1}\n\0\0`, /^a\.jsonl is damaged/],
    [
      'an empty zstd frame alone',
      'a.csv.zst',
      frame(''),
      'a.csv.zst is empty, or its first line has more than 2000000 bytes',
    ],
    ['a gzip member without its length', 'a.csv.gz', truncate(gzipSync(csv), 4), badGzip],
    ['the second member cut', 'a.csv.gz', truncate(members, 5), badGzip],
    [
      'one byte of a second member',
      'a.csv.gz',
      Buffer.concat([gzipSync(csv), Buffer.of(31)]),
      badGzip,
    ],
    ['a wrong gzip checksum', 'a.csv.gz', flipped(gzipSync(csv), -8), badGzip],
    ['a wrong gzip length', 'a.csv.gz', flipped(gzipSync(csv), -4), badGzip],
    [
      'a wrong checksum of the first member',
      'a.csv.gz',
      flipped(members, gzipSync(csv).length - 8),
      badGzip,
    ],
    [
      'text behind a member',
      'a.csv.gz',
      Buffer.concat([gzipSync(csv), Buffer.from(rows)]),
      badGzip,
    ],
    [
      'zeros behind a member',
      'a.csv.gz',
      Buffer.concat([gzipSync(csv), Buffer.alloc(99)]),
      'a.csv.gz: the gzip file is damaged: 99 bytes follow the end of its last member',
    ],
    ['gzip cut in the header of the text', 'a.csv.gz', gzipSync(csv).subarray(0, 14), badGzip],
    [
      'gzip in .zst',
      'a.csv.zst',
      gzipSync(csv),
      'a.csv.zst: a file of this name must be compressed with zstd; it is compressed with gzip',
    ],
    [
      'zstd in .gz',
      'a.csv.gz',
      one,
      'a.csv.gz: a file of this name must be compressed with gzip; it is compressed with zstd',
    ],
    [
      'text in .gz',
      'a.jsonl.gz',
      '{}\n',
      'a.jsonl.gz: a file of this name must be compressed with gzip; it is not',
    ],
    [
      'gzip without .gz',
      'a.csv',
      gzipSync(csv),
      'a.csv is compressed with gzip: its name must end in .gz as well',
    ],
    [
      'zstd without .zst',
      'a.jsonl',
      frame('{}\n'),
      'a.jsonl is compressed with zstd: its name must end in .zst as well',
    ],
  ])('%s', async (_, name, content, message) => {
    expect(await refusal(file(name, content))).toEqual(like(message));
  });

  test.each(['a.csv.zst', 'a.tsv.zst', 'a.jsonl.zst', 'a.csv.gz', 'a.jsonl.gz'])(
    'half of a long %s',
    async (name) => {
      const path = await made(
        name,
        'SELECT hash(i) % 9 AS y_true, hash(i) % 7 AS y_pred FROM range(200000) t(i)',
      );
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.subarray(0, bytes.length / 2));
      expect(await refusal(path)).toMatch(/^a\.\w+\.\w+: the (gzip|zstd) file is truncated/);
    },
  );

  test('the second of two files', async () => {
    const path = folder();
    writeFileSync(join(path, 'a.csv.zst'), one);
    writeFileSync(join(path, 'b.csv.zst'), truncate(one, 1));
    expect(await refusal(join(path, '*.zst'))).toMatch(/^b\.csv\.zst: the zstd file is truncated/);
  });

  test('zstd that is truncated at any byte except the ends of its frames', async () => {
    const bytes = Buffer.concat([checked, skipped('a comment'), frame(rows), repeated('1', 9)]);
    const wholes: number[] = [];
    for (let length = 1; length <= bytes.length; length++)
      await checkComplete([file('a.csv.zst', bytes.subarray(0, length))]).then(
        () => wholes.push(length),
        () => {},
      );
    const ends = [checked, skipped('a comment'), frame(rows), repeated('1', 9)].map(
      (
        (end) => (part: Buffer) =>
          (end += part.length)
      )(0),
    );
    expect(wholes).toEqual(ends);
  });
});

/** The number of rows that DuckDB alone, without the command, finds in a CSV file. */
const count = async (path: string): Promise<unknown> =>
  (await sql(`SELECT count(*)::INTEGER AS n FROM read_csv(${text(path)}, all_varchar = true)`))[0]![
    'n'
  ];

describe('gzip members that DuckDB leaves out', () => {
  /** A member of `length` bytes, and three short members. */
  const after = (length: number): Buffer => {
    const start = `${header}1,1\n1,1.`;
    const cell = '0'.repeat(length - stored(start).length - 1);
    return Buffer.concat([
      stored(`${start}${cell}\n`),
      ...Array.from({ length: 3 }, () => stored(rows)),
    ]);
  };
  /** DuckDB fills its buffer of 32 KiB behind the header, which has 10 bytes. */
  const full = 10 + 32_768;
  const short = 3 * stored(rows).length;
  test('are refused', async () => {
    const path = file('a.csv.gz', after(full - short));
    // If this fails, then DuckDB reads all members, and the refusal can be taken out.
    expect(await count(path)).toBe(2);
    expect(await refusal(path)).toBe(
      'a.csv.gz: DuckDB would leave out the end of this file, because of where its gzip members begin; make them one, with: gzip -dc OLD | gzip > NEW',
    );
  });

  test.each([-32_768 / 2, -1, 1, 9, 32_768 / 2])(
    'are read if the file is longer by %i',
    async (more) => {
      const path = file('a.csv.gz', after(full - short + more));
      expect(await count(path)).toBe(8);
      expect((await evaluate(path)).rows).toBe(8);
    },
  );
});
