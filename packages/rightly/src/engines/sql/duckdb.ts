import { arithmeticWith } from './arithmetic.ts';
import { bucketByRatio } from './by-ratio.ts';
import type { Dialect, Lists, Ref } from './dialect.ts';
import { rounded } from './rounded.ts';

const isFloat = ({ type }: Ref): boolean => type === 'float32' || type === 'float64';
const types = {
  integer: 'BIGINT',
  float32: 'FLOAT',
  float64: 'DOUBLE',
  string: 'VARCHAR',
} as const;
const typeName = ({ type }: Ref): string => (type === 'float32' ? 'FLOAT' : 'DOUBLE');
// A plain 0.3 is a DECIMAL in DuckDB, with its own rules. Text is cast to the nearest number.
const number = (x: number | 'NaN', type: string): string => `CAST('${x}' AS ${type})`;
const comparable = (of: Ref, x: number): string =>
  number(isFloat(of) ? rounded(of, x) : x, typeName(of));

/** A DOUBLE literal, which has an exponent. */
function real(x: number): string {
  if (!Number.isFinite(x)) return number(x, 'DOUBLE');
  const text = String(x).includes('e') ? `${x}` : `${x}e0`;
  return x < 0 ? `(${text})` : text;
}

const lists: Lists = {
  real: (list) => `CAST(${list} AS DOUBLE[])`,
  at: (list, label) =>
    `CASE WHEN ${label} >= 0 AND ${label} < len(${list}) THEN ${list}[${label} + 1] END`,
  each: (all, body) =>
    all.length === 1
      ? `list_transform(${all[0]}, lambda x: ${body(['x'])})`
      : `list_transform(list_zip(${all.join(', ')}), lambda x: ${body(all.map((_, i) => `x[${i + 1}]`))})`,
  sum: (list) => `list_sum(${list})`,
  max: (list) => `list_max(${list})`,
  count: (list, value) => `len(list_filter(${list}, lambda x: x = ${value}))`,
};

/** DuckDB. NaN equals NaN and is greater than all numbers. Lists are indexed from 1, and negative indexes count from the end. */
export const duckdb: Dialect = {
  name: 'duckdb',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  text: (value) => `'${value.replaceAll("'", "''")}'`,
  list: (columns) => `[${columns.join(', ')}]`,
  cast: (sql, type, list = false) => `CAST(${sql} AS ${types[type]}${list ? '[]' : ''})`,
  none: (type) => `CAST(NULL AS ${types[type]})`,
  places: (inner, count) => `(SELECT *, unnest(range(${count})) AS _place\nFROM ${inner}) AS t`,

  equal(a, b) {
    if (isFloat(a) === isFloat(b))
      return isFloat(a) ? `(${a.sql} = ${b.sql} AND NOT isnan(${a.sql}))` : `(${a.sql} = ${b.sql})`;
    const [float, whole] = isFloat(a) ? [a.sql, b.sql] : [b.sql, a.sql];
    // As float64, different integers can be equal. As integer, a fraction can equal one. Both comparisons together are exact.
    return `(CAST(${float} AS DOUBLE) = CAST(${whole} AS DOUBLE) AND TRY_CAST(${float} AS HUGEINT) = ${whole})`;
  },
  differs: (a, constant) => `(${a.sql} IS DISTINCT FROM ${constant})`,
  greater(a, threshold) {
    const above = `CASE WHEN ${a.sql} > ${comparable(a, threshold)} THEN 1 ELSE 0 END`;
    return isFloat(a) ? `CASE WHEN NOT isnan(${a.sql}) THEN ${above} END` : above;
  },
  less: (a, limit) => `(${a.sql} < ${limit})`,
  argmax: (rows) => `(list_position(${rows.sql}, list_max(${rows.sql})) - 1)`,
  score(label, rows) {
    const own = `${rows.sql}[${label.sql} + 1]`;
    const known = isFloat(rows) ? `nullif(${own}, ${number('NaN', typeName(rows))})` : own;
    return `CASE WHEN ${label.sql} >= 0 AND ${label.sql} < len(${rows.sql}) THEN ${known} END`;
  },
  above: (score, rows) => whereKnown(score, filtered(rows.sql, '>', score)),
  // Ties are rare. Looking for one is much cheaper than counting them.
  tiedBefore: (score, rows, label) =>
    whereKnown(
      score,
      `CASE WHEN list_position(${rows.sql}, ${score.sql}) > ${label.sql} THEN 0
    ELSE ${filtered(`${rows.sql}[1:${label.sql}]`, '=', score)} END`,
    ),
  tied: (score, rows, label) =>
    whereKnown(
      score,
      `CASE WHEN list_position(${rows.sql}, ${score.sql}) <= ${label.sql} OR list_contains(${rows.sql}[${label.sql} + 2:], ${score.sql})
    THEN ${filtered(rows.sql, '=', score)} ELSE 1 END`,
    ),
  amongFirst: (label, rows, k) => `list_contains(${rows.sql}[1:${k}], ${label.sql})`,

  constant: comparable,
  bucket(of, thresholds, search, asColumn) {
    const limits = thresholds.map((x) => (isFloat(of) ? rounded(of, x) : x));
    const [first, last, count] = [limits[0]!, limits.at(-1)!, limits.length];
    const scale = (count - 1) / (last - first);
    const furthest = Math.max(...limits.map((x, i) => Math.abs((x - first) * scale - i)));
    if (count < 8) return undefined;
    if (!(furthest < 1e-3))
      return of.type === 'float64' ? bucketByRatio(of.sql, limits, { asColumn, real }) : undefined;
    // For evenly spaced thresholds, the bucket follows from the number. Near a threshold, outside of all thresholds, and for NaN it is
    // searched.
    const near = 2 * furthest + 1e-9;
    const steps = asColumn(
      'steps',
      `(CAST(${of.sql} AS DOUBLE) - ${real(first)}) * ${real(scale)}`,
    );
    const below = asColumn('below', `floor(${steps})`);
    const isBetween = `abs(${steps} - ${below} - 0.5e0) < ${real(0.5 - near)}`;
    const isAmong = `abs(${steps} - ${real((count - 1) / 2)}) < ${real((count + 1) / 2)}`;
    return `CASE WHEN ${isBetween} AND ${isAmong} THEN CAST(${below} AS INTEGER) + 1 ELSE ${search()} END`;
  },
  number: real,
  real: (column) => `CAST(${column} AS DOUBLE)`,
  isFinite: (x) => `isfinite(${x})`,
  arithmetic: arithmeticWith(real),
  lists,

  whole: (column) => `TRY_CAST(${column.sql} AS ${column.wide ? 'HUGEINT' : 'BIGINT'})`,
  wholeList: (rows) => `TRY_CAST(${rows.sql} AS BIGINT[])`,
  isWhole: (column) =>
    isFloat(column) ? `(isfinite(${column.sql}) AND floor(${column.sql}) = ${column.sql})` : 'true',
  isWholeList: (rows) =>
    isFloat(rows)
      ? `(len(list_filter(${rows.sql}, lambda s: isfinite(s) AND floor(s) = s)) = len(${rows.sql}))`
      : 'true',
  hasNaN: (rows) =>
    isFloat(rows) ? `list_contains(${rows.sql}, ${number('NaN', typeName(rows))})` : 'false',
  countNaN: (rows) => (isFloat(rows) ? lists.count(rows.sql, number('NaN', typeName(rows))) : '0'),
  isNaN: (column) => (isFloat(column) ? `isnan(${column.sql})` : 'false'),
  isOutside: ({ sql, list }) =>
    list ? `(list_min(${sql}) < 0 OR list_max(${sql}) > 1)` : `(${sql} < 0 OR ${sql} > 1)`,
  hasNull: (rows) => `list_position(${rows}, NULL) IS NOT NULL`,
  width: (rows) => `len(${rows})`,

  isWeight: (column) => `(${column} >= 0 AND isfinite(${column}))`,
  weight: (column) => `CAST(${column} AS DOUBLE)`,
  countWhere: (condition) =>
    condition === 'true' ? 'count(*)' : `count(*) FILTER (WHERE ${condition})`,
  sum: (expression) => `coalesce(fsum(${expression}), 0)`,
  variance: (x) => `var_pop(${x})`,
  covariance: (x, y) => `covar_pop(${x}, ${y})`,
  replicate: (text, n) => `CAST(CAST('0x' || left(md5(${text}), 8) AS BIGINT) % ${n} AS INTEGER)`,
};

const filtered = (list: string, relation: '>' | '=', score: Ref): string =>
  `len(list_filter(${list}, lambda s: s ${relation} ${score.sql}))`;

/** Without this test, the count of a missing score would be 0 instead of NULL. */
const whereKnown = (score: Ref, sql: string): string =>
  `CASE WHEN ${score.sql} IS NOT NULL THEN ${sql} END`;
