import {
  type AnyMetric,
  AUC,
  BalancedAccuracy,
  BinaryAccuracy,
  BinaryIoU,
  CohenKappa,
  ConcordanceCorrelation,
  ConfusionMatrix,
  F1Score,
  FBetaScore,
  IoU,
  MatthewsCorrelation,
  Mean,
  MeanIoU,
  MetricList,
  OneHotIoU,
  OneHotMeanIoU,
  PearsonCorrelation,
  Precision,
  PrecisionAtRecall,
  R2Score,
  Recall,
  RecallAtPrecision,
  Specificity,
  SpecificityAtSensitivity,
  TruePositives,
} from 'rightly';
import { evaluationQuery } from 'rightly/sql';
import { inspect } from 'rightly/inspect';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import type { Batch } from './ways.ts';

type Kind = 'TypeError' | 'RangeError';

/** A value that no type allows. */
const bad = (value: unknown): never => value as never;

describe('constructor', () => {
  const list = 'a list of at most 32768 finite numbers';
  const thresholds = `thresholds must be a finite number or ${list}; got`;
  const average = "average must be 'micro', 'macro', 'weighted', 'binary' or null; got";
  // oxfmt-ignore
  test.each<[string, () => unknown, Kind, string]>([
    ['a misspelt option', () => new Precision(bad({ treshold: 0.5 })), 'TypeError', 'Precision.constructor: options must be an object of name, dtype, thresholds, topK, classId, average, posLabel, sparseYTrue, sparseYPred, classes, numClasses, ignoreClass; got "treshold"'],
    ["Keras's spelling", () => new Recall(bad({ top_k: 1 })), 'TypeError', 'Recall.constructor: options must be an object of name, dtype, thresholds, topK, classId, average, posLabel, sparseYTrue, sparseYPred, classes, numClasses, ignoreClass; got "top_k"'],
    ['a reduction, which no metric of elements has', () => new AUC(bad({ reduction: 'sample' })), 'TypeError', 'AUC.constructor: options must be an object of name, dtype, numThresholds, curve, summationMethod, thresholds, multiLabel, numLabels, labelWeights, fromLogits, exact; got "reduction"'],
    ['a threshold NaN', () => new TruePositives({ thresholds: NaN }), 'RangeError', `TruePositives.constructor: ${thresholds} NaN`],
    ['an infinite threshold', () => new TruePositives({ thresholds: Infinity }), 'RangeError', `TruePositives.constructor: ${thresholds} Infinity`],
    ['a list with an infinite threshold', () => new TruePositives({ thresholds: [0.5, -Infinity] }), 'RangeError', `TruePositives.constructor: ${thresholds} Array(2)`],
    ['no thresholds', () => new Recall({ thresholds: [] }), 'RangeError', `Recall.constructor: ${thresholds} Array(0)`],
    ['too many thresholds', () => new Recall({ thresholds: Array.from({ length: 32_769 }, () => 0.5) }), 'RangeError', `Recall.constructor: ${thresholds} Array(32769)`],
    ['a threshold as text', () => new Recall({ thresholds: bad('0.5') }), 'TypeError', `Recall.constructor: ${thresholds} "0.5"`],
    ['topK 0', () => new Precision({ topK: 0 }), 'RangeError', 'Precision.constructor: topK must be a whole number of at least 1; got 0'],
    ['topK 1.5', () => new Precision({ topK: 1.5 }), 'RangeError', 'Precision.constructor: topK must be a whole number of at least 1; got 1.5'],
    ['classId -1', () => new Precision({ classId: -1 }), 'RangeError', 'Precision.constructor: classId must be a whole number of at least 0; got -1'],
    ['classId as text', () => new Precision({ classId: bad('1') }), 'TypeError', 'Precision.constructor: classId must be a whole number of at least 0; got "1"'],
    ['no constraint', () => new PrecisionAtRecall(bad({})), 'TypeError', 'PrecisionAtRecall.constructor: recall must be a number from 0 to 1; got undefined'],
    ['no constraint and no options', () => new PrecisionAtRecall(bad(undefined)), 'TypeError', 'PrecisionAtRecall.constructor: recall must be a number from 0 to 1; got undefined'],
    ['null for a constraint', () => new RecallAtPrecision({ precision: bad(null) }), 'TypeError', 'RecallAtPrecision.constructor: precision must be a number from 0 to 1; got undefined'],
    ['a constraint above 1', () => new SpecificityAtSensitivity({ sensitivity: 1.1 }), 'RangeError', 'SpecificityAtSensitivity.constructor: sensitivity must be a number from 0 to 1; got 1.1'],
    ['a constraint that is NaN', () => new SpecificityAtSensitivity({ sensitivity: NaN }), 'RangeError', 'SpecificityAtSensitivity.constructor: sensitivity must be a number from 0 to 1; got NaN'],
    ['no thresholds of an "at" metric', () => new PrecisionAtRecall({ recall: 0.5, numThresholds: 0 }), 'RangeError', 'PrecisionAtRecall.constructor: numThresholds must be a whole number from 1 to 32768; got 0'],
    ['one threshold of AUC', () => new AUC({ numThresholds: 1 }), 'RangeError', 'AUC.constructor: numThresholds must be a whole number from 2 to 32768; got 1'],
    ['a million thresholds', () => new AUC({ numThresholds: 1e6 }), 'RangeError', 'AUC.constructor: numThresholds must be a whole number from 2 to 32768; got 1000000'],
    ['one number for own thresholds of AUC', () => new AUC({ thresholds: bad(0.5) }), 'TypeError', `AUC.constructor: thresholds must be ${list}; got 0.5`],
    ['NaN among own thresholds of AUC', () => new AUC({ thresholds: [NaN] }), 'RangeError', `AUC.constructor: thresholds must be ${list}; got Array(1)`],
    ['an unknown curve', () => new AUC({ curve: bad('PRGAIN') }), 'RangeError', 'AUC.constructor: curve must be ROC or PR; got "PRGAIN"'],
    ['an unknown summation', () => new AUC({ summationMethod: bad('trapezoid') }), 'RangeError', 'AUC.constructor: summationMethod must be interpolation or minoring or majoring; got "trapezoid"'],
    ['negative weights of labels', () => new AUC({ labelWeights: [1, -1] }), 'RangeError', 'AUC.constructor: labelWeights must be a list of finite numbers of at least 0; got Array(2)'],
    ['other labels than weights', () => new AUC({ multiLabel: true, numLabels: 3, labelWeights: [1, 1] }), 'RangeError', 'AUC.constructor: labelWeights must be 3 numbers, one for each label; got 2'],
    ['a number of labels that are not told apart', () => new AUC({ numLabels: 3 }), 'RangeError', 'AUC.constructor: numLabels must be left out without multiLabel; got 3'],
    ['a misspelt average', () => new F1Score({ average: bad('makro') }), 'RangeError', `F1Score.constructor: ${average} "makro"`],
    ['an average that is a number', () => new F1Score({ average: bad(1) }), 'TypeError', `F1Score.constructor: ${average} 1`],
    ['beta 0', () => new FBetaScore({ beta: 0 }), 'RangeError', 'FBetaScore.constructor: beta must be a finite number above 0; got 0'],
    ['beta of F1', () => new F1Score(bad({ beta: 1 })), 'TypeError', 'F1Score.constructor: options must be an object of name, dtype, average, posLabel, threshold, sparseYTrue, sparseYPred, classes, numClasses, ignoreClass; got "beta"'],
    ['sparse predictions of dense truth', () => new F1Score({ sparseYPred: true }), 'RangeError', 'F1Score.constructor: sparseYTrue must be true where sparseYPred is; got false'],
    ['a threshold for labels', () => new F1Score({ sparseYTrue: true, threshold: 0.5 }), 'RangeError', 'F1Score.constructor: threshold must be null where classes are sparse; got 0.5'],
    ['an ignored class of dense truth', () => new F1Score({ ignoreClass: 0 }), 'RangeError', 'F1Score.constructor: sparseYTrue must be true for ignoreClass; got false'],
    ['no numClasses for scores', () => new MeanIoU(bad({ sparseYPred: false })), 'TypeError', 'MeanIoU.constructor: numClasses must be a whole number of at least 1; got undefined'],
    ['more numClasses than results fit into memory', () => new F1Score({ numClasses: 2 ** 31, sparseYTrue: true, sparseYPred: true }), 'RangeError', 'F1Score.constructor: numClasses must be a whole number from 1 to 16777216; got 2147483648'],
    ['a positive class without average', () => new Precision({ posLabel: 2 }), 'RangeError', "Precision.constructor: posLabel must be left out without average 'binary'; got 2"],
    ['a positive class beside another average', () => new F1Score({ average: 'macro', posLabel: 'cat' }), 'RangeError', 'F1Score.constructor: posLabel must be left out without average \'binary\'; got "cat"'],
    ['a positive class that there is not', () => new F1Score({ average: 'binary', classes: ['cat'], posLabel: 'dog' }), 'RangeError', 'F1Score.constructor: posLabel must be one of classes; got "dog"'],
    ['half a positive class', () => new Recall({ average: 'binary', posLabel: 0.5 }), 'RangeError', 'Recall.constructor: posLabel must be a whole number or a name; got 0.5'],
    ['a positive class beside a threshold', () => new F1Score({ average: 'binary', threshold: 0.5, posLabel: 0 }), 'RangeError', 'F1Score.constructor: posLabel must be left out with threshold; got 0'],
    ['numClasses 0', () => new OneHotMeanIoU({ numClasses: 0 }), 'RangeError', 'OneHotMeanIoU.constructor: numClasses must be a whole number of at least 1; got 0'],
    ['numClasses NaN', () => new OneHotMeanIoU({ numClasses: NaN }), 'RangeError', 'OneHotMeanIoU.constructor: numClasses must be a whole number of at least 1; got NaN'],
    ['no targets', () => new IoU(bad({ numClasses: 2 })), 'TypeError', 'IoU.constructor: targetClassIds must be a list of class indexes or, with classes, of names; got undefined'],
    ['an empty list of targets', () => new IoU({ numClasses: 2, targetClassIds: [] }), 'RangeError', 'IoU.constructor: targetClassIds must be a list of class indexes or, with classes, of names; got Array(0)'],
    ['one number for targets', () => new IoU({ numClasses: 2, targetClassIds: bad(0) }), 'TypeError', 'IoU.constructor: targetClassIds must be a list of class indexes or, with classes, of names; got 0'],
    ['a target that is no class', () => new OneHotIoU({ numClasses: 2, targetClassIds: [0, 2] }), 'RangeError', 'OneHotIoU.constructor: targetClassIds must be class indexes below numClasses, 2; got 2'],
    ['a target of two classes', () => new BinaryIoU({ targetClassIds: [2] }), 'RangeError', 'BinaryIoU.constructor: targetClassIds must be [0], [1] or [0, 1]; got Array(1)'],
    ['an ignored class that is none', () => new MeanIoU({ numClasses: 2, ignoreClass: 0.5 }), 'RangeError', 'MeanIoU.constructor: ignoreClass must be a whole number, or with classes a name; got 0.5'],
    ['half an axis', () => new MeanIoU({ numClasses: 2, axis: 0.5 }), 'RangeError', 'MeanIoU.constructor: axis must be the index of an axis; got 0.5'],
    ['an unknown aggregation', () => new R2Score({ classAggregation: bad('raw_values') }), 'RangeError', "R2Score.constructor: classAggregation must be 'uniform_average', 'variance_weighted_average' or null; got \"raw_values\""],
    ['numRegressors -1', () => new R2Score({ numRegressors: -1 }), 'RangeError', 'R2Score.constructor: numRegressors must be a whole number of at least 0; got -1'],
    ['labels without an average', () => new Precision({ sparseYTrue: true }), 'RangeError', 'Precision.constructor: sparseYTrue must be left out without average; got true'],
    ['classes without an average', () => new Recall({ numClasses: 3 }), 'RangeError', 'Recall.constructor: numClasses must be left out without average; got 3'],
    ['topK beside an average', () => new Precision({ average: 'macro', topK: 2 }), 'RangeError', 'Precision.constructor: topK must be left out with average; got 2'],
    ['classId beside an average', () => new Specificity({ average: null, classId: 0 }), 'RangeError', 'Specificity.constructor: classId must be left out with average; got 0'],
    ['thresholds beside an average', () => new Recall({ average: null, thresholds: [0.5] }), 'RangeError', 'Recall.constructor: thresholds must be one number with average; got Array(1)'],
    ['a threshold of labels', () => new Recall({ average: null, thresholds: 0.5, sparseYTrue: true }), 'RangeError', 'Recall.constructor: thresholds must be left out where classes are sparse; got 0.5'],
    ['a misspelt average of precision', () => new Precision({ average: bad('mean') }), 'RangeError', `Precision.constructor: ${average} "mean"`],
    ['sparse predictions of dense truth, averaged', () => new Precision({ average: null, sparseYPred: true }), 'RangeError', 'Precision.constructor: sparseYTrue must be true where sparseYPred is; got false'],
    ['topK of specificity', () => new Specificity(bad({ topK: 1 })), 'TypeError', 'Specificity.constructor: options must be an object of name, dtype, thresholds, classId, average, posLabel, sparseYTrue, sparseYPred, classes, numClasses, ignoreClass; got "topK"'],
    ['weights of kappa', () => new CohenKappa({ weights: bad('cubic') }), 'RangeError', "CohenKappa.constructor: weights must be 'linear', 'quadratic' or null; got \"cubic\""],
    ['a way to normalize', () => new ConfusionMatrix({ normalize: bad(true) }), 'TypeError', "ConfusionMatrix.constructor: normalize must be 'true', 'pred', 'all' or null; got true"],
    ['a threshold of predicted labels', () => new MatthewsCorrelation({ threshold: 0.5, sparseYPred: true }), 'RangeError', 'MatthewsCorrelation.constructor: threshold must be null with sparseYPred, numClasses or dense truth; got 0.5'],
    ['a threshold of dense truth', () => new BalancedAccuracy({ threshold: 0.5, sparseYTrue: false }), 'RangeError', 'BalancedAccuracy.constructor: threshold must be null with sparseYPred, numClasses or dense truth; got 0.5'],
    ['numClasses beside a threshold', () => new CohenKappa({ threshold: 0.5, numClasses: 2 }), 'RangeError', 'CohenKappa.constructor: threshold must be null with sparseYPred, numClasses or dense truth; got 0.5'],
    ['more classes than pairs are counted of', () => new ConfusionMatrix({ numClasses: 4097 }), 'RangeError', 'ConfusionMatrix.constructor: numClasses must be at most 4096 to count their pairs; got 4097'],
    ['more classes than pairs are counted of, for kappa', () => new CohenKappa({ numClasses: 4097, weights: 'linear' }), 'RangeError', 'CohenKappa.constructor: numClasses must be at most 4096 to count their pairs; got 4097'],
    ['an ignored class of dense truth, of a matrix', () => new ConfusionMatrix({ ignoreClass: 0, sparseYTrue: false }), 'RangeError', 'ConfusionMatrix.constructor: sparseYTrue must be true for ignoreClass; got false'],
    ['numRegressors 0.5', () => new R2Score({ numRegressors: 0.5 }), 'RangeError', 'R2Score.constructor: numRegressors must be a whole number of at least 0; got 0.5'],
  ])('%s', (_, act, ...expected) => {
    expect(caught(act)).toEqual(expected);
  });
});

const sameShape = 'yPred must have the shape of yTrue; got';
const oneHotShape = 'yPred must have the shape of yTrue; got';

// oxfmt-ignore
const refused: readonly (readonly [title: string, metric: AnyMetric, first: Batch, wrong: Batch, kind: Kind, text: string])[] = [
  ['NaN truth', new Precision(), [[1], [1]], [[0, 1, NaN], [1, 1, 1]], 'RangeError', 'Precision.updateState: yTrue must not hold NaN; got NaN at [2]'],
  ['NaN truth in float32', new TruePositives(), [[1], [1]], [Float32Array.of(0, NaN), [1, 1]], 'RangeError', 'TruePositives.updateState: yTrue must not hold NaN; got NaN at [1]'],
  ['NaN truth in rows', new Recall({ topK: 1 }), [[[1]], [[1]]], [[[0, 1], [NaN, 1]], [[0, 1], [0, 1]]], 'RangeError', 'Recall.updateState: yTrue must not hold NaN; got NaN at [1,0]'],
  ['NaN truth in another column than that of the class', new Recall({ classId: 1 }), [[[1, 1]], [[1, 1]]], [[[NaN, 1]], [[0, 1]]], 'RangeError', 'Recall.updateState: yTrue must not hold NaN; got NaN at [0,0]'],
  ['NaN truth far behind', new AUC(), [[1], [1]], [Float64Array.from({ length: 40_000 }, (_, i) => (i === 39_999 ? NaN : 1)), new Float32Array(40_000)], 'RangeError', 'AUC.updateState: yTrue must not hold NaN; got NaN at [39999]'],
  ['NaN in one-hot truth', new F1Score(), [[[1, 0]], [[1, 0]]], [[[1, 0], [NaN, 0]], [[1, 0], [1, 0]]], 'RangeError', 'F1Score.updateState: yTrue must not hold NaN; got NaN at [1,0]'],
  ['NaN in truth beside thresholds', new F1Score({ threshold: 0.5 }), [[[1, 0]], [[1, 0]]], [[[1, 0], [0, NaN]], [[1, 0], [1, 0]]], 'RangeError', 'F1Score.updateState: yTrue must not hold NaN; got NaN at [1,1]'],
  ['NaN in one-hot truth of IoU', new OneHotMeanIoU({ numClasses: 2 }), [[[1, 0]], [[1, 0]]], [[[1, 0], [NaN, 0]], [[1, 0], [1, 0]]], 'RangeError', 'OneHotMeanIoU.updateState: yTrue must not hold NaN; got NaN at [1,0]'],
  ['a label that is not whole', new MeanIoU({ numClasses: 2 }), [[0], [0]], [[0, 0.5], [0, 0]], 'RangeError', 'MeanIoU.updateState: yTrue must hold whole numbers; got 0.5 at [1]'],
  ['a label that is NaN', new F1Score({ sparseYTrue: true }), [[0], [[1, 0]]], [[0, NaN], [[1, 0], [1, 0]]], 'RangeError', 'F1Score.updateState: yTrue must hold whole numbers; got NaN at [1]'],
  ['a predicted class that is not whole', new MeanIoU({ numClasses: 2 }), [[0], [0]], [[0, 1], [0, 0.9]], 'RangeError', 'MeanIoU.updateState: yPred must hold whole numbers; got 0.9 at [1]'],
  ['a label that no class has', new MeanIoU({ numClasses: 2 }), [[0], [0]], [[0, 1, 2], [0, 0, 0]], 'RangeError', 'MeanIoU.updateState: yTrue must lie between 0 and 1; got 2 at [2]'],
  ['a label below 0', new IoU({ numClasses: 2, targetClassIds: [0] }), [[0], [0]], [[[0, 1], [0, -1]], [[0, 0], [0, 0]]], 'RangeError', 'IoU.updateState: yTrue must lie between 0 and 1; got -1 at [1,1]'],
  ['a 64-bit label that no class has', new MeanIoU({ numClasses: 2 }), [[0], [0]], [BigInt64Array.of(0n, 2n ** 60n), [0, 0]], 'RangeError', 'MeanIoU.updateState: yTrue must lie between 0 and 1; got 1152921504606846976 at [1]'],
  ['a prediction that is no class', new MeanIoU({ numClasses: 2 }), [[0], [0]], [[0, 1], [0, 2]], 'RangeError', 'MeanIoU.updateState: yPred must lie between 0 and 1; got 2 at [1]'],
  ['a prediction that is no class, beside an ignored truth', new MeanIoU({ numClasses: 2, ignoreClass: -1 }), [[0], [0]], [[-1, 1], [7, 7]], 'RangeError', 'MeanIoU.updateState: yPred must lie between 0 and 1; got 7 at [1]'],
  ['a label far behind that no class has', new MeanIoU({ numClasses: 2 }), [[0], [0]], [Int32Array.from({ length: 40_000 }, (_, i) => (i === 39_999 ? 7 : 0)), new Int32Array(40_000)], 'RangeError', 'MeanIoU.updateState: yTrue must lie between 0 and 1; got 7 at [39999]'],
  ['truth of BinaryIoU', new BinaryIoU(), [[0], [0]], [[0, 2], [0, 0]], 'RangeError', 'BinaryIoU.updateState: yTrue must lie between 0 and 1; got 2 at [1]'],
  ['numClasses below the width of scores', new MeanIoU({ numClasses: 2, sparseYPred: false }), [[0], [[1, 0]]], [[0], [[1, 0, 0]]], 'RangeError', 'MeanIoU.updateState: yPred must have vectors of 2 numbers; got [1,3]'],
  ['numClasses above the width of scores', new OneHotMeanIoU({ numClasses: 3 }), [[[1, 0, 0]], [[1, 0, 0]]], [[[1, 0]], [[1, 0]]], 'RangeError', 'OneHotMeanIoU.updateState: yTrue must have vectors of 3 numbers; got [1,2]'],
  ['numClasses below the width of one-hot truth', new MeanIoU({ numClasses: 2, sparseYTrue: false }), [[[1, 0]], [0]], [[[0, 0, 1]], [0]], 'RangeError', 'MeanIoU.updateState: yTrue must have vectors of 2 numbers; got [1,3]'],
  ['numClasses of F1 below the width of scores', new F1Score({ numClasses: 2 }), [[[1, 0]], [[1, 0]]], [[[1, 0, 0]], [[1, 0, 0]]], 'RangeError', 'F1Score.updateState: yPred must have vectors of 2 numbers; got [1,3]'],
  ['numClasses of F1 below a label', new F1Score({ sparseYTrue: true, sparseYPred: true, numClasses: 2 }), [[1], [1]], [[1, 2], [1, 1]], 'RangeError', 'F1Score.updateState: yTrue must lie between 0 and 1; got 2 at [1]'],
  ['numClasses of F1 and names', new F1Score({ sparseYTrue: true, sparseYPred: true, numClasses: 2 }), [[1], [1]], [['0', '1'], ['0', '1']], 'RangeError', 'F1Score.updateState: yTrue must lie between 0 and 1; got 0 at [0]'],
  ['names and numbers', new F1Score({ sparseYTrue: true, sparseYPred: true }), [[1], [1]], [['1'], [1]], 'TypeError', 'F1Score.updateState: yPred must hold strings like yTrue; got numbers'],
  ['names among numbers', new F1Score({ sparseYTrue: true, sparseYPred: true }), [[1], [1]], [[1, '1'], [1, 1]], 'TypeError', 'F1Score.updateState: yTrue must hold numbers, booleans, bigints; got "1" at [1]'],
  ['names where there must be indexes', new MeanIoU({ numClasses: 2 }), [[1], [1]], [['cat'], [1]], 'TypeError', 'MeanIoU.updateState: yTrue must hold numbers, booleans, bigints; got "cat" at [0]'],
  ['no classes', new F1Score({ threshold: 0.5 }), [[[1, 0]], [[1, 0]]], [[1, 0], [0.7, 0.8]], 'RangeError', 'F1Score.updateState: yPred must be samples × classes, yTrue too; got yTrue [2], yPred [2]'],
  ['no class', new F1Score(), [[[1, 0]], [[1, 0]]], [[[], []], [[], []]], 'RangeError', 'F1Score.updateState: yPred must be samples × classes, yTrue too; got yTrue [2,0], yPred [2,0]'],
  ['another number of classes than before', new F1Score(), [[[1, 0]], [[1, 0]]], [[[1, 0, 0]], [[1, 0, 0]]], 'RangeError', 'F1Score.updateState: classes must be 2 as before; got 3'],
  ['another number of classes than before, by threshold', new F1Score({ threshold: 0.5 }), [[[1, 0]], [[1, 0]]], [[[1]], [[1]]], 'RangeError', 'F1Score.updateState: classes must be 2 as before; got 1'],
  ['another number of labels than before', new AUC({ multiLabel: true }), [[[1, 0]], [[1, 0]]], [[[1, 0, 0]], [[1, 0, 0]]], 'RangeError', 'AUC.updateState: classes must be 2 as before; got 3'],
  ['another number of outputs than before', new R2Score(), [[[1, 0]], [[1, 0]]], [[1], [1]], 'RangeError', 'R2Score.updateState: classes must be 2 as before; got 1'],
  ['another number of labels than given', new AUC({ multiLabel: true, numLabels: 3 }), [[[1, 0, 1]], [[1, 0, 1]]], [[[1, 0]], [[1, 0]]], 'RangeError', 'AUC.updateState: yTrue must have vectors of 3 numbers; got [1,2]'],
  ['another number of labels than weights', new AUC({ labelWeights: [1, 2, 3] }), [[[1, 0, 1]], [[1, 0, 1]]], [[[1, 0]], [[1, 0]]], 'RangeError', 'AUC.updateState: yTrue must have vectors of 3 numbers; got [1,2]'],
  ['another number of labels than weights, of logits', new AUC({ labelWeights: [1, 2, 3], fromLogits: true }), [[[1, 0, 1]], [[1, 0, 1]]], [[[1, 0]], [[1, 0]]], 'RangeError', 'AUC.updateState: yTrue must have vectors of 3 numbers; got [1,2]'],
  ['a class that vectors lack', new Precision({ classId: 2 }), [[[1, 0, 1]], [[1, 0, 1]]], [[[1, 0]], [[1, 0]]], 'RangeError', 'Precision.updateState: yPred must have vectors of more than 2 numbers; got [1,2]'],
  ['a prediction above 1', new AUC(), [[1], [1]], [[1, 0, 1], [0.5, 1, 1.5]], 'RangeError', 'AUC.updateState: yPred must lie between 0 and 1; got 1.5 at [2]'],
  ['a prediction below 0', new PrecisionAtRecall({ recall: 0.5 }), [[1], [1]], [[[1, 0], [1, 0]], [[0.5, 1], [1, -0.001]]], 'RangeError', 'PrecisionAtRecall.updateState: yPred must lie between 0 and 1; got -0.001 at [1,1]'],
  ['a logit in float32', new AUC(), [[1], [1]], [new Uint8Array(3), Float32Array.of(0, 1, 7)], 'RangeError', 'AUC.updateState: yPred must lie between 0 and 1; got 7 at [2]'],
  ['a logit far behind', new AUC(), [[1], [1]], [new Uint8Array(40_000), Float32Array.from({ length: 40_000 }, (_, i) => (i === 39_999 ? -1 : 0))], 'RangeError', 'AUC.updateState: yPred must lie between 0 and 1; got -1 at [39999]'],
  ['a logit of one label', new AUC({ multiLabel: true }), [[[1, 0]], [[1, 0]]], [[[1, 0]], [[0.5, 3]]], 'RangeError', 'AUC.updateState: yPred must lie between 0 and 1; got 3 at [0,1]'],
  ['an infinite prediction', new RecallAtPrecision({ precision: 0.5, classId: 0 }), [[[1, 0]], [[1, 0]]], [[[1, 0]], [[0.5, Infinity]]], 'RangeError', 'RecallAtPrecision.updateState: yPred must lie between 0 and 1; got Infinity at [0,1]'],
  ['no broadcasting', new Precision(), [[1], [1]], [[1, 0, 1], [1]], 'RangeError', `Precision.updateState: ${sameShape} yTrue [3], yPred [1]`],
  ['other vectors', new F1Score(), [[[1, 0]], [[1, 0]]], [[[1, 0]], [[1, 0, 0]]], 'RangeError', `F1Score.updateState: ${oneHotShape} yTrue [1,2], yPred [1,3]`],
  ['labels for one-hot rows', new F1Score(), [[[1, 0]], [[1, 0]]], [[1], [[1, 0]]], 'RangeError', `F1Score.updateState: ${oneHotShape} yTrue [1], yPred [1,2]`],
  ['one label for many', new F1Score({ sparseYTrue: true }), [[1], [[1, 0]]], [[1], [[1, 0], [1, 0]]], 'RangeError', 'F1Score.updateState: yPred must be samples × classes, yTrue samples; got yTrue [1], yPred [2,2]'],
  ['vectors without numbers', new F1Score(), [[[1, 0]], [[1, 0]]], [[[]], [[]]], 'RangeError', 'F1Score.updateState: yPred must be samples × classes, yTrue too; got yTrue [1,0], yPred [1,0]'],
  ['other outputs', new R2Score(), [[1], [1]], [[[1, 2]], [[1], [2]]], 'RangeError', `R2Score.updateState: ${sameShape} yTrue [1,2], yPred [2,1]`],
  ['a prediction that is not finite', new R2Score(), [[1], [1]], [[[1, 2], [3, 4]], [[1, 2], [3, Infinity]]], 'RangeError', 'R2Score.updateState: the value of a sample must be a finite number; got Infinity at [1], of yTrue [3,4], yPred [3,Infinity]'],
  ['truth that is not finite', new PearsonCorrelation({ axis: null }), [[1], [1]], [[1, NaN], [1, 2]], 'RangeError', 'PearsonCorrelation.updateState: the value of a sample must be a finite number; got NaN at [1], of yTrue NaN, yPred 2'],
  ['a row that is not finite', new PearsonCorrelation(), [[[1, 2]], [[1, 2]]], [[[1, 2], [3, 4]], [[1, 2], [NaN, 4]]], 'RangeError', 'PearsonCorrelation.updateState: the value of a sample must be a finite number; got NaN at [1], of yTrue [3,4], yPred [NaN,4]'],
  ['an axis that is not there', new ConcordanceCorrelation({ axis: 2 }), [[[[1, 2]]], [[[1, 2]]]], [[[1, 2]], [[1, 2]]], 'RangeError', "ConcordanceCorrelation.updateState: axis must be an axis of the input, and not 0, the samples' axis; got 2 of [1,2]"],
  ['a negative weight', new AUC(), [[1], [1]], [[1, 0], [1, 0], { sampleWeight: [1, -1] }], 'RangeError', 'AUC.updateState: sampleWeight must hold finite numbers of at least 0; got -1 at [1]'],
  ['an infinite weight', new MeanIoU({ numClasses: 2 }), [[1], [1]], [[1, 0], [1, 0], { sampleWeight: [1, Infinity] }], 'RangeError', 'MeanIoU.updateState: sampleWeight must hold finite numbers of at least 0; got Infinity at [1]'],
  ['a weight NaN', new R2Score(), [[1], [1]], [[1, 0], [1, 0], { sampleWeight: NaN }], 'RangeError', 'R2Score.updateState: sampleWeight must hold finite numbers of at least 0; got NaN at []'],
  ['weights that do not fit', new Precision(), [[1], [1]], [[1, 0], [1, 0], { sampleWeight: [1, 2, 3] }], 'RangeError', 'Precision.updateState: sampleWeight must fit the leading axes of [2]; got [3]'],
  ['weights of elements where the highest score decides', new F1Score(), [[[1, 0]], [[1, 0]]], [[[1, 0]], [[1, 0]], { sampleWeight: [[1, 2]] }], 'RangeError', 'F1Score.updateState: sampleWeight must fit the leading axes of [1]; got [1,2]'],
  ['a mask that is none', new Recall(), [[1], [1]], [[1, 0], [1, 0], { mask: [true, 2] as never }], 'RangeError', 'Recall.updateState: mask must hold booleans; got 2 at [1]'],
  ['a misspelt option', new Recall(), [[1], [1]], [[1], [1], bad({ sample_weight: [1] })], 'TypeError', 'Recall.updateState: options must be an object of sampleWeight, mask; got "sample_weight"'],
  ['weights that are no option', new Recall(), [[1], [1]], [[1], [1], bad([1])], 'TypeError', 'Recall.updateState: options must be an object of sampleWeight, mask; got Array(1)'],
  ['null', new AUC(), [[1], [1]], [[1, null], [1, 1]], 'TypeError', 'AUC.updateState: yTrue must hold numbers, booleans, bigints; got null at [1]'],
  ['a number', new AUC(), [[1], [1]], [1, 1], 'TypeError', 'AUC.updateState: yTrue must be an array, a typed array or { data, shape }; got 1'],
  ['ragged rows', new F1Score(), [[[1, 0]], [[1, 0]]], [[[1, 0], [1]], [[1, 0], [1, 0]]], 'RangeError', 'F1Score.updateState: yTrue must have one shape, [2,2]; got Array(1) at [1]'],
];

test.each(refused)(
  '%s is refused, and nothing is counted',
  (_, metric, first, wrong, ...expected) => {
    metric.updateState(...first);
    const before = JSON.stringify(metric);
    expect(caught(() => metric.updateState(...wrong))).toEqual(expected);
    expect(JSON.stringify(metric)).toBe(before);
    // In a list, the other metrics do not count the batch either.
    const Class = metric.constructor as unknown as { fromJSON(saved: unknown): AnyMetric };
    const list = new MetricList([
      Class.fromJSON(JSON.parse(before)),
      Class.fromJSON(JSON.parse(before)),
    ]);
    expect(caught(() => list.updateState(...wrong))).toEqual(expected);
    expect(list.metrics.map((one) => JSON.stringify(one))).toEqual([before, before]);
  },
);

describe('mergeState', () => {
  // oxfmt-ignore
  test.each<[string, () => unknown, Kind, string | RegExp]>([
    ['itself', () => { const m = new AUC(); m.mergeState(m); }, 'TypeError', /^AUC.mergeState: an argument must be another AUC .*; got itself$/],
    ['another class', () => new Precision().mergeState(bad(new Recall())), 'TypeError', /^Precision.mergeState: an argument must be another Precision \{"thresholds":null,.*\}; got Recall \{/],
    ['other thresholds', () => new Precision().mergeState(bad(new Precision({ thresholds: 0.3 }))), 'TypeError', /got Precision \{"thresholds":0.3,/],
    ['another average', () => new F1Score({ average: 'macro' }).mergeState(bad(new F1Score({ average: 'micro' }))), 'TypeError', /got F1Score \{"average":"micro",/],
    ['a state', () => new AUC().mergeState(bad(new AUC().state)), 'TypeError', /got Object \{ positives, negatives \}$/],
  ])('refuses %s', (_, act, kind, text) => {
    const [name, message] = caught(act);
    expect(name).toBe(kind);
    expect(message).toMatch(text);
  });

  test.each<[string, () => AnyMetric, Batch, Batch, string]>([
    [
      'F1Score',
      () => new F1Score(),
      [[[1, 0]], [[1, 0]]],
      [[[1, 0, 0]], [[1, 0, 0]]],
      'F1Score.mergeState: classes must be 2 as before; got 3',
    ],
    [
      'AUC',
      () => new AUC({ multiLabel: true }),
      [[[1, 0]], [[1, 0]]],
      [[[1]], [[1]]],
      'AUC.mergeState: classes must be 2 as before; got 1',
    ],
    [
      'R2Score',
      () => new R2Score(),
      [[1], [1]],
      [[[1, 2]], [[1, 2]]],
      'R2Score.mergeState: classes must be 1 as before; got 2',
    ],
  ])('refuses other numbers of classes: %s', (_, make, first, second, text) => {
    const [a, b] = [make(), make()];
    a.updateState(...first);
    b.updateState(...second);
    const before = JSON.stringify(a);
    expect(caught(() => a.mergeState(make(), b))).toEqual(['RangeError', text]);
    const list = new MetricList([a]);
    expect(caught(() => list.mergeState(new MetricList([b])))).toEqual([
      'RangeError',
      text.replace(/^\w+.mergeState:/, `MetricList.mergeState: ${a.name}:`),
    ]);
    expect(JSON.stringify(a)).toBe(before);
  });

  test('metrics with another name or dtype merge', () => {
    const [a, b] = [new F1Score({ name: 'a' }), new F1Score({ name: 'b', dtype: 'float32' })];
    for (const m of [a, b]) m.updateState([[1, 0]], [[1, 0]]);
    a.mergeState(b as never);
    expect(a.state['truths']).toEqual({ 0: 2 });
  });
});

describe('engines that cannot count them yet refuse them by name:', () => {
  const source = { from: 'rows', yTrue: 'y', yPred: 'p' };
  test('SQL: an own updateState, which SQL would not call', () => {
    class Twice extends BinaryAccuracy {
      override updateState(...[yTrue, yPred]: Parameters<BinaryAccuracy['updateState']>): void {
        super.updateState(yTrue, yPred, { sampleWeight: 2 });
      }
    }
    expect(caught(() => evaluationQuery([new Twice()], source))).toEqual([
      'TypeError',
      'a query: metrics must be declared metrics of yTrue and yPred; got BinaryAccuracy "binary_accuracy", which counts on arrays only',
    ]);
  });

  test('inspect', () => {
    expect(caught(() => inspect([new Mean()] as never, [1], [1]))).toEqual([
      'TypeError',
      'inspect: metrics must be metrics of yTrue and yPred; got Mean "mean", which counts on arrays only',
    ]);
  });
});
