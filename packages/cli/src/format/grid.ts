import type { Evaluation, GroupResults } from '../evaluate/results.ts';
import { losses } from '../evaluate/definition.ts';
import { decimal, whole } from './numbers.ts';

/** The figures as people read them: without groups a line a metric, with groups a line a group and the total last. */
export interface Grid {
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** How many columns, from the left, hold names rather than numbers. */
  readonly names: number;
}

export function toGrid({ groups, columns: { by, sample_weight: weightColumn } }: Evaluation): Grid {
  const [{ results, rows }] = groups as [GroupResults];
  const weights = (count: number): string[] => (weightColumn === null ? [] : [decimal(count)]);
  const samples = ['samples', ...(weightColumn === null ? [] : ['weight'])];
  if (by.length === 0)
    return {
      head: ['metric', 'value', ...samples],
      lines: results.map(({ metric, value, state, class_name: kind }) => [
        metric,
        figure(value, kind),
        whole(rows),
        ...weights(state.count),
      ]),
      names: 1,
    };
  return {
    head: [...by, ...results.map(({ metric }) => metric), ...samples],
    lines: groups.map((one) => [
      ...by.map((name, i) => (one.group ? String(one.group[name]) : i === 0 ? 'total' : '')),
      ...one.results.map(({ value, class_name: kind }) => figure(value, kind)),
      whole(one.rows),
      ...weights(one.results[0]!.state.count),
    ]),
    names: by.length,
  };
}

/** Six decimals, or of a loss that is too large or too small for them as many digits. */
function figure(value: number | null, className: string): string {
  if (value === null) return '–';
  const size = Math.abs(value);
  const fits = size === 0 || (size >= 1e-3 && size < 1e6);
  return fits || !losses.has(className) ? value.toFixed(6) : value.toPrecision(7);
}
