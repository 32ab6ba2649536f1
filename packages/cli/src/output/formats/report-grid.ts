import { ofClass } from '../../reading/per-class.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupLabel, label } from '../../results/label.ts';
import type { ClassReport } from '../../results/class-report.ts';
import { decimal, figure } from '../../results/numbers.ts';
import type { Section } from './section.ts';

/** Names of lines below the classes. A class with such a name is shown in quotes. */
const taken = /^(total|null|accuracy|(macro|weighted) avg)$/i;

/** Precision, recall, F1 and support: a line for each class, then accuracy and the averages; with groups a report for each. */
export function reportGrid(
  { groups, columns: { by } }: Evaluation,
  reports: readonly ClassReport[],
  write: (name: string) => string,
): Section {
  const lines = reports.map(({ lines: all }, g) => {
    const { group } = groups[g]!;
    const start = by.map((name, i) =>
      group ? write(groupLabel(group[name]!)) : i === 0 ? 'total' : '',
    );
    return all.map(({ name, isClass, figures, support }) => [
      ...start,
      write(isClass ? groupLabel(name, taken) : name),
      ...figures.map((value) => (value === undefined ? '' : figure(value, ''))),
      support === null ? '–' : decimal(support),
    ]);
  });
  return {
    head: [...by.map((name) => write(label(name))), 'class', ...ofClass, 'support'],
    lines: lines.flat(),
    names: by.length + 1,
    totals: by.length > 0 ? lines.at(-1)!.length : 0,
  };
}
