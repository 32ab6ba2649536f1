import type { Column } from '../../engines/column.ts';
import { quote } from '../../process/errors.ts';
import type { CellSummary } from './cell-summary.ts';
import { asNumbers, decidePair, type ReadTogether } from './decide-pair.ts';
import { couldBeThousands, hasDecimalComma, isNumber, isOdd, isPercent } from './number-text.ts';
import { sharesLabels } from './shares-labels.ts';
import type { DecimalMark } from './value-options.ts';

/** How the cells of columns are read, by options or by decisions. */
export interface DecidedValues {
  readonly as: ReadonlyMap<Column, 'text' | 'number'>;
  readonly decimal: DecimalMark;
  readonly assumed: readonly AssumedValues[];
}

/** An assumption about some columns. */
export interface AssumedValues {
  readonly of: readonly Column[];
  readonly option: '--text' | '--number' | '--decimal';
  readonly because: string;
}

/** The candidates for roles, and the options for their cells. */
interface Undecided {
  readonly truths: readonly CellSummary[];
  /** Predictions of one column. */
  readonly predictions: readonly CellSummary[];
  /** Score columns and weights. */
  readonly numbers: readonly CellSummary[];
  readonly text: ReadonlySet<Column>;
  readonly number: ReadonlySet<Column>;
  readonly decimal: DecimalMark | undefined;
  /** Whether the metrics compare labels, which may be names. */
  readonly takesNames: () => boolean;
}

/** Decides by the first cells which columns are text and which are numbers. Truth and predictions are decided together. */
export function decideValues(given: Undecided): DecidedValues {
  return new Deciding(given).decide();
}

class Deciding {
  readonly #given: Undecided;
  readonly #as = new Map<Column, 'text' | 'number'>();
  readonly #assumed: AssumedValues[] = [];
  #decimal: DecimalMark;

  constructor(given: Undecided) {
    this.#given = given;
    this.#decimal = given.decimal ?? '.';
  }

  decide(): DecidedValues {
    const { truths, predictions, numbers, text, number } = this.#given;
    const all = [...truths, ...predictions, ...numbers];
    for (const { column, kind } of all)
      if (text.has(column)) this.#as.set(column, 'text');
      else if (number.has(column) && kind !== 'boolean') this.#as.set(column, 'number');
    this.#decideMark(all.filter(({ column }) => !this.#as.has(column)));
    for (const truth of truths) this.#decideNamed(truth);
    for (const truth of truths)
      for (const prediction of predictions) this.#decideShares([truth, prediction]);
    for (const look of all) this.#decideNumbers(look);
    for (const look of numbers) this.#say(asNumbers(look));
    for (const truth of truths)
      for (const prediction of predictions)
        if (truth.column !== prediction.column) this.#decidePair([truth, prediction]);
    return { as: this.#as, decimal: this.#decimal, assumed: this.#assumed };
  }

  /** Takes the comma as the decimal mark, if the cells of a column are numbers only with this mark, and no other column has a point. */
  #decideMark(free: readonly CellSummary[]): void {
    if (this.#given.decimal !== undefined) return;
    const marked = free.filter(
      ({ kind, cells }) =>
        kind === 'text' &&
        cells.some((cell) => hasDecimalComma(cell) && !couldBeThousands(cell)) &&
        cells.every((cell) => isNumber(cell, ',')),
    );
    const hasPoint = free.some(
      ({ kind, column }) => kind === 'number' && column.type !== 'integer',
    );
    if (marked.length === 0 || hasPoint) return;
    this.#decimal = ',';
    for (const { column, cells } of marked)
      this.#assumed.push({
        of: [column],
        option: '--decimal',
        because: `column ${quote(column.name)} holds ${quote(cells.find(hasDecimalComma)!)}`,
      });
  }

  /** Reads a truth as text, if its labels are in the names of score columns. */
  #decideNamed({ column, kind, cells }: CellSummary): void {
    const names = this.#given.numbers.map((look) => look.column.name);
    const odd = kind === 'text' || this.#as.has(column) ? undefined : cells.find(isOdd);
    if (odd !== undefined && names.some((name) => name.endsWith(odd)))
      this.#say({
        as: 'text',
        of: [column],
        because: `${quote(odd)} is part of the name of a score column`,
      });
  }

  /** Reads percentages that both sides share as names of classes, if the metrics compare names. */
  #decideShares(both: readonly [CellSummary, CellSummary]): void {
    const areFree = both.every(({ column, kind }) => kind === 'text' && !this.#as.has(column));
    const cells = both.flatMap((look) => look.cells);
    if (!areFree || both[0] === both[1] || !cells.every(isPercent)) return;
    if (sharesLabels(...both) && this.#given.takesNames())
      this.#say({
        as: 'text',
        of: both.map(({ column }) => column),
        because: `truth and predictions share labels such as ${quote(cells[0]!)}`,
      });
  }

  /** Reads cells with percent signs or decimal commas as numbers. */
  #decideNumbers({ column, kind, cells }: CellSummary): void {
    if (this.#as.has(column)) return;
    const mark = this.#decimal;
    if (mark === ',' && kind === 'number') this.#as.set(column, 'number');
    if (cells.length === 0 || this.#as.has(column)) return;
    if (kind === 'boolean' || !cells.every((cell) => isNumber(cell, mark))) return;
    const [first] = cells as [string];
    if (kind === 'text' && cells.every(isPercent))
      this.#say({
        as: 'number',
        of: [column],
        because: `column ${quote(column.name)} holds percent signs, and ${first.trim()} is ${Number(`${Number.parseFloat(first.replace(',', '.'))}e-2`)}`,
      });
    else if (mark === ',' && cells.some(hasDecimalComma)) this.#as.set(column, 'number');
  }

  #decidePair(both: readonly [CellSummary, CellSummary]): void {
    const { text, number, takesNames } = this.#given;
    const columns = both.map(({ column }) => column);
    const named = columns.find((column) => text.has(column));
    if (columns.some((column) => number.has(column))) return;
    if (named) this.#joinText(both, named);
    else if (columns.some((column) => this.#as.has(column))) return;
    else if (takesNames()) this.#say(decidePair(...both));
    else for (const look of both) this.#say(asNumbers(look));
  }

  /** Reads the column beside a column of text as text. */
  #joinText(both: readonly CellSummary[], named: Column): void {
    for (const { column, kind } of both) {
      if (this.#as.has(column)) continue;
      if (kind === 'text') this.#as.set(column, 'text');
      else this.#say({ as: 'text', of: [column], because: `column ${quote(named.name)} is text` });
    }
  }

  #say(found: ReadTogether | undefined): void {
    if (!found) return;
    const { as, of, because } = found;
    for (const column of of)
      if (as === 'text' || column.typeName !== 'BOOLEAN') this.#as.set(column, as);
    this.#assumed.push({ of, option: `--${as}`, because });
  }
}
