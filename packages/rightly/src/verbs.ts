import * as kinds from './core/checked-verb.ts';
import { checked } from './core/checked-verb.ts';
import * as verbs from './core/verbs.ts';

export type { Axis } from './core/layout.ts';
export type { Column, InputName, Like, Rows, Term } from './core/verbs.ts';

/* The verbs, with the kinds of their arguments. `core/verbs` defines each verb. */

/** @function */
export const values: typeof verbs.values = /* @__PURE__ */ checked('values', verbs.values, {
  name: kinds.input,
});
/** @function */
export const numbers: typeof verbs.numbers = /* @__PURE__ */ checked('numbers', verbs.numbers, {
  name: kinds.input,
});
/** @function */
export const labels: typeof verbs.labels = /* @__PURE__ */ checked('labels', verbs.labels, {
  name: kinds.input,
});
/** @function */
export const classes: typeof verbs.classes = /* @__PURE__ */ checked('classes', verbs.classes, {
  name: kinds.input,
});
/** @function */
export const scores: typeof verbs.scores = /* @__PURE__ */ checked('scores', verbs.scores, {
  name: kinds.input,
});
/** @function */
export const scoresOfOne: typeof verbs.scoresOfOne = /* @__PURE__ */ checked(
  'scoresOfOne',
  verbs.scoresOfOne,
  { name: kinds.input },
);
/** @function */
export const oneHot: typeof verbs.oneHot = /* @__PURE__ */ checked('oneHot', verbs.oneHot, {
  name: kinds.input,
});
/** @function */
export const ids: typeof verbs.ids = /* @__PURE__ */ checked('ids', verbs.ids, {
  name: kinds.input,
});
/** @function */
export const reals: typeof verbs.reals = /* @__PURE__ */ checked('reals', verbs.reals, {
  name: kinds.input,
});
/** @function */
export const vectors: typeof verbs.vectors = /* @__PURE__ */ checked('vectors', verbs.vectors, {
  name: kinds.input,
});
/** @function */
export const perClass: typeof verbs.perClass = /* @__PURE__ */ checked('perClass', verbs.perClass, {
  name: kinds.input,
  axis: kinds.optional(kinds.axis),
});
/** @function */
export const variable: typeof verbs.variable = /* @__PURE__ */ checked('variable', verbs.variable, {
  name: kinds.input,
  axis: kinds.axis,
});
/** @function */
export const equal: typeof verbs.equal = /* @__PURE__ */ checked('equal', verbs.equal, {
  a: kinds.column,
  b: kinds.column,
});
/** @function */
export const differs: typeof verbs.differs = /* @__PURE__ */ checked('differs', verbs.differs, {
  a: kinds.expression,
  constant: kinds.number,
});
/** @function */
export const greater: typeof verbs.greater = /* @__PURE__ */ checked('greater', verbs.greater, {
  input: kinds.column,
  threshold: kinds.number,
});
/** @function */
export const less: typeof verbs.less = /* @__PURE__ */ checked('less', verbs.less, {
  a: kinds.column,
  limit: kinds.number,
});
/** @function */
export const argmax: typeof verbs.argmax = /* @__PURE__ */ checked('argmax', verbs.argmax, {
  of: kinds.rows,
});
/** @function */
export const above: typeof verbs.above = /* @__PURE__ */ checked('above', verbs.above, {
  label: kinds.column,
  of: kinds.rows,
});
/** @function */
export const tiedBefore: typeof verbs.tiedBefore = /* @__PURE__ */ checked(
  'tiedBefore',
  verbs.tiedBefore,
  { label: kinds.column, of: kinds.rows },
);
/** @function */
export const amongFirst: typeof verbs.amongFirst = /* @__PURE__ */ checked(
  'amongFirst',
  verbs.amongFirst,
  { label: kinds.column, of: kinds.rows, k: kinds.count },
);
/** @function */
export const isArgmax: typeof verbs.isArgmax = /* @__PURE__ */ checked('isArgmax', verbs.isArgmax, {
  label: kinds.column,
  of: kinds.rows,
});
/** @function */
export const inTopK: typeof verbs.inTopK = /* @__PURE__ */ checked('inTopK', verbs.inTopK, {
  label: kinds.column,
  of: kinds.rows,
  k: kinds.count,
});
/** @function */
export const plus: typeof verbs.plus = /* @__PURE__ */ checked('plus', verbs.plus, {
  a: kinds.term,
  b: kinds.term,
});
/** @function */
export const minus: typeof verbs.minus = /* @__PURE__ */ checked('minus', verbs.minus, {
  a: kinds.term,
  b: kinds.term,
});
/** @function */
export const times: typeof verbs.times = /* @__PURE__ */ checked('times', verbs.times, {
  a: kinds.term,
  b: kinds.term,
});
/** @function */
export const dividedBy: typeof verbs.dividedBy = /* @__PURE__ */ checked(
  'dividedBy',
  verbs.dividedBy,
  { a: kinds.term, b: kinds.term },
);
/** @function */
export const weighted: typeof verbs.weighted = /* @__PURE__ */ checked('weighted', verbs.weighted, {
  by: kinds.term,
  a: kinds.term,
});
/** @function */
export const abs: typeof verbs.abs = /* @__PURE__ */ checked('abs', verbs.abs, {
  a: kinds.expression,
});
/** @function */
export const square: typeof verbs.square = /* @__PURE__ */ checked('square', verbs.square, {
  a: kinds.expression,
});
/** @function */
export const sqrt: typeof verbs.sqrt = /* @__PURE__ */ checked('sqrt', verbs.sqrt, {
  a: kinds.expression,
});
/** @function */
export const exp: typeof verbs.exp = /* @__PURE__ */ checked('exp', verbs.exp, {
  a: kinds.expression,
});
/** @function */
export const log: typeof verbs.log = /* @__PURE__ */ checked('log', verbs.log, {
  a: kinds.expression,
});
/** @function */
export const log1p: typeof verbs.log1p = /* @__PURE__ */ checked('log1p', verbs.log1p, {
  a: kinds.expression,
});
/** @function */
export const softplus: typeof verbs.softplus = /* @__PURE__ */ checked('softplus', verbs.softplus, {
  a: kinds.expression,
});
/** @function */
export const logCosh: typeof verbs.logCosh = /* @__PURE__ */ checked('logCosh', verbs.logCosh, {
  a: kinds.expression,
});
/** @function */
export const power: typeof verbs.power = /* @__PURE__ */ checked('power', verbs.power, {
  a: kinds.expression,
  exponent: kinds.number,
});
/** @function */
export const replaced: typeof verbs.replaced = /* @__PURE__ */ checked('replaced', verbs.replaced, {
  a: kinds.expression,
  from: kinds.number,
  to: kinds.number,
});
/** @function */
export const atLeast: typeof verbs.atLeast = /* @__PURE__ */ checked('atLeast', verbs.atLeast, {
  a: kinds.expression,
  bound: kinds.number,
});
/** @function */
export const atMost: typeof verbs.atMost = /* @__PURE__ */ checked('atMost', verbs.atMost, {
  a: kinds.expression,
  bound: kinds.number,
});
/** @function */
export const exceeds: typeof verbs.exceeds = /* @__PURE__ */ checked('exceeds', verbs.exceeds, {
  a: kinds.expression,
  threshold: kinds.number,
});
/** @function */
export const timesEach: typeof verbs.timesEach = /* @__PURE__ */ checked(
  'timesEach',
  verbs.timesEach,
  { a: kinds.rows, factors: kinds.numbers },
);
/** @function */
export const sum: typeof verbs.sum = /* @__PURE__ */ checked('sum', verbs.sum, { of: kinds.rows });
/** @function */
export const mean: typeof verbs.mean = /* @__PURE__ */ checked('mean', verbs.mean, {
  of: kinds.rows,
});
/** @function */
export const max: typeof verbs.max = /* @__PURE__ */ checked('max', verbs.max, { of: kinds.rows });
/** @function */
export const logSumExp: typeof verbs.logSumExp = /* @__PURE__ */ checked(
  'logSumExp',
  verbs.logSumExp,
  { of: kinds.rows },
);
/** @function */
export const pick: typeof verbs.pick = /* @__PURE__ */ checked('pick', verbs.pick, {
  label: kinds.column,
  of: kinds.rows,
});
/** @function */
export const moments: typeof verbs.moments = /* @__PURE__ */ checked('moments', verbs.moments, {
  x: kinds.expression,
  y: kinds.expression,
});
/** @function */
export const withoutNaN: typeof verbs.withoutNaN = /* @__PURE__ */ checked(
  'withoutNaN',
  verbs.withoutNaN,
  { a: kinds.expression },
);
/** @function */
export const within: typeof verbs.within = /* @__PURE__ */ checked('within', verbs.within, {
  a: kinds.expression,
  least: kinds.number,
  most: kinds.number,
  counts: kinds.optional(kinds.expression),
});
/** @function */
export const not: typeof verbs.not = /* @__PURE__ */ checked('not', verbs.not, {
  a: kinds.expression,
});
/** @function */
export const both: typeof verbs.both = /* @__PURE__ */ checked('both', verbs.both, {
  a: kinds.expression,
  b: kinds.expression,
});
/** @function */
export const reaches: typeof verbs.reaches = /* @__PURE__ */ checked('reaches', verbs.reaches, {
  a: kinds.expression,
  threshold: kinds.number,
});
/** @function */
export const bucket: typeof verbs.bucket = /* @__PURE__ */ checked('bucket', verbs.bucket, {
  a: kinds.expression,
  thresholds: kinds.ascending,
});
/** @function */
export const bin: typeof verbs.bin = /* @__PURE__ */ checked('bin', verbs.bin, {
  a: kinds.column,
  bins: kinds.count,
});
/** @function */
export const isCalled: typeof verbs.isCalled = /* @__PURE__ */ checked('isCalled', verbs.isCalled, {
  label: kinds.column,
  of: kinds.rows,
});
/** @function */
export const byScore: typeof verbs.byScore = /* @__PURE__ */ checked('byScore', verbs.byScore, {
  a: kinds.column,
});
/** @function */
export const positive: typeof verbs.positive = /* @__PURE__ */ checked('positive', verbs.positive, {
  a: kinds.expression,
});
/** @function */
export const isNumber: typeof verbs.isNumber = /* @__PURE__ */ checked('isNumber', verbs.isNumber, {
  a: kinds.expression,
});
/** @function */
export const place: typeof verbs.place = /* @__PURE__ */ checked('place', verbs.place, {
  of: kinds.rows,
});
/** @function */
export const ofWidth: typeof verbs.ofWidth = /* @__PURE__ */ checked('ofWidth', verbs.ofWidth, {
  of: kinds.rows,
  width: kinds.count,
});
/** @function */
export const isPlace: typeof verbs.isPlace = /* @__PURE__ */ checked('isPlace', verbs.isPlace, {
  of: kinds.rows,
  at: kinds.place,
});
/** @function */
export const predicted: typeof verbs.predicted = /* @__PURE__ */ checked(
  'predicted',
  verbs.predicted,
  { of: kinds.rows },
);
/** @function */
export const topOnly: typeof verbs.topOnly = /* @__PURE__ */ checked('topOnly', verbs.topOnly, {
  of: kinds.rows,
  k: kinds.count,
});
/** @function */
export const sigmoid: typeof verbs.sigmoid = /* @__PURE__ */ checked('sigmoid', verbs.sigmoid, {
  a: kinds.expression,
});
