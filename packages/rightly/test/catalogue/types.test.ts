/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
import {
  type AnyMetric,
  AUC,
  type AverageOptions,
  BalancedAccuracy,
  BinaryIoU,
  CohenKappa,
  ConfusionMatrix,
  F1Score,
  type F1Options,
  FalseNegatives,
  FBetaScore,
  IoU,
  type KeyedState,
  MatthewsCorrelation,
  MeanIoU,
  MetricList,
  PearsonCorrelation,
  Precision,
  PrecisionAtRecall,
  R2Score,
  type RatioOptions,
  Recall,
  SparseCategoricalAccuracy,
  Specificity,
  TruePositives,
} from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { get, metricFromJSON, serialize } from 'rightly/registry';
import { updateStateAsync } from 'rightly/threads';
import { expectTypeOf, test } from 'vitest';

/* The compiler checks these tests. At run time only the names of the expectations are read. */

test('one threshold gives a number, a list of thresholds an array', () => {
  expectTypeOf(new Precision().result()).toEqualTypeOf<number>();
  expectTypeOf(new Precision({ name: 'p', dtype: 'float32' }).result()).toEqualTypeOf<number>();
  expectTypeOf(new Precision({ topK: 3 }).result()).toEqualTypeOf<number>();
  expectTypeOf(new Precision({ thresholds: 0.5 }).result()).toEqualTypeOf<number>();
  expectTypeOf(new Precision({ thresholds: undefined }).result()).toEqualTypeOf<number>();
  expectTypeOf(new Precision({ thresholds: [0.5] }).result()).toEqualTypeOf<number[]>();
  expectTypeOf(new Recall({ thresholds: [0.5, 0.7], name: 'r' }).result()).toEqualTypeOf<
    number[]
  >();
  expectTypeOf(new TruePositives({ thresholds: [0.5] }).result()).toEqualTypeOf<number[]>();
  expectTypeOf(new FalseNegatives().result()).toEqualTypeOf<number>();
  const limits: readonly number[] = [0.1, 0.2];
  expectTypeOf(new Recall({ thresholds: limits }).result()).toEqualTypeOf<number[]>();
  const options = (): RatioOptions => ({});
  expectTypeOf(new Recall(options()).result()).toEqualTypeOf<number | number[]>();
});

test('an average gives a number, none an array', () => {
  expectTypeOf(new F1Score().result()).toEqualTypeOf<number[]>();
  expectTypeOf(new F1Score({ name: 'f' }).result()).toEqualTypeOf<number[]>();
  expectTypeOf(new F1Score({ average: null }).result()).toEqualTypeOf<number[]>();
  expectTypeOf(new F1Score({ threshold: 0.5 }).result()).toEqualTypeOf<number[]>();
  expectTypeOf(new F1Score({ average: 'macro' }).result()).toEqualTypeOf<number>();
  expectTypeOf(new FBetaScore({ beta: 2, average: 'micro' }).result()).toEqualTypeOf<number>();
  const options = (): F1Options => ({});
  expectTypeOf(new F1Score(options()).result()).toEqualTypeOf<number | number[]>();
  expectTypeOf(new R2Score().result()).toEqualTypeOf<number>();
  expectTypeOf(new R2Score({ numRegressors: 1 }).result()).toEqualTypeOf<number>();
  expectTypeOf(new R2Score({ classAggregation: null }).result()).toEqualTypeOf<number[]>();
  expectTypeOf(
    new R2Score({ classAggregation: 'variance_weighted_average' }).result(),
  ).toEqualTypeOf<number>();
});

test('with an average a ratio is one of classes', () => {
  expectTypeOf(new Precision({ average: 'macro' }).result()).toEqualTypeOf<number>();
  expectTypeOf(new Recall({ average: null }).result()).toEqualTypeOf<number[]>();
  expectTypeOf(new Recall({ average: undefined }).result()).toEqualTypeOf<number>();
  expectTypeOf(new Precision({ average: null, thresholds: 0.5 }).result()).toEqualTypeOf<
    number[]
  >();
  expectTypeOf(new Specificity().result()).toEqualTypeOf<number>();
  expectTypeOf(new Specificity({ thresholds: [0.5] }).result()).toEqualTypeOf<number[]>();
  expectTypeOf(new Specificity({ average: null }).result()).toEqualTypeOf<number[]>();
  const options = (): AverageOptions => ({});
  expectTypeOf(new Recall(options()).result()).toEqualTypeOf<number | number[]>();
});

test('a confusion matrix is rows of numbers', () => {
  expectTypeOf(new ConfusionMatrix().result()).toEqualTypeOf<number[][]>();
  expectTypeOf(new ConfusionMatrix({ normalize: 'all' }).result()).toEqualTypeOf<number[][]>();
  new ConfusionMatrix({ sparseYPred: true }).updateState(['cat'], ['dog']);
});

test('all other metrics give a number', () => {
  expectTypeOf(new BalancedAccuracy({ adjusted: true }).result()).toEqualTypeOf<number>();
  expectTypeOf(new CohenKappa({ weights: 'linear' }).result()).toEqualTypeOf<number>();
  expectTypeOf(new MatthewsCorrelation().result()).toEqualTypeOf<number>();
  expectTypeOf(new AUC().result()).toEqualTypeOf<number>();
  expectTypeOf(new PrecisionAtRecall({ recall: 0.5 }).result()).toEqualTypeOf<number>();
  expectTypeOf(new MeanIoU({ numClasses: 2 }).result()).toEqualTypeOf<number>();
  expectTypeOf(new BinaryIoU().result()).toEqualTypeOf<number>();
  expectTypeOf(new PearsonCorrelation({ axis: null }).result()).toEqualTypeOf<number>();
  expectTypeOf(new AUC().state).toEqualTypeOf<KeyedState>();
});

test('a list has the results of its metrics', () => {
  const numbers = new MetricList([new Precision(), new SparseCategoricalAccuracy()]);
  expectTypeOf(numbers.result()).toEqualTypeOf<Record<string, number>>();
  const arrays = new MetricList([new F1Score(), new Precision({ thresholds: [0.5] })]);
  expectTypeOf(arrays.result()).toEqualTypeOf<Record<string, number[]>>();
  const both = new MetricList([new F1Score(), new Precision()]);
  expectTypeOf(both.result()).toEqualTypeOf<Record<string, number | number[]>>();
});

test('an own class keeps the types', () => {
  class Own extends Precision {}
  expectTypeOf(new Own().result()).toEqualTypeOf<number>();
  expectTypeOf(Precision.fromConfig({}).result()).toEqualTypeOf<number | number[]>();
  expectTypeOf(AUC.fromConfig({}).result()).toEqualTypeOf<number>();
});

/** Never called. Each line is a type error. */
export function refused(): void {
  // @ts-expect-error -- misspelt
  void new Precision({ treshold: 0.5 });
  // @ts-expect-error -- misspelt, beside one that is known
  void new Precision({ thresholds: 0.5, top_k: 3 });
  // @ts-expect-error -- of another class
  void new Recall({ name: 'r', threshold: 0.5 });
  // @ts-expect-error -- what is not among the highest is right nearly always
  void new Specificity({ topK: 1 });
  // @ts-expect-error -- no such weights
  void new CohenKappa({ weights: 'cubic' });
  // @ts-expect-error -- misspelt, beside one that is known
  void new F1Score({ average: 'macro', treshold: 0.5 });
  // @ts-expect-error -- no such average
  void new F1Score({ average: 'makro' });
  // @ts-expect-error -- F1 has no beta
  void new F1Score({ average: 'macro', beta: 2 });
  // @ts-expect-error -- what is no mean has no reduction
  void new Precision({ reduction: 'element' });
  // @ts-expect-error -- what is no mean has no reduction
  void new AUC({ reduction: 'element' });
  // @ts-expect-error -- misspelt
  void new AUC({ numTresholds: 3 });
  // @ts-expect-error -- no such aggregation
  void new R2Score({ classAggregation: 'raw_values' });
  // @ts-expect-error -- misspelt, beside one that is known
  void new R2Score({ numRegressors: 1, class_aggregation: null });
  // @ts-expect-error -- must be given
  void new MeanIoU({ ignoreClass: 0, sparseYPred: false });
  // @ts-expect-error -- must be given
  void new IoU({ numClasses: 2 });
  // @ts-expect-error -- must be given
  void new PrecisionAtRecall({ numThresholds: 3 });
  // @ts-expect-error -- strings are for metrics of classes
  new R2Score().updateState(['cat'], ['cat']);
  // @ts-expect-error -- read only
  new AUC().state.positives = 1;
}

test('registry, documents and lists take every class', () => {
  class Own extends F1Score {}
  class OfAverage extends F1Score<{ average: 'macro' }> {}
  expectTypeOf(() => F1Score.fromJSON({}).result()).returns.toEqualTypeOf<number | number[]>();
  expectTypeOf(() => AUC.fromJSON({})).returns.toEqualTypeOf<AUC>();
  expectTypeOf(() => Own.fromJSON({})).returns.toEqualTypeOf<Own>();
  expectTypeOf(new OfAverage().result()).toEqualTypeOf<number>();
  expectTypeOf(() => metricFromJSON({}, { Own, OfAverage })).returns.toEqualTypeOf<AnyMetric>();
  expectTypeOf(() => MetricList.fromJSON({}, [Own, AUC, SparseCategoricalAccuracy])).toBeFunction();
  expectTypeOf(() => serialize(new F1Score())).toBeFunction();
  expectTypeOf(() => get(new F1Score()).result()).returns.toEqualTypeOf<number[]>();
  expectTypeOf(() => get(AUC).result()).returns.toEqualTypeOf<number>();
  expectTypeOf(() => get('auc')).returns.toEqualTypeOf<AnyMetric>();
  expectTypeOf(() => updateStateAsync(new F1Score(), [[1]], [[1]])).returns.toEqualTypeOf<
    Promise<void>
  >();
  expectTypeOf(
    () => new CompileMetrics({ metrics: ['auc', new F1Score(), new Own()] }),
  ).toBeFunction();
});
