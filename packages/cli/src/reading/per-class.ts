import type { Named } from './read-metrics.ts';

/** The three metrics of a class that the report of `--per-class` shows, by what their results are called. */
export const ofClass = ['precision', 'recall', 'f1_score'] as const;

/** Their averages over the classes. */
export const averages = ['macro', 'weighted'] as const;

/** What the average of one of the three is called. */
export const averageName = (
  metric: (typeof ofClass)[number],
  average: (typeof averages)[number],
): string => `${metric}_${average}`;

/** The metrics of `--per-class`: those of scikit-learn's classification report. */
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
