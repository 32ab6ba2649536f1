import type { Evaluation, GroupResults } from '../evaluate/results.ts';
import { losses } from '../evaluate/definition.ts';
import { groupLabel, label } from './label.ts';
import { decimal, whole } from './numbers.ts';

/** The figures as people read them: without groups a line for each metric, with groups a line for each group and the total last. */
export interface Grid {
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** How many columns, from the left, hold names rather than numbers. */
  readonly names: number;
}

/** `write` is how the format writes names on one line without hidden characters. */
export function toGrid(
  { groups, columns: { by, sample_weight: weightColumn } }: Evaluation,
  write: (name: string) => string,
): Grid {
  const named = (name: string): string => write(label(name));
  const [{ results, rows }] = groups as [GroupResults];
  const weights = (count: number): string[] => (weightColumn === null ? [] : [decimal(count)]);
  const samples = ['samples', ...(weightColumn === null ? [] : ['weight'])];
  if (by.length === 0)
    return {
      head: ['metric', 'value', ...samples],
      lines: results.map(({ metric, value, state, class_name: kind }) => [
        named(metric),
        figure(value, kind),
        whole(rows),
        ...weights(state.count),
      ]),
      names: 1,
    };
  return {
    head: [...[...by, ...results.map(({ metric }) => metric)].map(named), ...samples],
    lines: groups.map(({ group, ...one }) => [
      ...by.map((name, i) => (group ? write(groupLabel(group[name]!)) : i === 0 ? 'total' : '')),
      ...one.results.map(({ value, class_name: kind }) => figure(value, kind)),
      whole(one.rows),
      ...weights(one.results[0]!.state.count),
    ]),
    names: by.length,
  };
}

/** Six decimals. A loss that is too large or too small for them has seven digits instead. */
function figure(value: number | null, className: string): string {
  if (value === null) return '–';
  const size = Math.abs(value);
  const fits = size === 0 || (size >= 1e-3 && size < 1e6);
  return fits || !losses.has(className) ? value.toFixed(6) : value.toPrecision(7);
}
