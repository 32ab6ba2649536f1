import { MeanMetricWrapper } from 'rightly';
import * as verbs from 'rightly/verbs';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { faults } from './values.ts';

/* Verbs with arguments of a wrong kind. Each is refused by the verb that gets it. */

const { labels, perClass, reals, scores } = verbs;
/** An argument of each kind that verbs take. */
const right = {
  input: 'yTrue',
  column: reals('yPred'),
  rows: perClass('yPred'),
  label: labels('yTrue'),
  scores: scores('yPred'),
  number: 1,
  numbers: [0.1, 0.5],
};
type Kind = keyof typeof right;
const one = (...kinds: Kind[]): readonly Kind[] => kinds;
const takes = new Map<string, readonly Kind[]>([
  ...named(
    'values numbers labels classes scores scoresOfOne oneHot ids reals vectors',
    one('input'),
  ),
  ...named(
    'abs square sqrt exp log log1p softplus logCosh sigmoid not positive isNumber withoutNaN byScore',
    one('column'),
  ),
  ...named('plus minus times dividedBy weighted both equal moments', one('column', 'column')),
  ...named(
    'differs greater less power atLeast atMost exceeds reaches bin',
    one('column', 'number'),
  ),
  ...named('argmax predicted sum mean max logSumExp place', one('rows')),
  ...named('above tiedBefore isArgmax isCalled pick', one('label', 'scores')),
  ...named('inTopK amongFirst', one('label', 'scores', 'number')),
  ...named('ofWidth isPlace topOnly', one('rows', 'number')),
  ...named('perClass variable', one('input', 'number')),
  ['replaced', ['column', 'number', 'number']],
  ['bucket', ['column', 'numbers']],
  ['timesEach', ['rows', 'numbers']],
  ['within', ['column', 'number', 'number', 'column']],
]);

function named(names: string, kinds: readonly Kind[]): [string, readonly Kind[]][] {
  return names.split(' ').map((name) => [name, kinds]);
}

const call = (name: string, args: readonly unknown[]): unknown =>
  (verbs as unknown as Record<string, (...all: readonly unknown[]) => unknown>)[name]!(...args);

test('the table has all verbs', () => {
  expect([...takes.keys()].sort()).toEqual(Object.keys(verbs).sort());
});

describe.each([...takes])('%s', (name, kinds) => {
  const args = kinds.map((kind) => right[kind]);

  test('takes valid arguments', () => {
    expect(call(name, args)).toBeTypeOf('object');
  });

  test.each(kinds.map((kind, i) => [i + 1, kind] as const))(
    'refuses what argument %i is not',
    async (at, kind) => {
      const given = (value: unknown): unknown =>
        call(
          name,
          args.map((arg, i) => (i === at - 1 ? value : arg)),
        );
      expect(await faults(given)).toEqual({});
      for (const wrong of [
        Symbol('s'),
        1n,
        'x',
        NaN,
        {},
        kind === 'input' ? right.column : 'yTrue',
      ])
        expect(() => given(wrong)).toThrow(/^[a-zA-Z0-9]+: [a-z]+ must be .*; got /i);
    },
  );
});

const number = reals('yPred');
let nested199 = number;
for (let i = 1; i < 199; i++) nested199 = verbs.plus(nested199, 1);
const nested200 = verbs.plus(nested199, 1);

test.each<[string, () => unknown, string]>([
  [
    'no list of thresholds',
    () => verbs.bucket(number, 0.5 as never),
    'TypeError: bucket: thresholds must be a list of 1 to 32768 numbers in ascending order; got 0.5',
  ],
  [
    'thresholds in another order',
    () => verbs.bucket(number, [0.5, 0.1]),
    'RangeError: bucket: thresholds must be a list of 1 to 32768 numbers in ascending order; got Array(2)',
  ],
  ['no thresholds', () => verbs.bucket(number, []), 'RangeError: bucket: thresholds must be'],
  [
    'a thousand million factors',
    () => verbs.timesEach(perClass('yPred'), Object.assign([], { length: 1e9 })),
    'RangeError: timesEach: factors must be a list of 1 to 32768 numbers; got Array(1000000000)',
  ],
  [
    'rows for a column',
    () => verbs.less(perClass('yPred') as never, 1),
    'TypeError: less: a must be a column; got Object { type, verb, args',
  ],
  [
    'NaN for a limit',
    () => verbs.less(number, NaN),
    'RangeError: less: limit must be a number; got NaN',
  ],
  [
    'half a class',
    () => verbs.inTopK(labels('yTrue'), scores('yPred'), 2.5),
    'RangeError: inTopK: k must be a whole number of at least 1; got 2.5',
  ],
  [
    'another input',
    () => reals('truth' as never),
    "TypeError: reals: name must be 'yTrue' or 'yPred'; got \"truth\"",
  ],
  [
    'an expression without end',
    () => verbs.abs(nested200),
    'RangeError: abs: the expression must nest at most 200 verbs, and have a key of at most 2097152 letters; got 200 verbs',
  ],
  [
    'an expression that doubles',
    () => {
      let e = number;
      for (let i = 0; i < 40; i++) e = verbs.plus(e, e);
    },
    'RangeError: plus: the expression must nest at most 200 verbs',
  ],
])('%s', (_, act, message) => {
  expect(caught(act).join(': ').slice(0, message.length)).toBe(message);
});

test('200 nested verbs are computed', () => {
  const m = new MeanMetricWrapper(verbs.minus(nested199, reals('yTrue')));
  m.updateState([0, 0], [1, 3]);
  expect(m.result()).toBe(200);
});
