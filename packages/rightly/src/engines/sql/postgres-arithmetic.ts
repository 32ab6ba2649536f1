import { type Arithmetic, arithmeticWith } from './arithmetic.ts';

/** A float64 literal. */
export const number = (x: number): string => `float8 '${Object.is(x, -0) ? '-0' : x}'`;

export const INFINITY: string = number(Infinity);
const NAN = number(NaN);
const LARGEST = number(Number.MAX_VALUE);
const SMALLEST = number(Number.MIN_VALUE);

/** Whether a number is moderate. The product and the quotient of two moderate numbers neither overflow nor underflow. */
const moderate = (x: string): string => `abs(${x}) BETWEEN 1e-150 AND 1e150`;

/** Whether the product and the quotient of two numbers raise no error. With 0, an infinity or NaN they raise none. */
const harmless = (a: string, b: string): string =>
  `${moderate(a)} AND ${moderate(b)} OR ${a} = 0 OR ${b} = 0 OR abs(${a}) >= ${INFINITY} OR abs(${b}) >= ${INFINITY}`;

const sum =
  (sign: '+' | '-') =>
  (a: string, b: string): string =>
    `(CASE WHEN abs(${a}) < 1e290 OR abs(${b}) < 1e290 OR abs(${a} / 4 ${sign} ${b} / 4) < 4.49e307 THEN ${a} ${sign} ${b} ELSE (${a} / 4 ${sign} ${b} / 4) * ${INFINITY} END)`;

/** A float8. The argument may be a whole number. */
const real = (a: string): string => `CAST(${a} AS float8)`;

function times(a: string, b: string): string {
  if (a === number(-1) || b === number(-1)) return `(-${a === number(-1) ? b : a})`;
  return `(CASE WHEN ${harmless(a, b)} THEN ${real(a)} * ${b}
    WHEN abs(${a}) > ${LARGEST} / greatest(abs(${b}), 1) THEN sign(${a}) * ${b} * ${INFINITY}
    WHEN abs(${a}) < ${SMALLEST} / least(abs(${b}), 1) THEN 0 ELSE ${real(a)} * ${b} END)`;
}

const dividedBy = (a: string, b: string): string =>
  `(CASE WHEN ${b} = 0 THEN ${a} * ${INFINITY} WHEN ${harmless(a, b)} THEN ${real(a)} / ${b}
    WHEN abs(${b}) < 1 AND abs(${a}) > ${LARGEST} * abs(${b}) THEN ${a} * sign(${b}) * ${INFINITY}
    WHEN abs(${b}) > 1 AND abs(${a}) < ${SMALLEST} * abs(${b}) THEN 0 ELSE ${real(a)} / ${b} END)`;

const square = (a: string): string =>
  `CASE WHEN abs(${a}) < 1e-160 THEN 0 WHEN abs(${a}) < 1.34e154 THEN ${real(a)} * ${a} ELSE abs(${a}) * ${INFINITY} END`;

const exp = (a: string): string =>
  `CASE WHEN ${a} < -745 THEN 0 WHEN ${a} < 709.78 THEN exp(${real(a)}) ELSE ${a} * ${INFINITY} END`;

/** A power. The logarithm of the result shows beforehand whether it overflows. */
function power(a: string, exponent: string): string {
  const size = `${exponent} * ln(abs(${real(a)}))`;
  return `CASE WHEN ${exponent} = 0 THEN 1 WHEN ${a} = 0 THEN CASE WHEN ${exponent} < 0 THEN ${INFINITY} ELSE 0 END
    WHEN ${a} < 0 AND floor(${exponent}) <> ${exponent} THEN CASE WHEN ${a} > -${INFINITY} THEN ${NAN} ELSE power(-${a}, ${exponent}) END
    WHEN abs(${a}) < ${INFINITY} AND ${size} < -744 THEN 0
    WHEN abs(${a}) < ${INFINITY} AND ${size} > 709.78 THEN CASE WHEN ${a} < 0 AND mod(CAST(${exponent} AS numeric), 2) <> 0 THEN -${INFINITY} ELSE ${INFINITY} END
    ELSE power(${real(a)}, ${exponent}) END`;
}

const log = (a: string): string =>
  `CASE WHEN ${a} > 0 THEN ln(${real(a)}) WHEN ${a} = 0 THEN -${INFINITY} ELSE ${NAN} END`;

/** log(1 + a). Below 1e-300 it is a, because the quotient could underflow. */
const log1p = (a: string): string =>
  `CASE WHEN abs(${a}) < 1e-300 THEN ${a} WHEN abs(${a}) <= 0.5 THEN 2 * atanh(${a} / (${a} + 2)) ELSE ${log(`(1 + ${a})`)} END`;

/** log(1 + e^-x). Beyond x = 708 it is nearly 0, so x is cut there. */
const logOfNext = (ofX: string): string => `2 * atanh(1 / (1 + 2 * exp(least(${ofX}, 708))))`;

/** PostgreSQL raises an error where the result of float8 arithmetic overflows or underflows. */
export const postgresArithmetic: Arithmetic = {
  ...arithmeticWith(number),
  plus: sum('+'),
  minus: sum('-'),
  times,
  dividedBy,
  weighted: (by, a) => `CASE WHEN ${by} = 0 THEN 0 ELSE ${times(by, a)} END`,
  square,
  sqrt: (a) => `CASE WHEN ${a} < 0 THEN ${NAN} ELSE sqrt(${real(a)}) END`,
  exp,
  log,
  log1p,
  softplus: (a) => `(greatest(${a}, 0) + ${logOfNext(`abs(${a})`)})`,
  logCosh: (a) =>
    `CASE WHEN abs(${a}) < 1e-150 THEN 0 WHEN abs(${a}) < 1 THEN 2 * atanh(power(tanh(${a} / 2), 2)) ELSE abs(${a}) - ${number(Math.LN2)} + ${logOfNext(`2 * least(abs(${a}), 400)`)} END`,
  power,
  exceeds: (a, threshold) =>
    `CASE WHEN ${a} <= ${threshold} THEN 0 WHEN ${a} <= ${INFINITY} THEN 1 ELSE ${NAN} END`,
};
