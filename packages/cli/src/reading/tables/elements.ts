import type { Dialect } from 'rightly/sql';
import { nameOf, type OwnName } from '../../engines/dialects.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Typed } from './casts.ts';
import type { Names } from './added-names.ts';

/** The properties of rows with two lists. */
interface Listed {
  readonly names: Names;
  /** Conditions that each row must meet. */
  readonly conditions: readonly string[];
  readonly truth: Typed;
  readonly options: ReadOptions;
  readonly dialect: Dialect;
}

/** The SQL after FROM: a row for each element of the two lists, with a column that says whether both lists have the same length. */
export function elements(
  rows: string,
  { names, conditions, truth, options: { ignoreClass }, dialect: d }: Listed,
): string {
  const { yTrue, truths, predictions, same } = names;
  const holds = [`${d.width(truths)} = ${d.width(predictions)}`, ...conditions].join(' AND ');
  const listed = `(SELECT *, ${holds} AS ${same} FROM ${rows}) AS listed`;
  const unpacked = `(${sideBySide[nameOf(d)](listed, names)}) AS elements`;
  if (ignoreClass === undefined) return unpacked;
  const label = truth.type === 'string' ? yTrue : d.cast(yTrue, 'string');
  return `(SELECT * FROM ${unpacked} WHERE ${yTrue} IS NULL OR ${label} <> ${d.text(ignoreClass)}) AS counted`;
}

/** The SQL of the elements of two lists, with NULL where one list is shorter. */
const sideBySide: Readonly<Record<OwnName, (listed: string, names: Names) => string>> = {
  duckdb: (listed, { yTrue, yPred, truths, predictions }) =>
    `SELECT *, unnest(${truths}) AS ${yTrue}, unnest(${predictions}) AS ${yPred} FROM ${listed}`,
  spark: (listed, { yTrue, yPred, truths, predictions }) =>
    `SELECT listed.*, _pair.${truths} AS ${yTrue}, _pair.${predictions} AS ${yPred} FROM ${listed} LATERAL VIEW explode(arrays_zip(${truths}, ${predictions})) AS _pair`,
  clickhouse(listed, { yTrue, yPred, truths, predictions }) {
    // Lists of different lengths would fail the query without naming a row.
    const length = `greatest(length(${truths}), length(${predictions}))`;
    const [truth, predicted] = [truths, predictions].map(
      (list) => `arrayResize(${list}, ${length})`,
    );
    return `SELECT *, ${yTrue}, ${yPred} FROM ${listed} ARRAY JOIN ${truth} AS ${yTrue}, ${predicted} AS ${yPred}`;
  },
  postgres: (listed, { yTrue, yPred, truths, predictions }) =>
    `SELECT * FROM ${listed} CROSS JOIN LATERAL unnest(${truths}, ${predictions}) AS pairs(${yTrue}, ${yPred})`,
};
