import type { Column } from '../../engines/column.ts';
import { quote } from '../../process/errors.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { flag } from '../deciding/flag.ts';
import type { CellLook } from './cell-look.ts';
import { couldBeThousands, hasDecimalComma, isNumber, isOdd, isPercent } from './number-text.ts';
import { sharesLabels } from './shares-labels.ts';
import type { DecimalMark } from './value-options.ts';

/** How the cells of columns are read, where that is said or decided. */
export interface DecidedValues {
  readonly as: ReadonlyMap<Column, 'text' | 'number'>;
  readonly decimal: DecimalMark;
  readonly assumed: readonly AssumedValues[];
}

/** What was assumed of some columns. */
export interface AssumedValues extends Assumption {
  readonly of: readonly Column[];
}

/** The columns that could have a role, and what the command line says of their cells. */
export interface Undecided {
  readonly truths: readonly CellLook[];
  /** Predictions of one column. */
  readonly predictions: readonly CellLook[];
  /** Score columns and weights. */
  readonly numbers: readonly CellLook[];
  readonly text: ReadonlySet<Column>;
  readonly number: ReadonlySet<Column>;
  readonly decimal: DecimalMark | undefined;
  /** Whether the metrics compare labels, which may be names. */
  readonly takesNames: () => boolean;
}

/** Decides by the first cells what is text and what numbers: truth and predictions together. */
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
      else if (number.has(column) && kind !== 'truth value') this.#as.set(column, 'number');
    this.#decideMark(all);
    for (const look of all) this.#decideNumbers(look);
    for (const look of numbers) this.#takeNumbers(look);
    for (const truth of truths)
      for (const prediction of predictions)
        if (truth.column !== prediction.column) this.#decidePair(truth, prediction);
    // The engine would write dates and times anew.
    for (const { column, kind } of all)
      if (kind === 'text' && column.typeName !== 'VARCHAR' && !this.#as.has(column))
        this.#as.set(column, 'text');
    return { as: this.#as, decimal: this.#decimal, assumed: this.#assumed };
  }

  /** The comma is the decimal mark where a column holds numbers only then, and no other column has a point. */
  #decideMark(all: readonly CellLook[]): void {
    if (this.#given.decimal !== undefined) return;
    const free = all.filter((look) => !this.#as.has(look.column));
    const marked = free.filter(
      ({ kind, cells }) =>
        kind === 'text' &&
        cells.some((cell) => hasDecimalComma(cell) && !couldBeThousands(cell)) &&
        cells.every((cell) => isNumber(cell, ',')),
    );
    const hasPoint = free.some(
      ({ kind, cells }) => kind === 'number' && cells.some((cell) => cell.includes('.')),
    );
    if (marked.length === 0 || hasPoint) return;
    this.#decimal = ',';
    for (const { column, cells } of marked)
      this.#assumed.push({
        of: [column],
        flag: '--decimal ,',
        because: `column ${quote(column.name)} holds ${quote(cells.find(hasDecimalComma)!)}`,
      });
  }

  /** Numbers with percent signs or decimal commas, whatever stands beside them. */
  #decideNumbers({ column, kind, cells }: CellLook): void {
    if (this.#as.has(column) || cells.length === 0) return;
    if (this.#decimal === ',') {
      const isText = kind === 'text' && cells.some(hasDecimalComma);
      if ((isText || kind === 'number') && cells.every((cell) => isNumber(cell, ',')))
        this.#as.set(column, 'number');
    }
    if (kind === 'text' && cells.every((cell) => isPercent(cell) && isNumber(cell, this.#decimal)))
      this.#say(
        'number',
        [column],
        `column ${quote(column.name)} holds percent signs, and ${cells[0]!.trim()} is a hundredth of the number`,
      );
  }

  /** Numbers that the engine took for text, where nothing but numbers is possible. */
  #takeNumbers({ column, kind, cells }: CellLook): void {
    if (kind !== 'text' || this.#as.has(column) || cells.length === 0) return;
    if (cells.some(isPercent) || !cells.every((cell) => isNumber(cell, this.#decimal))) return;
    this.#say(
      'number',
      [column],
      `column ${quote(column.name)} holds numbers, such as ${quote(cells[0]!)}`,
    );
  }

  #decidePair(truth: CellLook, prediction: CellLook): void {
    const both = [truth, prediction];
    const columns = both.map(({ column }) => column);
    const named = both.filter(({ column }) => this.#as.get(column) === 'text');
    if (named.length === 1 && both.some(({ column }) => this.#given.text.has(column))) {
      const [other] = both.filter((look) => !named.includes(look));
      if (!this.#as.has(other!.column))
        this.#say(
          'text',
          [other!.column],
          `column ${quote(named[0]!.column.name)} is text`,
          other!.kind === 'text',
        );
      return;
    }
    if (columns.some((column) => this.#as.has(column)) || !this.#given.takesNames()) {
      if (!columns.some((column) => this.#as.has(column))) this.#asNumbers(both);
      return;
    }
    const kinds = new Set(both.map(({ kind }) => kind));
    const shares = sharesLabels(truth, prediction);
    if (kinds.size === 1 && kinds.has('truth value')) {
      if (shares) this.#say('text', columns, 'truth values are compared as they are written');
      else this.#say('as they are', columns, 'truth values are written in two ways');
    } else if (kinds.size === 1 && kinds.has('number')) {
      const odd = both.flatMap(({ cells }) => cells).find(isOdd);
      if (odd !== undefined && shares)
        this.#say('text', columns, `${quote(odd)} is written as labels are`);
    } else if (kinds.has('text') && kinds.size === 2)
      this.#decideMixed(both, shares || sharesLabels(truth, prediction, true));
    else if (kinds.has('text')) this.#decideTexts(both);
  }

  /** Text on one side, and something else on the other. */
  #decideMixed(both: readonly CellLook[], shares: boolean): void {
    const text = both.find(({ kind }) => kind === 'text')!;
    const other = both.find(({ kind }) => kind !== 'text')!;
    const strange = text.cells.find((cell) => !isNumber(cell)) ?? text.cells.find(isOdd);
    if (shares && strange !== undefined)
      this.#say(
        'text',
        both.map(({ column }) => column),
        `column ${quote(text.column.name)} holds ${quote(strange)}, which is no ${other.kind}`,
      );
    else this.#asNumbers([text]);
  }

  /** Text on both sides: numbers with a few other texts among them are labels, where they are whole. */
  #decideTexts(both: readonly CellLook[]): void {
    if (!both.every(({ isMostlyNumbers, isMostlyWhole }) => isMostlyNumbers && isMostlyWhole))
      return;
    const all = both.flatMap(({ column, cells }) => cells.map((cell) => ({ column, cell })));
    const strange = all.find(({ cell }) => !isNumber(cell));
    if (strange)
      this.#say(
        'text',
        both.map(({ column }) => column),
        `column ${quote(strange.column.name)} holds ${quote(strange.cell)}, which is no number`,
      );
  }

  /** Numbers that the engine took for text, where they are not written as labels are. */
  #asNumbers(looks: readonly CellLook[]): void {
    for (const look of looks)
      if (!look.cells.some(isOdd) || look.cells.some((cell) => cell.includes('.')))
        this.#takeNumbers(look);
  }

  /** Says how columns are read; `isGuessed` where the engine's guess is the same. */
  #say(
    as: 'text' | 'number' | 'as they are',
    of: readonly Column[],
    because: string,
    isGuessed = false,
  ): void {
    if (as !== 'as they are') for (const column of of) this.#as.set(column, as);
    if (isGuessed) return;
    const option = as === 'text' ? '--text' : '--number';
    const flagged = of.some(({ name }) => name.includes(','))
      ? of.map(({ name }) => flag(option, name)).join(' ')
      : flag(option, of.map(({ name }) => name).join(','));
    this.#assumed.push({ of, flag: flagged, because });
  }
}
