import { ClickHouseError } from '@clickhouse/client';
import { DatabaseError } from 'pg';
import { describe, expect, test } from 'vitest';
import { toInputError as toldByClickhouse } from '../src/engines/clickhouse/errors.ts';
import { toInputError as toldByPostgres } from '../src/engines/postgres/errors.ts';
import { readMetrics } from '../src/reading/read-metrics.ts';
import { wildcards } from '../src/reading/wildcards.ts';
import { explain } from '../src/engines/explain.ts';
import { toCsv } from '../src/output/formats/csv.ts';
import { markdownText } from '../src/output/formats/markdown-text.ts';
import { joinLines } from '../src/process/join-lines.ts';
import { inert } from '../src/process/safe-text.ts';
import { rightly } from './command.ts';

/** The length of the texts. A function of linear time takes a moment. A function of quadratic time would not end within the time limit. */
const long = 1_000_000;
const blanks = ' '.repeat(long);

const clickhouse = {
  name: 'ClickHouse',
  address: { tls: false } as Parameters<typeof toldByClickhouse>[1]['address'],
  version: undefined,
  redact: (text: string) => text,
};
const evaluation = (value: string): Parameters<typeof toCsv>[0] =>
  ({
    columns: { by: ['g'] },
    groups: [
      { results: [{ metric: 'm', value: 1, state: { total: 1, count: 1 }, group: { g: value } }] },
    ],
  }) as unknown as Parameters<typeof toCsv>[0];

describe('a long text takes time in proportion to its length:', () => {
  test('joined lines', () => {
    expect(joinLines(`a${blanks}\n\r\n \n${blanks}b\n`)).toBe('a b');
    expect(joinLines(`a${blanks}b`)).toBe(`a${blanks}b`);
    expect(joinLines('a\nb', ' · ')).toBe('a · b');
  });

  test('messages of commander', async () => {
    const { status, stderr } = await rightly('evaluate', `--x${blanks}\n\n y`);
    expect([status, stderr.includes('\\n'), stderr.trimEnd().includes('\n')]).toEqual([
      2,
      false,
      false,
    ]);
  });

  test('messages of PostgreSQL', () => {
    const error = new DatabaseError(`a${blanks}b\n${blanks}c`, 1, 'error');
    expect(toldByPostgres(error, 'P', true, (text) => text).message).toMatch(
      /^P: a +b c \(SQLSTATE/,
    );
  });

  test.each([
    ['blanks', `a${blanks}b`],
    ['codes', 'Code: 1. '.repeat(long / 9)],
    ['errors of TLS', 'EPROTO A:error:'.repeat(long / 15)],
  ])('messages of ClickHouse: %s', (_, message) => {
    for (const error of [
      new Error(message),
      new ClickHouseError({ message, code: '1', type: 'T' }),
    ]) {
      const { length } = toldByClickhouse(error, clickhouse).message;
      expect(length).toBeGreaterThan(8);
      expect(length).toBeLessThan(450);
    }
  });

  test('messages of DuckDB', () => {
    expect(explain(new Error(`a${'\n'.repeat(long)}b`))).toBe('a');
  });

  test.each([
    ['commas outside of brackets', 'a,'.repeat(long), 'must be names with options'],
    ['commas in a bracket that stays open', `a:b=[${'1,'.repeat(long)}`, 'must be names with'],
    ['colons', `a:b=${':'.repeat(long)}=`, 'separated by commas'],
  ])('--metrics of %s', (_, text, message) => {
    expect(() => readMetrics(text)).toThrow(message);
  });

  test('--metrics of brackets in brackets', () => {
    expect(readMetrics(`a:b=${'['.repeat(long)}1${']'.repeat(long)}`)).toHaveLength(1);
  });

  test('a pattern of columns', () => {
    const name = 'a'.repeat(long);
    expect(wildcards('*a*a*a*b', name)).toBeUndefined();
    expect(wildcards('*a*b*a', name)).toBeUndefined();
    expect(wildcards('*a?a*a', name)).toBe(`${'a'.repeat(long - 4)}a`);
  });

  test.each([
    ['a number and a letter', `-${'1'.repeat(long)}x`],
    ['quotes and a letter', `${'"'.repeat(long)}x`],
    ['apostrophes', `${"'".repeat(long)}x`],
    ['backslashes', '\\'.repeat(long)],
  ])('a group in CSV: %s', (_, value) => {
    expect([...toCsv(evaluation(value))].join('').length).toBeGreaterThan(long);
  });

  test.each([
    ['underscores', `a${'_'.repeat(long)}a*`],
    ['colons', `${':'.repeat(long)}*`],
    ['digits between colons', `:${'1'.repeat(long)}*`],
    ['at signs', '@a'.repeat(long)],
  ])('a group in Markdown: %s', (_, value) => {
    expect(markdownText(value).length).toBeGreaterThan(long);
  });

  test.each(['\r', '\u2028', ' ', '#', ':'])('output of %j', (letter) => {
    expect(inert(letter.repeat(long)).length).toBeGreaterThanOrEqual(long);
  });
});

describe('the rules for such texts', () => {
  test.each([
    ['p_*', 'p_cat', 'cat'],
    ['p?', 'p1', '1'],
    ['p?', 'p12', undefined],
    ['p', 'p', ''],
    ['p', 'q', undefined],
    ['*_*', 'a_b_c', 'a_bc'],
    ['*_?', 'a_b_c', 'a_bc'],
    ['a*a', 'a', undefined],
    ['a*a', 'aa', ''],
    ['**', 'ab', 'ab'],
    ['a*b*c', 'abbc', 'b'],
    ['a.c', 'abc', undefined],
    ['p*', 'q1', undefined],
  ])('%s for %s', (pattern, name, stands) => {
    expect(wildcards(pattern, name)).toBe(stands);
  });

  test.each([
    [
      'a,b',
      [
        ['a', {}],
        ['b', {}],
      ],
    ],
    [
      'a:k=3,name=top3,b',
      [
        ['a', { k: 3, name: 'top3' }],
        ['b', {}],
      ],
    ],
    [
      'a:w=[1,2],b:x=[],c',
      [
        ['a', { w: [1, 2] }],
        ['b', { x: [''] }],
        ['c', {}],
      ],
    ],
    [
      'a:x=true, b : y = text',
      [
        ['a', { x: true }],
        ['b', { y: 'text' }],
      ],
    ],
  ])('--metrics %s', (text, wanted) => {
    expect(readMetrics(text).map(({ name, options }) => [name, options])).toEqual(wanted);
  });

  test('similar options are distinguished', () => {
    expect(() => readMetrics('a:k=3:name=x')).toThrow(
      'options are separated by commas; got k=3:name=x',
    );
    expect(readMetrics('a:k=3:=x')).toHaveLength(1);
  });

  test('underscores inside and around a word', () => {
    expect(markdownText('a__b__ __c *')).toBe(String.raw`a__b\_\_ \_\_c \*`);
  });

  test.each([
    ['-1.5e3', '-1.5e3'],
    ['-1.', '-1.'],
    ['-.5', '-.5'],
    ['-1.x', "'-1.x"],
    ['-', "'-"],
    ['null', '"""null"""'],
    ['""', String.raw`"""\""\"""""`],
    [String.raw`\null`, String.raw`"""\\null"""`],
  ])('a group in CSV that could be a number, NULL or a formula: %s', (value, cell) => {
    expect([...toCsv(evaluation(value))].join('').split('\n')[1]).toBe(`${cell},m,,1,1,1`);
  });

  test('a command in a line of output', () => {
    expect(inert('a\r ::error::\n ::x ##[y]')).toBe('a\r \\x3a:error::\n \\x3a:x #\\x23[y]');
  });
});
