/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
import {
  F1Score,
  FBetaScore,
  type AnyMetric,
  BalancedAccuracy,
  type BalancedAccuracyOptions,
  CohenKappa,
  type CohenKappaOptions,
  ConfusionMatrix,
  type ConfusionMatrixOptions,
  MatthewsCorrelation,
  type MatthewsCorrelationOptions,
  Precision,
  Recall,
  Specificity,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { counted, expectEverywhere, type Line, type Pair } from './ways.ts';

const run = (lines: readonly Line[]): void => {
  test.each(lines)('%s', (...line) => {
    expect.hasAssertions();
    expectEverywhere(line);
  });
};

const labels = { sparseYPred: true } as const;
const both = { sparseYTrue: true, sparseYPred: true } as const;
const balanced =
  (options: BalancedAccuracyOptions = labels) =>
  (): AnyMetric =>
    new BalancedAccuracy(options);
const kappa =
  (options: CohenKappaOptions = labels) =>
  (): AnyMetric =>
    new CohenKappa(options);
const mcc =
  (options: MatthewsCorrelationOptions = labels) =>
  (): AnyMetric =>
    new MatthewsCorrelation(options);
const matrix =
  (options: ConfusionMatrixOptions = labels) =>
  (): AnyMetric =>
    new ConfusionMatrix(options);

/** Weights whose sum depends on their order. */
const decimal = { sampleWeight: [0.1, 0.2, 0.3] };

// oxfmt-ignore
describe('precision, recall and specificity by class', () => {
  const pair: Pair = [['cat', 'dog', 'cow'], ['cat', 'cat', 'emu']];
  const rows: Pair = [[[1, 1, 0], [1, 0, 0]], [[0.9, 0.6, 0.1], [0.2, 0.6, 0.1]]];
  run([
    // In the order of the names: cat, cow, dog, emu.
    ['precision of names', () => new Precision({ ...both, average: null }), [pair], [0.5, 0, 0, 0]],
    ['recall of names', () => new Recall({ ...both, average: null }), [pair], [1, 0, 0, 0]],
    ['specificity of names', () => new Specificity({ ...labels, average: null }), [pair], [0.5, 1, 1, 2 / 3]],
    ['macro over those that occur', () => new Precision({ ...both, average: 'macro' }), [pair], 1 / 8],
    ['micro', () => new Recall({ ...both, average: 'micro' }), [pair], 1 / 3],
    ...([Precision, Recall] as const).flatMap((Class): Line[] => {
      const scores = [[0.9, 0.05, 0.05], [0.1, 0.8, 0.1]];
      const given = (average: null | 'macro' | 'micro' | 'weighted') => () => new Class({ average, sparseYTrue: true });
      return [
        [`${Class.name} of a class that does not occur`, given(null), [[[0, 1], scores]], [1, 1, 0]],
        [`macro ${Class.name} beside a class that does not occur`, given('macro'), [[[0, 1], scores]], 2 / 3],
        [`macro ${Class.name} beside a label that no class has`, given('macro'), [[[0, 7], scores]], 1 / 3],
        [`micro ${Class.name} beside a label that no class has`, given('micro'), [[[0, 7], scores]], 1 / 2],
        [`weighted ${Class.name} beside a label that no class has`, given('weighted'), [[[0, 7], scores]], 1 / 2],
      ];
    }),
    ['a perfect result is 1, whatever the weights are', () => new Recall({ ...both, average: 'weighted' }), [[[1, 0, 1], [1, 0, 1], decimal]], 1],
    ['above a threshold it is what one column comes to', () => new Precision({ average: null, thresholds: 0.5 }), [rows], [1, 0.5, 0]],
    ['recall above a threshold', () => new Recall({ average: null, thresholds: 0.5 }), [rows], [0.5, 1, 0]],
    ['specificity above a threshold', () => new Specificity({ average: null, thresholds: 0.5 }), [rows], [0, 0, 1]],
    ['any truth that is not 0 is positive there', () => new Recall({ average: null, thresholds: 0.5 }), [[[[7, 0.5]], [[0.9, 0.1]]]], [1, 0]],
    ['NaN is a wrong prediction there', () => new Specificity({ average: null, thresholds: 0.5 }), [[[[0, 0, 1]], [[NaN, 0, NaN]]]], [0, 1, 0]],
    ['NaN is a wrong prediction there', () => new Precision({ average: null, thresholds: 0.5 }), [[[[0, 1, 1], [1, 1, 1]], [[NaN, NaN, 1], [1, 1, 1]]]], [0.5, 1, 1]],
    ['one-hot truth', () => new Precision({ average: null }), [[[[1, 0], [0, 1]], [[0.9, 0.1], [0.9, 0.1]]]], [0.5, 0]],
    ['a NaN score is never right', () => new Precision({ average: null, sparseYTrue: true }), [[[0, 1], [[NaN, 1], [0, 1]]]], [0, 1]],
    ['a NaN score is never right', () => new Specificity({ average: null }), [[[0, 1], [[0, NaN], [0, NaN]]]], [1, 0]],
    ['where all are wrong, nothing is left', () => new Specificity({ ...labels, average: null }), [[[1, 1, 1, 2], [0, 0, 0, 0], { sampleWeight: [0.1, 0.2, 0.3, 0.7] }]], [0, 1, 1]],
    ['specificity of elements', () => new Specificity(), [[[0, 0, 0, 1], [0.1, 0.5, 0.7, 0.9]]], 2 / 3],
    ['specificity of elements at thresholds', () => new Specificity({ thresholds: [0.6, 0.2] }), [[[0, 0, 0, 1], [0.1, 0.5, 0.7, 0.9]]], [2 / 3, 1 / 3]],
    ['specificity of one column', () => new Specificity({ classId: 1 }), [[[[1, 0], [1, 0]], [[0, 0.9], [0, 0.1]]]], 0.5],
    ['NaN is a false positive', () => new Specificity(), [[[0, 0], [NaN, 0]]], 0.5],
    ['nothing', () => new Specificity({ ...labels, average: null }), [], []],
    ['precision of one class', () => new Precision({ ...both, average: 'binary', posLabel: 'cat' }), [pair], counted(new Precision({ ...both, average: null }), [pair]).result()[0]!],
    ['the class 1 by default', () => new Recall({ ...both, average: 'binary' }), [[[1, 1, 0, 2], [1, 0, 1, 1]]], 0.5],
    ['specificity of one class', () => new Specificity({ ...labels, average: 'binary' }), [[[1, 0, 0, 2], [1, 0, 1, 1]]], 1 / 3],
    ['specificity of a class that does not occur', () => new Specificity({ ...labels, average: 'binary' }), [[[0, 2], [0, 0]]], 1],
    ['recall of a class that does not occur', () => new Recall({ ...both, average: 'binary' }), [[[0, 2], [0, 0]]], 0],
    ['F1 of one class of scores', () => new F1Score({ average: 'binary', sparseYTrue: true, posLabel: 0 }), [[[0, 0, 1], [[0.9, 0.1], [0.2, 0.8], [0.7, 0.3]]]], 0.5],
    ['F1 of one name', () => new F1Score({ average: 'binary', classes: ['cat', 'dog'], sparseYTrue: true, posLabel: 'dog' }), [[['cat', 'cat', 'dog'], [[0.9, 0.1], [0.2, 0.8], [0.1, 0.9]]]], 2 / 3],
    ['F1 of one score a sample', () => new F1Score({ average: 'binary', threshold: 0.5 }), [[[0, 0, 1, 1], [0.2, 0.6, 0.7, NaN]]], 0.5],
    ['F-beta of one score a sample', () => new FBetaScore({ beta: 2, average: 'binary', threshold: 0.5 }), [[[0, 0, 1, 1], [0.2, 0.6, 0.7, 0.4]]], 0.5],
    ['one class above a threshold', () => new Precision({ average: 'binary', thresholds: 0.5 }), [rows], 0.5],
  ]);

  test('keys are the classes', () => {
    expect(counted(new Specificity({ ...labels, average: null }), [pair]).keys()).toEqual(['cat', 'cow', 'dog', 'emu']);
    expect(counted(new Precision({ average: null, thresholds: 0.5 }), [rows]).keys()).toEqual([0, 1, 2]);
    expect(counted(new Recall({ thresholds: [0.7, 0.3] }), [[[0], [1]]]).keys()).toEqual([0.7, 0.3]);
    expect(new Recall({ average: 'macro' }).keys()).toEqual([]);
  });
});

// oxfmt-ignore
describe('metrics of a true and a predicted class', () => {
  const pair: Pair = [[0, 0, 0, 1, 2], [0, 0, 1, 1, 1]];
  const hot = [[1, 0, 0], [1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]];
  const scores = [[0.9, 0.1, 0], [0.9, 0.1, 0], [0.4, 0.6, 0], [0.4, 0.6, 0], [0.4, 0.6, 0]];
  const two: Pair = [[0, 0, 1, 1], [0.2, 0.6, 0.7, 0.9]];
  const recall = (2 / 3 + 1) / 3;
  // Right 3; truths 3, 1, 1; calls 2, 3, 0.
  const covariance = 3 * 5 - (3 * 2 + 1 * 3);
  const correlation = covariance / Math.sqrt((25 - 11) * (25 - 13));
  run([
    ['balanced accuracy', balanced(), [pair], recall],
    ['adjusted', balanced({ ...labels, adjusted: true }), [pair], (recall - 1 / 3) / (2 / 3)],
    ['adjusted, of one class', balanced({ ...labels, adjusted: true }), [[[1, 1], [1, 1]]], 0],
    ['adjusted, of nothing', balanced({ ...labels, adjusted: true }), [], 0],
    ['balanced accuracy of scores', balanced({}), [[pair[0], scores]], recall],
    ['balanced accuracy of rows', balanced({ sparseYTrue: false }), [[hot, scores]], recall],
    ['a class that weighs nothing does not occur', balanced(), [[[0, 1], [0, 0], { sampleWeight: [1, 0] }]], 1],
    ['a label that no class has is never found', balanced({}), [[[0, 7], [[1, 0], [1, 0]]]], 0.5],
    ['kappa', kappa(), [pair], 1 - (2 * 5) / (2 * 2 + 3 * 4)],
    ['kappa by chance', kappa(), [[[0, 0, 1, 1], [0, 1, 0, 1]]], 0],
    ['kappa of one class', kappa(), [[[1, 1], [1, 1]]], 0],
    ['kappa of one class with weights', kappa({ ...labels, weights: 'linear' }), [[[1, 1], [1, 1]]], 0],
    // Only classes 0 and 9 occur, so their indexes differ by 1.
    ['places are those of the classes that occur', kappa({ ...labels, weights: 'quadratic' }), [[[0, 9, 9], [0, 9, 0]]], 0.4],
    ['places are those of all classes, where their number is known', kappa({ ...labels, numClasses: 10, weights: 'quadratic' }), [[[0, 9, 5], [0, 9, 4]]], 1 - 1 / (((81 + 16) + (81 + 25) + (25 + 1 + 16) - 0) / 3)],
    ['correlation', mcc(), [pair], correlation],
    ['correlation of scores', mcc({}), [[pair[0], scores]], correlation],
    ['correlation of rows', mcc({ sparseYTrue: false }), [[hot, scores]], correlation],
    ['all wrong, of two classes', mcc(), [[[0, 1, 1], [1, 0, 0], decimal]], -1],
    ['correlation with predictions of one class', mcc(), [[[0, 1], [1, 1]]], 0],
    ['correlation of huge weights', mcc(), [[[0, 1, 1], [0, 1, 1], { sampleWeight: [1e200, 3e200, 1e199] }]], 1],
    ['a matrix', matrix(), [pair], [[2, 1, 0], [0, 1, 0], [0, 1, 0]]],
    ['a matrix of scores', matrix({}), [[pair[0], scores]], [[2, 1, 0], [0, 1, 0], [0, 1, 0]]],
    ['a matrix of rows', matrix({ sparseYTrue: false }), [[hot, scores]], [[2, 1, 0], [0, 1, 0], [0, 1, 0]]],
    ['a matrix of typed arrays', matrix(), [[Int32Array.from(pair[0]), Uint8Array.from(pair[1])]], [[2, 1, 0], [0, 1, 0], [0, 1, 0]]],
    ['rows come to 1', matrix({ ...labels, normalize: 'true' }), [pair], [[2 / 3, 1 / 3, 0], [0, 1, 0], [0, 1, 0]]],
    ['columns come to 1; one of nothing is 0', matrix({ ...labels, normalize: 'pred' }), [pair], [[1, 1 / 3, 0], [0, 1 / 3, 0], [0, 1 / 3, 0]]],
    ['all come to 1', matrix({ ...labels, normalize: 'all' }), [pair], [[0.4, 0.2, 0], [0, 0.2, 0], [0, 0.2, 0]]],
    ['classes that are known', matrix({ ...labels, numClasses: 4 }), [pair], [[2, 1, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]]],
    ['a label beside the classes has a row and a column', matrix({}), [[[0, 7], [[1, 0], [0, 1]]]], [[1, 0, 0], [0, 0, 0], [0, 1, 0]]],
    ['classes far apart', matrix(), [[[-7, 3_000_000], [3_000_000, 3_000_000]]], [[0, 1], [0, 1]]],
    ['an ignored label', matrix({ ...labels, ignoreClass: 1 }), [[Int32Array.of(0, 1, 0), Int32Array.of(0, 0, 1)]], [[1, 1], [0, 0]]],
    ['an ignored label beyond the classes', matrix({ numClasses: 2, ignoreClass: -1 }), [[Int32Array.of(0, -1), [[1, 0], [1, 0]]]], [[1, 0], [0, 0]]],
    ['nothing', matrix(), [], []],
    ['nothing of known classes', matrix({ ...labels, numClasses: 1 }), [], [[0]]],
    ['more classes come later', matrix(), [[Int32Array.of(0, 1), Int32Array.of(0, 1)], [Int32Array.of(40), Int32Array.of(1)]], [[1, 0, 0], [0, 1, 0], [0, 1, 0]]],
    ['one score', matrix({ threshold: 0.5 }), [two], [[1, 1], [0, 2]]],
    ['one score, balanced', balanced({ threshold: 0.5 }), [two], 0.75],
    ['one score, kappa', kappa({ threshold: 0.5 }), [two], 0.5],
    ['one score, kappa with weights', kappa({ threshold: 0.5, weights: 'quadratic' }), [two], 0.5],
    ['one score, correlation', mcc({ threshold: 0.5 }), [two], 1 / Math.sqrt(3)],
    ['on the threshold is class 0', matrix({ threshold: 0.6 }), [two], [[2, 0], [0, 2]]],
    ['in float32, 0.3 is not above 0.3', matrix({ threshold: 0.3 }), [[[0, 1], Float32Array.of(0.3, 0.3)]], [[1, 0], [1, 0]]],
    ['NaN is of the wrong class', matrix({ threshold: 0.5 }), [[[0, 1, 1], [NaN, NaN, 1]]], [[0, 1], [1, 1]]],
    ['NaN is of the wrong class, balanced', balanced({ threshold: 0.5 }), [[[0, 1, 1], [NaN, NaN, 1]]], 0.25],
    ['NaN is of the wrong class, correlation', mcc({ threshold: 0.5 }), [[[0, 1], [NaN, NaN]]], -1],
    ['infinite scores', matrix({ threshold: 0.5 }), [[[0, 1], [-Infinity, Infinity]]], [[1, 0], [0, 1]]],
    ['truth of booleans', matrix({ threshold: 0.5 }), [[[false, true], [0, 1]]], [[1, 0], [0, 1]]],
    ['an ignored truth of two classes', matrix({ threshold: 0.5, ignoreClass: -1 }), [[[-1, 1], [1, 1]]], [[0, 0], [0, 1]]],
    ['a NaN score is never right', balanced({}), [[[0, 1], [[NaN, 1], [0, 1]]]], 0.5],
    ['a NaN score is of the first class that is not the truth', mcc({}), [[[0, 1], [[NaN, 1], [1, NaN]]]], -1],
    ['a NaN score is of the first class that is not the truth', kappa({}), [[[0, 1], [[NaN, 1], [1, NaN]]]], -1],
    ['a NaN score is of the first class that is not the truth', matrix({}), [[[0, 1, 2, 2], [[NaN, 1, 0], [0, 1, 0], [0, NaN, 0], [0, 1, 2]]]], [[0, 1, 0], [0, 1, 0], [1, 0, 1]]],
    ['a NaN score of a single class', matrix({}), [[[0], [[NaN]]]], [[0, 1], [0, 0]]],
    ['a NaN score, of weighted kappa', kappa({ weights: 'linear' }), [[[0, 1], [[NaN, 1], [1, NaN]]]], -1],
  ]);

  test.each([['kappa', kappa()], ['kappa, linear', kappa({ ...labels, weights: 'linear' })], ['correlation', mcc()], ['balanced', balanced()], ['adjusted', balanced({ ...labels, adjusted: true })]])(
    'a perfect result is 1 with any weights: %s',
    (_, make) => {
      const truth = ['a', 'b', 'c', 'a', 'b', 'c', 'a'];
      const metric = counted(make(), [[truth, truth, { sampleWeight: [0.1, 0.2, 0.3, 0.7, 1e-9, 1e9, 0.3] }]]);
      expect(metric.result()).toBe(1);
    },
  );

  test('very unequal classes lose no digits', () => {
    const weights = [1e9, 50, 50, 25];
    const metric = counted(new MatthewsCorrelation(labels), [[[0, 1, 1, 0], [0, 1, 0, 1], { sampleWeight: weights }]]);
    // (tp·tn − fp·fn) / √((tp+fp)(tp+fn)(tn+fp)(tn+fn))
    const [tn, tp, fn, fp] = weights as [number, number, number, number];
    const exact = (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn)) / Math.sqrt((tn + fp) * (tn + fn));
    expect(Math.abs(metric.result() - exact)).toBeLessThan(1e-15);
  });

  test.each([
    ['labels of two classes', matrix({ threshold: 0.5 }), [[0, 2], [0, 1]], 'ConfusionMatrix.updateState: yTrue must lie between 0 and 1; got 2 at [1]'],
    ['a truth that is no label', balanced({ threshold: 0.5 }), [[0, 0.5], [0, 1]], 'BalancedAccuracy.updateState: yTrue must hold whole numbers; got 0.5 at [1]'],
    ['a class beyond those that are known', matrix({ ...labels, numClasses: 2 }), [Int32Array.of(0, 1), Int32Array.of(0, 2)], 'ConfusionMatrix.updateState: yPred must lie between 0 and 1; got 2 at [1]'],
    ['NaN in one-hot truth', mcc({ sparseYTrue: false }), [[[NaN, 1]], [[0, 1]]], 'MatthewsCorrelation.updateState: yTrue must not hold NaN; got NaN at [0,0]'],
    ['other numbers of scores than classes', matrix({ numClasses: 3 }), [Int32Array.of(0), [[0, 1]]], 'ConfusionMatrix.updateState: yPred must have vectors of 3 numbers; got [1,2]'],
  ] as const)('%s are refused, and nothing is counted', (_, make, [yTrue, yPred], text) => {
    const metric = make();
    expect(() => metric.updateState(yTrue, yPred)).toThrow(text);
    expect(metric.toJSON()).toEqual(make().toJSON());
  });

  test('the result of too many classes is refused, and the state is kept', () => {
    const metric = counted(new ConfusionMatrix(labels), [[Array.from({ length: 4097 }, (_, i) => i), Array.from({ length: 4097 }, () => 0)]]);
    const text = 'ConfusionMatrix.result: the classes must be at most 4096 to count their pairs; got 4097';
    expect(() => metric.result()).toThrow(new RangeError(text));
    expect(Object.keys(metric.state['pairs'] as object).length).toBe(4097);
  });

  test('keys are the classes, of rows and of columns', () => {
    expect(counted(new ConfusionMatrix(labels), [[['b', 'a'], ['c', 'a']]]).keys()).toEqual(['a', 'b', 'c']);
    expect(counted(new ConfusionMatrix(), [[[0, 7], [[1, 0], [0, 1]]]]).keys()).toEqual([0, 1, 7]);
    expect(new ConfusionMatrix({ threshold: 0.5 }).keys()).toEqual([0, 1]);
    expect(new CohenKappa().keys()).toEqual([]);
  });

  test('a state is nested, and is restored', () => {
    const metric = counted(new ConfusionMatrix(labels), [[['b', '1'], ['c', '1'], { sampleWeight: [0.5, 1] }]]);
    expect(JSON.stringify(metric.state)).toBe('{"pairs":{"\\"1\\"":{"\\"1\\"":1},"b":{"c":0.5}}}');
    expect(ConfusionMatrix.fromJSON(JSON.parse(JSON.stringify(metric))).result()).toEqual(metric.result());
    const binary = counted(new ConfusionMatrix({ threshold: 0.5 }), [[[0, 1], [NaN, 1]]]);
    expect(binary.state).toEqual({ pairs: { 1: { 1: 1 } }, unknown: { 0: 1 } });
    expect(ConfusionMatrix.fromJSON(JSON.parse(JSON.stringify(binary))).result()).toEqual([[0, 1], [0, 1]]);
  });
});
