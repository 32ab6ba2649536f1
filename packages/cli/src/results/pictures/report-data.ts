import {
  calibrationOf,
  classesOf,
  constantOf,
  errorsOf,
  healthOf,
  rateOf,
  type RateOptions,
  thresholdsOf,
} from '@rightly/report/counting';
import type { ClassesFigures, Headline, ReportData, ThresholdFigures } from '@rightly/report/page';
import { interval } from 'rightly/statistics';
import type { Evaluated } from '../../counting/evaluated.ts';
import { fold } from '../../counting/replicas.ts';
import {
  type DeclaredMetric,
  definitionOf,
  directionOf,
  isMatrix,
  isMean,
} from '../../reading/declared-metric.ts';
import type { Comparison } from '../comparison.ts';
import { type Evaluation, nameOf, toEvaluation, valuesOf } from '../evaluation.ts';
import { figuresOf, isMatrixValue } from '../result.ts';
import { comparisonOf } from './comparison-of.ts';
import { slicesOf } from './slices-of.ts';

/** What a report is made from. */
export interface ReportSource {
  readonly evaluation: Evaluation;
  readonly evaluated: Evaluated;
  /** The sums that pictures are drawn from; undefined where there are none. */
  readonly pictures: Evaluated | undefined;
  readonly comparison?: Comparison | undefined;
  readonly worst?: ReportData['worst'];
  readonly missing: readonly string[];
}

/** All that a report of an evaluation shows. */
export function reportData({
  evaluation,
  evaluated,
  pictures,
  comparison,
  worst = null,
  missing,
}: ReportSource): ReportData {
  const { level = 0.95, minRows = 30 } = evaluation;
  // What is printed may have no intervals.
  const sure =
    evaluation.level === undefined ? toEvaluation(fold(evaluated), { level }) : evaluation;
  const isWeighted = evaluation.columns.sample_weight !== null;
  const rates = { level, isWeighted };
  const metrics = pictures?.total.metrics ?? [];
  const of = (className: string): DeclaredMetric | undefined =>
    metrics.find((metric) => definitionOf(metric).className === className);
  const matrix = metrics.find(isMatrix);
  const classNames = pictures?.columns.classes;
  const [matrixValue] = matrix ? valuesOf({ metrics: [matrix] }, classNames) : [];
  const classes =
    matrixValue !== undefined && isMatrixValue(matrixValue) && matrixValue.classes.length > 0
      ? classesOf(matrixValue, rates)
      : null;
  const calibration = of('ExpectedCalibrationError');
  const brier = of('BrierScore');
  const [errorBins, errorCells] = [of('ErrorBins'), of('ErrorCells')];
  return {
    title: evaluation.source,
    rows: evaluation.rows,
    effectiveRows: isWeighted ? effectiveRows(evaluated) : null,
    level,
    headlines: headlinesOf(sure),
    constant: constantOf(classes),
    classes,
    topK: topKOf(metrics, classes, rates),
    thresholds: thresholdsIn(pictures),
    calibration: calibration
      ? calibrationOf(calibration, brier ? (brier.result() as number) : null, rates)
      : null,
    slices: slicesOf(fold(evaluated), { level, minRows }),
    errors: errorBins && errorCells ? errorsOf(errorBins, errorCells) : null,
    comparison: comparison ? comparisonOf(comparison) : null,
    health: healthOf({ ...evaluated.total, tied: mostTied(evaluated, pictures) }),
    assumed: evaluation.assumed.map(({ flag, because }) => `${flag} (${because})`),
    warnings: evaluation.warnings,
    worst,
    missing,
  };
}

/** The numbers of all rows. Metrics of several numbers have pictures of their own. */
function headlinesOf({ groups }: Evaluation): Headline[] {
  const { results } = groups.at(-1)!;
  return results.flatMap((result): Headline[] => {
    if (typeof result.value !== 'number') return [];
    const [figure] = figuresOf(result);
    const { low = null, high = null } = figure ?? {};
    const direction = directionOf(result.class_name) ?? null;
    return [{ metric: result.metric, value: result.value, low, high, direction }];
  });
}

/** Accuracy at every k: that at 1 is that of the confusion matrix. */
function topKOf(
  metrics: readonly DeclaredMetric[],
  classes: ClassesFigures | null,
  rates: RateOptions,
): ReportData['topK'] {
  const found = metrics.flatMap((metric) => {
    const k = /^top (\d+)$/.exec(metric.name)?.[1];
    if (k === undefined || !isMean(metric)) return [];
    const { value, low, high } = interval(metric, { level: rates.level });
    return [{ k: Number(k), value, low, high }];
  });
  if (found.length === 0 || !classes) return null;
  const support = classes.byClass.reduce((sum, one) => sum + one.support, 0);
  const hits = classes.byClass.reduce((sum, one) => sum + (one.recall.value ?? 0) * one.support, 0);
  return [
    { k: 1, ...rateOf(rates.isWeighted ? hits : Math.round(hits), support, rates) },
    ...found,
  ];
}

/** How many rows of equal weight would say as much. */
function effectiveRows({ total }: Evaluated): number | null {
  const mean = total.metrics.find(isMean);
  return mean ? interval(mean).effectiveSize : null;
}

/** The sums by threshold: of a probability, or of each class. */
export function thresholdsIn(pictures: Evaluated | undefined): ThresholdFigures[] | null {
  const areas = (pictures?.total.metrics ?? []).filter(({ name }) => name === 'roc');
  const { classes } = pictures?.columns ?? {};
  return areas.length === 0
    ? null
    : areas.map((area, i) => thresholdsOf(area, areas.length === 1 ? null : nameOf(i, classes)));
}

/** In how many rows equal scores decide, for the metric for which these are most. */
const mostTied = (...all: readonly (Evaluated | undefined)[]): number =>
  Math.max(0, ...all.flatMap((evaluated) => evaluated?.total.tied ?? []));
