import { exact, inert } from '../../process/safe-text.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { figuresOf, isMatrixValue, type Result } from '../../results/result.ts';

/**
 * One line for each metric and group, with all digits; one for each class or threshold where a metric has several numbers,
 * and one for each pair of classes of a matrix. The ends of intervals stand beside the value. The total's group columns are empty, and those of NULL say so. A text that
 * could be taken for one of these has quotes of its own.
 */
export function* toCsv({ groups, columns: { by }, level }: Evaluation): Generator<string> {
  const hasPairs = groups.some(({ results }) => results.some(({ value }) => isMatrixValue(value)));
  const of = hasPairs ? ['class', 'truth', 'prediction'] : ['class'];
  const ends = level === undefined ? [] : ['low', 'high'];
  const head = [...by.map(safe), 'metric', ...of, 'value', ...ends, 'total', 'count'];
  yield textOf(head);
  for (const { results } of groups)
    for (const result of results) yield* linesOf(result, { by, hasPairs, hasEnds: level !== undefined }).map(textOf);
}

/** A line. Lines inside of cells must be inert, too. */
const textOf = (line: readonly (string | number | boolean)[]): string =>
  inert(`${line.map(cell).join(',')}\n`);

interface Form {
  readonly by: readonly string[];
  readonly hasPairs: boolean;
  readonly hasEnds: boolean;
}

function linesOf(
  result: Result,
  { by, hasPairs, hasEnds }: Form,
): (string | number | boolean)[][] {
  const { group, metric, value: found } = result;
  const groups = by.map((name) => (group === null ? '' : groupText(group[name]!)));
  const start = groups.concat(safe(metric));
  if (isMatrixValue(found)) {
    const names = found.classes.map(groupText);
    return found.rows.flatMap((row, i) =>
      row.map((value, j) => [
        ...start,
        '',
        names[i]!,
        names[j]!,
        value,
        ...(hasEnds ? ['', ''] : []),
        '',
        '',
      ]),
    );
  }
  const sums = sumsOf(result);
  const pair = hasPairs ? ['', ''] : [];
  return figuresOf(result).map(({ of, value, low, high }) => {
    const ends = hasEnds ? [endText(low), endText(high)] : [];
    return start.concat(of === undefined ? '' : groupText(of), pair, value ?? '', ends, sums);
  });
}

const endText = (end: number | undefined): number | '' =>
  end === undefined || Number.isNaN(end) ? '' : end;

/** The two sums of a mean. Other metrics have more. */
function sumsOf({ state }: Result): (number | '')[] {
  const { total, count } = state;
  return typeof total === 'number' && typeof count === 'number' ? [total, count] : ['', ''];
}

function groupText(value: string | number | boolean | null): string | number | boolean {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return value;
  return /^["\\]*(null["\\]*)?$/i.test(value) ? JSON.stringify(value) : safe(value);
}

/** Hidden characters, but line feeds, are escapes. What a spreadsheet would take for a formula begins with an apostrophe. */
function safe(text: string): string {
  const lines = text.split('\n').map(exact).join('\n');
  return isFormula.test(lines) && !isNumber.test(lines) ? `'${lines}` : lines;
}

/** Apostrophes before it too, so that no two texts come out alike. */
const isFormula = /^['\s]*[=+\-@＝＋－＠]/;
const isNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$|^[+-]Infinity$/i;

/** Quotes keep a cell together where semicolons separate cells, and keep `::` from the start of a line. */
function cell(value: string | number | boolean): string {
  const text = String(value);
  return /[",;\r\n]|^\s*::/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
