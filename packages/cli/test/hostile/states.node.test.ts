import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAnswer } from '../../src/counting/states/answer.ts';
import { describedIn } from '../../src/counting/states/described.ts';
import { parseJson } from '../../src/counting/states/parse-json.ts';
import { readState } from '../../src/counting/states/read-state.ts';
import { parseDescription, parseState } from '../../src/counting/states/schema.ts';
import { readText } from '../../src/counting/states/read-text.ts';
import { file } from '../command.ts';

const question = {
  rightly_state: 1,
  metrics: [{ class_name: 'Accuracy', config: { name: 'accuracy', dtype: 'float32' } }],
  columns: { y_true: 'y', y_pred: 'p', sample_weight: null, by: [] as string[] },
};
const state = {
  ...question,
  source: 'a.csv',
  classes: null,
  notes: { tied: [0], nan: 0, outOfRange: 0, notBinary: 0, notProbability: 0, skipped: 0 },
  groups: [{ group: null as unknown, rows: 2, states: [{ total: 1, count: 2 }] }],
};
const grouped = {
  ...state,
  columns: { ...state.columns, by: ['g'] },
  groups: [{ ...state.groups[0]!, group: { g: 1 } as unknown }],
};
const [group] = state.groups as [(typeof state.groups)[number]];
const sums = 'a state must have sums for each of its metrics in each of its groups';

const messageOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a state', () => {
  test.each<[string, unknown]>([
    ['as it is', state],
    ['of groups', grouped],
    ['of no groups', { ...grouped, groups: [] }],
    ['of the group of NULL', { ...grouped, groups: [{ ...group, group: { g: null } }] }],
    [
      'of a group of a column that has any name',
      {
        ...grouped,
        columns: { ...state.columns, by: ['__proto__'] },
        groups: [{ ...group, group: JSON.parse('{"__proto__": 1}') as unknown }],
      },
    ],
    [
      'with compensation',
      {
        ...state,
        groups: [
          { ...group, states: [{ total: 1, count: 2, compensation: { total: 0, count: 0 } }] },
        ],
      },
    ],
  ])('%s', (_, json) => {
    expect(messageOf(() => parseState(json))).toBeUndefined();
  });

  test.each<[string, unknown, string]>([
    ['that is null', null, 'this is not a state that rightly evaluate --state wrote'],
    ['that is a list', [], 'this is not a state that rightly evaluate --state wrote'],
    [
      'of another version',
      { ...state, rightly_state: '1' },
      'a state must be of version 1 or 2; got version "1"',
    ],
    ['without metrics', { ...state, metrics: [] }, "a state's metrics must be at least one; got 0"],
    [
      'with metrics of a name',
      { ...state, metrics: ['Accuracy'] },
      'a state\'s metrics.0 must be Object; got "Accuracy"',
    ],
    [
      'of a metric that there is not',
      { ...state, metrics: [{ class_name: 'constructor', config: {} }] },
      "a state's metrics must be metrics of rightly; got constructor",
    ],
    [
      'of columns of numbers',
      { ...state, columns: { ...state.columns, by: [1] } },
      "a state's columns.by.0 must be string; got 1",
    ],
    [
      'of classes below zero',
      { ...state, classes: -1 },
      "a state's classes must be a whole number of at least 0; got -1",
    ],
    [
      'of half a row',
      { ...state, groups: [{ ...group, rows: 0.5 }] },
      "a state's groups.0.rows must be a whole number of at least 0; got 0.5",
    ],
    [
      'of 1e308 rows',
      { ...state, groups: [{ ...group, rows: 1e308 }] },
      "a state's groups.0.rows must be at most 9007199254740991; got 1e+308",
    ],
    [
      'of sums that are text',
      { ...state, groups: [{ ...group, states: ['1'] }] },
      'a state\'s groups.0.states.0 must be sums by name; got "1"',
    ],
    [
      'of a group that is text',
      { ...grouped, groups: [{ ...group, group: 'g' }] },
      'a state\'s groups.0.group must be values by column; got "g"',
    ],
    [
      'of a group of lists',
      { ...grouped, groups: [{ ...group, group: { g: [1] } }] },
      "a state's groups.0.group must be values by column; got Object",
    ],
    [
      'of a group without the column',
      { ...grouped, groups: [{ ...group, group: { h: 1 } }] },
      sums,
    ],
    [
      'of a group that inherits the column',
      { ...grouped, columns: { ...state.columns, by: ['toString'] } },
      sums,
    ],
    ['of all rows among groups', { ...grouped, groups: [group] }, sums],
    ['of two groups where there are none', { ...state, groups: [group, group] }, sums],
    ['of sums of fewer metrics', { ...state, groups: [{ ...group, states: [] }] }, sums],
    ['of ties of more metrics', { ...state, notes: { ...state.notes, tied: [0, 0] } }, sums],
  ])('%s is refused', (_, json, message) => {
    expect(messageOf(() => parseState(json))).toBe(message);
  });
});

const nested = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

describe('the JSON of a state', () => {
  test.each<[string, string, unknown]>([
    ['of a list', ' [1]', [1]],
    ['of brackets in text', JSON.stringify(['['.repeat(200)]), ['['.repeat(200)]],
    [
      'of brackets behind a quote in text',
      JSON.stringify([`"${'['.repeat(200)}`]),
      [`"${'['.repeat(200)}`],
    ],
    ['that breaks off in text', '["a', undefined],
    ['that is CSV', 'a,b\n1,2\n', undefined],
    ['that is a number', '1', undefined],
  ])('%s', (_, text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  test.each<[string, string, string]>([
    [
      'of 129 lists',
      nested(129, '[', ']'),
      'lists and objects may nest 128 levels deep; here they nest deeper',
    ],
    [
      'of 129 objects',
      nested(129, '{"a":', '}'),
      'lists and objects may nest 128 levels deep; here they nest deeper',
    ],
    [
      'of twenty million values',
      `[${'1,'.repeat(20_000_000)}1]`,
      'JSON may hold at most 20000000 values; this holds more',
    ],
    [
      'of twenty million lists',
      `[${'[],'.repeat(10_000_001)}1]`,
      'JSON may hold at most 20000000 values; this holds more',
    ],
  ])('%s is refused', (_, text, message) => {
    expect(messageOf(() => parseJson(text))).toBe(message);
  });

  test('with many objects or many blanks is read', () => {
    expect(parseJson(`[${'{},'.repeat(200)}1]`)).toHaveLength(201);
    expect(parseJson(`[${' '.repeat(20_000_001)}1]`)).toEqual([1]);
  });

  test('of 128 levels is read', () => {
    expect(parseJson(nested(128, '[', ']'))).toBeDefined();
  });
});

test('a file that is longer than the longest string is refused', async () => {
  const path = file('a.json', '');
  const handle = openSync(path, 'r+');
  // A hole takes no room on the disk.
  ftruncateSync(handle, 2 ** 29);
  closeSync(handle);
  await expect(readText(path)).rejects.toThrow(
    /^a state must have at most \d+ bytes; this has more$/,
  );
});

describe('an answer', () => {
  const asked = JSON.stringify(question);
  test('in JSON is a list of rows with the question', () => {
    expect([[], [1], [null], [{}], [{ _rightly: asked }, {}]].map(isAnswer)).toEqual(
      [1, 2, 3, 4, 5].map(() => false),
    );
    expect(isAnswer([{ _rightly: asked }])).toBe(true);
    expect(describedIn([{ _rightly: asked }]).metrics).toEqual(question.metrics);
  });

  test.each<[string, readonly unknown[], string]>([
    ['to two questions', [asked, `${asked} `], 'the column _rightly must be the same in all rows'],
    ['to a number', [1], 'the column _rightly must be the same in all rows'],
    ['to text', ['x'], 'this is not a state that rightly evaluate --state wrote'],
  ])('%s is refused', (_, texts, message) => {
    expect(messageOf(() => describedIn(texts.map((text) => ({ _rightly: text }))))).toBe(message);
  });

  test('of an unknown metric is refused', () => {
    expect(
      messageOf(() =>
        parseDescription({ ...question, metrics: [{ class_name: 'X', config: {} }] }),
      ),
    ).toBe("a state's metrics must be metrics of rightly; got X");
  });

  test.each<[string, string, RegExp]>([
    ['without rows', '_rightly,_rows\n', /^F is an answer without rows: leave it out$/],
    [
      'that is another table',
      'a,b\n1,2\n',
      /^F must hold a state that rightly evaluate --state wrote, or the answer/,
    ],
    [
      'that is no table',
      '\0\0',
      /^F must hold a state that rightly evaluate --state wrote, or the answer/,
    ],
    ['of lines of JSON, one of them none', '{"_rightly":1}\nx\n', /^F must hold a state/],
    ['of cells that break off', '_rightly,_rows\n"x,1\n', /^F: /],
  ])('in CSV %s is refused', async (_, text, message) => {
    const path = file('answer.csv', text);
    const error = await readState(path).catch((reason: unknown) => reason as Error);
    expect((error as Error).message.replaceAll(path, 'F')).toMatch(message);
  });
});
