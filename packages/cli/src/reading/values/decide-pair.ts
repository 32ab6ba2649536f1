import type { Column } from '../../engines/column.ts';
import { quote } from '../../process/errors.ts';
import { flag } from '../deciding/flag.ts';
import type { CellSummary } from './cell-summary.ts';
import { isGrouped, isNumber, isOdd, isPercent } from './number-text.ts';
import { sharesLabels } from './shares-labels.ts';

/** A decision about columns that are read in the same way, and its reason. */
export interface ReadTogether {
  readonly as: 'text' | 'number';
  readonly of: readonly Column[];
  readonly because: string;
}

/** Decides how truth and predictions are read; undefined where DuckDB's guess is kept. */
export function decidePair(truth: CellSummary, prediction: CellSummary): ReadTogether | undefined {
  const both = [truth, prediction];
  const of = both.map(({ column }) => column);
  const kinds = new Set(both.map(({ kind }) => kind));
  const shares = sharesLabels(truth, prediction);
  if (kinds.size === 2)
    return kinds.has('text')
      ? ofMixed(both, shares || sharesLabels(truth, prediction, true))
      : undefined;
  if (kinds.has('boolean'))
    return shares
      ? { as: 'text', of, because: 'booleans are compared as they are written' }
      : { as: 'number', of, because: 'booleans are written in two ways' };
  if (kinds.has('text')) return (shares ? undefined : ofGrouped(both)) ?? ofTexts(both);
  const odd = both.flatMap(({ cells }) => cells).find(isOdd);
  return odd !== undefined && shares
    ? { as: 'text', of, because: `${quote(odd)} is written like a label` }
    : undefined;
}

/** The decision for text on one side, and numbers or booleans on the other. */
function ofMixed(both: readonly CellSummary[], shares: boolean): ReadTogether | undefined {
  const text = both.find(({ kind }) => kind === 'text')!;
  const other = both.find(({ kind }) => kind !== 'text')!;
  const strange = text.cells.find((cell) => !isNumber(cell)) ?? text.cells.find(isOdd);
  if (!shares || strange === undefined) return asNumbers(text);
  return {
    as: 'text',
    of: both.map(({ column }) => column),
    because:
      isNumber(strange) && other.kind === 'number'
        ? `${quote(strange)} is written like a label`
        : `${held(text.column, strange)}, which is not a ${other.kind}`,
  };
}

/** The decision for numbers on both sides that DuckDB read as text, because some have thousands separators. */
function ofGrouped(both: readonly CellSummary[]): ReadTogether | undefined {
  const cells = both.flatMap((look) => look.cells);
  const parted = cells.find((cell) => isGrouped(cell, '.'));
  if (parted === undefined || !cells.every((cell) => isNumber(cell))) return undefined;
  return {
    as: 'number',
    of: both.map(({ column }) => column),
    because: `${quote(parted)} is a number with thousands separators`,
  };
}

/** The decision for text on both sides: texts among whole numbers, and marks of missing values, are labels. */
function ofTexts(both: readonly CellSummary[]): ReadTogether | undefined {
  const areNumbers = both.every((look) => look.isMostlyNumbers && look.isMostlyWhole);
  const all = both.flatMap(({ column, cells }) => cells.map((cell) => ({ column, cell })));
  const of = both.map(({ column }) => column);
  const strange = areNumbers ? all.find(({ cell }) => !isNumber(cell)) : undefined;
  if (strange)
    return {
      as: 'text',
      of,
      because: `${held(strange.column, strange.cell)}, which is not a number`,
    };
  const missing = all.find(({ cell }) => missingTexts.has(cell));
  return (
    missing && {
      as: 'text',
      of,
      because: `${held(missing.column, missing.cell)}, which counts as a label; ${flag('--null-text', missing.cell)} reads it as a missing value`,
    }
  );
}

/** Texts with which pandas, R, Excel and JSON libraries mark missing values. */
const missingTexts: ReadonlySet<string> = new Set([
  'NA',
  '<NA>',
  'N/A',
  'n/a',
  '#N/A',
  'NaN',
  'nan',
  'null',
  'NULL',
  'None',
  'NaT',
  'missing',
  '.',
  '?',
  '-',
  String.raw`\N`,
]);

/** The decision for numbers that DuckDB read as text, unless they are written like labels. */
export function asNumbers({ column, kind, cells }: CellSummary): ReadTogether | undefined {
  if (kind !== 'text' || cells.length === 0 || areLabels(cells)) return undefined;
  if (cells.some(isPercent) || !cells.every((cell) => isNumber(cell))) return undefined;
  const because = `column ${quote(column.name)} holds numbers, such as ${quote(cells[0]!)}`;
  return { as: 'number', of: [column], because };
}

/** Whether whole numbers are written like labels: `007`. */
export const areLabels = (cells: readonly string[]): boolean =>
  cells.some(isOdd) && !cells.some((cell) => cell.includes('.'));

const held = ({ name }: Column, cell: string): string =>
  `column ${quote(name)} holds ${quote(cell)}`;
