import type { AnyMeanMetric } from 'rightly';
import type { Case, Expected } from './cases.ts';
import { create } from './classes.ts';

/** Whether two numbers agree; `tolerance` is relative. */
export const agree = (got: number, expected: number, tolerance: number): boolean =>
  Math.abs(got - expected) <= tolerance * Math.abs(expected);

/** The differences between the host engine and the expected sums, as text. */
export function differences({ title, className, config, updates, expected }: Case): string[] {
  const metric = create(className, config);
  for (const { yTrue, yPred, ...options } of updates) metric.updateState(yTrue, yPred, options);
  return compare(title, metric, expected);
}

export function compare(title: string, metric: AnyMeanMetric, expected: Expected): string[] {
  const got = { ...metric.state, result: metric.result() };
  return (['total', 'count', 'result'] as const)
    .filter((key) => {
      const tolerance = key === 'result' ? 1e-6 : expected.tolerance;
      return expected[key] !== undefined && !agree(got[key], expected[key], tolerance);
    })
    .map((key) => `${title}: ${key} ${got[key]}, not ${expected[key]}`);
}
