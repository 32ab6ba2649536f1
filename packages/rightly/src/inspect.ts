import { toBatch } from './core/batch.ts';
import { isDeclared } from './core/batch-metric.ts';
import { readsBinary, readsValues } from './core/binary.ts';
import { noMean, show, typeError } from './core/errors.ts';
import type { ArrayInput } from './core/input.ts';
import { type AnyMeanMetric, DeclaredMean } from './core/declared-mean.ts';
import { probabilitiesIn } from './core/probabilities.ts';
import { isArray } from './core/readable.ts';
import { inputsKey, kindsOf } from './core/scan.ts';
import { type AnySumsMetric, DeclaredSums } from './core/declared-sums.ts';
import { evaluate } from './engines/cpu/evaluate.ts';
import { rowFacts } from './engines/facts.ts';
import { rankOf } from './engines/rank.ts';
import type { Column, Data, InputData, Inputs } from './engines/vocabulary.ts';

type Label = number | bigint | boolean | string;

/** Counts of samples that make a result look better than the model is, or that make the metric meaningless. */
export interface Inspection {
  /** Samples with NaN in the numbers that decide their result. */
  readonly nan: number;
  /** Samples whose label no class has, and which a metric counts. */
  readonly outOfRange: number;
  /** Samples with a truth other than 0 and 1, for metrics that cut at a threshold. */
  readonly notBinary: number;
  /**
   * Samples with truth or predictions outside of 0 to 1, for losses of probabilities and thresholds between 0 and 1. They may be logits.
   */
  readonly notProbability: number;
  /**
   * Samples with a whole truth and a fractional prediction, for metrics that compare for equality. The predictions may be probabilities.
   */
  readonly fractional: number;
  /** For each metric, samples where equal scores are on both sides of k. Another order of these scores could change the result. */
  readonly tied: readonly number[];
}

/**
 * Counts ties, NaN and labels that no class has in a batch, which can make a result look better than the model is. The metrics must read their
 * inputs alike, and do not change. Shapes and errors are those of `updateState`.
 *
 * ```ts
 * import { SparseTopKCategoricalAccuracy } from 'rightly';
 * import { inspect } from 'rightly/inspect';
 *
 * inspect([new SparseTopKCategoricalAccuracy({ k: 2 })], [0, 7], [[1, 1, 1], [0, NaN, 1]]); // { nan: 1, outOfRange: 1, notBinary: 0, notProbability: 0, fractional: 0, tied: [1] }
 * ```
 */
export function inspect(
  metrics: readonly (AnyMeanMetric | AnySumsMetric)[],
  yTrue: ArrayInput<Label>,
  yPred: ArrayInput<Label>,
): Inspection {
  const what = 'inspect:';
  const all = isArray(metrics) ? (metrics as readonly unknown[]) : [];
  const other = all.findIndex((metric) => !isInspected(metric));
  if (other >= 0) throw noMean(`${what} metrics`, all[other], 'be metrics of yTrue and yPred');
  const [first] = all as typeof metrics;
  if (!first || new Set(metrics.map(({ member }) => inputsKey(member))).size > 1)
    throw typeError(`${what} metrics`, 'be metrics that read their inputs alike', show(metrics));
  const kinds = kindsOf(first.member);
  const { n, shape, inputs } = toBatch(kinds, yTrue, yPred, what);
  const means = metrics.map((metric) => (metric instanceof DeclaredMean ? metric : undefined));
  // Where inputs hold single values, a sample is all values at one index of the first axis.
  const isSingle = kinds.yPred.verb === 'numbers' || kinds.yPred.verb === 'values';
  const inner = isSingle && n > 0 ? n / (shape[0] ?? 1) : 1;
  const probabilities = new Set(metrics.flatMap(probabilitiesIn));
  const found = {
    nan: 0,
    outOfRange: 0,
    notBinary: 0,
    notProbability: outside(
      n,
      inner,
      [...probabilities].map((name) => inputs[name]),
    ),
    fractional: metrics.some(readsValues) ? fractional(n, inner, inputs) : 0,
    tied: metrics.map(() => 0),
  };
  const judging = metrics.filter((metric) => !(metric instanceof DeclaredMean && metric.checked));
  if (judging.length === 0) return found;
  if (kinds.yPred.verb === 'scores') {
    const oneHot = kinds.yTrue.type === 'rows';
    const counted = metrics.map((metric) => (oneHot ? undefined : countedIn(metric, n, inputs)));
    const ranks = means.map((mean) => mean && rankOf(mean.expression));
    rowFacts(n, inputs.yTrue, oneHot, inputs.yPred, (row, above, equal, nan) => {
      if (nan) found.nan++;
      const counts = (i: number): boolean => counted[i]?.[row] !== 0;
      ranks.forEach((own, i) => {
        if (own && above < own.k && above + equal > own.k && counts(i)) found.tied[i]!++;
      });
    });
    if (!oneHot) found.outOfRange = outOfRange(n, inputs.yTrue.data, inputs.yPred.width!, counted);
  } else if (kinds.yPred.verb === 'numbers') {
    const [y, p] = [inputs.yTrue.data, inputs.yPred.data];
    const cuts = judging.some(readsBinary);
    for (let start = 0; start < n; start += inner) {
      let [hasNaN, hasOther] = [false, false];
      for (let i = start; i < start + inner; i++) {
        const [truth, score] = [Number(y[i]), Number(p[i])];
        hasNaN ||= truth !== truth || score !== score;
        hasOther ||= truth !== 0 && truth !== 1;
      }
      if (hasNaN) found.nan++;
      if (hasOther && cuts) found.notBinary++;
    }
  }
  return found;
}

const isInspected = (metric: unknown): metric is AnyMeanMetric | AnySumsMetric =>
  metric instanceof DeclaredMean || (metric instanceof DeclaredSums && isDeclared(metric));

/** The samples that a metric counts, as numbers other than 0. Undefined where it counts all. */
function countedIn(
  metric: AnyMeanMetric | AnySumsMetric,
  n: number,
  inputs: Inputs,
): Data | undefined {
  const wheres =
    metric instanceof DeclaredMean
      ? [metric.counted]
      : Object.values(metric.summands).map(({ where }) => where);
  if (wheres.includes(undefined)) return undefined;
  const each = wheres.map((where) => evaluate(where as Column, n, inputs));
  return each.length === 1
    ? each[0]
    : Uint8Array.from({ length: n }, (_, i) => Number(each.some((own) => own[i] !== 0)));
}

/** Samples of `inner` values with a number below 0 or above 1. */
function outside(n: number, inner: number, inputs: readonly InputData[]): number {
  const isOutside = ({ data, width = 1 }: InputData, start: number): boolean => {
    for (let i = start * width; i < (start + inner) * width; i++)
      if (data[i]! < 0 || data[i]! > 1) return true;
    return false;
  };
  let found = 0;
  for (let start = 0; inputs.length > 0 && start < n; start += inner)
    if (inputs.some((input) => isOutside(input, start))) found++;
  return found;
}

/** Samples of `inner` values with a whole truth and a fractional prediction. */
function fractional(n: number, inner: number, { yTrue, yPred }: Inputs): number {
  if ([yTrue, yPred].some(({ data }) => typeof data[0] === 'string')) return 0;
  const isFraction = (i: number): boolean => {
    const [truth, guess] = [Number(yTrue.data[i]), Number(yPred.data[i])];
    return Number.isInteger(truth) && !Number.isInteger(guess) && !Number.isNaN(guess);
  };
  let found = 0;
  for (let start = 0; start < n; start += inner) {
    let hasFraction = false;
    for (let i = start; i < start + inner; i++) hasFraction ||= isFraction(i);
    if (hasFraction) found++;
  }
  return found;
}

/** A label that one metric ignores is out of range for the others. */
function outOfRange(
  n: number,
  labels: Data,
  width: number,
  counted: readonly (Data | undefined)[],
): number {
  let found = 0;
  for (let i = 0; i < n; i++) {
    const label = Number(labels[i]);
    if (!(label >= 0 && label < width) && counted.some((own) => own?.[i] !== 0)) found++;
  }
  return found;
}
