import * as fc from 'fast-check';
import type { AnyMeanMetric, Config } from 'rightly';
import { type ClassName, create } from './parity/classes.ts';

export interface Sample {
  readonly truth: unknown;
  readonly prediction: unknown;
  readonly weight: number;
}

/** A metric's class and configuration, and samples for it. */
export interface LawCase {
  readonly className: ClassName;
  readonly config: Config;
  readonly samples: readonly Sample[];
  readonly weighted: boolean;
  /** Whether the sums are whole numbers, so that they must agree exactly. */
  readonly exact: boolean;
}

const few = fc.integer({ min: -1, max: 3 });
const score = fc.constantFrom(-1, 0, 0.3, 0.5, 0.5000001, 1, NaN, Infinity);
const weight = fc.oneof(
  fc.constantFrom(0, 0.1, 0.7, 1, 3),
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
);
const row = (of: fc.Arbitrary<unknown>, length: number): fc.Arbitrary<unknown> =>
  fc.array(of, { minLength: length, maxLength: length });

/** The truth and the prediction of one value. */
function element(
  className: ClassName,
  classes: number,
): [fc.Arbitrary<unknown>, fc.Arbitrary<unknown>] {
  const scores = row(score, classes);
  const oneHot = fc
    .nat(classes - 1)
    .map((at) => Array.from({ length: classes }, (_, i) => (i === at ? 1 : 0)));
  switch (className) {
    case 'Accuracy':
      return [few, few];
    case 'BinaryAccuracy':
      return [fc.constantFrom(0, 1), score];
    case 'CategoricalAccuracy':
    case 'TopKCategoricalAccuracy':
      return [oneHot, scores];
    default:
      return [few, scores];
  }
}

function config(className: ClassName): fc.Arbitrary<Config> {
  const k = fc.integer({ min: 1, max: 5 });
  const ignored = fc.constantFrom(null, -1, 0);
  const reduction = fc.constantFrom('sample', 'element');
  if (className === 'BinaryAccuracy')
    return fc.record({ reduction, threshold: fc.constantFrom(0, 0.3, 0.5) });
  if (className === 'SparseCategoricalAccuracy')
    return fc.record({ reduction, ignore_class: ignored });
  if (className === 'TopKCategoricalAccuracy') return fc.record({ reduction, k });
  if (className === 'SparseTopKCategoricalAccuracy')
    return fc.record({ reduction, k, ignore_class: ignored });
  return fc.record({ reduction });
}

/** Samples with or without weights and inner axes, with ties, NaN and labels out of range. */
export const lawCase = (className: ClassName): fc.Arbitrary<LawCase> =>
  fc
    .record({
      classes: fc.integer({ min: 1, max: 5 }),
      inner: fc.constantFrom(0, 0, 1, 3),
      weighted: fc.boolean(),
      config: config(className),
    })
    .chain((drawn) => {
      const { classes, inner, weighted } = drawn;
      const [truth, prediction] = element(className, classes).map((of) =>
        inner ? row(of, inner) : of,
      );
      const sample = fc.record({
        truth: truth!,
        prediction: prediction!,
        weight: weighted ? weight : fc.constant(1),
      });
      return fc.record({
        className: fc.constant(className),
        config: fc.constant(drawn.config),
        samples: fc.array(sample, { maxLength: 12 }),
        weighted: fc.constant(weighted),
        exact: fc.constant(!weighted && (inner < 2 || drawn.config['reduction'] === 'element')),
      });
    });

/** Updates a metric with samples as one batch. */
export function see(metric: AnyMeanMetric, samples: readonly Sample[], weighted: boolean): void {
  const [yTrue, yPred] = [
    samples.map(({ truth }) => truth),
    samples.map(({ prediction }) => prediction),
  ];
  metric.updateState(
    yTrue,
    yPred,
    weighted ? { sampleWeight: samples.map((sample) => sample.weight) } : {},
  );
}

/** A new metric that has counted samples of the case. */
export function after(
  { className, config: settings, weighted }: LawCase,
  samples: readonly Sample[],
): AnyMeanMetric {
  const metric = create(className, settings);
  see(metric, samples, weighted);
  return metric;
}
