import * as fc from 'fast-check';
import * as rightly from 'rightly';
import {
  Accuracy,
  type AnyMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  MeanSquaredError,
  SparseCategoricalAccuracy,
} from 'rightly';
import { AllRight, ErrorRate } from './own.ts';
import type { Batch } from './ways.ts';

export interface Sample {
  readonly truth: unknown;
  readonly prediction: unknown;
  readonly weight: number;
}

/** A configured metric, and samples for it. */
export interface LawCase {
  readonly options: object;
  make(): AnyMetric;
  /** An accuracy or a loss that takes the same samples. */
  beside(): AnyMetric;
  readonly samples: readonly Sample[];
  readonly weighted: boolean;
  /** Whether all sums are whole numbers where samples have no weights. */
  readonly isCounted: boolean;
  /** The relative tolerance of a sum, when samples are cut into other batches. */
  readonly tolerance: number;
}

interface Recipe {
  readonly options: (width: number) => fc.Arbitrary<object>;
  readonly element: (width: number) => readonly [fc.Arbitrary<unknown>, fc.Arbitrary<unknown>];
  readonly beside: new () => AnyMetric;
  readonly isCounted?: boolean;
  /** There are no inner axes where a sample is always a vector. */
  readonly isFlat?: boolean;
}

export const row = <T>(of: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: length, maxLength: length });

const binary = fc.constantFrom<unknown>(0, 1, 1, true, false);
export const probability = fc.oneof(
  fc.constantFrom(0, 0.3, 0.5, 0.7, 1, 1 / 199, 57 / 199, 0.25, NaN),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
export const real = fc.oneof(
  fc.constantFrom(-7, 0, 0.3, 0.5, 3, NaN, Infinity, -Infinity),
  fc.double({ min: -9, max: 9, noNaN: true }),
);
/** Without NaN. */
const sound = fc.oneof(
  fc.constantFrom(0, 0.1, 0.5, 0.7, 1, 1 / 15, 0.25),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const halves = fc.integer({ min: -6, max: 6 }).map((x) => x / 2);
const oneHot = (width: number): fc.Arbitrary<number[]> =>
  fc.nat(width - 1).map((at) => Array.from({ length: width }, (_, i) => (i === at ? 1 : 0)));
const names = fc.constantFrom('cat', 'dog', '1', '__proto__', 'constructor', '');

const none = (): fc.Arbitrary<object> => fc.constant({});
const thresholds = fc.constantFrom(undefined, 0.3, [0.5], [0.7, 0.3, 0.3], [-1, 2, 0.5]);
const average = fc.constantFrom(null, 'micro', 'macro', 'weighted');
const numThresholds = fc.constantFrom(2, 3, 10, 200);
const threshold = fc.constantFrom(0, 0.3, 0.5);
const ignoreClass = fc.constantFrom(undefined, 0);
const kappaWeights = fc.constantFrom(null, 'linear', 'quadratic');
const normalize = fc.constantFrom(null, 'true', 'pred', 'all');
const constraint = fc.constantFrom(0, 0.4, 0.5, 1);

const columns = (
  options: (width: number) => fc.Arbitrary<object>,
  prediction: fc.Arbitrary<unknown> = real,
): Recipe => ({ options, element: () => [binary, prediction], beside: BinaryAccuracy });

const at = (name: string): Recipe =>
  columns(() => fc.record({ [name]: constraint, numThresholds }), probability);

const rows = (
  options: (width: number) => fc.Arbitrary<object>,
  truth: (width: number) => fc.Arbitrary<unknown>,
  prediction: fc.Arbitrary<unknown>,
): Recipe => ({
  options,
  element: (width) => [truth(width), row(prediction, width)],
  beside: CategoricalAccuracy,
});

const hot = (options: (width: number) => fc.Arbitrary<object>): Recipe =>
  rows(options, oneHot, real);
const several = (
  options: (width: number) => fc.Arbitrary<object>,
  prediction: fc.Arbitrary<unknown> = real,
): Recipe => rows(options, (width) => row(fc.constantFrom(0, 1), width), prediction);

const labelled = (options: (width: number) => fc.Arbitrary<object>): Recipe => ({
  options,
  element: (width) => [fc.nat(width - 1), row(real, width)],
  beside: SparseCategoricalAccuracy,
});

const sparse = (options: (width: number) => fc.Arbitrary<object>): Recipe => ({
  options,
  element: (width) => [fc.nat(width - 1), fc.nat(width - 1)],
  beside: Accuracy,
});

/** Names as truth and predictions. */
const ofNames = (options: () => fc.Arbitrary<object>): Recipe => ({
  options: () => options().map((some) => Object.assign({ sparseYPred: true }, some)),
  element: () => [names, names],
  beside: Accuracy,
});

/** One score for two classes. */
const oneScore = (options: () => fc.Arbitrary<object>): Recipe => ({
  options,
  element: () => [fc.constantFrom(0, 1), real],
  beside: BinaryAccuracy,
});

const fits = (options: fc.Arbitrary<object>, isFlat = false): Recipe => ({
  options: () => options,
  element: (width) => [row(halves, width), row(halves, width)],
  beside: MeanSquaredError,
  isCounted: false,
  isFlat,
});

const ofClasses = (width: number, more: object = {}): object => ({ numClasses: width, ...more });

const recipes: Readonly<Record<string, Recipe>> = {
  TruePositives: columns(() => fc.record({ thresholds })),
  FalsePositives: columns(() => fc.record({ thresholds })),
  TrueNegatives: columns(() => fc.record({ thresholds })),
  FalseNegatives: columns(() => fc.record({ thresholds })),
  Precision: columns(() => fc.record({ thresholds })),
  Recall: columns(() => fc.record({ thresholds })),
  'Precision of the top': several(() =>
    fc.record({ thresholds, topK: fc.integer({ min: 1, max: 4 }) }),
  ),
  'Recall of one class': several((width) =>
    fc.record({ thresholds, classId: fc.nat(width - 1), topK: fc.constantFrom(undefined, 2) }),
  ),
  SensitivityAtSpecificity: at('specificity'),
  SpecificityAtSensitivity: at('sensitivity'),
  PrecisionAtRecall: at('recall'),
  RecallAtPrecision: at('precision'),
  AUC: columns(
    () =>
      fc.record({
        numThresholds,
        curve: fc.constantFrom('ROC', 'PR'),
        summationMethod: fc.constantFrom('interpolation', 'minoring', 'majoring'),
      }),
    probability,
  ),
  'AUC of own thresholds': columns(() =>
    fc.record({
      thresholds: fc.constantFrom([0.5], [3, -1, 0.3, 0.3]),
      curve: fc.constantFrom('ROC', 'PR'),
    }),
  ),
  'AUC of logits': columns(() => fc.record({ numThresholds, fromLogits: fc.constant(true) })),
  'AUC by label': several(
    (width) =>
      fc.record({
        numThresholds,
        multiLabel: fc.constant(true),
        labelWeights: fc.constantFrom(
          undefined,
          Array.from({ length: width }, (_, i) => i + 1),
        ),
      }),
    probability,
  ),
  'AUC with weights of labels': several(
    (width) => fc.record({ labelWeights: row(fc.constantFrom(0, 1, 2), width) }),
    probability,
  ),
  'AUC of all scores': columns(() =>
    fc.record({ exact: fc.constant(true), curve: fc.constantFrom('ROC', 'PR') }),
  ),
  AveragePrecision: columns(none),
  ExpectedCalibrationError: {
    options: () => fc.record({ numBins: fc.constantFrom(1, 2, 10, 15) }),
    element: () => [fc.constantFrom(0, 1), sound],
    beside: BinaryAccuracy,
    isCounted: false,
    isFlat: true,
  },
  'ExpectedCalibrationError of classes': {
    options: () => fc.record({ numBins: fc.constantFrom(1, 2, 10, 15) }),
    element: (width) => [fc.nat(width), row(sound, width + 1)],
    beside: SparseCategoricalAccuracy,
    isCounted: false,
  },
  F1Score: hot(() => fc.record({ average })),
  'F1Score above a threshold': several(() =>
    fc.record({ average, threshold: fc.constantFrom(0, 0.3, 0.5) }),
  ),
  'F1Score of labels': labelled(() =>
    fc.record({
      average,
      sparseYTrue: fc.constant(true),
      ignoreClass: fc.constantFrom(undefined, 0),
    }),
  ),
  'F1Score of names': {
    options: () =>
      fc.record({ average, sparseYTrue: fc.constant(true), sparseYPred: fc.constant(true) }),
    element: () => [names, names],
    beside: Accuracy,
  },
  'Precision by class': hot(() => fc.record({ average })),
  'Precision by class above a threshold': several(() =>
    fc.record({ average, thresholds: fc.constantFrom(0, 0.3, 0.5) }),
  ),
  'Recall by class of labels': labelled(() =>
    fc.record({
      average,
      sparseYTrue: fc.constant(true),
      ignoreClass: fc.constantFrom(undefined, 0),
    }),
  ),
  'Recall of names': ofNames(() => fc.record({ average, sparseYTrue: fc.constant(true) })),
  Specificity: columns(() => fc.record({ thresholds })),
  'Specificity by class': labelled(() =>
    fc.record({ average, ignoreClass: fc.constantFrom(undefined, 0) }),
  ),
  'Specificity by class of rows': hot(() =>
    fc.record({ average, sparseYTrue: fc.constant(false) }),
  ),
  'Specificity by class above a threshold': several(() =>
    fc.record({ average, thresholds: fc.constantFrom(0, 0.3, 0.5) }),
  ),
  'Specificity of names': ofNames(() => fc.record({ average })),
  BalancedAccuracy: labelled(() => fc.record({ adjusted: fc.boolean(), ignoreClass })),
  'BalancedAccuracy of rows': hot(() => fc.record({ sparseYTrue: fc.constant(false) })),
  'BalancedAccuracy of names': ofNames(() => fc.record({ adjusted: fc.boolean() })),
  'BalancedAccuracy of one score': oneScore(() => fc.record({ adjusted: fc.boolean(), threshold })),
  CohenKappa: labelled(() => fc.record({ ignoreClass })),
  'CohenKappa of labels': sparse((width) =>
    fc.record({
      weights: kappaWeights,
      sparseYPred: fc.constant(true),
      numClasses: fc.constantFrom(undefined, width),
    }),
  ),
  'CohenKappa of names': ofNames(() => fc.record({ weights: kappaWeights })),
  'CohenKappa of one score': oneScore(() => fc.record({ weights: kappaWeights, threshold })),
  MatthewsCorrelation: labelled(() => fc.record({ ignoreClass })),
  'MatthewsCorrelation of names': ofNames(none),
  'MatthewsCorrelation of one score': oneScore(() => fc.record({ threshold })),
  ConfusionMatrix: labelled(() => fc.record({ normalize, ignoreClass })),
  'ConfusionMatrix of labels': sparse((width) =>
    fc.record({
      normalize,
      sparseYPred: fc.constant(true),
      numClasses: fc.constantFrom(undefined, width),
    }),
  ),
  'ConfusionMatrix of names': ofNames(() => fc.record({ normalize })),
  'ConfusionMatrix of one score': oneScore(() => fc.record({ normalize, threshold })),
  FBetaScore: hot(() => fc.record({ average, beta: fc.constantFrom(0.5, 1, 2) })),
  IoU: sparse((width) =>
    fc.constant(ofClasses(width, { targetClassIds: width > 1 ? [0, width - 1] : [0] })),
  ),
  MeanIoU: sparse((width) =>
    fc.constantFrom(ofClasses(width), ofClasses(width, { ignoreClass: 0 })),
  ),
  'MeanIoU of scores': labelled((width) => fc.constant(ofClasses(width, { sparseYPred: false }))),
  OneHotIoU: hot((width) => fc.constant(ofClasses(width, { targetClassIds: [0] }))),
  OneHotMeanIoU: hot((width) => fc.constant(ofClasses(width))),
  BinaryIoU: columns(() =>
    fc.record({
      threshold: fc.constantFrom(0, 0.3, 0.5),
      targetClassIds: fc.constantFrom([0, 1], [1]),
    }),
  ),
  R2Score: fits(
    fc.record({
      classAggregation: fc.constantFrom(null, 'uniform_average', 'variance_weighted_average'),
      numRegressors: fc.constantFrom(0, 1, 3),
    }),
  ),
  PearsonCorrelation: fits(fc.constant({}), true),
  'PearsonCorrelation over all samples': fits(fc.constant({ axis: null })),
  ConcordanceCorrelation: fits(fc.constant({}), true),
  'ConcordanceCorrelation over all samples': fits(fc.constant({ axis: null })),
  ErrorRate: labelled(none),
  AllRight: { ...sparse(none), isFlat: true },
};

const own: Readonly<Record<string, new () => AnyMetric>> = { ErrorRate, AllRight };

/** Every class, some of them in several forms. */
export const subjects: readonly string[] = Object.keys(recipes);

const classOf = (subject: string): new (options: object) => AnyMetric => {
  const name = subject.split(' ')[0]!;
  return own[name] ?? (rightly as unknown as Record<string, new () => AnyMetric>)[name]!;
};

const weight = fc.oneof(
  fc.constantFrom(0, 0.1, 0.7, 1, 3),
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
);

/** Samples with or without weights and inner axes. */
export function lawCase(subject: string): fc.Arbitrary<LawCase> {
  const { options: optionsOf, element, beside, isCounted = true, isFlat } = recipes[subject]!;
  const Class = classOf(subject);
  return fc
    .record({
      width: fc.integer({ min: 1, max: 4 }),
      inner: fc.constantFrom(0, 0, 1, 3),
      weighted: fc.boolean(),
    })
    .chain(({ width, inner, weighted }) => {
      const [truth, prediction] = element(width).map((of) =>
        inner && !isFlat ? row(of, inner) : of,
      ) as [fc.Arbitrary<unknown>, fc.Arbitrary<unknown>];
      const sample = fc.record({ truth, prediction, weight: weighted ? weight : fc.constant(1) });
      return fc
        .record({ options: optionsOf(width), samples: fc.array(sample, { maxLength: 12 }) })
        .map(({ options, samples }) => ({
          options,
          make: () => new Class(options),
          beside: () => new beside(),
          samples,
          weighted,
          isCounted: isCounted && !weighted,
          tolerance: !isCounted ? 1e-9 : weighted ? 1e-15 : 0,
        }));
    });
}

/** Samples as one batch. */
export const batchOf = (samples: readonly Sample[], weighted: boolean): Batch => [
  samples.map(({ truth }) => truth),
  samples.map(({ prediction }) => prediction),
  weighted ? { sampleWeight: samples.map((sample) => sample.weight) } : undefined,
];
