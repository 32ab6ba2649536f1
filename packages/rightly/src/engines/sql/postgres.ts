import { round } from '../../core/dtype.ts';
import type { Dialect, Lists, Ref } from './dialect.ts';
import { INFINITY, number, postgresArithmetic } from './postgres-arithmetic.ts';

const isFloat = ({ type }: Ref): boolean => type === 'float32' || type === 'float64';
const types = { integer: 'bigint', float32: 'real', float64: 'float8', string: 'text' } as const;

/** The elements of a list, or of what `each` makes: no array is made of what is only gone through. */
const elements = (list: string): string =>
  list.startsWith(EACH) ? list.slice(EACH.length - 'SELECT '.length, -1) : `SELECT unnest(${list}) AS _x`;
const EACH = 'ARRAY(SELECT ';

const lists: Lists = {
  real: (list) => `CAST(${list} AS float8[])`,
  at: (list, label) => element(list, label),
  each(all, body) {
    const names = all.map((_, i) => `_${i + 1}`);
    const columns = all.map((list, i) => `unnest(${list}) AS ${names[i]}`);
    return `${EACH}${body(names)} AS _x FROM (SELECT ${columns.join(', ')}) AS _e)`;
  },
  // Apart, and by so much smaller, the largest add up to no error; next to nothing is 0, so that it can be divided.
  sum: (list) => `(SELECT CASE WHEN _large IS NULL THEN CASE WHEN abs(_sum) < 1e-300 THEN 0 ELSE _sum END
      WHEN abs(_large) < 1e289 THEN _large * 1e18 ELSE _large * ${INFINITY} END
    FROM (SELECT sum(_x) FILTER (WHERE abs(_x) < 1e290) AS _sum, sum(_x * 1e-18) FILTER (WHERE abs(_x) >= 1e290) AS _large
      FROM (${elements(list)}) AS _s) AS _s)`,
  max: (list) => largest(list),
  count: (list, value) => `cardinality(array_positions(${list}, ${value}))`,
};

const largest = (list: string): string => `(SELECT max(_x) FROM (${elements(list)}) AS _s)`;

/** An index must be an integer; beyond a list it would give NULL, too. */
const element = (list: string, label: string): string =>
  `CASE WHEN ${label} >= 0 AND ${label} < cardinality(${list}) THEN ${list}[${label} + 1] END`;

/**
 * PostgreSQL 14 and newer. In its SQL NaN is equal to itself and greater than all. Sub-SELECTs over a row's list cannot run in parallel workers:
 * what a comparison with ALL of it says is asked first. Numbers in quotes take the type of what they are compared with.
 */
export const postgres: Dialect = {
  name: 'postgres',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  text: (value) => `'${value.replaceAll("'", "''")}'`,
  list: (columns) => `ARRAY[${columns.join(', ')}]`,
  cast: (sql, type, list = false) => `CAST(${sql} AS ${types[type]}${list ? '[]' : ''})`,
  // In quotes it is known to skip nothing: with a plain 0 no worker would run what is inside.
  fence: `OFFSET '0'`,
  unpacked: (list) =>
    list.startsWith('ARRAY[')
      ? list
      : `CASE WHEN array_lower(${list}, 1) <> 1 THEN ${list}[:] ELSE ${list} || '{}' END`,
  selects: true,

  equal(a, b) {
    if (isFloat(a) === isFloat(b))
      return isFloat(a) ? `(${a.sql} = ${b.sql} AND ${a.sql} <> 'NaN')` : `(${a.sql} = ${b.sql})`;
    const [float, whole] = isFloat(a) ? [a.sql, b.sql] : [b.sql, a.sql];
    // As float8 two unlike integers can be equal.
    return `(CASE WHEN ${float} = CAST(${whole} AS float8) THEN abs(${float}) < 9007199254740992 OR ${exact(float)} = ${whole} END)`;
  },
  differs: (a, constant) => `(${a.sql} IS DISTINCT FROM ${constant})`,
  greater(a, threshold) {
    if (!isFloat(a))
      return `CASE WHEN ${a.sql} > ${BigInt(Math.floor(threshold))} THEN 1 WHEN ${a.sql} IS NOT NULL THEN 0 END`;
    const constant = a.type === 'float32' ? round(threshold, 'float32') : threshold;
    return `CASE WHEN ${a.sql} <= '${constant}' THEN 0 WHEN ${a.sql} < 'NaN' THEN 1 END`;
  },
  less: (a, limit) => `(${a.sql} < ${limit})`,
  // Of a one-hot row the largest is 1.
  argmax: ({ sql }) =>
    `(array_position(${sql}, CASE WHEN '1' = ANY (${sql}) AND '1' >= ALL (${sql}) THEN '1' ELSE ${largest(sql)} END) - 1)`,
  score(label, rows) {
    const own = element(rows.sql, label.sql);
    return isFloat(rows) ? `nullif(${own}, 'NaN')` : own;
  },
  highest: (score, rows) => `(${score.sql} >= ALL (${rows.sql}))`,
  above: (score, { sql }) => `CASE WHEN ${score.sql} IS NULL THEN NULL WHEN ${score.sql} >= ALL (${sql}) THEN 0
    ELSE (SELECT count(*) FROM (${elements(sql)}) AS _s WHERE _x > ${score.sql}) END`,
  tiedBefore: (score, rows, label) =>
    `(array_position(array_positions(${rows.sql}, ${score.sql}), CAST(${label.sql} + 1 AS int)) - 1)`,
  tied: (score, rows) =>
    `CASE WHEN ${score.sql} IS NOT NULL THEN cardinality(array_positions(${rows.sql}, ${score.sql})) END`,
  amongFirst: (label, rows, k) => `(${label.sql} = ANY (${rows.sql}[:${k}]))`,

  number,
  real: (column) => `CAST(${column} AS float8)`,
  isFinite: (x) => `(abs(${x}) < ${INFINITY})`,
  arithmetic: postgresArithmetic,
  lists,

  // No class has a number beyond 2^53, where those of float8 have gaps.
  whole: ({ sql }) =>
    `CASE WHEN ${sql} BETWEEN -9007199254740992 AND 9007199254740992 THEN CAST(${sql} AS bigint) END`,
  wholeList: ({ sql }) => sql,
  isWhole: (column) => (isFloat(column) ? `(${isWhole(column.sql)})` : 'true'),
  isWholeList: (rows) =>
    isFloat(rows)
      ? `NOT EXISTS (SELECT FROM (${elements(rows.sql)}) AS _s WHERE NOT (${isWhole('_x')}))`
      : 'true',
  hasNaN: (rows) => (isFloat(rows) ? `('NaN' = ANY (${rows.sql}))` : 'false'),
  isNaN: (column) => (isFloat(column) ? `(${column.sql} = 'NaN')` : 'false'),
  isOutside: ({ sql, list }) =>
    list ? `('0' > ANY (${sql}) OR '1' < ANY (${sql}))` : `(${sql} < 0 OR ${sql} > 1)`,
  hasNull: (rows) => `array_position(${rows}, NULL) IS NOT NULL`,
  width: (rows) => `cardinality(${rows})`,

  isWeight: (column) => `(${column} >= 0 AND ${column} < ${INFINITY})`,
  weight: (column) => `CAST(${column} AS float8)`,
  countWhere: (condition) =>
    condition === 'true' ? 'count(*)' : `count(*) FILTER (WHERE ${condition})`,
  // The sum of a million times 0.1 is off by 1e-11; that of its first 24 bits is exact, and the rest is small. By so much smaller, no sum is an error.
  sum(x) {
    const of = (large: string, middle: string, small: string): string =>
      `sum(CASE WHEN abs(${x}) > 1e30 THEN ${large} WHEN abs(${x}) > 1e-30 THEN ${middle} ELSE ${small} END)`;
    const rounded = `CAST(CAST(${x} AS real) AS float8)`;
    const [high, low] = [
      of(`${x} * 1e-18`, `${rounded} * 1e-18`, '0'),
      of('0', `${x} - ${rounded}`, x),
    ];
    return high + low;
  },
};

const isWhole = (x: string): string => `floor(${x}) = ${x} AND abs(${x}) < 'Infinity'`;

/** The whole number that a large one is; decimals would take the digits that it prints. */
const exact = (float: string): string =>
  `(floor(CAST(${float} AS float8) / 4294967296) * 4294967296)`;
