import { duckdb } from 'rightly/sql';
import { alwaysParts, grouped } from './number-text.ts';
import type { DecimalMark } from './value-options.ts';

const text = (value: string): string => duckdb.text(value);

/** How a number is written in text. */
export interface NumberText {
  readonly decimal: DecimalMark;
  /** Whether both point and comma are decimal marks: JSON writes its own numbers with a point. */
  readonly takesBoth: boolean;
}

const bare = (sql: string): string => `trim(${sql}, ${text(' \t\u00A0\u202F')})`;

/** The SQL of the number in a cell; NULL for other texts. */
export function numberSql(cell: string, { decimal, takesBoth }: NumberText): string {
  const own = bare(cell);
  const marked =
    decimal === '.'
      ? own
      : takesBoth
        ? `replace(${own}, ',', '.')`
        : `translate(${own}, ',.', '.,')`;
  // An exponent is rounded once. A division by 100 would round a second time.
  const plain = `CASE WHEN suffix(${own}, '%') THEN TRY_CAST(concat(${bare(`left(${marked}, -1)`)}, 'e-2') AS DOUBLE) ELSE TRY_CAST(${marked} AS DOUBLE) END`;
  return `coalesce(${plain}, ${groupedSql(own, decimal, takesBoth)})`;
}

/** The SQL of a number with thousands separators; NULL for other texts. */
function groupedSql(own: string, decimal: DecimalMark, takesBoth: boolean): string {
  const marks = `${alwaysParts}${decimal === '.' ? ',' : '.'}`;
  const joined = `replace(translate(${own}, ${text(marks)}, ''), ',', '.')`;
  const hasMarks = `regexp_full_match(${own}, ${text(grouped[decimal])})`;
  const isGrouped = takesBoth ? `${hasMarks} AND NOT contains(${own}, '.')` : hasMarks;
  return `CASE WHEN ${isGrouped} THEN TRY_CAST(${joined} AS DOUBLE) END`;
}
