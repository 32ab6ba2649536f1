import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../src/results/evaluation.ts';
import { formats } from '../src/output/formats/formats.ts';
import { exact, inert, safeJson, visible } from '../src/process/safe-text.ts';
import { groupLabel } from '../src/results/label.ts';
import { command, hidden, hostileNames, spelt } from './hostile-names.ts';

/** Texts of hostile pieces and of random characters. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostileNames, '\\', '\\\\', 'x1b', 'u202e', '\u001B', '\uD83D', '\uDE00'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

/** The name for which `exact` returns this text. */
const read = (shown: string): string =>
  shown.replace(
    /(\\+)(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]+)\})/gi,
    (all, slashes: string, ...[two, four, more]: string[]) =>
      slashes.length % 2 === 0
        ? all.slice(slashes.length / 2)
        : slashes.slice(0, (slashes.length - 1) / 2) +
          String.fromCodePoint(Number.parseInt(two ?? four ?? more!, 16)),
  );

describe('visible', () => {
  test.each([
    ['\u001B[31mred', String.raw`\x1b[31mred`],
    ['a\r\n\tb', String.raw`a\x0d\x0a\x09b`],
    ['\u007F\u0085\u009B', String.raw`\x7f\x85\x9b`],
    ['\u061C\u200F\u2028\u202E\u2069', String.raw`\u061c\u200f\u2028\u202e\u2069`],
    ['a\u200Db\uFEFF', String.raw`a\u200db\ufeff`],
    ['\uD83D \u{E0041}', String.raw`\ud83d \u{e0041}`],
    ['naïve Ελλάδα 日本 😀', 'naïve Ελλάδα 日本 😀'],
    ['a\nb', String.raw`a\x0ab`],
  ])('%j', (text, shown) => expect(visible(text)).toBe(shown));

  test.each(spelt)('keeps %j unchanged', (text) => expect(visible(text)).toBe(text));

  test('shows no control character of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});

test('exact shows no two names alike', () => {
  fc.assert(
    fc.property(anyText, (name) => {
      expect(read(exact(name))).toBe(name);
    }),
  );
});

test.each([
  ['\u001B', String.raw`\x1b`],
  [String.raw`\x1b`, String.raw`\\x1b`],
  ['\\\u001B', String.raw`\\\x1b`],
  [String.raw`C:\data`, String.raw`C:\data`],
])('exact shows %j as %s', (name, shown) => expect(exact(name)).toBe(shown));

test('two groups never have the same label', () => {
  const values = [...new Set([...hostileNames, ...spelt]), null];
  const labels = values.map((value) => groupLabel(value));
  expect(new Set(labels).size).toBe(values.length);
  expect(labels).not.toContain('total');
  expect(groupLabel('ｔｏｔａｌ')).toBe('"ｔｏｔａｌ"');
  expect(labels.filter((label) => label === 'null')).toEqual(['null']);
});

test.each([
  ['::error::a', String.raw`\x3a:error::a`],
  ['\u00A0 ::error::a', '\u00A0 \\x3a:error::a'],
  ['a\n  ::error::b', 'a\n  \\x3a:error::b'],
  ['a::b', 'a::b'],
  ['a ##[group]###vso[x]', String.raw`a #\x23[group]##\x23vso[x]`],
  ['## heading', '## heading'],
])('inert shows %j as %j', (text, shown) => expect(inert(text)).toBe(shown));

test('inert leaves no command in any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(inert(visible(text))).not.toMatch(command);
    }),
  );
});

test('no format writes hidden characters and commands, for any names', () => {
  const names = fc.tuple(anyText, anyText, anyText, anyText, anyText, anyText, anyText);
  fc.assert(
    fc.property(names, ([source, truth, guess, by, metric, name, group]) => {
      const result = {
        version: 1,
        metric,
        class_name: 'Accuracy',
        config: {},
        value: 0.5,
        state: { total: 1, count: 2 },
      } as const;
      const evaluation: Evaluation = {
        source,
        rows: 2,
        columns: {
          y_true: truth,
          y_pred: [guess, truth],
          sample_weight: guess,
          by: [by],
          classes: [name, group],
        },
        groups: [{ [by]: group }, null].map((values) => ({
          group: values,
          rows: 2,
          results: [{ ...result, group: values }],
        })),
        warnings: [],
        assumed: [],
      };
      for (const format of Object.values(formats)) {
        const written = spelt.reduce(
          (rest, word) => rest.replaceAll(word, ''),
          [...format(evaluation)].join(''),
        );
        expect(written).not.toMatch(hidden);
        expect(written).not.toMatch(command);
      }
    }),
  );
});

test('JSON keeps its value, without hidden characters and commands', () => {
  fc.assert(
    fc.property(anyText, anyText, (name, value) => {
      const json = safeJson([name, value], 2);
      expect(JSON.parse(json)).toEqual([name, value]);
      expect(json).not.toMatch(hidden);
      expect(json).not.toMatch(command);
    }),
  );
});
