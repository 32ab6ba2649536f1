import type { Dialect } from 'rightly/sql';
import type { ReadOptions } from '../read-options.ts';
import type { Typed } from './casts.ts';
import type { Names } from './free-names.ts';

/** What is known of rows with two lists. */
interface Listed {
  readonly names: Names;
  /** What must be so in each row. */
  readonly conditions: readonly string[];
  readonly truth: Typed;
  readonly options: ReadOptions;
  readonly dialect: Dialect;
}

/** What may follow FROM: a row for each element of the two lists, and whether the lists of its row have one length. */
export function elements(
  rows: string,
  { names, conditions, truth, options: { ignoreClass }, dialect: d }: Listed,
): string {
  const { yTrue, truths, predictions, same } = names;
  const holds = [`${d.width(truths)} = ${d.width(predictions)}`, ...conditions].join(' AND ');
  const listed = `(SELECT *, ${holds} AS ${same} FROM ${rows}) AS listed`;
  const unpacked = `(${sideBySide(listed, names, d)}) AS elements`;
  if (ignoreClass === undefined) return unpacked;
  const label = truth.type === 'string' ? yTrue : d.cast(yTrue, 'string');
  return `(SELECT * FROM ${unpacked} WHERE ${yTrue} IS NULL OR ${label} <> ${d.text(ignoreClass)}) AS counted`;
}

/** The elements of two lists, NULL where one list has fewer. */
function sideBySide(
  listed: string,
  { yTrue, yPred, truths, predictions }: Names,
  { name }: Dialect,
): string {
  switch (name) {
    case 'postgres':
      return `SELECT * FROM ${listed} CROSS JOIN LATERAL unnest(${truths}, ${predictions}) AS pairs(${yTrue}, ${yPred})`;
    case 'clickhouse': {
      // Lists of unlike lengths would end the query, and no row would be named.
      const length = `greatest(length(${truths}), length(${predictions}))`;
      const [truth, predicted] = [truths, predictions].map(
        (list) => `arrayResize(${list}, ${length})`,
      );
      return `SELECT *, ${yTrue}, ${yPred} FROM ${listed} ARRAY JOIN ${truth} AS ${yTrue}, ${predicted} AS ${yPred}`;
    }
    case 'spark':
      return `SELECT listed.*, _pair.${truths} AS ${yTrue}, _pair.${predictions} AS ${yPred} FROM ${listed} LATERAL VIEW explode(arrays_zip(${truths}, ${predictions})) AS _pair`;
    default:
      return `SELECT *, unnest(${truths}) AS ${yTrue}, unnest(${predictions}) AS ${yPred} FROM ${listed}`;
  }
}
