import {
  CategoricalAccuracy,
  MetricList,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { afterEach, describe, expect, test } from 'vitest';
import { PIECE } from '../../src/engines/wasm/memory.ts';
import { labelsAgree, oneHotAgree } from './agreement.ts';
import { fill, type FormName, forms, giveBackAll, kindOf } from './forms.ts';
import { size, wide } from './sizes.ts';

/* Rows that are longer than a piece. */

afterEach(giveBackAll);

const width = PIECE / 4 + 5;
/** A scan of a row checks at this interval whether it can stop. */
const piece = 8192;
const last = width - 1;
/** In the middle. */
const far = 2 * piece + 100;

type Row = Readonly<Record<number, number>>;
const rowOf = (row: Row, width_: number, rest: number) => (i: number) => row[i % width_] ?? rest;

// oxfmt-ignore
const ways: readonly (readonly [kind: string, form: FormName])[] = [
  ['Float32Array', 'flat'], ['Int32Array', 'flat'], ['float16', 'flat'], ['Float32Array', 'resident'],
  ['Float64Array', 'resident, at an odd place'],
];
const isWhole = (kind: string): boolean => /Int/.test(kind);

describe('scores of a long row', () => {
  // oxfmt-ignore
  const cases: readonly (readonly [what: string, scores: Row, label: number, argmax: number, top1: number, top2: number])[] = [
    ['the highest is the last', { [last]: 1 }, last, 1, 1, 1],
    ['the highest is the first', { 0: 1 }, 0, 1, 1, 1],
    ['all are equal, and the first is asked for', {}, 0, 1, 1, 1],
    ['all are equal, and the last is asked for', {}, last, 0, 1, 1],
    ['tied with one in a piece before', { 5: 1, [far]: 1 }, far, 0, 1, 1],
    ['tied with one before, in its own piece', { [far - 1]: 1, [far]: 1 }, far, 0, 1, 1],
    ['tied with the one behind', { [far]: 1, [far + 1]: 1 }, far, 1, 1, 1],
    ['tied with one in a piece behind', { [far]: 1, [last]: 1 }, far, 1, 1, 1],
    ['first of a piece, tied with the last of the one before', { [piece - 1]: 1, [piece]: 1 }, piece, 0, 1, 1],
    ['last of a piece, tied with the first of the next', { [piece - 1]: 1, [piece]: 1 }, piece - 1, 1, 1, 1],
    ['one above in the first piece', { 5: 2, [far]: 1 }, far, 0, 0, 1],
    ['one above in the last place', { [last]: 2, [far]: 1 }, far, 0, 0, 1],
    ['one above and ties', { 0: 1, 5: 2, [far]: 1, [last]: 1 }, far, 0, 0, 1],
    ['two above, in two pieces', { 5: 2, [last]: 2, [far]: 1 }, far, 0, 0, 0],
    ['the lowest', { [far]: -2 }, far, 0, 0, 0],
    ['no class', { [last]: 1 }, width, 0, 0, 0],
    ['below zero', { 0: 1 }, -1, 0, 0, 0],
  ];
  // oxfmt-ignore
  const notANumber: typeof cases = [
    ['NaN in the first place outranks it', { 0: NaN, [far]: 1 }, far, 0, 0, 1],
    ['NaN in the last place outranks it', { [last]: NaN, [far]: 1 }, far, 0, 0, 1],
    ['NaN, and one above', { 0: 2, [last]: NaN, [far]: 1 }, far, 0, 0, 0],
    ['its own score is NaN', { [far]: NaN }, far, 0, 0, 0],
    ['minus infinity', { [far]: -Infinity, [last]: Infinity }, far, 0, 0, 0],
    ['infinity, tied', { [far]: Infinity, [last]: Infinity }, last, 0, 1, 1],
  ];
  const all = ways.flatMap(([kind, form]) =>
    [...cases, ...(isWhole(kind) ? [] : notANumber)].map((line) => ({ kind, form, line })),
  );
  test.each(all)(
    '$kind, $form: $line.0',
    ({ kind, form, line: [, scores, label, ...expected] }) => {
      const list = new MetricList([
        new SparseCategoricalAccuracy(),
        new SparseTopKCategoricalAccuracy({ k: 1 }),
        new SparseTopKCategoricalAccuracy({ k: 2 }),
      ]);
      // It is between two rows whose first element is the highest.
      const data = fill(kindOf[kind]!, 3 * width, (i) =>
        Math.floor(i / width) === 1 ? rowOf(scores, width, -1)(i) : i % width === 0 ? 1 : -1,
      );
      const rows = forms[form](data, [3, width], kindOf[kind]!.type);
      list.updateState([0, label, 1], rows, { sampleWeight: [0, 1, 0] });
      expect(Object.values(list.result())).toEqual(expected);
      list.resetState();
      list.updateState([0, label, 1], rows);
      expect(list.metrics.map(({ state }) => state['total'])).toEqual([
        expected[0] + 1,
        expected[1] + 1,
        expected[2] + 2,
      ]);
      giveBackAll();
    },
  );
});

describe('one-hot truth of a long row', () => {
  // oxfmt-ignore
  const cases: readonly (readonly [what: string, truth: Row, rest: number, label: number])[] = [
    ['the first', { 0: 1 }, 0, 0],
    ['the last', { [last]: 1 }, 0, last],
    ['in the second piece', { [far]: 1 }, 0, far],
    ['the last of a piece', { [piece - 1]: 1 }, 0, piece - 1],
    ['the first of a piece', { [piece]: 1 }, 0, piece],
    ['none', {}, 0, 0],
    ['the first of equals', { [far]: 1, [last]: 1 }, 0, far],
    ['the first of equals in one piece', { [far]: 1, [far + 3]: 1 }, 0, far],
    ['greater in a later piece', { 5: 1, [last]: 2 }, 0, last],
    ['greater in an earlier piece', { 5: 2, [last]: 1 }, 0, 5],
    ['all below zero', { [far]: -1 }, -2, far],
  ];
  const all = ways.flatMap(([kind, form]) => cases.map((line) => ({ kind, form, line })));
  test.each(all)('$kind, $form: $line.0', ({ kind, form, line: [, truth, rest, label] }) => {
    const list = new MetricList([
      new CategoricalAccuracy(),
      new TopKCategoricalAccuracy({ k: 1 }),
      new TopKCategoricalAccuracy({ k: 2 }),
    ]);
    const hot = forms[form](
      fill(kindOf[kind]!, width, rowOf(truth, width, rest)),
      [1, width],
      kindOf[kind]!.type,
    );
    // The class of the truth is the highest, the second, and one of many lower ones.
    for (const [own, others] of [
      [1, 0],
      [1, 0.5],
      [-1, 0],
    ] as const) {
      const scores = Float32Array.from({ length: width }, (_, i) => (i === label ? own : others));
      if (others === 0.5) scores[label === 7 ? 8 : 7] = 2;
      list.updateState(hot, { data: scores, shape: [1, width] });
    }
    expect(list.metrics.map(({ state }) => state['total'])).toEqual([1, 1, 2]);
    giveBackAll();
  });
});

describe('kernels and plain arrays give the same bits', () => {
  test('for labels among the scores of long rows', () => {
    labelsAgree(wide, 20);
    expect.hasAssertions();
  });

  test('for long one-hot rows', () => {
    oneHotAgree(wide, 20);
    expect.hasAssertions();
  });

  test('for rows of any length, after long ones', () => {
    labelsAgree(size, 40);
    oneHotAgree(size, 40);
    expect.hasAssertions();
  });
});
