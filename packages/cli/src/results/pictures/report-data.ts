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
import type { EvaluationSums } from '../../counting/evaluation-sums.ts';
import { collectReplicates } from '../../counting/collect-replicates.ts';
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

/** The results and sums for a report. */
export interface ReportSource {
  readonly evaluation: Evaluation;
  readonly evaluated: EvaluationSums;
  /** The sums for pictures; undefined without pictures. */
  readonly pictures: EvaluationSums | undefined;
  readonly comparison?: Comparison | undefined;
  readonly worst?: ReportData['worst'];
  readonly missing: readonly string[];
}

/** The data of a report of an evaluation. */
export function reportData({
  evaluation,
  evaluated,
  pictures,
  comparison,
  worst = null,
  missing,
}: ReportSource): ReportData {
  const { level = 0.95, minRows = 30 } = evaluation;
  // The printed evaluation may have no intervals, but the report has them.
  const sure =
    evaluation.level === undefined
      ? toEvaluation(collectReplicates(evaluated), { level })
      : evaluation;
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
    slices: slicesOf(collectReplicates(evaluated), { level, minRows }),
    errors: errorBins && errorCells ? errorsOf(errorBins, errorCells) : null,
    comparison: comparison ? comparisonOf(comparison) : null,
    health: healthOf({ ...evaluated.total, tied: mostTied(evaluated, pictures) }),
    assumed: evaluation.assumed.map(({ flag, because }) => `${flag} (${because})`),
    warnings: evaluation.warnings,
    worst,
    missing,
  };
}

/** The values of the total. Metrics with several numbers have pictures of their own. */
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

/** The accuracy at every k. At k = 1 it comes from the confusion matrix. */
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

/** The effective number of rows. */
function effectiveRows({ total }: EvaluationSums): number | null {
  const mean = total.metrics.find(isMean);
  return mean ? interval(mean).effectiveSize : null;
}

/** The figures by threshold: of a probability, or of each class. */
export function thresholdsIn(pictures: EvaluationSums | undefined): ThresholdFigures[] | null {
  const areas = (pictures?.total.metrics ?? []).filter(({ name }) => name === 'roc');
  const { classes } = pictures?.columns ?? {};
  return areas.length === 0
    ? null
    : areas.map((area, i) => thresholdsOf(area, areas.length === 1 ? null : nameOf(i, classes)));
}

/** The number of rows in which equal scores decide, for the metric with the most such rows. */
const mostTied = (...all: readonly (EvaluationSums | undefined)[]): number =>
  Math.max(0, ...all.flatMap((evaluated) => evaluated?.total.tied ?? []));
