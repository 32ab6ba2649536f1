import * as fc from 'fast-check';
import * as rightly from 'rightly';
import { type AnyMeanMetric, Mean, MeanMetricWrapper, type Metric, Sum } from 'rightly';
import { abs, minus, reals } from 'rightly/verbs';

export interface Sample {
  readonly truth: unknown;
  readonly prediction: unknown;
  readonly weight: number;
}

/** A configured metric, and samples for it. */
export interface LawCase {
  make(): AnyMeanMetric;
  /** The metric that a document holds. */
  read(saved: object): AnyMeanMetric;
  /** Means of given values take predictions only. */
  readonly alone: boolean;
  readonly samples: readonly Sample[];
  readonly weighted: boolean;
}

/** The data of a metric: its options, and the truth and the prediction of an element, by the length of its vector. */
interface Recipe {
  readonly options: fc.Arbitrary<object>;
  element(width: number): readonly [fc.Arbitrary<unknown>, fc.Arbitrary<unknown>];
}

const row = <T>(of: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: length, maxLength: length });

/** Weights that scale every number exactly, except subnormal ones. */
const double = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((x) => (Math.abs(x) < 1e-30 ? 0 : x));

const real = fc.oneof(fc.constantFrom(-1, -0, 0, 1e-9, 0.5, 3), double(-100, 100));
const probability = fc.oneof(fc.constantFrom(0, 1e-9, 1e-7, 0.25, 0.5, 1 - 1e-9, 1), double(0, 1));
const logit = fc.oneof(fc.constantFrom(-1000, -40, 0, 40, 1000), real);
const sign = fc.constantFrom(-1, 0, 1);
const positive = double(0, 100);
const oneHot = (width: number): fc.Arbitrary<number[]> =>
  fc.nat(width - 1).map((at) => Array.from({ length: width }, (_, i) => (i === at ? 1 : 0)));

const none = fc.constant({});
const smoothing = fc.constantFrom(0, 0.1, 1);
const gamma = fc.constantFrom(0, 1, 2);

const pairs = (
  truth: fc.Arbitrary<unknown>,
  prediction: fc.Arbitrary<unknown> = truth,
  options: fc.Arbitrary<object> = none,
): Recipe => ({ options, element: (width) => [row(truth, width), row(prediction, width)] });

const classes = (options: fc.Arbitrary<object>, prediction = probability): Recipe => ({
  options,
  element: (width) => [fc.oneof(oneHot(width), row(probability, width)), row(prediction, width)],
});

const sparse = (options: fc.Arbitrary<object>, prediction = probability): Recipe => ({
  options,
  element: (width) => [fc.nat(width - 1), row(prediction, width)],
});

const fromLogits = fc.constant(true);
const recipes: Readonly<Record<string, Recipe>> = {
  MeanSquaredError: pairs(real),
  RootMeanSquaredError: { options: none, element: () => [real, real] },
  MeanAbsoluteError: pairs(real),
  MeanAbsolutePercentageError: pairs(real),
  MeanSquaredLogarithmicError: pairs(real),
  CosineSimilarity: pairs(real),
  LogCosh: pairs(real),
  LogCoshError: pairs(real),
  Huber: pairs(real, real, fc.record({ delta: fc.constantFrom(0, 0.5, 1, 20) })),
  Poisson: pairs(positive),
  KLDivergence: pairs(probability),
  Hinge: pairs(sign, real),
  SquaredHinge: pairs(sign, real),
  CategoricalHinge: classes(none, real),
  BinaryCrossentropy: pairs(probability, probability, fc.record({ labelSmoothing: smoothing })),
  'BinaryCrossentropy of logits': pairs(probability, logit, fc.record({ fromLogits })),
  BinaryFocalCrossentropy: pairs(
    probability,
    probability,
    fc.record({ gamma, applyClassBalancing: fc.boolean() }),
  ),
  'BinaryFocalCrossentropy of logits': pairs(probability, logit, fc.record({ gamma, fromLogits })),
  CategoricalCrossentropy: classes(fc.record({ labelSmoothing: smoothing })),
  'CategoricalCrossentropy of logits': classes(fc.record({ fromLogits }), logit),
  CategoricalFocalCrossentropy: classes(fc.record({ gamma, alpha: fc.constantFrom(0, 0.25, 3) })),
  'CategoricalFocalCrossentropy of logits': classes(fc.record({ gamma, fromLogits }), logit),
  SparseCategoricalCrossentropy: sparse(fc.record({ ignoreClass: fc.constantFrom(0, -1) })),
  'SparseCategoricalCrossentropy of logits': sparse(fc.record({ fromLogits }), logit),
  Dice: pairs(probability, probability, fc.constant({ axis: -1 })),
  Tversky: pairs(
    probability,
    probability,
    fc.record({ axis: fc.constant(-1), alpha: fc.constantFrom(0, 0.5, 2) }),
  ),
  BrierScore: pairs(probability, probability),
  'BrierScore of labels': sparse(fc.constant({ sparseYTrue: true })),
  HammingLoss: pairs(
    fc.constantFrom(0, 1),
    real,
    fc.record({ threshold: fc.constantFrom(0, 0.5) }),
  ),
  SubsetAccuracy: pairs(fc.constantFrom(0, 1), probability),
  Mean: { options: none, element: () => [real, real] },
  Sum: { options: none, element: () => [real, real] },
};

type Make = (options: object) => AnyMeanMetric;
type Nested = number | Nested[];

const off = (y: Nested, p: Nested): Nested =>
  Array.isArray(y)
    ? y.map((inner, i) => off(inner, (p as Nested[])[i]!))
    : Math.abs(y - (p as number));
const own: Readonly<Record<string, (options: object) => MeanMetricWrapper>> = {
  'MeanMetricWrapper of a function': (options) => new MeanMetricWrapper(off, options),
  'MeanMetricWrapper of a declaration': (options) =>
    new MeanMetricWrapper(abs(minus(reals('yTrue'), reals('yPred'))), options),
};

/** Every loss, and the metrics that average or add. */
export const subjects: readonly string[] = [...Object.keys(recipes), ...Object.keys(own)];

interface Class {
  new (options: object): AnyMeanMetric;
  fromJSON(saved: object): AnyMeanMetric;
}

const classOf = (subject: string): Class =>
  (rightly as unknown as Record<string, Class>)[subject.split(' ')[0]!]!;

const make = (subject: string): Make =>
  own[subject] ?? ((options) => new (classOf(subject))(options));

function read(subject: string, saved: object): AnyMeanMetric {
  if (!own[subject]) return classOf(subject).fromJSON(saved);
  const { config } = saved as { config: object };
  // A document has the name of the function. The reader supplies the function.
  const { fn } = own[subject]({});
  return MeanMetricWrapper.fromJSON({ ...saved, config: { ...config, fn } });
}

const weight = fc.oneof(
  fc.constantFrom(0, 0.1, 0.7, 1, 3),
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
);

/** Samples with or without weights and inner axes. */
export function lawCase(subject: string): fc.Arbitrary<LawCase> {
  const recipe = recipes[subject] ?? { options: none, element: () => [real, real] as const };
  return fc
    .record({
      width: fc.integer({ min: 1, max: 5 }),
      inner: fc.constantFrom(0, 0, 1, 3),
      weighted: fc.boolean(),
      options: recipe.options,
      reduction: fc.constantFrom('sample', 'element'),
    })
    .chain(({ width, inner, weighted, options, reduction }) => {
      const [truth, prediction] = recipe
        .element(width)
        .map((of) => (inner ? row(of, inner) : of)) as [
        fc.Arbitrary<unknown>,
        fc.Arbitrary<unknown>,
      ];
      const sample = fc.record({ truth, prediction, weight: weighted ? weight : fc.constant(1) });
      const given = subject === 'Sum' ? options : { ...options, reduction };
      return fc.array(sample, { maxLength: 12 }).map((samples) => ({
        make: () => make(subject)(given),
        read: (saved: object) => read(subject, saved),
        alone: subject === 'Mean' || subject === 'Sum',
        samples,
        weighted,
      }));
    });
}

/** Updates a metric with samples as one batch. */
export function see(
  metric: AnyMeanMetric,
  { alone, weighted }: Pick<LawCase, 'alone' | 'weighted'>,
  samples: readonly Sample[],
): void {
  const yTrue = samples.map(({ truth }) => truth) as number[];
  const yPred = samples.map(({ prediction }) => prediction) as number[];
  const options = weighted ? { sampleWeight: samples.map((sample) => sample.weight) } : {};
  if (alone) (metric as Metric as Mean | Sum).updateState(yPred, options);
  else metric.updateState(yTrue, yPred, options);
}

/** A new metric that has counted samples. */
export function after(drawn: LawCase, samples: readonly Sample[] = drawn.samples): AnyMeanMetric {
  const metric = drawn.make();
  see(metric, drawn, samples);
  return metric;
}
