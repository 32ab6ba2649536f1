import type { Config } from 'rightly';
import { unseen } from 'rightly/internal';
import type { Contents } from './contents.ts';
import type { DeclaredMetric } from './declared-metric.ts';

/*
 * Areas over the scores of several classes: that of each class against all others, and their mean. Among metrics that were counted, those of
 * the classes stand one after another and have one name. No other metrics have the same name.
 */

/** Areas of one class against the rest, for each of these classes. */
export interface Versus {
  readonly metrics: readonly DeclaredMetric[];
  readonly classes: readonly number[];
}

/** Options that say how Keras's area reads several labels. */
const own = ['multi_label', 'num_labels', 'label_weights'];

/** Whether a metric of this class is counted for each class against the rest. */
export const isOfEachClass = (
  { predictions }: Contents,
  className: string,
  said: Config,
): boolean =>
  predictions === 'scores' &&
  ['AUC', 'AveragePrecision'].includes(className) &&
  !own.some((name) => name in said);

/** The classes that are compared with the rest: all; of two the second; or the one that counts. */
export function classesFor({ classes = 0, oneHot }: Contents, positive: unknown): number[] {
  if (typeof positive === 'number') return [positive];
  return classes === 2 && !oneHot ? [1] : [...Array(classes).keys()];
}

/** For each area, one metric for each class that has seen nothing. */
export const eachClass = ({ metrics, classes }: Versus): DeclaredMetric[] =>
  metrics.flatMap((metric) => classes.map(() => unseen(metric)));

/** Metrics of one name together: those of the classes, or one alone. */
export function byName<M extends Pick<DeclaredMetric, 'name'>>(metrics: readonly M[]): M[][] {
  const found: M[][] = [];
  for (const metric of metrics) {
    const last = found.at(-1);
    if (last?.[0]!.name === metric.name) last.push(metric);
    else found.push([metric]);
  }
  return found;
}
