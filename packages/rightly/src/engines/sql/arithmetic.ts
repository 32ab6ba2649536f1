import type { Elementwise } from '../vocabulary.ts';

/** SQL for element-wise verbs of float64. NaN and the infinities are valid arguments, and no argument is an error. */
export type Arithmetic = Readonly<Record<Elementwise, (...args: readonly string[]) => string>>;

export const LOG_2 = '0.6931471805599453e0';

/** log(1 + 1/x) for x of at least 1. It is accurate also where 1 + 1/x is rounded to 1. */
const logOfNext = (x: string): string => `2 * atanh(1 / (1 + 2 * ${x}))`;

/** Writes a float64 literal. */
type Literal = (x: number) => string;

const sqrt = (x: string, number: Literal): string =>
  `CASE WHEN ${x} < 0 THEN ${number(NaN)} ELSE sqrt(${x}) END`;

/** The natural logarithm. In strict SQL, `ln` of a number that is not above 0 is an error. */
const log = (x: string, number: Literal): string =>
  `CASE WHEN ${x} > 0 THEN ln(${x}) WHEN ${x} = 0 THEN ${number(-Infinity)} ELSE ${number(NaN)} END`;

/**
 * The arithmetic of SQL engines, where NaN is the greatest number. `number` writes a float64 literal of the dialect, also for NaN and the
 * infinities. A dialect overrides the verbs that its engine computes differently.
 */
export const arithmeticWith = (number: Literal): Arithmetic => ({
  differs: (a, constant) => `CASE WHEN ${a} = ${constant} THEN 0 ELSE 1 END`,
  plus: (a, b) => `(${a} + ${b})`,
  minus: (a, b) => `(${a} - ${b})`,
  times: (a, b) => `(${a} * ${b})`,
  dividedBy: (a, b) => `(${a} / ${b})`,
  weighted: (by, a) => `CASE WHEN ${by} = 0 THEN 0 ELSE ${by} * ${a} END`,
  replaced: (a, from, to) => `CASE WHEN ${a} = ${from} THEN ${to} ELSE ${a} END`,
  abs: (a) => `abs(${a})`,
  square: (a) => `power(${a}, 2)`,
  sqrt: (a) => sqrt(a, number),
  exp: (a) => `exp(${a})`,
  log: (a) => log(a, number),
  log1p: (a) =>
    `CASE WHEN abs(${a}) <= 0.5 THEN 2 * atanh(${a} / (${a} + 2)) ELSE ${log(`(1 + ${a})`, number)} END`,
  softplus: (a) => `(greatest(${a}, 0) + ${logOfNext(`exp(abs(${a}))`)})`,
  // Near 0, log(cosh a) = log(1 + 2 sinh² a/2). Elsewhere it is |a| - log 2 and a small rest.
  logCosh: (a) =>
    `CASE WHEN abs(${a}) < 1 THEN 2 * atanh(power(tanh(${a} / 2), 2)) ELSE abs(${a}) - ${LOG_2} + ${logOfNext(`exp(2 * abs(${a}))`)} END`,
  power: (a, exponent) => `power(${a}, ${exponent})`,
  exceeds: (a, threshold) =>
    `CASE WHEN ${a} <= ${threshold} THEN 0 WHEN ${a} <= ${number(Infinity)} THEN 1 ELSE ${number(NaN)} END`,
  atLeast: (a, bound) => `greatest(${a}, ${bound})`,
  // `least` of NaN and a number would be the number.
  atMost: (a, bound) => `(-greatest(-${a}, -${bound}))`,
});
