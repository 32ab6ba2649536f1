import type { Config } from 'rightly';
import type { Case, Update } from './cases.ts';
import type { ClassName } from './classes.ts';

/* Rules that differ from Keras, or that Keras lacks. Each line is a batch and its expected sums. */

type Line = readonly [
  title: string,
  className: ClassName,
  config: Config,
  batch: Update,
  total: number,
  count: number,
];

const inf = Infinity;
const nan = NaN;
const float32 = (...numbers: number[]): Float32Array => Float32Array.from(numbers);

// oxfmt-ignore
const nans: readonly Line[] = [
  ['NaN equals nothing', 'Accuracy', {}, { yTrue: [nan, 1, nan, 1], yPred: [nan, nan, 1, 1] }, 1, 4],
  ['a NaN prediction is neither class', 'BinaryAccuracy', {}, { yTrue: [0, 1], yPred: [nan, nan] }, 0, 2],
  ['a NaN label is neither class', 'BinaryAccuracy', {}, { yTrue: [nan, nan], yPred: [0, 1] }, 0, 2],
  ['NaN outranks the label', 'CategoricalAccuracy', {}, { yTrue: [[0, 1], [0, 1]], yPred: [[nan, 1], [0, 1]] }, 1, 2],
  ['a NaN score is never right', 'CategoricalAccuracy', {}, { yTrue: [[0, 1], [1, 0]], yPred: [[0, nan], [nan, nan]] }, 0, 2],
  ['NaN outranks the label', 'SparseCategoricalAccuracy', {}, { yTrue: [1, 0, 1], yPred: [[nan, 1], [1, nan], [0, 1]] }, 1, 3],
  ['a NaN score is never right', 'SparseCategoricalAccuracy', {}, { yTrue: [0, 1], yPred: [[nan, 1], [nan, nan]] }, 0, 2],
  ['NaN outranks the label', 'TopKCategoricalAccuracy', { k: 2 }, { yTrue: [[0, 0, 1], [0, 0, 1]], yPred: [[nan, 0, 1], [nan, 2, 1]] }, 1, 2],
  ['a NaN score is never right', 'TopKCategoricalAccuracy', { k: 2 }, { yTrue: [[0, 0, 1]], yPred: [[0, 0, nan]] }, 0, 1],
  ['NaN outranks the label', 'SparseTopKCategoricalAccuracy', { k: 2 }, { yTrue: [2, 2], yPred: [[nan, 0, 1], [nan, nan, 1]] }, 1, 2],
  ['k >= C does not help a NaN score', 'SparseTopKCategoricalAccuracy', { k: 9 }, { yTrue: [0, 1], yPred: [[nan, 1], [nan, 1]] }, 1, 2],
  ['k >= C does not help a NaN score', 'TopKCategoricalAccuracy', { k: 2 }, { yTrue: [[1, 0], [0, 1]], yPred: [[nan, 1], [nan, 1]] }, 1, 2],
];

// oxfmt-ignore
const infinities: readonly Line[] = [
  ['infinity equals itself', 'Accuracy', {}, { yTrue: [inf, -inf, inf], yPred: [inf, -inf, -inf] }, 2, 3],
  ['infinities lie above and below', 'BinaryAccuracy', {}, { yTrue: [1, 0, 0], yPred: [inf, -inf, inf] }, 2, 3],
  ['infinity is the highest', 'CategoricalAccuracy', {}, { yTrue: [[1, 0], [0, 1]], yPred: [[inf, 9], [inf, inf]] }, 1, 2],
  ['-infinity is the lowest', 'SparseCategoricalAccuracy', {}, { yTrue: [1, 0], yPred: [[-inf, -9], [-inf, -inf]] }, 2, 2],
  ['infinities tie', 'TopKCategoricalAccuracy', { k: 1 }, { yTrue: [[0, 1], [0, 1]], yPred: [[inf, inf], [inf, 9]] }, 1, 2],
  ['a row may hold infinities', 'SparseTopKCategoricalAccuracy', { k: 2 }, { yTrue: [2, 0], yPred: [[inf, -inf, 1], [-inf, -inf, 1]] }, 2, 2],
];

// oxfmt-ignore
const labels: readonly Line[] = [
  ['a label that no class has counts and is not right', 'SparseCategoricalAccuracy', {}, { yTrue: [-1, 2, -100, 1], yPred: [[1, 0], [0, 1], [1, 0], [0, 1]] }, 1, 4],
  ['k >= C does not help a label out of range', 'SparseTopKCategoricalAccuracy', { k: 9 }, { yTrue: [-1, 2, 1], yPred: [[1, 0], [0, 1], [1, 0]] }, 1, 3],
  ['a label does not count from the end', 'SparseTopKCategoricalAccuracy', { k: 1 }, { yTrue: [-2, -3], yPred: [[0, 1], [1, 0]] }, 0, 2],
  ['a label does not count from the end', 'SparseCategoricalAccuracy', {}, { yTrue: [-2, -3], yPred: [[0, 1], [1, 0]] }, 0, 2],
  ['a label of 2^60 is out of range', 'SparseTopKCategoricalAccuracy', {}, { yTrue: [2n ** 60n, -(2n ** 60n)], yPred: [[1], [1]] }, 0, 2],
  ['a soft label is never right', 'BinaryAccuracy', {}, { yTrue: [0.7, 1], yPred: [0.7, 0.7] }, 1, 2],
  ['labels are not classes only', 'BinaryAccuracy', {}, { yTrue: [-1, 2, 1], yPred: [-1, 2, 1] }, 1, 3],
  ...[-1, -100, 0].flatMap((ignored): Line[] => {
    const config = { ignore_class: ignored };
    const batch = { yTrue: [ignored, 1, 1], yPred: [[1, 0], [0, 1], [1, 0]] };
    const sampleWeight = [5, 2, 3];
    return [
      [`ignoreClass ${ignored}`, 'SparseCategoricalAccuracy', config, batch, 1, 2],
      [`ignoreClass ${ignored}, weights`, 'SparseCategoricalAccuracy', config, { ...batch, sampleWeight }, 2, 5],
      [`ignoreClass ${ignored}`, 'SparseTopKCategoricalAccuracy', { ...config, k: 2 }, batch, 2, 2],
      [`ignoreClass ${ignored}, 64-bit labels`, 'SparseCategoricalAccuracy', config, { ...batch, yTrue: BigInt64Array.from(batch.yTrue, BigInt) }, 1, 2],
    ];
  }),
  ['ignoreClass is a label, not a prediction', 'SparseCategoricalAccuracy', { ignore_class: 0 }, { yTrue: [1], yPred: [[1, 0]] }, 0, 1],
  ['ignoreClass with sorted ids', 'SparseTopKCategoricalAccuracy', { k: 1, ignore_class: -1, from_sorted_ids: true }, { yTrue: [-1, 2], yPred: [[-1, 2], [2, -1]] }, 1, 1],
  ['all ignored', 'SparseCategoricalAccuracy', { ignore_class: -1 }, { yTrue: [-1, -1], yPred: [[1, 0], [0, 1]] }, 0, 0],
];

// oxfmt-ignore
const sortedIds: readonly Line[] = [1, 2, 9].flatMap((k): Line[] => {
  const config = { k, from_sorted_ids: true };
  const yPred = [[7, 3, 0], [0, 1, 7], [1, 2, 3]];
  return [
    [`the first ${k} of sorted ids`, 'SparseTopKCategoricalAccuracy', config, { yTrue: [7, 1, 7], yPred }, Math.min(k, 2), 3],
    [`the first ${k} of sorted 64-bit ids`, 'SparseTopKCategoricalAccuracy', config, { yTrue: [2n ** 53n + 1n, 5n], yPred: [[2n ** 53n, 2n ** 53n + 1n], [5n, 5n]] }, Math.min(k, 2), 2],
  ];
});

// oxfmt-ignore
const ties: readonly Line[] = [
  ['the first of equals is the argmax', 'CategoricalAccuracy', {}, { yTrue: [[1, 0], [0, 1]], yPred: [[5, 5], [5, 5]] }, 1, 2],
  ['the first of equals is the argmax, signed zeros too', 'SparseCategoricalAccuracy', {}, { yTrue: [0, 1], yPred: [[-0, 0], [-0, 0]] }, 1, 2],
  ['a tie at the boundary is in', 'SparseTopKCategoricalAccuracy', { k: 2 }, { yTrue: [0, 1, 2, 3], yPred: [[9, 5, 5, 1], [9, 5, 5, 1], [9, 5, 5, 1], [9, 5, 5, 1]] }, 3, 4],
  ['the truth may tie', 'TopKCategoricalAccuracy', { k: 1 }, { yTrue: [[0.5, 0.5], [0.5, 0.5]], yPred: [[2, 1], [1, 2]] }, 1, 2],
];

// oxfmt-ignore
const exactness: readonly Line[] = [
  ['neighbours beyond float32', 'Accuracy', {}, { yTrue: Int32Array.of(16777217, 16777217), yPred: float32(16777216, 16777218) }, 0, 2],
  ['neighbours beyond float16', 'Accuracy', {}, { yTrue: [2049], yPred: [2048] }, 0, 1],
  ['0.1 is not float32 0.1', 'Accuracy', {}, { yTrue: [0.1, Math.fround(0.1)], yPred: float32(0.1, 0.1) }, 1, 2],
  ['neighbours beyond float64', 'Accuracy', {}, { yTrue: BigInt64Array.of(2n ** 53n + 1n, 2n ** 53n), yPred: BigInt64Array.of(2n ** 53n, 2n ** 53n) }, 1, 2],
  ['64-bit integers against floats', 'Accuracy', {}, { yTrue: BigInt64Array.of(2n ** 53n + 1n, 2n ** 53n), yPred: [2 ** 53, 2 ** 53] }, 1, 2],
  ['bigints in nested arrays', 'Accuracy', {}, { yTrue: [[2n ** 53n + 1n], [3n]], yPred: [[2n ** 53n + 1n], [3]] }, 2, 2],
  ['unsigned 64-bit integers', 'Accuracy', {}, { yTrue: BigUint64Array.of(2n ** 64n - 1n, 1n), yPred: BigUint64Array.of(2n ** 64n - 2n, 1n) }, 1, 2],
  ['64-bit scores', 'SparseCategoricalAccuracy', {}, { yTrue: [0, 1], yPred: [[2n ** 53n, 2n ** 53n + 1n], [2n ** 53n, 2n ** 53n + 1n]] }, 1, 2],
  ['equal scores of mixed kinds tie', 'SparseCategoricalAccuracy', {}, { yTrue: [1], yPred: [[2n ** 60n, 2 ** 60, 2n ** 53n + 1n]] }, 0, 1],
  ['booleans', 'Accuracy', {}, { yTrue: [true, false, true], yPred: [true, true, 1] }, 2, 3],
  ['booleans', 'BinaryAccuracy', {}, { yTrue: [true, false], yPred: [true, true] }, 1, 2],
  ['strings', 'Accuracy', {}, { yTrue: ['cat', '1', ''], yPred: ['cat', '1.0', ''] }, 2, 3],
  ['strings with inner axes', 'Accuracy', {}, { yTrue: [['a', 'b']], yPred: [['a', 'c']] }, 0.5, 1],
];

const float16 = (bits: number[], type?: string): Update['yPred'] => ({
  data: Uint16Array.from(bits),
  dims: [bits.length],
  type,
});

// oxfmt-ignore
const thresholds: readonly Line[] = [
  ['in Float32Array 0.3 is not above 0.3', 'BinaryAccuracy', { threshold: 0.3 }, { yTrue: [0, 0], yPred: float32(0.3, 0.2999) }, 2, 2],
  ['in Float32Array 0.1 is not above 0.1', 'BinaryAccuracy', { threshold: 0.1 }, { yTrue: [0, 0], yPred: { data: float32(0.1, 0.1), shape: [2] } }, 2, 2],
  ['a threshold between two floats is rounded to the even one', 'BinaryAccuracy', { threshold: 0.5 + 2 ** -25 }, { yTrue: [1, 0], yPred: float32(0.5 + 2 ** -24, 0.5) }, 2, 2],
  ['in rows of Float32Array too', 'BinaryAccuracy', { threshold: 0.1 }, { yTrue: [[0], [0]], yPred: [float32(0.1), float32(0.1)] }, 2, 2],
  ['plain numbers are not rounded', 'BinaryAccuracy', { threshold: 0.1 }, { yTrue: [0, 0], yPred: [Math.fround(0.1), 0.1] }, 1, 2],
  ['nor is Float64Array', 'BinaryAccuracy', { threshold: 0.1 }, { yTrue: [0, 0], yPred: Float64Array.of(Math.fround(0.1), 0.1) }, 1, 2],
  ['in float16 0.6 is not above 0.6', 'BinaryAccuracy', { threshold: 0.6 }, { yTrue: [0, 1], yPred: float16([0x38cd, 0x38ce], 'float16') }, 2, 2],
  ['float16 bits of every kind', 'BinaryAccuracy', { threshold: 0 }, { yTrue: [0, 0, 1, 1, 1, 0, 0], yPred: float16([0, 0x8000, 1, 0x7bff, 0x7c00, 0xfc00, 0x7e00], 'float16') }, 6, 7],
  ['in bfloat16 0.6 is not above 0.6', 'BinaryAccuracy', { threshold: 0.6 }, { yTrue: [0, 1], yPred: float16([0x3f1a, 0x3f1b], 'bfloat16') }, 2, 2],
  ['bfloat16 bits of every kind', 'BinaryAccuracy', { threshold: 0 }, { yTrue: [0, 0, 1, 1, 1, 0, 0], yPred: float16([0, 0x8000, 1, 0x7f7f, 0x7f80, 0xff80, 0x7fc0], 'bfloat16') }, 6, 7],
  ['a Uint16Array of that type holds integers', 'BinaryAccuracy', {}, { yTrue: [1, 0], yPred: float16([0x3800, 0], 'uint16') }, 2, 2],
  ['whole numbers may lie above any threshold', 'BinaryAccuracy', { threshold: -0.5 }, { yTrue: [1, 0], yPred: Int32Array.of(0, -1) }, 2, 2],
  ['logits', 'BinaryAccuracy', { threshold: 0 }, { yTrue: [1, 0, 0], yPred: [0.1, -3, 0] }, 3, 3],
];

// oxfmt-ignore
const pair = { yTrue: [[1, 1, 1], [1, 1, 1]], yPred: [[1, 1, 0], [1, 0, 0]] };

// oxfmt-ignore
const weights: readonly Line[] = [
  ['a scalar weight is the weight of every sample', 'Accuracy', {}, { yTrue: [1, 2, 3], yPred: [1, 2, 0], sampleWeight: 2 }, 4, 6],
  ['of every sample, however long', 'Accuracy', {}, { ...pair, sampleWeight: 3 }, 3, 6],
  ['a scalar of 0', 'Accuracy', {}, { ...pair, sampleWeight: 0 }, 0, 0],
  ['a scalar with a shape', 'Accuracy', {}, { yTrue: [1, 2], yPred: [1, 0], sampleWeight: { data: [2], shape: [] } }, 2, 4],
  ['(N)', 'Accuracy', {}, { ...pair, sampleWeight: [3, 6] }, 4, 9],
  ['(N,1)', 'Accuracy', {}, { ...pair, sampleWeight: [[3], [6]] }, 4, 9],
  ['(1,T)', 'Accuracy', {}, { ...pair, sampleWeight: [[3, 6, 0]] }, 4, 6],
  ['(N,T)', 'Accuracy', {}, { ...pair, sampleWeight: [[3, 0, 3], [0, 6, 0]] }, 1, 4],
  ['(N,T,1)', 'Accuracy', {}, { ...pair, sampleWeight: [[[3], [0], [3]], [[0], [6], [0]]] }, 1, 4],
  ['whole numbers of 64 bits', 'Accuracy', {}, { yTrue: [1, 2], yPred: [1, 0], sampleWeight: BigInt64Array.of(2n, 3n) }, 2, 5],
  ['no weights, inner axes', 'Accuracy', {}, pair, 1, 2],
  ['element', 'Accuracy', { reduction: 'element' }, pair, 3, 6],
  ['element with (N)', 'Accuracy', { reduction: 'element' }, { ...pair, sampleWeight: [3, 6] }, 12, 27],
  ['element with a scalar', 'Accuracy', { reduction: 'element' }, { ...pair, sampleWeight: 2 }, 6, 12],
  ['element of rows', 'SparseCategoricalAccuracy', { reduction: 'element' }, { yTrue: [[0, 1]], yPred: [[[1, 0], [1, 0]]] }, 1, 2],
];

// oxfmt-ignore
const masks: readonly Line[] = [
  ['a mask without weights', 'Accuracy', {}, { yTrue: [1, 2, 3], yPred: [1, 2, 0], mask: [true, false, true] }, 1, 2],
  ['a mask with weights', 'Accuracy', {}, { yTrue: [1, 2, 3], yPred: [1, 2, 0], mask: [true, false, true], sampleWeight: [2, 3, 4] }, 2, 6],
  ['a mask with a scalar weight', 'Accuracy', {}, { yTrue: [1, 2, 3], yPred: [1, 2, 0], mask: [true, false, true], sampleWeight: 3 }, 3, 6],
  ['a mask of 0 and 1', 'Accuracy', {}, { yTrue: [1, 2, 3], yPred: [1, 2, 0], mask: Uint8Array.of(1, 0, 1) }, 1, 2],
  ['a mask of every value', 'Accuracy', { reduction: 'element' }, { ...pair, mask: [[true, true, true], [true, false, false]] }, 3, 4],
  ['a mask of the leading axes', 'Accuracy', { reduction: 'element' }, { ...pair, mask: [false, true] }, 1, 3],
  ['a mask of leading axes with weights of all', 'Accuracy', {}, { ...pair, mask: [false, true], sampleWeight: [[9, 9, 9], [3, 6, 9]] }, 1, 6],
  ['a mask of the samples of rows', 'SparseCategoricalAccuracy', {}, { yTrue: [0, 0], yPred: [[1, 0], [0, 1]], mask: [false, true] }, 0, 1],
  ['a mask with ignoreClass', 'SparseCategoricalAccuracy', { ignore_class: -1 }, { yTrue: [0, -1, 0], yPred: [[1, 0], [1, 0], [1, 0]], mask: [false, true, true] }, 1, 1],
  ['all masked', 'BinaryAccuracy', {}, { yTrue: [0, 1], yPred: [0, 1], mask: [false, false] }, 0, 0],
];

// oxfmt-ignore
const rank = (name: ClassName, batch: Update): Line => ['ranks that differ by an axis of 1', name, {}, batch, 1, 2];

// oxfmt-ignore
const shapes: readonly Line[] = [
  rank('Accuracy', { yTrue: [[1], [2]], yPred: [1, 0] }),
  rank('Accuracy', { yTrue: [1, 2], yPred: [[1], [0]] }),
  rank('Accuracy', { yTrue: [[[1]], [[2]]], yPred: [[1], [0]] }),
  rank('BinaryAccuracy', { yTrue: [1, 0], yPred: [[0.9], [0.9]] }),
  rank('SparseCategoricalAccuracy', { yTrue: [[1], [0]], yPred: [[0, 1], [0, 1]] }),
  rank('SparseTopKCategoricalAccuracy', { yTrue: [[6], [-1]], yPred: [[0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]] }),
];

const toCase = ([title, className, config, batch, total, count]: Line): Case => ({
  title: `${className}: ${title}`,
  className,
  config,
  updates: [batch],
  expected: { total, count, result: count === 0 ? 0 : total / count, tolerance: 0 },
});

export const semanticsCases: Readonly<Record<string, readonly Case[]>> = {
  NaN: nans.map(toCase),
  infinities: infinities.map(toCase),
  labels: labels.map(toCase),
  'sorted ids': sortedIds.map(toCase),
  ties: ties.map(toCase),
  'exact comparison': exactness.map(toCase),
  thresholds: thresholds.map(toCase),
  weights: weights.map(toCase),
  masks: masks.map(toCase),
  shapes: shapes.map(toCase),
};
