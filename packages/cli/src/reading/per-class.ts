import type { Named } from './read-metrics.ts';

/** The three metrics of each class in `--per-class`, by the names of their results. */
export const ofClass = ['precision', 'recall', 'f1_score'] as const;

/** Their averages over the classes. */
export const averages = ['macro', 'weighted'] as const;

/** The name of the average of one of the three metrics. */
export const averageName = (
  metric: (typeof ofClass)[number],
  average: (typeof averages)[number],
): string => `${metric}_${average}`;

/** The metrics of `--per-class`, as in scikit-learn's classification report. */
export const perClass: readonly Named[] = [
  { name: 'accuracy', options: {} },
  ...ofClass.map((name): Named => ({ name, options: { average: null } })),
  ...averages.flatMap((average) =>
    ofClass.map((name): Named => ({
      name,
      options: { average, name: averageName(name, average) },
    })),
  ),
];
