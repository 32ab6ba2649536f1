import {
  BrierScore,
  ExpectedCalibrationError,
  HammingLoss,
  hammingLoss,
  SubsetAccuracy,
  subsetAccuracy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { expectEverywhere, type Line } from './ways.ts';

const brier = (): BrierScore => new BrierScore();
const labels = (): BrierScore => new BrierScore({ sparseYTrue: true });
const bins = (numBins: number) => (): ExpectedCalibrationError =>
  new ExpectedCalibrationError({ numBins });
const subset = (): SubsetAccuracy => new SubsetAccuracy();
const hamming = (): HammingLoss => new HammingLoss();

// oxfmt-ignore
test.each<Line>([
  ['Brier score of one probability a sample', brier, [[[0, 1], [0.25, 0.5]]], (1 / 16 + 1 / 4) / 2],
  ['Brier score of a column', brier, [[[[0], [1]], [[0.25], [0.5]]]], (1 / 16 + 1 / 4) / 2],
  ['Brier score of one-hot truth', brier, [[[[0, 1]], [[0.25, 0.75]]]], 2 / 16],
  ['Brier score of labels', labels, [[[1], [[0.25, 0.75]]]], 2 / 16],
  ['Brier score of the perfect', labels, [[[1], [[0, 1]]]], 0],
  ['Brier score of weights', brier, [[[0, 1], [0.25, 0.5], { sampleWeight: [3, 1] }]], (3 / 16 + 1 / 4) / 4],
  ['a bin begins with its lower edge', bins(2), [[[1, 1], [0.5, 0.25]]], (0.5 + 0.75) / 2],
  // The bins are [0, 0.5), [0.5, 1) and 1. So 0.5 and 0.75 share a bin, and 1 is alone.
  ['1 has a bin of its own', bins(2), [[[1, 0, 0], [0.5, 0.75, 1]]], (0.25 + 1) / 3],
  ['an edge has the precision of the predictions', bins(10), [[[1, 0], Float32Array.of(0.7, 0.75)]], (Math.fround(0.7) - 0.25) / 2],
  ['the highest score is the confidence', bins(4), [[[1, 0], [[0.25, 0.75], [0.125, 0.875]]]], 0.8125 - 0.5],
  ['of equal scores the first is called', bins(1), [[[0, 1], [[0.5, 0.5], [0.5, 0.5]]]], 0],
  ['a label that no class has is not right', bins(1), [[[7], [[0.25, 0.75]]]], 0.75],
  ['calibration of weights', bins(1), [[[1, 0], [0.5, 0.5], { sampleWeight: [3, 1] }]], 0.25],
  ['all labels of a sample are right', subset, [[[[1, 0], [1, 1]], [[0.9, 0.1], [0.9, 0.5]]]], 0.5],
  ['a threshold has the precision of the predictions', () => new SubsetAccuracy({ threshold: 0.3 }), [[[[0]], [Float32Array.of(0.3)]]], 1],
  ['NaN is never right', subset, [[[[1, 0], [0, 0]], [[NaN, 0], [NaN, 0]]]], 0],
  ['infinite predictions are predictions', subset, [[[[1, 0]], [[Infinity, -Infinity]]]], 1],
  ['a truth of 0.5 is never right', hamming, [[[[0.5, 1]], [[0.5, 0.75]]]], 0.5],
  ['a share of labels is wrong', hamming, [[[[1, 0], [1, 1]], [[0.9, 0.1], [0.9, 0.5]]]], 0.25],
  ['NaN is always wrong', hamming, [[[[1, 0]], [[NaN, 0]]]], 0.5],
  ['wrong labels of weights', hamming, [[[[1, 0], [1, 1]], [[1, 0], [0, 0]], { sampleWeight: [3, 1] }]], 0.25],
])('%s', (...line) => {
  expect.hasAssertions();
  expectEverywhere(line);
});

// oxfmt-ignore
describe('Refused:', () => {
  test.each<[string, () => unknown, string, string]>([
    ['a probability above 1', () => brier().updateState([0, 1], [0.5, 1.5]), 'RangeError', 'BrierScore.updateState: yPred must lie between 0 and 1; got 1.5 at [1]'],
    ['a probability below 0', () => labels().updateState([0], [[-0.5, 1]]), 'RangeError', 'BrierScore.updateState: yPred must lie between 0 and 1; got -0.5 at [0,0]'],
    ['a probability that is NaN', () => brier().updateState([0], [NaN]), 'RangeError', 'BrierScore.updateState: the value of a sample must be a finite number; got NaN at [0], of yTrue 0, yPred NaN'],
    ['a label that no class has', () => labels().updateState([2], [[0.5, 0.5]]), 'RangeError', 'BrierScore.updateState: the value of a sample must be a finite number; got NaN at [0], of yTrue 2, yPred [0.5,0.5]'],
    ['labels without sparseYTrue', () => brier().updateState([2], [[0.5, 0.5]]), 'RangeError', 'BrierScore.updateState: yPred must have the shape of yTrue; got yTrue [1], yPred [1,2]'],
    ['confidence above 1', () => bins(2)().updateState([0], [2]), 'RangeError', 'ExpectedCalibrationError.updateState: yPred must lie between 0 and 1; got 2 at [0]'],
    ['confidence that is NaN', () => bins(2)().updateState([0], [NaN]), 'RangeError', 'ExpectedCalibrationError.updateState: the value of a sample must be a finite number; got NaN at [0], of yTrue 0, yPred NaN'],
    ['half a label', () => bins(2)().updateState([0.5], [1]), 'RangeError', 'ExpectedCalibrationError.updateState: yTrue must hold whole numbers; got 0.5 at [0]'],
    ['no bins', () => bins(0)(), 'RangeError', 'ExpectedCalibrationError.constructor: numBins must be a whole number from 1 to 1000; got 0'],
    ['one axis', () => subset().updateState([1, 0], [1, 0]), 'RangeError', 'SubsetAccuracy.updateState: yPred must be samples × classes, yTrue too; got yTrue [2], yPred [2]'],
    ['another number of labels', () => hamming().updateState([[1, 0]], [[1, 0, 1]]), 'RangeError', 'HammingLoss.updateState: yPred must have the shape of yTrue; got yTrue [1,2], yPred [1,3]'],
    ['an infinite threshold', () => new HammingLoss({ threshold: Infinity }), 'RangeError', 'HammingLoss.constructor: threshold must be a finite number; got Infinity'],
  ])('%s', (_, act, ...expected) => {
    expect(caught(act)).toEqual(expected);
  });
});

test('functions give the value of each sample', () => {
  const [truth, scores] = [
    [
      [1, 0],
      [1, 1],
    ],
    [
      [0.9, 0.1],
      [0.9, 0.5],
    ],
  ];
  expect([...(subsetAccuracy(truth, scores).data as Uint8Array)]).toEqual([1, 0]);
  expect([...(hammingLoss(truth, scores).data as Float64Array)]).toEqual([0, 0.5]);
});
