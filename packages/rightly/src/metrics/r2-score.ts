import type { SumsDefinition } from '../core/definition.ts';
import type { Given, NameOptions, Option } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { minus, moments, place, square, vectors } from '../core/verbs.ts';
import { ratio } from './shared/thresholds.ts';

export type ClassAggregation = 'uniform_average' | 'variance_weighted_average' | null;

export interface R2ScoreOptions {
  /**
   * How the scores of several outputs are averaged. `'uniform_average'`, the default, is their mean. `'variance_weighted_average'` is
   * their mean weighted by the variance of the truth. null gives an array of the scores.
   */
  readonly classAggregation?: ClassAggregation | undefined;
  /** The number of variables of the model, for the adjusted score. 0, the default, adjusts nothing. */
  readonly numRegressors?: number | undefined;
}

/** An array where nothing is averaged, else a number. */
export type Aggregated<O> = [Given<O, 'classAggregation'>] extends [string | undefined]
  ? number
  : [Given<O, 'classAggregation'>] extends [null]
    ? number[]
    : number | number[];

const aggregations: ReadonlySet<unknown> = new Set([
  'uniform_average',
  'variance_weighted_average',
  null,
]);

const classAggregation: Option<ClassAggregation> = {
  default: 'uniform_average',
  expected: "be 'uniform_average', 'variance_weighted_average' or null",
  accepts: (how) => aggregations.has(how),
  nullable: true,
};

/** The score of one output. Where the truth does not vary, it is 1 for perfect predictions, else 0. */
const scoreOf = (residual: number, variation: number): number =>
  variation === 0 && residual >= 0 ? Number(residual === 0) : 1 - residual / variation;

/**
 * The share of the variation of the truth that the predictions explain: 1 − Σ(truth − prediction)² / Σ(truth − mean truth)². `yTrue` and
 * `yPred` have the same shape: samples, or samples × outputs. Where the truth does not vary, the score is 1 for perfect predictions, else 0.
 *
 * The constructor throws RangeError for options out of range. `updateState` throws RangeError for shapes that differ, for numbers
 * that are not finite, or for another number of outputs than before. Source: `keras.metrics.R2Score`.
 *
 * ```ts
 * import { R2Score } from 'rightly';
 *
 * const m = new R2Score();
 * m.updateState([1, 4, 3], [2, 4, 4]);
 * m.result().toFixed(4); // 0.5714
 *
 * const each = new R2Score({ classAggregation: null });
 * each.updateState([[1, 10], [4, 20], [3, 30]], [[2, 10], [4, 20], [4, 30]]);
 * each.result().map((score) => score.toFixed(4)).join(); // 0.5714,1.0000
 * ```
 */
export class R2Score<const O extends R2ScoreOptions & NameOptions = object> extends DeclaredSums<
  O,
  Aggregated<O>,
  number | bigint | boolean,
  R2ScoreOptions
> {
  static readonly definition: SumsDefinition<R2ScoreOptions, number | number[]> = {
    className: 'R2Score',
    name: 'r2_score',
    direction: 'up',
    range: [-Infinity, 1],
    options: {
      classAggregation,
      numRegressors: {
        default: 0,
        expected: 'be a whole number of at least 0',
        accepts: (count) => Number.isInteger(count) && Number(count) >= 0,
      },
    },
    sums() {
      const [truth, guess] = [vectors('yTrue'), vectors('yPred')];
      const by = place(truth);
      return {
        moments: { moments: moments(truth, guess) },
        residuals: { value: square(minus(truth, guess)), by },
        elements: { by, isUnweighted: true },
      };
    },
    hasClasses: () => true,
    result(found, { classAggregation: how, numRegressors }) {
      const outputs = [...Array(found.classes).keys()].map((output) => {
        const { xx: variation, weight } = found.moments('moments').at(output);
        const score = weight > 0 ? scoreOf(found.cells('residuals').at(output), variation) : 0;
        return { score, variation };
      });
      const elements = outputs.reduce((sum, _, i) => sum + found.cells('elements').at(i), 0);
      const adjusted = (score: number): number => adjust(score, elements, numRegressors!);
      if (how === null) return outputs.map(({ score }) => adjusted(score));
      // Where no truth varies, all outputs have the same weight, as in scikit-learn.
      const isUniform =
        how === 'uniform_average' || outputs.every(({ variation }) => variation === 0);
      const weightOf = ({ variation }: { readonly variation: number }): number =>
        isUniform ? 1 : variation;
      const weight = outputs.reduce((sum, output) => sum + weightOf(output), 0);
      const total = outputs.reduce((sum, output) => sum + weightOf(output) * output.score, 0);
      return adjusted(ratio(total, weight));
    },
  };
}

/** The score adjusted for the number of variables. With too few elements, the score stays as it is. */
const adjust = (score: number, elements: number, regressors: number): number =>
  regressors === 0 || elements <= regressors + 1
    ? score
    : 1 - ((1 - score) * (elements - 1)) / (elements - regressors - 1);
