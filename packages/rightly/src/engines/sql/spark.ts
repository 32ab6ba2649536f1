import { arithmeticWith } from './arithmetic.ts';
import type { Dialect, Lists, Ref } from './dialect.ts';
import { rounded } from './rounded.ts';

const types = {
  integer: 'BIGINT',
  float32: 'FLOAT',
  float64: 'DOUBLE',
  string: 'STRING',
} as const;
const isFloat = ({ type }: Ref): boolean => type === 'float32' || type === 'float64';
const nan = (type: 'float32' | 'float64'): string => `CAST('NaN' AS ${types[type]})`;
const INFINITY = `CAST('Infinity' AS DOUBLE)`;
const TWO_53 = '9007199254740992D';
const TWO_63 = '9223372036854775808D';

/** A DOUBLE literal. A plain 0.3 is a DECIMAL in Spark. */
function number(x: number): string {
  if (!Number.isFinite(x)) return `CAST('${x}' AS DOUBLE)`;
  return x < 0 || Object.is(x, -0) ? `(-${-x}D)` : `${x}D`;
}

/** A number that is compared exactly with whole numbers. */
const whole = (x: number): string => (Number.isSafeInteger(x) ? String(x) : number(x));

function comparable(of: Ref, x: number): string {
  if (!isFloat(of)) return whole(Math.floor(x));
  const near = number(rounded(of, x));
  return of.type === 'float32' ? `CAST(${near} AS FLOAT)` : near;
}

/** A number as an index. A number beyond INT becomes NULL, and does not wrap around. */
const index = (label: string): string => `try_cast(${label} AS INT)`;

const without = (list: string, value: string): string =>
  `array_size(${list}) - array_size(array_remove(${list}, ${value}))`;

const lists: Lists = {
  real: (list) => `CAST(${list} AS ARRAY<DOUBLE>)`,
  at: (list, label) => `get(${list}, ${index(label)})`,
  // The planner may replace the name of a column by its expression. It does not replace the arguments of a lambda.
  each([first, ...others], body, _, beside = []) {
    const outside = [...others, ...beside];
    if (outside.length === 0) return `transform(${first}, _x -> ${body(['_x'])})`;
    const fields = outside.map((sql, i) => `'f${i}', ${sql}`).join(', ');
    const names = outside.map((__, i) =>
      i < others.length ? `get(_row.f${i}, _i)` : `_row.f${i}`,
    );
    return `get(transform(array(named_struct(${fields})), _row -> transform(${first}, (_x, _i) -> ${body(['_x', ...names])})), 0)`;
  },
  sum: (list) => `aggregate(${list}, 0D, (_sum, _x) -> _sum + _x)`,
  max: (list) => `array_max(${list})`,
  count: (list, value) => `(${without(list, value)})`,
};

/** Division by 0 is an error or NULL. The power -1 of 0 is an infinity with its sign. */
const dividedBy = (a: string, b: string): string =>
  Number(/^\(?(-?[\d.e+-]+)D\)?$/.exec(b)?.[1] ?? 0) !== 0
    ? `(${a} / ${b})`
    : `CASE WHEN ${b} = 0 THEN ${a} * power(${b}, -1) ELSE ${a} / ${b} END`;

const log1p = (a: string): string =>
  `CASE WHEN ${a} > -1 THEN log1p(${a}) WHEN ${a} = -1 THEN -${INFINITY} ELSE ${nan('float64')} END`;

/**
 * Spark 4, with and without ANSI mode. NaN equals NaN and is greater than all numbers. Lambdas are interpreted for each element, so
 * functions without lambdas are used where possible.
 */
export const spark: Dialect = {
  name: 'spark',
  identifier: (name) => `\`${name.replaceAll('`', '``')}\``,
  // A setting decides whether quotes and backslashes can be escaped, and ${...} is replaced everywhere.
  text(value) {
    const parts = value.split(/(['\\])|(?<=\$)(?=\{)/).filter((part) => part);
    const pieces = parts.map((part) =>
      /^['\\]$/.test(part) ? `chr(${part.charCodeAt(0)})` : `'${part}'`,
    );
    return pieces.length > 1 ? `concat(${pieces.join(', ')})` : (pieces[0] ?? `''`);
  },
  list: (columns) => `array(${columns.join(', ')})`,
  cast: (sql, type, list = false) =>
    `CAST(${sql} AS ${list ? `ARRAY<${types[type]}>` : types[type]})`,
  none: (type) => `CAST(NULL AS ${types[type]})`,
  places: (inner, count) =>
    `(SELECT *, explode(sequence(0, CAST(${count} AS INT) - 1)) AS _place\nFROM ${inner}) AS t`,

  equal(a, b) {
    if (isFloat(a) === isFloat(b))
      return isFloat(a) ? `(${a.sql} = ${b.sql} AND NOT isnan(${a.sql}))` : `(${a.sql} = ${b.sql})`;
    const [float, integer] = isFloat(a) ? [a.sql, b.sql] : [b.sql, a.sql];
    return `(CASE WHEN abs(${float}) < ${TWO_53} THEN ${float} = CAST(${integer} AS DOUBLE) ELSE ${exact(float)} = ${integer} END)`;
  },
  differs: (a, constant) => `(${a.sql} IS DISTINCT FROM ${constant})`,
  greater(a, threshold) {
    const limit = comparable(a, threshold);
    if (!isFloat(a))
      return `CASE WHEN ${a.sql} > ${limit} THEN 1 WHEN ${a.sql} <= ${limit} THEN 0 END`;
    return `CASE WHEN ${a.sql} <= ${limit} THEN 0 WHEN ${a.sql} < ${nan(a.type as 'float32' | 'float64')} THEN 1 END`;
  },
  less: (a, limit) => `(${a.sql} < ${whole(limit)})`,
  argmax: (rows) => `(array_position(${rows.sql}, array_max(${rows.sql})) - 1)`,
  score(label, rows) {
    const own = lists.at(rows.sql, label.sql);
    return isFloat(rows) ? `nullif(${own}, ${nan(rows.type as 'float32' | 'float64')})` : own;
  },
  highest: (score, rows) => `(${score.sql} >= array_max(${rows.sql}))`,
  above: (score, rows) =>
    whereKnown(score, `array_size(filter(${rows.sql}, _s -> _s > ${score.sql}))`),
  // Ties are rare. Looking for one is cheaper than counting them.
  tiedBefore: (score, rows, label) =>
    whereKnown(
      score,
      `CASE WHEN array_position(${rows.sql}, ${score.sql}) > ${label.sql} THEN 0
    ELSE ${without(`slice(${rows.sql}, 1, ${index(label.sql)})`, score.sql)} END`,
    ),
  tied(score, rows, label) {
    const after = `slice(${rows.sql}, ${index(label.sql)} + 2, array_size(${rows.sql}))`;
    return whereKnown(
      score,
      `CASE WHEN array_position(${rows.sql}, ${score.sql}) <= ${label.sql} OR array_contains(${after}, ${score.sql})
    THEN ${without(rows.sql, score.sql)} ELSE 1 END`,
    );
  },
  amongFirst: (label, rows, k) =>
    `(array_position(${rows.sql}, ${label.sql}) BETWEEN 1 AND ${whole(k)})`,

  constant: comparable,
  number,
  real: (column) => `CAST(${column} AS DOUBLE)`,
  isFinite: (x) => `(abs(${x}) < ${INFINITY})`,
  arithmetic: {
    ...arithmeticWith(number),
    dividedBy,
    sqrt: (a) => `sqrt(${a})`,
    log1p,
    softplus: (a) => `(greatest(${a}, 0) + log1p(exp(-abs(${a}))))`,
  },
  lists,

  whole: (column) => toWhole(column.sql, column),
  wholeList: (rows) =>
    isFloat(rows)
      ? `transform(${rows.sql}, _s -> ${toWhole('_s', rows)})`
      : `try_cast(${rows.sql} AS ARRAY<BIGINT>)`,
  isWhole: (column) => (isFloat(column) ? `(${isWhole(column.sql)})` : 'true'),
  isWholeList: (rows) => (isFloat(rows) ? `forall(${rows.sql}, _s -> ${isWhole('_s')})` : 'true'),
  hasNaN: (rows) =>
    isFloat(rows)
      ? `array_contains(${rows.sql}, ${nan(rows.type as 'float32' | 'float64')})`
      : 'false',
  countNaN: (rows) =>
    isFloat(rows) ? lists.count(rows.sql, nan(rows.type as 'float32' | 'float64')) : '0',
  isNaN: (column) => (isFloat(column) ? `isnan(${column.sql})` : 'false'),
  isOutside: ({ sql, list }) =>
    list ? `(array_min(${sql}) < 0 OR array_max(${sql}) > 1)` : `(${sql} < 0 OR ${sql} > 1)`,
  // array_contains gives NULL if it finds no element and the list has a NULL. A byte can be compared with numbers of any type.
  hasNull: (rows) =>
    `coalesce(array_contains(${rows}, -8Y) AND exists(${rows}, _s -> _s IS NULL), true)`,
  width: (rows) => `array_size(${rows})`,

  isWeight: (column) => `(${column} >= 0 AND ${column} < ${INFINITY})`,
  weight: (column) => `CAST(${column} AS DOUBLE)`,
  countWhere: (condition) =>
    condition === 'true' ? 'count(*)' : `count(*) FILTER (WHERE ${condition})`,
  // A plain sum of ten million times 0.1 is off by 2e-10. The sum of first 24 bits is exact, and the sum of the rests is small. A number
  // beyond FLOAT becomes NaN.
  sum: (x) =>
    `coalesce(nanvl(sum(CAST(${x} AS FLOAT)) + sum(CAST(${x} AS DOUBLE) - CAST(${x} AS FLOAT)), sum(${x})), 0)`,
  variance: (x) => `var_pop(${x})`,
  covariance: (x, y) => `covar_pop(${x}, ${y})`,
  replicate: (text, n) =>
    `CAST(CAST(conv(substring(md5(${text}), 1, 8), 16, 10) AS BIGINT) % ${n} AS INT)`,
};

/** The exact whole number of a large float. A cast to decimal would keep only the printed digits. */
const exact = (float: string): string =>
  `CASE WHEN ${float} < ${TWO_63} THEN CAST(try_cast(${float} AS BIGINT) AS DECIMAL(20, 0)) ELSE try_cast(${float} - ${TWO_63} AS BIGINT) + CAST('9223372036854775808' AS DECIMAL(20, 0)) END`;

/** A cast of 2^63 would give the integer before it. */
const toWhole = (sql: string, of: Ref): string =>
  isFloat(of)
    ? `CASE WHEN ${sql} < ${TWO_63} THEN try_cast(${sql} AS BIGINT) END`
    : `try_cast(${sql} AS BIGINT)`;

const isWhole = (x: string): string => `abs(${x}) < ${INFINITY} AND rint(${x}) = ${x}`;

/** Without this test, the count of a missing score would be 0 instead of NULL. */
const whereKnown = (score: Ref, sql: string): string =>
  `CASE WHEN ${score.sql} IS NOT NULL THEN ${sql} END`;
