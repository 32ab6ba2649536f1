import { Metric } from '../core/metric.ts';
import { showNoMetric, typeError } from '../core/errors.ts';
import type { Option } from '../core/options.ts';

/**
 * Applies `f` to the numbers at each place of results with the same form: numbers, lists of numbers, or results by name. Undefined where the
 * forms differ, for example where a class occurs only in some of them.
 */
export function placeByPlace<R>(
  f: (...numbers: number[]) => number,
  results: readonly R[],
): R | undefined {
  const [first] = results;
  if (Object(first) !== first) return f(...(results as readonly unknown[] as number[])) as R;
  const keys = Object.keys(first as object);
  const parts: unknown[] = [];
  for (const key of keys) {
    const own = results.map((result) => (Object(result) as Record<string, unknown>)[key]);
    const isAlike = own.every((one) => one !== undefined && typeof one === typeof own[0]);
    const part = isAlike ? placeByPlace(f, own) : undefined;
    if (part === undefined) return undefined;
    parts.push(part);
  }
  if (!results.every((result) => Object.keys(Object(result)).length === keys.length))
    return undefined;
  return (
    Array.isArray(first) ? parts : Object.fromEntries(keys.map((key, i) => [key, parts[i]]))
  ) as R;
}

export function checkMetric(metric: unknown, what: string): void {
  if (!(metric instanceof Metric)) throw typeError(what, 'be a metric', showNoMetric(metric));
}

export interface LevelOptions {
  /** The confidence level: the share of such intervals that contain the true value. Between 0 and 1, by default 0.95. */
  readonly level?: number | undefined;
}

export const level: Option<number> = {
  default: 0.95,
  expected: 'be a number between 0 and 1',
  accepts: (value) => typeof value === 'number' && value > 0 && value < 1,
};
