import {
  Accuracy,
  type AnyMeanMetric,
  type AnySumsMetric,
  AUC,
  BinaryAccuracy,
  BrierScore,
  ConfusionMatrix,
  ExpectedCalibrationError,
  MeanAbsoluteError,
  R2Score,
  RootMeanSquaredError,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  Sum,
} from 'rightly';
import { inspect } from 'rightly/inspect';
import { metricFromJSON } from 'rightly/registry';
import { interval, Replicated } from 'rightly/statistics';
import { type GroupKey, Sliced } from 'rightly/streams';
import type { Headline, ReportData, SlicesFigures, Estimate, ThresholdFigures } from '../data.ts';
import { calibrationOf } from './calibration-of.ts';
import { classesOf, constantOf } from './classes-of.ts';
import { ErrorBins, ErrorCells } from './error-metrics.ts';
import { errorsOf } from './errors-of.ts';
import { healthOf } from './health-of.ts';
import type { RateOptions } from './rate.ts';
import { slicesOf } from './slices-of.ts';
import { thresholdsOf } from './thresholds-of.ts';

/** The most classes for which there is a curve for each class. */
const MOST_CURVES = 20;
/** The largest k of the accuracy at k. */
const MOST_K = 10;

type Label = number | string;
type Mean = AnyMeanMetric & { readonly name: string };

/**
 * The kind of predictions. `labels`: numbers or names of classes. `probability`: the probability of class 1. `scores`: rows with a score for each class.
 * `numbers`: a regression.
 */
export type Predictions = 'labels' | 'probability' | 'scores' | 'numbers';

export interface ReportOptions {
  readonly predictions: Predictions;
  /** The title of the report; `Report` by default. */
  readonly title?: string | undefined;
  /** The names of the classes, in the order of the scores or of the numbers of classes. */
  readonly classes?: readonly string[] | undefined;
  /** The metrics in the headline. The first metric is shown for each group. */
  readonly metrics?: readonly (AnyMeanMetric | AnySumsMetric)[] | undefined;
  /** The weight of each row. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
  /** Columns with the group of each row. */
  readonly by?: Readonly<Record<string, ArrayLike<GroupKey>>> | undefined;
  /** The confidence level of the intervals; 0.95 by default. */
  readonly level?: number | undefined;
  /** Groups with fewer rows are grey; 30 by default. */
  readonly minRows?: number | undefined;
}

/** Rows in the form of metrics. Beside scores, the truth is the numbers of classes. */
interface Rows {
  readonly yTrue: ArrayLike<Label>;
  readonly yPred: ArrayLike<Label> | Scores;
  readonly options: { readonly sampleWeight?: ArrayLike<number> };
}

interface Scores {
  readonly data: Float64Array;
  readonly shape: readonly [rows: number, classes: number];
}

/**
 * Counts rows, and returns the data of a report as plain objects. The pictures of this package draw the data, and `reportHtml` of
 * `@rightly/report/page` writes a page. `yTrue` and `yPred` have a value for each row; scores are rows with a number for each class. The
 * intervals of means come from their sums. The intervals of other metrics come from a jackknife.
 *
 * Throws TypeError for an unknown kind of `predictions`, RangeError for a label that is not among `classes`, and the errors of the metrics.
 */
export function reportData(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label> | ArrayLike<ArrayLike<number>>,
  given: ReportOptions,
): ReportData {
  const {
    predictions,
    title = 'Report',
    classes,
    sampleWeight,
    level = 0.95,
    minRows = 30,
  } = given;
  if (!(predictions in usual))
    throw new TypeError(
      `reportData predictions must be ${Object.keys(usual).join(', ')}; got ${predictions as string}`,
    );
  const rows = toRows(yTrue, yPred, given);
  const metrics = (given.metrics ?? usual[predictions]()).map(fresh);
  const counted = metrics.map((metric) =>
    count(isMean(metric) ? metric : new Replicated(metric), rows),
  );
  const rates = { level, isWeighted: sampleWeight !== undefined };
  const found = predictions === 'numbers' ? null : matrixOf(rows, predictions, classes, rates);
  const { thresholds, calibration, missing } = curvesOf(rows, predictions, classes, rates);
  const mean = counted.find(isMean);
  const { tied, ...facts } = inspect([metrics[0]!], rows.yTrue as never, rows.yPred as never);
  return {
    title,
    rows: yTrue.length,
    effectiveRows: sampleWeight && mean ? interval(mean).effectiveSize : null,
    level,
    headlines: counted.flatMap((metric, i) => headlineOf(metric, metrics[i]!, level)),
    constant: constantOf(found),
    classes: found,
    topK: topKOf(rows, level),
    thresholds,
    calibration,
    slices: slicesIn(metrics[0]!, rows, given.by ?? {}, { level, minRows }),
    errors:
      predictions === 'numbers'
        ? errorsOf(count(new ErrorBins(), rows), count(new ErrorCells(), rows))
        : null,
    comparison: null,
    health: healthOf({ ...facts, tied: Math.max(0, ...tied), skipped: 0 }),
    assumed: [],
    warnings: [],
    worst: null,
    missing,
  };
}

/** The default metrics. */
const usual: Readonly<Record<Predictions, () => (AnyMeanMetric | AnySumsMetric)[]>> = {
  labels: () => [new Accuracy()],
  probability: () => [new BinaryAccuracy({ name: 'accuracy' }), new AUC()],
  scores: () => [new SparseCategoricalAccuracy({ name: 'accuracy' })],
  numbers: () => [new MeanAbsoluteError(), new RootMeanSquaredError(), new R2Score()],
};

/** A copy of a metric without sums. */
function fresh<M extends AnyMeanMetric | AnySumsMetric>(metric: M): M {
  const copy = metricFromJSON(metric.toJSON()) as unknown as M;
  copy.resetState();
  return copy;
}

const isMean = (metric: object): metric is Mean => 'expression' in metric;

function count<M extends object>(metric: M, { yTrue, yPred, options }: Rows): M {
  (metric as unknown as Updated).updateState(yTrue, yPred, options);
  return metric;
}

interface Updated {
  updateState(yTrue: unknown, yPred: unknown, options: unknown): void;
}

function toRows(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label> | ArrayLike<ArrayLike<number>>,
  { predictions, classes, sampleWeight }: ReportOptions,
): Rows {
  const options = sampleWeight ? { sampleWeight } : {};
  if (predictions !== 'scores') return { yTrue, yPred: yPred as ArrayLike<Label>, options };
  const lists = Array.from(yPred as ArrayLike<ArrayLike<number>>);
  const width = lists[0]?.length ?? 0;
  const uneven = lists.findIndex((list) => list.length !== width);
  if (uneven >= 0)
    throw new RangeError(
      `reportData yPred must have as many scores in each row; got ${width} in row 0 and ${lists[uneven]!.length} in row ${uneven}`,
    );
  const data = new Float64Array(lists.length * width);
  lists.forEach((list, i) => data.set(list, i * width));
  const truth = Array.from(yTrue, (label) =>
    typeof label === 'string' ? numberOf(label, classes) : label,
  );
  return { yTrue: truth, yPred: { data, shape: [lists.length, width] }, options };
}

/** The index of a class by its name. */
function numberOf(label: string, classes: readonly string[] = []): number {
  const found = classes.indexOf(label);
  if (found < 0)
    throw new RangeError(
      `reportData yTrue must hold names of classes (${classes.slice(0, 5).join(', ') || 'there are none: give the option classes'}); got ${JSON.stringify(label)}`,
    );
  return found;
}

function headlineOf(counted: object, { name, direction }: Named, level: number): Headline[] {
  const { value, low, high } = interval(counted as never, { level }) as Estimate;
  return typeof value === 'number'
    ? [{ metric: name, value, low, high, direction: direction ?? null }]
    : [];
}

interface Named {
  readonly name: string;
  readonly direction?: 'up' | 'down' | undefined;
}

const nameOf = (key: unknown, classes: readonly string[] | undefined): string =>
  typeof key === 'string' ? key : (classes?.[Number(key)] ?? String(key));

function matrixOf(
  rows: Rows,
  predictions: Predictions,
  classes: readonly string[] | undefined,
  rates: RateOptions,
): ReportData['classes'] {
  const matrix = count(
    new ConfusionMatrix(
      predictions === 'labels'
        ? { sparseYPred: true }
        : predictions === 'probability'
          ? { threshold: 0.5 }
          : {},
    ),
    rows,
  );
  const names = matrix.keys().map((key) => nameOf(key, classes));
  return names.length > 0 ? classesOf({ classes: names, rows: matrix.result() }, rates) : null;
}

/** The accuracy at every k; null without scores. */
function topKOf(rows: Rows, level: number): ReportData['topK'] {
  if (!('shape' in rows.yPred)) return null;
  const most = Math.min(rows.yPred.shape[1] - 1, MOST_K);
  return Array.from({ length: most }, (_, i) => {
    const metric = count(new SparseTopKCategoricalAccuracy({ k: i + 1 }), rows);
    const { value, low, high } = interval(metric, { level });
    return { k: i + 1, value, low, high };
  });
}

/** Curves and calibration, if the scores are probabilities. */
function curvesOf(
  rows: Rows,
  predictions: Predictions,
  classes: readonly string[] | undefined,
  rates: RateOptions,
): Pick<ReportData, 'thresholds' | 'calibration'> & { readonly missing: readonly string[] } {
  const none = { thresholds: null, calibration: null, missing: [] };
  if (predictions !== 'probability' && predictions !== 'scores') return none;
  try {
    const thresholds = thresholdsIn(rows, classes);
    const calibration = count(new ExpectedCalibrationError(), rows);
    const brier = predictions === 'probability' ? count(new BrierScore(), rows).result() : null;
    return {
      thresholds,
      calibration: calibrationOf(calibration, brier, rates),
      missing: thresholds ? [] : [leftOut(rows)],
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...none, missing: [`curves: ${error.message}`] };
  }
}

/** The reason why there are no curves. */
const leftOut = ({ yPred }: Rows): string =>
  `curves: they are drawn for up to ${MOST_CURVES} classes, and there are ${(yPred as Scores).shape[1].toLocaleString('en-US')}`;

function thresholdsIn(
  { yTrue, yPred, options }: Rows,
  classes: readonly string[] | undefined,
): ThresholdFigures[] | null {
  if (!('shape' in yPred)) return [thresholdsOf(count(new AUC(), { yTrue, yPred, options }), null)];
  const [n, width] = yPred.shape;
  if (width > MOST_CURVES) return null;
  return Array.from({ length: width }, (_, own) => {
    const truth = Uint8Array.from({ length: n }, (__, i) => Number(Number(yTrue[i]) === own));
    const scores = Float64Array.from({ length: n }, (__, i) => yPred.data[i * width + own]!);
    const area = count(new AUC(), { yTrue: truth, yPred: scores, options });
    return thresholdsOf(area, nameOf(own, classes));
  });
}

/** A mean in each group of each column. */
function slicesIn(
  metric: AnyMeanMetric | AnySumsMetric,
  { yTrue, yPred, options }: Rows,
  by: Readonly<Record<string, ArrayLike<GroupKey>>>,
  settings: { readonly level: number; readonly minRows: number },
): SlicesFigures[] {
  if (!isMean(metric)) return [];
  const sum = (metrics: readonly Mean[]): Mean => {
    const all = fresh(metric);
    all.mergeState(...(metrics as never[]));
    return all;
  };
  return Object.entries(by).map(([column, keys]) => {
    const [sliced, sizes] = [new Sliced(metric as never), new Sliced(new Sum())];
    const own = { ...options, by: keys };
    (sliced as unknown as Updated).updateState(yTrue, yPred, own);
    sizes.updateState(new Uint8Array(yTrue.length).fill(1), { by: keys as never });
    const numbers = sizes.result();
    // The public `state` lacks the squares of weights, which intervals need.
    const { groups } = sliced.toJSON().state as { readonly groups: Record<string, object> };
    const slices = Object.entries(groups).map(([name, state]) => ({
      name,
      rows: numbers[name]!,
      metric: metricFromJSON({ ...metric.toJSON(), state }) as unknown as Mean,
    }));
    const direction = metric.direction ?? null;
    return slicesOf(slices, { column, direction, ...settings, sum });
  });
}
