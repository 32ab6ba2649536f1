import type { Dialect, Lists, Ref } from './dialect.ts';
import { rounded } from './rounded.ts';
import { INFINITY, number, postgresArithmetic } from './postgres-arithmetic.ts';

const isFloat = ({ type }: Ref): boolean => type === 'float32' || type === 'float64';
/** Numbers divided by this factor have a sum that does not overflow. */
const SCALE = 2 ** 64;
const LIMIT = number(9.7e288);
/** OFFSET '0' skips nothing. With a plain 0, no parallel worker would run the subquery. */
const FENCE = `OFFSET '0'`;
const types = { integer: 'bigint', float32: 'real', float64: 'float8', string: 'text' } as const;

const EACH = 'ARRAY(SELECT ';

/** The elements of a list, or of a list that `each` makes. No array is built for a list that is only iterated. */
const elements = (list: string): string =>
  list.startsWith(EACH)
    ? list.slice(EACH.length - 'SELECT '.length, -1)
    : `SELECT unnest(${list}) AS _x`;

const lists: Lists = {
  real: (list) => `CAST(${list} AS float8[])`,
  at: (list, label) => element(list, label),
  each(all, body, steps) {
    const names = all.map((_, i) => `_${i + 1}`);
    const columns = all.map((list, i) => `unnest(${list}) AS ${names[i]}`);
    const from = (steps?.(names) ?? []).reduce(
      (inner, [name, sql]) => `SELECT *, ${sql} AS ${name} FROM (${inner}) AS _e ${FENCE}`,
      `SELECT ${columns.join(', ')}`,
    );
    return `${EACH}${body(names)} AS _x FROM (${from}) AS _e)`;
  },
  takesSteps: true,
  // Numbers that underflow become 0, so that they can be divided.
  sum: (
    list,
  ) => `(SELECT CASE WHEN _large IS NULL THEN CASE WHEN abs(_sum) < 1e-300 THEN 0 ELSE _sum END
      WHEN abs(_large) < ${LIMIT} THEN _large * ${number(SCALE)} + coalesce(_sum, 0) ELSE _large * ${INFINITY} END
    FROM (SELECT sum(_x) FILTER (WHERE abs(_x) < 1e290) AS _sum, sum(_x * ${number(1 / SCALE)}) FILTER (WHERE abs(_x) >= 1e290) AS _large
      FROM (${elements(list)}) AS _s) AS _s)`,
  max: (list) => largest(list),
  count: (list, value) => `cardinality(array_positions(${list}, ${value}))`,
};

const largest = (list: string): string => `(SELECT max(_x) FROM (${elements(list)}) AS _s)`;

/** The elements of short lists of known length. Parallel workers can evaluate them. */
const placesIn = ({ sql, width = Infinity }: Ref): string[] | undefined =>
  width > 32 ? undefined : Array.from({ length: width }, (_, i) => `${sql}[${i + 1}]`);

/** An index must be an integer. An index outside of a list gives NULL. */
const element = (list: string, label: string): string =>
  `CASE WHEN ${label} >= 0 AND ${label} < cardinality(${list}) THEN ${list}[${label} + 1] END`;

/** A quoted literal takes the type of the column. */
const comparable = (of: Ref, x: number): string =>
  isFloat(of) ? `'${rounded(of, x)}'` : `${BigInt(Math.floor(x))}`;

/**
 * PostgreSQL 15 and newer. NaN equals NaN and is greater than all numbers. Parallel workers do not run subqueries over a list of a row, so
 * comparisons with ALL elements are used where possible. Quoted numbers take the type of the other side of a comparison.
 */
export const postgres: Dialect = {
  name: 'postgres',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  text: (value) => `'${value.replaceAll("'", "''")}'`,
  list: (columns) => `ARRAY[${columns.join(', ')}]`,
  cast: (sql, type, list = false) => `CAST(${sql} AS ${types[type]}${list ? '[]' : ''})`,
  fence: FENCE,
  unpacked: (list) =>
    list.startsWith('ARRAY[')
      ? list
      : // NULL || '{}' would be an empty list.
        `CASE WHEN array_lower(${list}, 1) <> 1 THEN ${list}[:] WHEN ${list} IS NOT NULL THEN ${list} || '{}' END`,
  selectsPerRow: true,
  none: (type) => `CAST(NULL AS ${types[type]})`,
  places: (inner, count) =>
    `(SELECT t.*, _place\nFROM ${inner} CROSS JOIN LATERAL generate_series(0, ${count} - 1) AS _places(_place)) AS t`,

  equal(a, b) {
    if (isFloat(a) === isFloat(b))
      return isFloat(a) ? `(${a.sql} = ${b.sql} AND ${a.sql} <> 'NaN')` : `(${a.sql} = ${b.sql})`;
    const [float, whole] = isFloat(a) ? [a.sql, b.sql] : [b.sql, a.sql];
    // As float8, different integers can be equal.
    return `(CASE WHEN ${float} = CAST(${whole} AS float8) THEN abs(${float}) < 9007199254740992 OR ${exact(float)} = ${whole} END)`;
  },
  differs: (a, constant) => `(${a.sql} IS DISTINCT FROM ${constant})`,
  greater(a, threshold) {
    const limit = comparable(a, threshold);
    return isFloat(a)
      ? `CASE WHEN ${a.sql} <= ${limit} THEN 0 WHEN ${a.sql} < 'NaN' THEN 1 END`
      : `CASE WHEN ${a.sql} > ${limit} THEN 1 WHEN ${a.sql} IS NOT NULL THEN 0 END`;
  },
  less: (a, limit) => `(${a.sql} < ${limit})`,
  // For one-hot rows, the largest element is 1.
  argmax(rows) {
    const { sql } = rows;
    const places = placesIn(rows);
    const top = places ? `greatest(${places.join(', ')})` : largest(sql);
    return `(array_position(${sql}, CASE WHEN '1' = ANY (${sql}) AND '1' >= ALL (${sql}) THEN '1' ELSE ${top} END) - 1)`;
  },
  score(label, rows) {
    const own = element(rows.sql, label.sql);
    return isFloat(rows) ? `nullif(${own}, 'NaN')` : own;
  },
  highest: (score, rows) => `(${score.sql} >= ALL (${rows.sql}))`,
  above(score, rows) {
    const count =
      placesIn(rows)
        ?.map((place) => `CASE WHEN ${place} > ${score.sql} THEN 1 ELSE 0 END`)
        .join(' + ') ??
      `(SELECT count(*) FROM (${elements(rows.sql)}) AS _s WHERE _x > ${score.sql})`;
    return `CASE WHEN ${score.sql} IS NULL THEN NULL WHEN ${score.sql} >= ALL (${rows.sql}) THEN 0
    ELSE ${count} END`;
  },
  tiedBefore: (score, rows, label) =>
    whereKnown(
      score,
      `array_position(array_positions(${rows.sql}, ${score.sql}), CAST(${label.sql} + 1 AS int)) - 1`,
    ),
  tied: (score, rows) =>
    whereKnown(score, `cardinality(array_positions(${rows.sql}, ${score.sql}))`),
  amongFirst: (label, rows, k) => `(${label.sql} = ANY (${rows.sql}[:${k}]))`,

  constant: comparable,
  number,
  real: (column) => `CAST(${column} AS float8)`,
  isFinite: (x) => `(abs(${x}) < ${INFINITY})`,
  arithmetic: postgresArithmetic,
  lists,

  whole: (column) => whole(column.sql, column),
  // Whole numbers of any two types are compared exactly.
  wholeList: (rows) =>
    isFloat(rows) ? lists.each([rows.sql], ([x]) => whole(x!, rows)) : rows.sql,
  isWhole: (column) => (isFloat(column) ? `(${isWhole(column.sql)})` : 'true'),
  isWholeList: (rows) =>
    isFloat(rows)
      ? `NOT EXISTS (SELECT FROM (${elements(rows.sql)}) AS _s WHERE NOT (${isWhole('_x')}))`
      : 'true',
  hasNaN: (rows) => (isFloat(rows) ? `('NaN' = ANY (${rows.sql}))` : 'false'),
  countNaN: (rows) => (isFloat(rows) ? lists.count(rows.sql, `'NaN'`) : '0'),
  isNaN: (column) => (isFloat(column) ? `(${column.sql} = 'NaN')` : 'false'),
  isOutside: ({ sql, list }) =>
    list ? `('0' > ANY (${sql}) OR '1' < ANY (${sql}))` : `(${sql} < 0 OR ${sql} > 1)`,
  hasNull: (rows) => `array_position(${rows}, NULL) IS NOT NULL`,
  width: (rows) => `cardinality(${rows})`,

  isWeight: (column) => `(${column} >= 0 AND ${column} < ${INFINITY})`,
  weight: (column) => `CAST(${column} AS float8)`,
  countWhere: (condition) =>
    condition === 'true' ? 'count(*)' : `count(*) FILTER (WHERE ${condition})`,
  sum,
  variance: (x) => `var_pop(${x})`,
  covariance: (x, y) => `covar_pop(${x}, ${y})`,
  replicate: (text, n) =>
    `CAST(CAST(CAST('x' || left(md5(convert_to(${text}, 'UTF8')), 8) AS bit(32)) AS bigint) % ${n} AS integer)`,
};

/** The count of a missing score is NULL. Its label may be too large for an index. */
const whereKnown = (score: Ref, sql: string): string =>
  `CASE WHEN ${score.sql} IS NOT NULL THEN ${sql} END`;

const whole = (sql: string, of: Ref): string =>
  `CASE WHEN ${isFloat(of) ? `abs(${sql}) < 9223372036854775808` : `${sql} BETWEEN -9223372036854775807 AND 9223372036854775807`} THEN CAST(${sql} AS bigint) END`;

const isWhole = (x: string): string => `floor(${x}) = ${x} AND abs(${x}) < 'Infinity'`;

/** The exact whole number of a large float. A decimal would lose digits that float8 does not print. */
function exact(float: string): string {
  const high = `floor(CAST(${float} AS float8) / 4294967296)`;
  return `CAST(${high} AS bigint) * CAST(4294967296 AS numeric) + CAST(${float} - ${high} * 4294967296 AS bigint)`;
}

/**
 * A sum with two parts: of the first 24 bits of each number, which is exact, and of the rest, which is small. A plain sum of a million times
 * 0.1 is off by 1e-11. The numbers are scaled down, so that no sum of large numbers overflows.
 */
function sum(x: string): string {
  const short = `CAST(CAST(${x} AS real) AS float8)`;
  const [high, low] = [
    `sum(CASE WHEN abs(${x}) > 1e30 THEN ${x} WHEN abs(${x}) > 1e-30 THEN ${short} ELSE 0 END * ${number(1 / SCALE)})`,
    `sum(CASE WHEN abs(${x}) > 1e30 THEN 0 WHEN abs(${x}) > 1e-30 THEN ${x} - ${short} ELSE ${x} END)`,
  ];
  return `coalesce(CASE WHEN abs(${high}) < ${LIMIT} THEN ${high} * ${number(SCALE)} + ${low} ELSE ${high} * ${INFINITY} END, 0)`;
}
