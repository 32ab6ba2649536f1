import { classNamed } from 'rightly/registry';
import { losses } from '../declared-metric.ts';
import type { Layout } from '../layout.ts';
import { readMetrics } from '../read-metrics.ts';

/** Whether a layout affects the results. Losses read numbers and lists directly, in any layout. */
export function affectsResult(layout: Layout, metrics: string | undefined): boolean {
  if (metrics === undefined) return true;
  const names = readMetrics(metrics).map(({ name }) => name);
  if (layout === 'labels') return names.some((name) => /^acc(uracy)?$/i.test(name));
  if (layout === 'scores' || layout === 'ranked' || layout === 'sequences') return true;
  return !names.every((name) => {
    const className = classNamed(name)?.definition.className ?? '';
    return losses.has(className) && !judging.has(className);
  });
}

/** Losses whose result depends on the layout: those of several labels, and those of a truth that is 0 or 1. */
const judging: ReadonlySet<string> = new Set([
  'HammingLoss',
  'BinaryCrossentropy',
  'BinaryFocalCrossentropy',
  'BrierScore',
]);

/** Whether all metrics are losses, which read labels as numbers. */
export const areLosses = (metrics: string | undefined): boolean =>
  metrics !== undefined &&
  readMetrics(metrics).every(({ name }) =>
    losses.has(classNamed(name)?.definition.className ?? ''),
  );

/** Whether some metric needs a truth of 0 and 1. */
export const judgesPair = (metrics: string | undefined): boolean =>
  metrics === undefined ||
  readMetrics(metrics).some(({ name }) => {
    const className = classNamed(name)?.definition.className ?? '';
    return (
      judging.has(className) ||
      /^(binary_?accuracy|acc(uracy)?|auc|roc_?auc.*|average_?precision.*)$/i.test(name)
    );
  });

/** Whether some metric can use a positive label. */
export const takesPositive = (metrics: string | undefined): boolean =>
  !areLosses(metrics) || affectsResult('signed', metrics);

/** The layout that reads numbers and lists directly. */
export function plainLayout(layout: Layout): Layout {
  if (layout === 'labels' || layout === 'signed') return 'probability';
  return layout === 'multi-label' || layout === 'sequences' ? 'one-hot' : layout;
}
