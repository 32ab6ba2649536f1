import type { Matrix } from '@rightly/report/counting';
import type { Evaluation } from '../../results/evaluation.ts';
import { type GroupResults, isMatrixValue, type Result } from '../../results/result.ts';
import { groupLabel, label } from '../../results/label.ts';
import { widthOf } from './align-columns.ts';
import { mostConfused } from './most-confused.ts';
import { decimal, whole } from '../../results/numbers.ts';
import type { Section } from './section.ts';

/** A grid for each confusion matrix and group: a row for each true class, a column for each predicted one. */
export function matrixSections(
  { groups, columns: { by } }: Evaluation,
  write: (name: string) => string,
  width: number,
): Section[] {
  return groups.flatMap((group) =>
    group.results.flatMap((result) =>
      isMatrixValue(result.value)
        ? [
            {
              ...fitting(result.value, result, write, width),
              title: titleOf(result, group, by, write),
            },
          ]
        : [],
    ),
  );
}

function titleOf(
  { metric }: Result,
  { group }: GroupResults,
  by: readonly string[],
  write: (name: string) => string,
): string {
  const values = by.map((name) => (group ? `${label(name)} ${groupLabel(group[name]!)}` : ''));
  const place = by.length === 0 ? [] : group ? values : ['total'];
  return [metric, ...place].map((text) => write(label(text))).join(' · ');
}

/** The whole matrix if it fits, else the classes that are confused most often. */
function fitting(
  matrix: Matrix,
  result: Result,
  write: (name: string) => string,
  width: number,
): Section {
  const total = matrix.classes.length;
  const plain = toSection(matrix, result, write);
  if (widthIn(plain) <= width) return plain;
  const all = withShortHead(plain);
  if (total <= 2 || widthIn(all) <= width) return all;
  // Columns have similar widths, so the first guess is rarely wrong by more than a few.
  let count = Math.min(total - 1, Math.max(2, Math.floor((total * width) / widthIn(all))));
  // Rates do not add up, so a matrix of rates has no class for all others.
  const hasOthers = result.config['normalize'] == null;
  const of = (most: number): Section =>
    withShortHead(toSection(mostConfused(matrix, most, hasOthers), result, write));
  while (count > 2 && widthIn(of(count)) > width) count--;
  while (count < total - 1 && widthIn(of(count + 1)) <= width) count++;
  return {
    ...of(count),
    note: `the ${whole(count)} classes of ${whole(total)} that are most confused; --format csv and json have all`,
  };
}

/** A section with shortened column names, if they stay distinct. */
function withShortHead(section: Section): Section {
  const [corner, ...names] = section.head as readonly [string, ...string[]];
  const short = names.map((name) =>
    /^[ -~]{9,}$/.test(name) ? `${name.slice(0, 4)}…${name.slice(-3)}` : name,
  );
  return new Set(short).size < names.length ? section : { ...section, head: [corner, ...short] };
}

/** The width of the widest line. */
function widthIn({ head, lines }: Section): number {
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => widthOf(line[i]!))));
  return widths.reduce((sum, width) => sum + width + 2, -2);
}

function toSection(
  { classes, rows, hasOthers = false }: Matrix & { readonly hasOthers?: boolean },
  { config }: Result,
  write: (name: string) => string,
): Section {
  const isRate = config['normalize'] != null;
  const names = classes.map((name, i) =>
    hasOthers && i === classes.length - 1
      ? name
      : write(groupLabel(name, /^(total|null|\(others\))$/i)),
  );
  const sums = rows.map((row) => row.reduce((sum, cell) => sum + cell, 0));
  return {
    head: [String.raw`true \ predicted`, ...names],
    lines: rows.map((row, i) => [
      names[i]!,
      ...row.map((cell) => (isRate ? cell.toFixed(3) : decimal(cell))),
    ]),
    names: 1,
    totals: 0,
    shade(line, column) {
      const share = sums[line] === 0 ? 0 : rows[line]![column - 1]! / sums[line]!;
      return column === 0 ? undefined : line === column - 1 ? share : -share;
    },
  };
}
