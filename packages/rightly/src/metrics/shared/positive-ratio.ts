import type { SumsDefinition } from '../../core/definition.ts';
import { predictedPlainly } from '../../core/verbs.ts';
import { type AverageOptions, averageDefinition } from './average-definition.ts';
import { classKeys, countsByClass } from './class-sums.ts';
import { classSums } from './f-sums.ts';
import { type RatioOptions, ratioDefinition } from './ratio-definition.ts';
import { ratio } from './thresholds.ts';

/** True positives, divided by all predicted positives (precision) or by all true positives and false negatives (recall). */
export const positiveRatio = (
  className: string,
  name: string,
  all: 'calls' | 'truths',
): SumsDefinition<RatioOptions & AverageOptions, number | number[]> =>
  averageDefinition({
    byElement: ratioDefinition(className, name, {
      right: 'tp',
      wrong: all === 'calls' ? 'fp' : 'fn',
    }),
    score: (counts) => ratio(counts.hits, counts[all]),
    isSparse: false,
    sums: (forms) => classSums(forms, predictedPlainly),
    countsOf: countsByClass,
    keysOf: classKeys,
    ofElements: ({ tp, fp, fn }) => ({ hits: tp, truths: tp + fn, calls: tp + fp }),
  });
