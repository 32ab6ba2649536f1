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
    return losses.has(className) && className !== 'HammingLoss';
  });
}

/** The layout that takes numbers and lists as they are. */
export function asTheyAre(layout: Layout): Layout {
  if (layout === 'labels' || layout === 'signed') return 'probability';
  return layout === 'multi-label' || layout === 'sequences' ? 'one-hot' : layout;
}
