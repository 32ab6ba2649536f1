import { arithmeticWith, LOG_2 } from './arithmetic.ts';
import type { Dialect, Lists, Ref } from './dialect.ts';
import { rounded } from './rounded.ts';

const FEW = 4;
const isFloat = ({ type }: Ref): boolean => type === 'float32' || type === 'float64';
// These functions keep NULL, which CAST refuses.
const casts = {
  integer: (sql: string) => `accurateCastOrNull(${sql}, 'Int64')`,
  float32: (sql: string) => `toFloat32(${sql})`,
  float64: (sql: string) => `toFloat64(${sql})`,
  string: (sql: string) => `toString(${sql})`,
} as const;
/** A float of the column's type. For a comparison with a float64, ClickHouse would convert a column of float32. */
const typed = (of: Ref, x: number): string =>
  of.type === 'float32'
    ? casts.float32(number(rounded(of, x)))
    : number(isFloat(of) ? rounded(of, x) : x);

// A number with an exponent is a Float64.
const number = (x: number): string => {
  if (!Number.isFinite(x)) return `toFloat64('${x}')`;
  const text = String(x).includes('e') ? `${x}` : `${x}e0`;
  return x < 0 ? `(${text})` : text;
};

// Lambda arguments begin with an underscore, so that they do not hide a column of the table.
const lists: Lists = {
  real: (list) => `arrayMap(_x -> ifNull(toFloat64(_x), nan), ${list})`,
  at: (list, label) =>
    `CASE WHEN ${label} >= 0 AND ${label} < length(${list}) THEN ${list}[toInt64(${label}) + 1] END`,
  // Lists of different lengths are an error.
  each: (all, body) => {
    const names = all.map((_, i) => `_x${i}`);
    const alike = all.map((list, i) =>
      i === 0 ? list : `arrayResize(${list}, length(${all[0]}))`,
    );
    return `arrayMap((${names.join(', ')}) -> ${body(names)}, ${alike.join(', ')})`;
  },
  sum: (list) => `arraySum(${list})`,
  // The sum is divided by the width. With NULLIF, lists would be slower, and sums impossible.
  mean: (list, width) => `arraySum(${list}) / ${width}`,
  max: (list) => `if(${hasNaN(list)}, nan, arrayMax(${list}))`,
  count: (list, value) => `arrayCount(_x -> _x = ${value}, ${list})`,
};

const hasNaN = (list: string): string => `arrayExists(_x -> isNaN(_x), ${list})`;

/** ClickHouse. Comparisons with NaN are false, and `max` skips NaN. Whole numbers and floats of any two types are compared exactly. */
export const clickhouse: Dialect = {
  name: 'clickhouse',
  isFlat: true,
  identifier: (name) => `"${name.replaceAll(/[\\"]/g, '\\$&')}"`,
  text: (value) => `'${value.replaceAll(/[\\']/g, '\\$&')}'`,
  list: (columns) => `[${columns.join(', ')}]`,
  cast: (sql, type, list = false) =>
    list ? `arrayMap(_x -> ${casts[type]('_x')}, ${sql})` : casts[type](sql),
  none: () => 'NULL',
  places: (inner, count) =>
    `(SELECT *, _place\nFROM ${inner} ARRAY JOIN range(toUInt64(${count})) AS _place) AS t`,

  equal: (a, b) => `(${a.sql} = ${b.sql})`,
  differs: (a, constant) => `ifNull(${a.sql} <> ${constant}, 1)`,
  greater: (a, threshold) => {
    const above = `${a.sql} > ${typed(a, threshold)}`;
    return isFloat(a) ? `if(isNaN(${a.sql}), NULL, ${above})` : `(${above})`;
  },
  less: (a, limit) => `(${a.sql} < ${limit})`,
  argmax(rows) {
    const largest = `indexOf(${rows.sql}, arrayMax(${rows.sql}))`;
    return isFloat(rows)
      ? `(if(${hasNaN(rows.sql)}, arrayFirstIndex(_x -> isNaN(_x), ${rows.sql}), ${largest}) - 1)`
      : `(${largest} - 1)`;
  },
  // Missing floats are NaN. Columns without NULL are faster.
  score: (label, rows) =>
    isFloat(rows)
      ? lists.at(rows.sql, label.sql).replace(/ END$/, ` ELSE ${typed(rows, NaN)} END`)
      : lists.at(rows.sql, label.sql),
  highest: (score, rows) =>
    `(${score.sql} >= arrayMax(${rows.sql})${isFloat(rows) ? ` AND NOT ${hasNaN(rows.sql)}` : ''})`,
  above: (score, rows) =>
    whereKnown(score, `arrayCount(_s -> NOT (_s <= ${score.sql}), ${rows.sql})`),
  // Ties are rare. Counting them is cheaper than finding their indexes.
  tiedBefore: (score, rows, label) =>
    whereKnown(
      score,
      `if(${equals(score, rows.sql)} = 1, 0, ${equals(score, `arraySlice(${rows.sql}, 1, toInt64(${label.sql}))`)})`,
    ),
  tied: (score, rows) => whereKnown(score, equals(score, rows.sql)),
  amongFirst: (label, rows, k) =>
    `arrayExists(_x -> _x = ${label.sql}, arraySlice(${rows.sql}, 1, ${k}))`,

  constant: typed,
  // `roundDown` finds the highest threshold that is at most the number. `before` counts the thresholds below it, and `through` also those equal
  // to it.
  bucket(of, thresholds) {
    // For few thresholds a binary search is faster. Releases before 20.1 lack this function.
    if (!isFloat(of) || thresholds.length < FEW) return undefined;
    const limits = thresholds.map((x) => (isFloat(of) ? rounded(of, x) : x));
    const known = [...new Set(limits)];
    const list = `[${known.map((x) => typed(of, x)).join()}]`;
    const place = `roundDown(${of.sql}, ${list})`;
    const before = (x: number): number => limits.indexOf(x);
    const through = (x: number): number => limits.lastIndexOf(x) + 1;
    const count = (all: (x: number) => number): string =>
      `transform(${place}, ${list}, [${known.map((x) => all(x)).join()}], 0)`;
    return `multiIf(isNaN(${of.sql}), -1, ${of.sql} > ${place}, ${count(through)}, ${count(before)})`;
  },
  number,
  real: (column) => casts.float64(column),
  isFinite: (x) => `isFinite(${x})`,
  arithmetic: {
    ...arithmeticWith(number),
    sqrt: (a) => `sqrt(${a})`,
    log: (a) => `log(${a})`,
    log1p: (a) => `log1p(${a})`,
    softplus: (a) => `(greatest(${a}, 0) + log1p(exp(-abs(${a}))))`,
    // tanh of ClickHouse has few digits near 0.
    logCosh: (a) =>
      `CASE WHEN abs(${a}) < 1 THEN log1p(2 * power(sinh(${a} / 2), 2)) ELSE abs(${a}) - ${LOG_2} + log1p(exp(-2 * abs(${a}))) END`,
    exceeds: (a, threshold) =>
      `CASE WHEN ${a} <= ${threshold} THEN 0 WHEN ${a} > ${threshold} THEN 1 ELSE nan END`,
    // `greatest` skips NaN.
    atLeast: (a, bound) => `if(${a} < ${bound}, ${bound}, ${a})`,
    atMost: (a, bound) => `if(${a} > ${bound}, ${bound}, ${a})`,
  },
  lists,

  // Whole numbers of any two types are compared exactly.
  whole: (column) => (isFloat(column) ? casts.integer(column.sql) : column.sql),
  wholeList: (rows) =>
    isFloat(rows) ? `arrayMap(_x -> ${casts.integer('_x')}, ${rows.sql})` : rows.sql,
  isWhole: (column) => (isFloat(column) ? isWhole(column.sql) : '1 = 1'),
  isWholeList: (rows) =>
    isFloat(rows) ? `NOT arrayExists(_x -> NOT ${isWhole('_x')}, ${rows.sql})` : '1 = 1',
  hasNaN: (rows) => (isFloat(rows) ? hasNaN(rows.sql) : '1 = 0'),
  countNaN: (rows) => (isFloat(rows) ? `arrayCount(_x -> isNaN(_x), ${rows.sql})` : '0'),
  isNaN: (column) => (isFloat(column) ? `isNaN(${column.sql})` : '1 = 0'),
  isOutside: ({ sql, list }) =>
    list ? `arrayExists(_x -> _x < 0 OR _x > 1, ${sql})` : `(${sql} < 0 OR ${sql} > 1)`,
  hasNull: (rows) => `has(${rows}, NULL)`,
  width: (rows) => `length(${rows})`,

  isWeight: (column) => `(${column} >= 0 AND isFinite(${column}))`,
  weight: (column) => casts.float64(column),
  countWhere: (condition) => (condition === 'true' ? 'count()' : `countIf(${condition})`),
  sum: (expression) => `ifNull(sumKahan(${expression}), 0)`,
  variance: (x) => `varPopStable(${x})`,
  covariance: (x, y) => `covarPopStable(${x}, ${y})`,
  // Numbers are little-endian in memory.
  replicate: (text, n) =>
    `toInt32(reinterpretAsUInt32(reverse(unhex(substring(hex(MD5(${text})), 1, 8)))) % ${n})`,
};

const isWhole = (x: string): string => `(isFinite(${x}) AND floor(${x}) = ${x})`;

const equals = (score: Ref, list: string): string => `countEqual(${list}, ${score.sql})`;

const whereKnown = (score: Ref, sql: string): string =>
  `CASE WHEN NOT isNaN(${score.sql}) THEN ${sql} END`;
