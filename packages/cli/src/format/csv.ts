import type { Evaluation } from '../evaluate/results.ts';

/** One line for each metric and group, with all digits. The total's group columns are empty, those of NULL say so. */
export function toCsv({ groups, columns: { by } }: Evaluation): string {
  const lines = groups.flatMap(({ results }) =>
    results.map(({ metric, value, state, group }) => [
      ...by.map((name) => (group === null ? '' : (group[name] ?? 'NULL'))),
      metric,
      value ?? '',
      state.total,
      state.count,
    ]),
  );
  const head = [...by, 'metric', 'value', 'total', 'count'];
  return [head, ...lines].map((line) => `${line.map(cell).join(',')}\n`).join('');
}

function cell(value: string | number | boolean): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
