import type { Dtype } from 'rightly';
import { describe, expect, test } from 'vitest';
import type { Update } from './cases.ts';
import { type ClassName, classNames, create } from './classes.ts';
import { differences } from './compare.ts';
import { semanticsCases } from './semantics-cases.ts';

describe.each(Object.entries(semanticsCases))('%s', (_, cases) => {
  test.each(cases)('$title', (line) => {
    expect(differences(line)).toEqual([]);
  });
});

describe('refused', () => {
  const noBroadcast =
    /: yPred must (have the shape of yTrue|be samples × classes, yTrue (samples|too))/;
  // oxfmt-ignore
  const refused: readonly [string, RegExp, ClassName, Update][] = [
    ['one value for many', noBroadcast, 'Accuracy', { yTrue: [0, 1, 2], yPred: [0] }],
    ['many values for one', noBroadcast, 'Accuracy', { yTrue: [0], yPred: [0, 1, 2] }],
    ['one value for many', noBroadcast, 'BinaryAccuracy', { yTrue: [[1]], yPred: [1, 0] }],
    ['a row for a column', noBroadcast, 'Accuracy', { yTrue: [[1, 2]], yPred: [1, 2] }],
    ['ranks two apart', noBroadcast, 'Accuracy', { yTrue: [[[1]], [[2]]], yPred: [1, 2] }],
    ['one row for many', noBroadcast, 'CategoricalAccuracy', { yTrue: [[1, 0]], yPred: [[1, 0], [1, 0]] }],
    ['other classes', noBroadcast, 'TopKCategoricalAccuracy', { yTrue: [[1, 0]], yPred: [[1, 0, 0]] }],
    ['one label for many', noBroadcast, 'SparseCategoricalAccuracy', { yTrue: [1], yPred: [[1, 0], [1, 0]] }],
    ['scores without classes', noBroadcast, 'SparseTopKCategoricalAccuracy', { yTrue: [1, 0], yPred: [1, 0] }],
    ['no classes', noBroadcast, 'CategoricalAccuracy', { yTrue: [[]], yPred: [[]] }],
    ['no classes', noBroadcast, 'SparseCategoricalAccuracy', { yTrue: [0], yPred: [[]] }],
    ['no classes and no samples', noBroadcast, 'SparseTopKCategoricalAccuracy', { yTrue: [], yPred: { data: [], shape: [0, 0] } }],
    ['NaN in one-hot truth', /: yTrue must not hold NaN; got NaN at \[0,1\]/, 'CategoricalAccuracy', { yTrue: [[0, NaN]], yPred: [[0, 1]] }],
    ['NaN in one-hot truth', /: yTrue must not hold NaN; got NaN at \[1,0\]/, 'TopKCategoricalAccuracy', { yTrue: [[0, 1], [NaN, 0]], yPred: [[0, 1], [0, 1]] }],
    ['a label that is not whole', /: yTrue must hold whole numbers; got 0.5 at \[1\]/, 'SparseCategoricalAccuracy', { yTrue: [1, 0.5], yPred: [[0, 1], [0, 1]] }],
    ['a NaN label', /: yTrue must hold whole numbers; got NaN at \[0\]/, 'SparseTopKCategoricalAccuracy', { yTrue: [NaN], yPred: [[0, 1]] }],
  ];
  test.each(refused)('%s: %s %s', (_, text, className, { yTrue, yPred }) => {
    const metric = create(className);
    expect(() => metric.updateState(yTrue, yPred)).toThrow(RangeError);
    expect(() => metric.updateState(yTrue, yPred)).toThrow(text);
    expect(metric.state).toEqual({ total: 0, count: 0 });
  });

  test('an id that is not whole', () => {
    const metric = create('SparseTopKCategoricalAccuracy', { from_sorted_ids: true });
    expect(() => metric.updateState([1], [[1, 0.5]])).toThrow(
      /: yPred must hold whole numbers; got 0.5 at \[0,1\]/,
    );
  });
});

describe('an empty batch changes nothing:', () => {
  const rows = { data: [], shape: [0, 3] };
  const noInner = { data: [], shape: [2, 0, 3] };
  const columns: readonly [string, Update][] = [
    ['[]', { yTrue: [], yPred: [] }],
    ['typed arrays', { yTrue: new Int32Array(), yPred: new Float32Array() }],
    ['weights and a mask', { yTrue: [], yPred: [], sampleWeight: [], mask: [] }],
    ['a scalar weight', { yTrue: [], yPred: [], sampleWeight: 2 }],
    ['an inner axis of length 0', { yTrue: [[], []], yPred: [[], []] }],
    ['the same with weights', { yTrue: [[], []], yPred: [[], []], sampleWeight: [1, 2] }],
  ];
  const oneHot: typeof columns = [
    ['[]', { yTrue: [], yPred: [] }],
    ['no samples', { yTrue: rows, yPred: rows }],
    ['[] for the truth only', { yTrue: [], yPred: rows }],
    ['an inner axis of length 0', { yTrue: noInner, yPred: noInner, sampleWeight: 2 }],
  ];
  const sparse: typeof columns = [
    ['[]', { yTrue: [], yPred: [] }],
    ['no samples', { yTrue: [], yPred: rows, mask: [] }],
    ['no samples x 1', { yTrue: { data: [], shape: [0, 1] }, yPred: rows, sampleWeight: [] }],
    ['an inner axis of length 0', { yTrue: [[], []], yPred: noInner, sampleWeight: [1, 2] }],
  ];
  // oxfmt-ignore
  const kinds = { Accuracy: columns, BinaryAccuracy: columns, CategoricalAccuracy: oneHot, TopKCategoricalAccuracy: oneHot, SparseCategoricalAccuracy: sparse, SparseTopKCategoricalAccuracy: sparse };

  test.each(
    classNames.flatMap((name) =>
      kinds[name].map(([title, batch]) => [name, title, batch] as const),
    ),
  )('%s, %s', (name, _, { yTrue, yPred, ...options }) => {
    const metric = create(name);
    metric.updateState(yTrue, yPred, options);
    expect(metric.state).toEqual({ total: 0, count: 0 });
    expect(metric.result()).toBe(0);
  });
});

describe('dtype rounds only the result:', () => {
  const rounded: readonly [Dtype, thirds: number, twoThirds: number, most: number][] = [
    ['float64', 1 / 3, 2 / 3, 4095 / 4096],
    ['float32', 0.3333333432674408, 0.6666666865348816, 4095 / 4096],
    ['float16', 0.333251953125, 0.66650390625, 1],
    ['bfloat16', 0.333984375, 0.66796875, 1],
  ];
  test.each(rounded)('%s', (dtype, third, twoThirds, most) => {
    const metric = create('Accuracy', { dtype });
    metric.updateState([1, 1, 1], [1, 0, 0]);
    expect(metric.result()).toBe(third);
    metric.resetState();
    metric.updateState([1, 1, 1], [1, 1, 0]);
    expect(metric.result()).toBe(twoThirds);
    metric.resetState();
    metric.updateState([1, 1], [1, 0], { sampleWeight: [4095, 1] });
    expect(metric.result()).toBe(most);
    expect(metric.state).toEqual({ total: 4095, count: 4096 });
  });
});
