import { duckdb } from 'rightly/sql';
import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { Columns } from '../choose-columns.ts';
import { flag } from '../deciding/flag.ts';
import type { CellSummary } from './cell-summary.ts';
import { areLabels } from './decide-pair.ts';
import type { DecidedValues } from './decide-values.ts';
import { firstFault } from './first-fault.ts';
import { couldPointPart, isNumber, isOdd } from './number-text.ts';
import { sharesLabels } from './shares-labels.ts';

interface CellFacts {
  /** Whether the decimal mark is not given by an option. */
  readonly isMarkOpen: boolean;
  readonly looks: readonly CellSummary[];
  readonly decided: DecidedValues;
  readonly input: SqlInput;
  readonly takesNames: () => boolean;
}

/** Throws InputError for the first cell that is not a number, in a column of numbers that DuckDB read as text. */
export async function checkChosen(columns: Columns, facts: CellFacts): Promise<void> {
  const { looks, decided, input, takesNames, isMarkOpen } = facts;
  const byName = new Map(looks.map((look) => [look.column.name, look]));
  const lookOf = ({ name }: Column): CellSummary[] => [byName.get(name) ?? []].flat();
  const { yTrue, yPred, sampleWeight } = columns;
  const scores = [yPred].flat();
  const pair = scores.length === 1 ? [yTrue, scores[0]!].flatMap(lookOf) : [];
  if (isMarkOpen && input.delimiter === ';') pair.forEach(checkPoints);
  const isText = ({ kind, column }: CellSummary): boolean =>
    kind === 'text' && !decided.as.has(column);
  // Two columns of text are labels if the metrics compare names.
  const areBoth = pair.length === 2 && pair.every(({ kind }) => kind === 'text') && takesNames();
  const others = [...(scores.length > 1 ? scores : []), sampleWeight ?? []].flat().flatMap(lookOf);
  const open = [...(areBoth ? [] : pair), ...others].filter(isText);
  for (const { column, cells } of open)
    if (areLabels(cells) && cells.every((cell) => isNumber(cell)))
      throw new InputError(
        `column ${quote(column.name)} must hold either labels or numbers; it holds ${quote(cells.find(isOdd)!)}, which could be both: say ${flag('--text', column.name)} where the column holds labels, or ${flag('--number', column.name)} where it holds numbers`,
      );
  const broken = open.filter(
    ({ isMostlyNumbers, isMostlyDigits }) => isMostlyNumbers || isMostlyDigits,
  );
  const areShared = pair.length === 2 && sharesLabels(pair[0]!, pair[1]!);
  const { decimal } = decided;
  const fault = await firstFault(
    input,
    broken.map(({ column }) => column),
    ({ name }) => {
      const cell = duckdb.identifier(name);
      return {
        cell,
        value: `TRY_CAST(${cell} AS DOUBLE)`,
        wanted: 'number',
        decimal,
        couldBeText: areShared && pair.some(({ column }) => column.name === name),
      };
    },
  );
  if (fault) throw fault;
}

/**
 * Throws InputError for numbers whose points could all be thousands separators. Where the decimal mark is a comma, spreadsheets separate cells by semicolons,
 * and thousands by points.
 */
function checkPoints({ column, kind, cells }: CellSummary): void {
  const pointed = cells.filter((cell) => cell.includes('.'));
  if (kind !== 'number' || pointed.length === 0 || !pointed.every(couldPointPart)) return;
  const [first] = pointed as [string];
  const one = first.trim();
  throw new InputError(
    `column ${quote(column.name)} holds ${quote(one)}, and semicolons separate the cells, so the point could be a decimal mark or separate thousands: say --decimal . to read ${Number.parseFloat(one)}, or --decimal , to read ${one.replaceAll('.', '')}`,
  );
}
