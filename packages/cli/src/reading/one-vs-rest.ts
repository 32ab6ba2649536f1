import type { Config } from 'rightly';
import { unseen } from 'rightly/internal';
import type { Contents } from './contents.ts';
import type { DeclaredMetric } from './declared-metric.ts';

/*
 * Areas (AUC, average precision) over the scores of several classes: one area for each class against the rest, and their mean. Among the counted
 * metrics, the areas of the classes are consecutive and share one name. No other metrics have that name.
 */

/** Metrics that are counted for each of these classes against the rest. */
export interface OneVsRest {
  readonly metrics: readonly DeclaredMetric[];
  readonly classes: readonly number[];
}

/** Options of Keras's AUC for multi-label data. */
const own = ['multi_label', 'num_labels', 'label_weights'];

/** Whether a metric of this class is counted for each class against the rest. */
export const isOfEachClass = (
  { predictions }: Contents,
  className: string,
  given: Config,
): boolean =>
  predictions === 'scores' &&
  ['AUC', 'AveragePrecision'].includes(className) &&
  !own.some((name) => name in given);

/** The classes that are compared with the rest: the positive class, the second of two classes, or all. */
export function classesFor({ classes = 0, oneHot }: Contents, positive: unknown): number[] {
  if (typeof positive === 'number') return [positive];
  return classes === 2 && !oneHot ? [1] : [...Array(classes).keys()];
}

/** An empty metric for each area and each class. */
export const eachClass = ({ metrics, classes }: OneVsRest): DeclaredMetric[] =>
  metrics.flatMap((metric) => classes.map(() => unseen(metric)));

/** The metrics grouped by name: the areas of the classes, or one metric. */
export function byName<M extends Pick<DeclaredMetric, 'name'>>(metrics: readonly M[]): M[][] {
  const found: M[][] = [];
  for (const metric of metrics) {
    const last = found.at(-1);
    if (last?.[0]!.name === metric.name) last.push(metric);
    else found.push([metric]);
  }
  return found;
}
