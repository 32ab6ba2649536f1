import { AUC, type AUCOptions } from 'rightly';
import { describe, expect, test } from 'vitest';
import { counted, expectEverywhere, type Line, type Pair } from './ways.ts';

const run = (lines: readonly Line[]): void => {
  test.each(lines)('%s', (...line) => {
    expect.hasAssertions();
    expectEverywhere(line);
  });
};

const auc =
  (options: AUCOptions = {}) =>
  (): AUC =>
    new AUC(options);

// oxfmt-ignore
describe('AUC', () => {
  const batch: Pair = [[0, 0, 1, 1], [0, 0.5, 0.3, 0.9]];
  // From the lowest threshold: TP 2, FP 2; above 0.5: TP 1, FP 0; none.
  const three = { numThresholds: 3 };
  run([
    ['ROC', auc(three), [batch], 0.75],
    ['ROC, minoring', auc({ ...three, summationMethod: 'minoring' }), [batch], 0.5],
    ['ROC, majoring', auc({ ...three, summationMethod: 'majoring' }), [batch], 1],
    // Precision 0.5, 1 and 0 at recall 1, 0.5 and 0.
    ['PR, minoring', auc({ ...three, curve: 'PR', summationMethod: 'minoring' }), [batch], 0.25 + 0],
    ['PR, majoring', auc({ ...three, curve: 'PR', summationMethod: 'majoring' }), [batch], 0.5 + 0.5],
    // From (TP 1, FP 0) to (TP 2, FP 2): FP = 2 (TP − 1), the integral of t / (3 t − 2) from 1 to 2; below 1 the precision is 1.
    ['PR, interpolation', auc({ ...three, curve: 'PR' }), [batch], (1 / 3 + (2 / 9) * Math.log(4)) / 2 + 0.5],
    ['weights', auc(three), [[...batch, { sampleWeight: [1, 0, 0, 1] }]], 1],
    ['a mask', auc(three), [[...batch, { mask: [true, false, false, true] }]], 1],
    ['a scalar weight', auc(three), [[...batch, { sampleWeight: 7 }]], 0.75],
    ['several batches', auc(three), [[[0, 0], [0, 0.5]], [[], []], [[1], [0.3]], [[1], [0.9]]], 0.75],
    ['two thresholds are none between', auc({ numThresholds: 2 }), [batch], 0.5],
    ['two thresholds, minoring', auc({ numThresholds: 2, summationMethod: 'minoring' }), [batch], 0],
    ['two thresholds, majoring', auc({ numThresholds: 2, summationMethod: 'majoring' }), [batch], 1],
    ['two thresholds, PR', auc({ numThresholds: 2, curve: 'PR' }), [batch], 0.5],
    ['a perfect model', auc(), [[[0, 0, 1, 1], [0, 0.1, 0.9, 1]]], 1],
    ['a perfect model, PR', auc({ curve: 'PR' }), [[[0, 0, 1, 1], [0, 0.1, 0.9, 1]]], 1],
    ['the reverse of a perfect model', auc(), [[[1, 1, 0, 0], [0, 0.1, 0.9, 1]]], 0],
    ['scores of 0 and 1 alone', auc(), [[[0, 1, 0, 1], [0, 1, 1, 0]]], 0.5],
    ['ties count half', auc(), [[[0, 1, 0, 1], [0.4, 0.4, 0.2, 0.9]]], 0.875],
    ['no positives', auc(), [[[0, 0], [0.1, 0.9]]], 0],
    ['no negatives', auc(), [[[1, 1], [0.1, 0.9]]], 0],
    ['no negatives, PR', auc({ curve: 'PR' }), [[[1, 1], [0.1, 0.9]]], 1],
    ['nothing', auc(), [], 0],
    ['inner axes: each element counts', auc(three), [[[[[0], [0]], [[1], [1]]], [[[0], [0.5]], [[0.3], [0.9]]]]], 0.75],
    ['weights of samples with inner axes', auc(three), [[[[0, 0], [1, 1]], [[0, 0.9], [0.3, 0.9]], { sampleWeight: [1, 5] }]], 0.5],
    ['weights of elements', auc(three), [[[[0, 0], [1, 1]], [[0, 0.9], [0.3, 0.9]], { sampleWeight: [[3, 1], [1, 3]] }]], 0.75],
    // NaN is on the wrong side of all thresholds, also of -Infinity and Infinity: (1, 1/2), (0, 1/2), (0, 0).
    ['a positive NaN is not even above -Infinity', auc(), [[[1, 1, 0], [NaN, 0.9, 0]]], 0.5],
    // (1, 1), (1/2, 1), (1/2, 0).
    ['a negative NaN is above Infinity too', auc(), [[[0, 0, 1], [NaN, 0.1, 0.9]]], 0.5],
    ['a negative NaN is above Infinity too', auc({ thresholds: [0.5] }), [[[0, 1], [NaN, 0.9]]], 0],
    // Precision 1/2 and 1 at recall 1/2; 0 at 0.
    ['a positive NaN is not even above -Infinity, PR', auc({ curve: 'PR', summationMethod: 'minoring' }), [[[1, 1, 0], [NaN, 0.9, 0]]], 0],
    ['a positive NaN is not even above -Infinity, by label', auc({ multiLabel: true }), [[[[1], [1], [0]], [[NaN], [0.9], [0]]]], 0.5],
    ['a positive NaN is not even above -Infinity, with weights', auc(), [[[1, 1, 0], [NaN, 0.9, 0], { sampleWeight: [1, 3, 5] }]], 0.75],
    ['NaN is wrong at each threshold', auc(), [[[0, 1], [NaN, NaN]]], 0],
    ['NaN is wrong at each threshold', auc(), [[[0, 1, 0, 1], [NaN, 0.9, 0.1, NaN]]], 0.25],
  ]);

  test('NaN is not refused by the bounds of predictions', () => {
    const metric = counted(new AUC(), [[[1, 0], [NaN, 0.5]]]);
    expect(metric.state).toEqual({ positives: { '-1': 1 }, negatives: { 99: 1 } });
  });
});

// oxfmt-ignore
describe('own thresholds of AUC', () => {
  const batch: Pair = [[0, 0, 1, 1], [0, 0.5, 0.3, 0.9]];
  run([
    ['one', auc({ thresholds: [0.5] }), [batch], 0.75],
    ['in any order', auc({ thresholds: [0.7, 0.4] }), [batch], 0.625],
    ['in any order', auc({ thresholds: [0.6, 0.4, 0.2] }), [[[0, 0, 1, 1], [0.1, 0.5, 0.3, 0.9]]], 0.75],
    ['repeated', auc({ thresholds: [0.5, 0.5, 0.5] }), [batch], 0.75],
    ['repeated, PR', auc({ thresholds: [0.5, 0.5], curve: 'PR' }), [batch], (1 / 3 + (2 / 9) * Math.log(4)) / 2 + 0.5],
    ['none, as with two thresholds', auc({ thresholds: [] }), [batch], 0.5],
    ['0 and 1 among them', auc({ thresholds: [1, 0.5, 0] }), [[[0, 1], [0, 1]]], 1],
    ['of logits as they are', auc({ thresholds: [-3, 0, 5] }), [[[0, 1, 0, 1], [-7, 9, -2, 1]]], 1],
    ['on a score: it is not above', auc({ thresholds: [0.5] }), [[[0, 1], [0.5, 0.5]]], 0.5],
    ['in float32: 0.3 is not above 0.3', auc({ thresholds: [0.3] }), [[[0, 1], Float32Array.of(0.3, 0.3)]], 0.5],
  ]);
});

// oxfmt-ignore
describe('logits of AUC', () => {
  const fromLogits = true;
  run([
    ['are probabilities by the sigmoid', auc({ fromLogits, numThresholds: 3 }), [[[0, 0, 1, 1], [-9, 0, -1, 2]]], 0.75],
    ['of any size', auc({ fromLogits }), [[[0, 1, 0, 1], [-1e308, 1e308, -Infinity, Infinity]]], 1],
    ['NaN is wrong', auc({ fromLogits }), [[[0, 1], [NaN, NaN]]], 0],
    ['whole numbers', auc({ fromLogits }), [[Int32Array.of(0, 1), Int32Array.of(-2, 2)]], 1],
    // The sigmoid of 1 is 0.7310585786300049, and thresholds are not rounded to float32.
    ['thresholds are not rounded', auc({ fromLogits, thresholds: [0.73105858] }), [[[0, 1], Float32Array.of(0, 1)]], 0.5],
    ['thresholds are not rounded', auc({ fromLogits, thresholds: [0.7310585] }), [[[0, 1], Float32Array.of(0, 1)]], 1],
    ['by label', auc({ fromLogits, multiLabel: true, numThresholds: 3 }), [[[[0, 1], [1, 0]], [[-5, 5], [5, 5]]]], 0.75],
  ]);
});

// oxfmt-ignore
describe('labels of AUC', () => {
  const multiLabel = true;
  // The first label's area is 0.75, the second's 1.
  const rows: Pair = [[[0, 0], [0, 0], [1, 1], [1, 1]], [[0, 0.1], [0.5, 0.2], [0.3, 0.8], [0.9, 0.9]]];
  run([
    ['the mean of the labels', auc({ multiLabel, numThresholds: 3 }), [rows], 0.875],
    ['weights of labels', auc({ multiLabel, numThresholds: 3, labelWeights: [3, 1] }), [rows], 0.8125],
    ['a label that weighs nothing', auc({ multiLabel, numThresholds: 3, labelWeights: [0, 1] }), [rows], 1],
    ['labels that all weigh nothing', auc({ multiLabel, labelWeights: [0, 0] }), [rows], 0],
    ['their number is given', auc({ multiLabel, numThresholds: 3, numLabels: 2 }), [rows], 0.875],
    ['weights of samples', auc({ multiLabel, numThresholds: 3 }), [[...rows, { sampleWeight: [1, 0, 0, 1] }]], 1],
    ['weights of elements', auc({ multiLabel, numThresholds: 3 }), [[...rows, { sampleWeight: [[1, 1], [0, 1], [0, 1], [1, 1]] }]], 1],
    ['a label without positives', auc({ multiLabel, numThresholds: 3 }), [[[[0, 0], [0, 1]], [[0.1, 0.1], [0.9, 0.9]]]], 0.5],
    ['several batches', auc({ multiLabel, numThresholds: 3 }), [[[[0, 0], [0, 0]], [[0, 0.1], [0.5, 0.2]]], [[[1, 1], [1, 1]], [[0.3, 0.8], [0.9, 0.9]]]], 0.875],
    ['of one', auc({ multiLabel, numThresholds: 3 }), [[[[0], [1]], [[0.1], [0.9]]]], 1],
    ['as many thresholds as there may be', auc({ multiLabel, numThresholds: 32_768 }), [[[[0], [1], [0], [1]], [[0.6], [0.7], [0.8], [0.9]]]], 0.75],
    ['own thresholds, PR', auc({ multiLabel, thresholds: [0.5], curve: 'PR' }), [rows], ((1 / 3 + (2 / 9) * Math.log(4)) / 2 + 0.5 + 1) / 2],
    // Without multiLabel the label weights multiply the weights of elements.
    ['weights of places', auc({ numThresholds: 3, labelWeights: [1, 0] }), [rows], 0.75],
    ['weights of places times those of elements', auc({ numThresholds: 3, labelWeights: [2, 3] }), [[[[0, 1], [1, 0]], [[0.1, 0.9], [0.1, 0.9]], { sampleWeight: [[3, 2], [1, 1]] }]], (6 * 6 + (6 * 3) / 2 + (6 * 2) / 2) / 72],
    ['all labels as one where they are not told apart', auc({ numThresholds: 3 }), [rows], 0.875],
  ]);

  test('state: by label, then by bucket', () => {
    const metric = counted(new AUC({ multiLabel, numThresholds: 3 }), [rows]);
    expect(metric.state).toEqual({
      classes: 2,
      positives: { 0: { 0: 1, 1: 1 }, 1: { 1: 2 } },
      negatives: { 0: { 0: 2 }, 1: { 0: 2 } },
    });
  });
});
