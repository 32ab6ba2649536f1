import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import {
  checkCount,
  checkHeader,
  csvLineError,
  noHeader,
} from '../../src/inputs/duckdb/csv-limits.ts';
import { Duckdb } from '../../src/engines/duckdb/duckdb.ts';
import { checkLines, lineError } from '../../src/inputs/duckdb/json-limits.ts';
import { like } from '../arrays.ts';
import { file } from '../command.ts';

let engine: Duckdb;
beforeAll(async () => {
  engine = await Duckdb.open({ progress: false, threads: '1' });
});
afterAll(async () => engine.close());

const nested = (depth: number, open = '[', close = ']'): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;
const depth = 'lists and objects may nest 128 levels deep; here they nest deeper';
const megabyte = 2 ** 20;

async function fault(name: string, content: string | Uint8Array): Promise<string | undefined> {
  const path = file(name, content);
  try {
    await checkLines([path], engine);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(path, name);
  }
}

describe('lines of JSON', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['of 128 levels', 'a.jsonl', `${nested(128)}\n${nested(128)}\n`],
    ['of many lists', 'a.jsonl', `[${'[],'.repeat(200)}1]\n`],
    ['of many objects', 'a.jsonl', `[${'{},'.repeat(200)}1]\n`],
    ['with brackets in text', 'a.jsonl', `"${'['.repeat(200)}"\n`],
    ['with brackets behind a quote in text', 'a.jsonl', `"\\"${'['.repeat(200)}"\n`],
    ['with brackets in text that follows a backslash', 'a.jsonl', `"\\\\","${'['.repeat(200)}"\n`],
    ['whose text does not end, and others', 'a.jsonl', `"\n"${'['.repeat(200)}"\n`],
    ['whose brackets stay open, and others', 'a.jsonl', '[\n'.repeat(200)],
    [
      'that come after those whose types are guessed',
      'a.jsonl',
      `${'1\n'.repeat(20_480)}${nested(129)}\n`,
    ],
    ['of 128 levels, packed', 'a.jsonl.gz', gzipSync(`${nested(128)}\n`)],
    ['of 16 MiB', 'a.jsonl', `${'1'.repeat(16 * megabyte)}\n1\n`],
  ])('%s', async (_, name, content) => {
    expect(await fault(name, content)).toBeUndefined();
  });

  test.each<[string, string, string | Uint8Array, string]>([
    ['of 129 levels', 'a.jsonl', `1\n${nested(129)}`, `a.jsonl: line 2: ${depth}`],
    ['of 129 objects', 'a.jsonl', `1\n${nested(129, '{', '}')}`, `a.jsonl: line 2: ${depth}`],
    ['of 129 levels that stay open', 'a.jsonl', '['.repeat(129), `a.jsonl: line 1: ${depth}`],
    [
      'of 129 levels behind text',
      'a.jsonl',
      `["\\\\",${nested(128)}]`,
      `a.jsonl: line 1: ${depth}`,
    ],
    [
      'of 129 levels over two chunks',
      'a.jsonl',
      `${' '.repeat(megabyte - 5)}${nested(129)}`,
      `a.jsonl: line 1: ${depth}`,
    ],
    [
      'of 129 levels, packed',
      'a.jsonl.gz',
      gzipSync(`1\n${nested(129)}\n`),
      `a.jsonl.gz: line 2: ${depth}`,
    ],
    [
      'of 129 levels in objects, packed',
      'a.jsonl.gz',
      gzipSync(`1\n${nested(129, '{"a":', '}')}\n`),
      `a.jsonl.gz: line 2: ${depth}`,
    ],
    [
      'of more than 16 MiB',
      'a.jsonl',
      `1\n${'1'.repeat(16 * megabyte + 1)}\n`,
      'a.jsonl: line 2 must have at most 16777216 bytes; it has more',
    ],
    [
      'of more than 16 MiB without end',
      'a.jsonl',
      '1'.repeat(18 * megabyte),
      'a.jsonl: line 1 must have at most 16777216 bytes; it has more',
    ],
  ])('%s are refused', async (_, name, content, message) => {
    expect(await fault(name, content)).toBe(message);
  });

  test('only DuckDB’s error of a long line is replaced', () => {
    const long =
      'Invalid Input Error: "maximum_object_size" of 16 bytes exceeded while reading file "a.jsonl" (>16 bytes).';
    expect(lineError(new Error(long))?.message).toMatch(/^a\.jsonl: a line must have at most/);
    expect(lineError(new Error(long.replace(/while.*/, '')))?.message).toMatch(/^a line must have/);
    const twice =
      'Invalid Input Error: JSON transform error in file "a.jsonl", in line 3: a key twice\nTry';
    expect(lineError(new Error(twice))?.message).toBe('a.jsonl: line 3: a key twice');
    expect(lineError(new Error('Binder Error: x'))).toBeUndefined();
  });
});

const refused = (check: () => void): string | undefined => {
  try {
    check();
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\S*\//, '');
  }
};

const headerFault = (content: string, name = 'a.csv'): string | undefined => {
  const path = file(name, content);
  return refused(() => checkHeader(path));
};

test('other errors of DuckDB keep their words', () => {
  expect(csvLineError(new Error('Binder Error: x'), 'a.csv')).toBeUndefined();
});

describe('a header of CSV', () => {
  test('may have 25,000 columns, and not more', () => {
    expect(refused(() => checkCount(25_000, 'a.csv'))).toBeUndefined();
    expect(refused(() => checkCount(25_001, 'a.csv'))).toMatch(
      /^a\.csv: line 1 must have at most 25000 columns; it has 25001/,
    );
  });

  test('may have 2,000,000 bytes, and not more', () => {
    const long = 'a'.repeat(2_000_000);
    expect(headerFault(`${long}\n1`)).toBeUndefined();
    expect(headerFault(long)).toBeUndefined();
    expect(headerFault(`${long}a\n1`)).toBe(
      'a.csv: line 1 must have at most 2000000 bytes; it has more',
    );
    // DuckDB decompresses this file, so its header is not checked here.
    expect(headerFault(`${long}a\n1`, 'a.csv.gz')).toBeUndefined();
  });

  test('must exist', () => {
    expect(noHeader('a.csv').message).toBe('a.csv is empty');
    expect(noHeader('a.csv.gz').message).toBe(
      'a.csv.gz is empty, or its first line has more than 2000000 bytes',
    );
  });

  test.each([
    [
      'Maximum line size of 2000000 bytes exceeded.\n  file = b.csv\n',
      'b.csv: a line must have at most 2000000 bytes; it has more',
    ],
    [
      'Maximum line size of 2000000 bytes exceeded.',
      'a.csv: a line must have at most 2000000 bytes; it has more',
    ],
    [
      'The Parallel CSV Reader currently does not support a full read',
      /^a\.csv: the rows cannot be split into cells: a line has more than 2000000 bytes, or/,
    ],
    [
      'The CSV Parser state machine reached an invalid state.\n  file = b.csv',
      /^b\.csv: the rows cannot be split into cells: some lines end with/,
    ],
    [
      'Error when sniffing file "b.csv".',
      /^b\.csv: the rows cannot be split into cells: perhaps a cell/,
    ],
  ])("DuckDB's error: %s", (message, told) => {
    expect(csvLineError(new Error(message), 'a.csv')?.message).toEqual(like(told));
  });
});
