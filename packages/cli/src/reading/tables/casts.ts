import type { Dialect, SqlType } from 'rightly/sql';
import { type Column, sqlName } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import { checkNumeric } from '../check-numeric.ts';
import type { PositivePair } from '../deciding/positive-pair.ts';
import type { Layout } from '../layout.ts';

/** The SQL of a column or of several columns, cast to a type of queries. */
export interface Typed {
  readonly sql: string;
  readonly type: SqlType;
  /** The precision of the numbers, if it is lower than that of their type. */
  readonly precision?: Column['precision'];
}

/** Casts of columns to the types of queries, in one dialect. */
export class Casts {
  readonly #dialect: Dialect;
  /** The SQL that folds a label. */
  readonly #fold: (text: string) => string;

  constructor(dialect: Dialect, fold: (text: string) => string) {
    this.#dialect = dialect;
    this.#fold = fold;
  }

  prediction(columns: readonly Column[], scoreType: 'float32' | undefined): Typed {
    const d = this.#dialect;
    const [first] = columns as readonly [Column];
    if (columns.length === 1 && !first.list) return this.#scalar(first, scoreType);
    const kinds = new Set(columns.map(elements));
    const own = kinds.size === 1 ? elements(first) : 'float64';
    const type = own === 'integer' ? own : (scoreType ?? own);
    const list =
      columns.length === 1
        ? d.identifier(sqlName(first))
        : d.list(columns.map((column) => d.identifier(sqlName(column))));
    // A list in text, which only DuckDB reads. A list without numbers becomes NULL, which is an error.
    if (first.typeName === 'VARCHAR') {
      const read = `TRY_${d.cast(list, type, true)}`;
      return { sql: type === 'string' ? this.#foldList(read) : read, type };
    }
    if (type === 'string') return { sql: this.#foldList(list), type };
    const isWhole = type === 'integer' && !columns.some(isTruthValue);
    const precision =
      scoreType || !columns.every((column) => column.precision === first.precision)
        ? undefined
        : first.precision;
    return { sql: isWhole ? list : d.cast(list, type, true), type, precision };
  }

  /**
   * Ranked classes as ids. For names, the id is 0 for the true class and 1 for any other.
   */
  ranked(columns: readonly Column[], truth: Column): Typed {
    if (!isText(columns, truth)) return this.prediction(columns, undefined);
    const d = this.#dialect;
    const [first] = columns as readonly [Column];
    const label = this.#fold(d.cast(d.identifier(sqlName(truth)), 'string'));
    const id = (own: string): string => {
      const name = this.#fold(own);
      return `CASE WHEN ${name} = ${label} THEN 0 WHEN ${name} <> ${label} THEN 1 END`;
    };
    const type = 'integer';
    if (!first.list)
      return {
        sql: d.list(columns.map((column) => id(d.cast(d.identifier(sqlName(column)), 'string')))),
        type,
      };
    if (d.name !== 'duckdb')
      throw new InputError(
        `column ${quote(first.name)} holds lists of names, which are read from files only`,
      );
    const list = d.identifier(sqlName(first));
    const names = first.typeName === 'VARCHAR' ? `TRY_${d.cast(list, 'string', true)}` : list;
    return { sql: `list_transform(${names}, lambda x: ${id('x')})`, type };
  }

  truth(
    column: Column,
    classes: readonly string[] | undefined,
    { isList, layout, ranks, positive }: TruthOptions,
  ): Typed {
    const d = this.#dialect;
    const own = d.identifier(sqlName(column));
    if (column.list) {
      if (!isList)
        throw new InputError(
          `column ${quote(column.name)} holds lists, so the predictions must hold scores for each class too`,
        );
      if (column.type === 'string' && layout === 'sequences')
        return this.prediction([column], undefined);
      checkNumeric(column, '--y-true');
      const attempt = column.typeName === 'VARCHAR' ? 'TRY_' : '';
      const type = layout === 'sequences' && column.type === 'integer' ? 'integer' : 'float64';
      return { sql: `${attempt}${d.cast(own, type, true)}`, type };
    }
    const scalar = this.#scalar(column);
    if (positive) return { sql: this.#isPositive(scalar.sql, positive), type: 'integer' };
    if (layout === 'ranked' && isText(ranks, column))
      return { sql: `CASE WHEN ${own} IS NOT NULL THEN 0 END`, type: 'integer' };
    if (layout === 'signed')
      return { ...scalar, sql: `CASE WHEN ${scalar.sql} = -1 THEN 0 ELSE ${scalar.sql} END` };
    if (!classes) return scalar;
    const nameOf = (name: string): string =>
      scalar.type === 'string' ? this.#fold(d.text(name)) : d.text(name);
    const cases = classes.map((name, i) => `WHEN ${nameOf(name)} THEN ${i}`).join(' ');
    const index = (label: string): string => `CASE ${label} ${cases} ELSE -1 END`;
    if (scalar.type === 'string' || scalar.type === 'integer') {
      const name = scalar.type === 'string' ? scalar.sql : d.cast(own, 'string');
      return { sql: `CASE WHEN ${own} IS NOT NULL THEN ${index(name)} END`, type: 'integer' };
    }
    // A fraction stays a fraction, which is an error later.
    const whole = d.cast(d.whole(scalar), 'string');
    return {
      sql: `CASE WHEN ${d.isWhole(scalar)} THEN ${index(whole)} ELSE ${own} END`,
      type: 'float64',
    };
  }

  /** A list of labels with each label folded. */
  #foldList(list: string): string {
    const folded = this.#fold('x');
    if (folded === 'x') return list;
    if (this.#dialect.name !== 'duckdb')
      throw new InputError('--fold is for lists of labels in files only');
    return `list_transform(${list}, lambda x: ${folded})`;
  }

  /** 1 for the positive label, 0 for the other label, and -1 for any other value, which is an error later. */
  #isPositive(own: string, { label, labels }: PositivePair): string {
    const d = this.#dialect;
    const other = labels.find((one) => one !== label);
    const isOther = other === undefined ? `${own} IS NOT NULL` : `${own} = ${d.text(other)}`;
    return `CASE WHEN ${own} = ${d.text(label)} THEN 1 WHEN ${isOther} THEN 0 WHEN ${own} IS NOT NULL THEN -1 END`;
  }

  weight(column: Column): string {
    return this.#dialect.cast(this.#dialect.identifier(sqlName(column)), 'float64');
  }

  /** A column of groups. Dates and similar types are grouped by their text. Keys of clusters are replaced by the number of their replicate. */
  group(column: Column): string {
    const { replicates } = column;
    if (replicates === undefined) return this.#group(column);
    const d = this.#dialect;
    const own = this.#group(column);
    return d.replicate(column.written === undefined ? d.cast(own, 'string') : own, replicates);
  }

  #group(column: Column): string {
    const { type, typeName } = column;
    if (column.written !== undefined) return this.#dialect.identifier(column.written);
    const own = this.#dialect.identifier(sqlName(column));
    // The type has no scale here, so 1.0 and 1.00 become one text. A cast to float64 could merge two large ids.
    if (typeName === 'numeric') return this.#dialect.cast(`trim_scale(${own})`, 'string');
    const isPlain = type !== 'string' && type !== 'other' && !isDecimal(typeName);
    const isText = /^(varchar|string|text)$/i.test(typeName);
    return isPlain || isText ? own : this.#dialect.cast(own, 'string');
  }

  /** A column of labels or probabilities, in one of the four types of queries. */
  #scalar(column: Column, scoreType?: 'float32'): Typed {
    const { name, type, typeName } = column;
    const d = this.#dialect;
    const own = d.identifier(sqlName(column));
    if (type === 'other')
      throw new InputError(
        `column ${quote(name)} must hold numbers or strings; it holds ${typeName}`,
      );
    if (type === 'string') return { sql: this.#fold(d.cast(own, type)), type };
    if (isTruthValue(column))
      return { sql: `CASE WHEN ${own} THEN 1 WHEN NOT ${own} THEN 0 END`, type };
    if (isWideWhole(column)) return { sql: own, type: 'float64' };
    if (type === 'integer') return { sql: own, type };
    const read = scoreType ?? type;
    return {
      sql: read === 'float32' && type === read ? own : d.cast(own, read),
      type: read,
      precision: scoreType ? undefined : column.precision,
    };
  }
}

interface TruthOptions {
  readonly isList: boolean;
  readonly layout: Layout;
  /** The columns of predictions. */
  readonly ranks: readonly Column[];
  readonly positive?: PositivePair | undefined;
}

/** Whether classes are compared as names. */
const isText = (columns: readonly Column[], truth: Column): boolean =>
  truth.type === 'string' || columns.some(({ type }) => type === 'string');

/** The type that the elements of a column are read as. */
const elements = ({ type, typeName }: Column): SqlType =>
  typeName.startsWith('DOUBLE') ? 'float64' : (type as SqlType);

export const isDecimal = (typeName: string): boolean => /^(decimal|numeric)/i.test(typeName);

const isTruthValue = ({ typeName }: Column): boolean => /^bool/i.test(typeName);

/** Whether a text column has only whole numbers in its first rows, and so is read as DOUBLE. */
const isWideWhole = ({ type, typeName }: Column): boolean =>
  type === 'integer' && typeName === 'DOUBLE';
