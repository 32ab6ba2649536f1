import { classNamed } from 'rightly/registry';
import { losses } from '../declared-metric.ts';
import type { Layout } from '../layout.ts';
import { readMetrics } from '../read-metrics.ts';

/** Whether a layout that was found changes a result: losses take numbers and lists as they are, whatever these mean. */
export function matters(layout: Layout, metrics: string | undefined): boolean {
  if (metrics === undefined) return true;
  const names = readMetrics(metrics).map(({ name }) => name);
  if (layout === 'labels') return names.some((name) => /^acc(uracy)?$/i.test(name));
  if (layout === 'scores' || layout === 'ranked' || layout === 'sequences') return true;
  return !names.every((name) => {
    const className = classNamed(name)?.definition.className ?? '';
    return losses.has(className) && !judging.has(className);
  });
}

/** Losses to which it makes a difference: those of several labels, and those of a truth that is 0 or 1. */
const judging: ReadonlySet<string> = new Set([
  'HammingLoss',
  'BinaryCrossentropy',
  'BinaryFocalCrossentropy',
  'BrierScore',
]);

/** Whether only losses are asked for, to which labels are numbers. */
export const areLosses = (metrics: string | undefined): boolean =>
  metrics !== undefined &&
  readMetrics(metrics).every(({ name }) =>
    losses.has(classNamed(name)?.definition.className ?? ''),
  );

/** Whether some metric asks whether the truth is 1, or not 0. */
export const judgesPair = (metrics: string | undefined): boolean =>
  metrics === undefined ||
  readMetrics(metrics).some(({ name }) => {
    const className = classNamed(name)?.definition.className ?? '';
    return (
      judging.has(className) ||
      /^(binary_?accuracy|acc(uracy)?|auc|roc_?auc.*|average_?precision.*)$/i.test(name)
    );
  });

/** Whether some metric judges a truth that is one of two labels. */
export const takesPositive = (metrics: string | undefined): boolean =>
  !areLosses(metrics) || matters('signed', metrics);

/** The layout that takes numbers and lists as they are. */
export function asTheyAre(layout: Layout): Layout {
  if (layout === 'labels' || layout === 'signed') return 'probability';
  return layout === 'multi-label' || layout === 'sequences' ? 'one-hot' : layout;
}
