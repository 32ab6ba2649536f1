import { CategoricalAccuracy, MetricList, TopKCategoricalAccuracy } from 'rightly';
import { afterEach, describe, expect, test } from 'vitest';
import { PIECE } from '../../src/engines/wasm/memory.ts';
import { caught } from '../caught.ts';
import { fill, type FormName, forms, giveBackAll, kindOf } from './forms.ts';

afterEach(giveBackAll);

describe('NaN in one-hot truth is refused with its index, and nothing is counted:', () => {
  const wide = PIECE / 4 + 3;
  // oxfmt-ignore
  const places: readonly (readonly [what: string, n: number, width: number, at: readonly number[]])[] = [
    ['the only element', 1, 1, [0]],
    ['in the first row', 3, 5, [4]],
    ['the first of several', 40, 10, [57, 58, 399]],
    ['in the row in the middle of an odd number', 5, 3, [7]],
    ['in the last row, last place', 40, 10, [399]],
    ['in a block of a long row', 3, 600, [1199]],
    ['behind the blocks of a long row', 2, 601, [1201]],
    ['in the second piece', 8000, 10, [79_999]],
    ['in a row longer than a piece', 2, wide, [wide + 7]],
    ['in the second piece of such a row', 2, wide, [2 * wide - 1]],
    ['first in such a row', 1, wide, [0]],
  ];
  // oxfmt-ignore
  const ways: readonly (readonly [kind: string, form: FormName])[] = [
    ['Float32Array', 'flat'], ['Float64Array', 'flat'], ['float16', 'flat'], ['bfloat16', 'flat'], ['Float32Array', 'resident'],
    ['Float64Array', 'resident, at an odd place'], ['float16', 'resident'], ['Float32Array', 'nested'], ['Float32Array', 'backwards'],
  ];
  const cases = places.flatMap(([what, ...place]) =>
    ways.map(([kind, form]) => ({ what, place, kind, form })),
  );

  test.each(cases)('$what, $kind, $form', ({ place: [n, width, at], kind, form }) => {
    const metrics = [new CategoricalAccuracy(), new TopKCategoricalAccuracy({ k: 2 })];
    const list = new MetricList(metrics);
    list.updateState([[0, 1]], [[0, 1]], { sampleWeight: 0.7 });
    const before = metrics.map(({ state }) => structuredClone(state));
    const { type } = kindOf[kind]!;
    const rows = fill(kindOf[kind]!, n * width, (i) =>
      at.includes(i) ? NaN : i % width === 1 ? 1 : 0,
    );
    const truth = forms[form](rows, [n, width], type);
    const scores = { data: new Float32Array(n * width), shape: [n, width] };
    const index = `[${Math.floor(at[0]! / width)},${at[0]! % width}]`;
    const text = `CategoricalAccuracy.updateState: yTrue must not hold NaN; got NaN at ${index}`;
    expect(caught(() => list.updateState(truth, scores))).toEqual(['RangeError', text]);
    expect(caught(() => metrics[0]!.updateState(truth, scores))).toEqual(['RangeError', text]);
    expect(caught(() => metrics[1]!.updateState(truth, scores))).toEqual([
      'RangeError',
      `TopK${text}`,
    ]);
    expect(metrics.map(({ state }) => state)).toEqual(before);
    giveBackAll();
  });
});
