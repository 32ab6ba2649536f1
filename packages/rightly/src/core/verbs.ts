import * as arithmetic from '../engines/cpu/arithmetic.ts';
import * as counting from '../engines/cpu/counting.ts';
import * as byScores from '../engines/cpu/by-score.ts';
import * as closing from '../engines/cpu/rows.ts';
import * as host from '../engines/cpu/verbs.ts';
import {
  column,
  type Column,
  type Counting,
  type Elementwise,
  type Expression,
  type HostVerb,
  type InputName,
  rows,
  type Rows,
} from '../engines/vocabulary.ts';
import { recogniseComparisons } from '../engines/wasm/compare.ts';
import { hotLabels } from '../engines/wasm/hot-labels.ts';
import { predicted as predictedByKernels } from '../engines/wasm/predicted.ts';
import { recogniseRanks } from '../engines/wasm/ranks.ts';
import { type Axis, lastAxis, type Layout, layoutFor, oneVector } from './layout.ts';
import { weightsIn } from './entries.ts';
import { Moments, momentsOf } from './moments.ts';
import { Scores } from './scores.ts';
import type { Summand, Variables } from './summand.ts';

export type { Column, InputName, Rows };
export { countByBucket } from '../engines/wasm/by-bucket.ts';
export { countByScore } from '../engines/cpu/by-score.ts';
export { type ClassLimits, countByClass } from '../engines/wasm/by-class.ts';
export { oneHotLabels } from '../engines/wasm/one-hot.ts';
export { countPairs, type PairCounts } from '../engines/wasm/pairs.ts';

/* The words that metrics are written in. A column holds one value a sample, rows one vector a sample. */

/** Anything that can be equal. */
export const values = (name: InputName): Column => column('values', [name]);
/** Numbers, compared as they are. */
export const numbers = (name: InputName): Column => column('numbers', [name]);
/** Whole numbers. */
export const labels = (name: InputName): Column => column('labels', [name]);
/** Whole numbers or names. */
export const classes = (name: InputName): Column => column('classes', [name]);
/** A number for each class, compared as they are. */
export const scores = (name: InputName): Rows => rows('scores', [name]);
/** The same along another axis than the last one, the first one too: then all others are those of the samples. */
export const scoresAlong = (
  name: InputName,
  axis: number,
  verb: 'scores' | 'oneHot' = 'scores',
): Rows => {
  const own = layoutFor(axis, false);
  // Inputs whose samples may not be along any axis are not read alike.
  const layout = own && { ...own, key: `${own.key} of any` };
  return { ...rows(verb, [name]), key: `${verb} ${name} ${layout?.key ?? ''}`, layout };
};
/** The same, where an input of one axis is one vector. */
export const scoresOfOne = (name: InputName): Rows => ({
  ...rows('scores', [name]),
  key: `one ${name}`,
  layout: oneVector,
});
/** A number for each class, the truth: NaN is an error. */
export const oneHot = (name: InputName): Rows => rows('oneHot', [name]);
/** Whole numbers, the best class first. */
export const ids = (name: InputName): Rows => rows('ids', [name]);

/** Numbers to compute with, one a sample. */
export const reals = (name: InputName): Column =>
  computed(column('numbers', [name], arithmetic.float64));
/** Numbers to compute with: the last axis is a vector; of one axis alone, each number is one. */
export const vectors = (name: InputName): Rows =>
  computed(rows('vectors', [name], arithmetic.float64), lastAxis);
/** Numbers to compute with, one for each class along the last axis: no layout of another axis is brought. */
export const realScores = (name: InputName): Rows =>
  computed(rows('scores', [name], arithmetic.float64));
/** Numbers to compute with, one for each class: along an axis, the last one by default; several axes, or null for all, are one vector. */
export const perClass = (name: InputName, axis: Axis = -1): Rows =>
  computed(rows('scores', [name], arithmetic.float64), layoutFor(axis));

/** The same, where along the last axis an input of one axis is one vector. */
export const variable = (name: InputName, axis: number | readonly number[]): Rows =>
  computed(rows('scores', [name], arithmetic.float64), axis === -1 ? oneVector : layoutFor(axis));

/** It is another thing than the same input as it came. */
const computed = <E extends Expression>(of: E, layout?: Layout): E => ({
  ...of,
  key: `real ${of.key}${layout?.key ?? ''}`,
  layout,
});

/** 1 where they are equal, else 0; NaN equals nothing. */
export const equal = (a: Column, b: Column): Column =>
  column('equal', [a, b], host.equal, recogniseComparisons);

/** The same in sums, which are counted on plain arrays: it brings no kernels. */
export const same = (a: Column, b: Column): Column => column('equal', [a, b], host.equal);

/** 1 where the value is not `constant`, else 0. */
export const differs = <A extends Expression>(a: A, constant: number): Like<A> =>
  (a.type === 'rows' ? rows : column)('differs', [a, constant], host.differs) as Like<A>;

/** 1 above the threshold, else 0, and NaN for NaN. The threshold is rounded to the precision of the input. */
export const greater = (input: Column, threshold: number): Column =>
  column('greater', [input, threshold], host.greater);

/** 1 below `limit`, else 0. */
export const less = (a: Column, limit: number): Column =>
  column('less', [a, limit], host.less, recogniseRanks);

/** The place of the largest, the first of equals. */
export const argmax = (of: Rows): Column => ({ ...argmaxPlainly(of), labels: hotLabels });
/** The same on plain arrays: it brings no kernels. */
export const argmaxPlainly = (of: Rows): Column => column('argmax', [of], host.argmax);

/** How many scores are not at most the label's; infinite where the label has no score, or NaN for one. */
export const above = (label: Column, of: Rows): Column => column('above', [label, of], host.above);

/** How many scores before the label's equal it; infinite where the label has no score, or NaN for one. */
export const tiedBefore = (label: Column, of: Rows): Column =>
  column('tiedBefore', [label, of], host.tiedBefore);

/** 1 where the label is one of the first `k` ids, else 0. */
export const amongFirst = (label: Column, of: Rows, k: number): Column =>
  column('amongFirst', [label, of, k], host.amongFirst);

/** 1 where the label's score is the first of the highest: where the argmax is the label. */
export const isArgmax = (label: Column, of: Rows): Column =>
  less(column('plus', [above(label, of), tiedBefore(label, of)], host.plus), 1);

/** 1 where fewer than `k` scores are higher than the label's: ties at the boundary are in. */
export const inTopK = (label: Column, of: Rows, k: number): Column => less(above(label, of), k);

/** A number for all, or numbers: beside rows, a column's number is for its whole row. */
export type Term = Expression | number;
/** Rows where there are rows among the terms, else a column. */
export type Like<T> = [Extract<T, Rows>] extends [never] ? Column : Rows;

const elementwise = <T extends Term>(
  verb: Elementwise | Counting,
  args: readonly T[],
  run: HostVerb,
): Like<T> =>
  (args.some((arg) => typeof arg === 'object' && arg.type === 'rows') ? rows : column)(
    verb,
    args,
    run,
  ) as Like<T>;

export const plus = <A extends Term, B extends Term>(a: A, b: B): Like<A | B> =>
  elementwise<A | B>('plus', [a, b], arithmetic.plus);
export const minus = <A extends Term, B extends Term>(a: A, b: B): Like<A | B> =>
  elementwise<A | B>('minus', [a, b], arithmetic.minus);
export const times = <A extends Term, B extends Term>(a: A, b: B): Like<A | B> =>
  elementwise<A | B>('times', [a, b], arithmetic.times);
export const dividedBy = <A extends Term, B extends Term>(a: A, b: B): Like<A | B> =>
  elementwise<A | B>('dividedBy', [a, b], arithmetic.dividedBy);
/** The product, but 0 where `by` is 0, whatever `a` is there: infinity, or NaN. */
export const weighted = <A extends Term, B extends Term>(by: A, a: B): Like<A | B> =>
  elementwise<A | B>('weighted', [by, a], arithmetic.weighted);

export const abs = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('abs', [a], arithmetic.abs);
export const square = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('square', [a], arithmetic.square);
export const sqrt = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('sqrt', [a], arithmetic.sqrt);
export const exp = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('exp', [a], arithmetic.exp);
/** The natural logarithm. */
export const log = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('log', [a], arithmetic.log);
/** log(1 + a). */
export const log1p = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('log1p', [a], arithmetic.log1p);
/** log(1 + e^a), for any a. */
export const softplus = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('softplus', [a], arithmetic.softplus);
/** log(cosh a), for any a. */
export const logCosh = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('logCosh', [a], arithmetic.logCosh);
export const power = <A extends Expression>(a: A, exponent: number): Like<A> =>
  elementwise<A | number>('power', [a, exponent], arithmetic.power);
/** `to` where it is `from`, else what it is. */
export const replaced = <A extends Expression>(a: A, from: number, to: number): Like<A> =>
  elementwise<A | number>('replaced', [a, from, to], arithmetic.replaced);
/** Itself, or the bound where it is lower. Of an input, the bound is rounded to its precision. */
export const atLeast = <A extends Expression>(a: A, bound: number): Like<A> =>
  elementwise<A | number>('atLeast', [a, bound], arithmetic.atLeast);
/** Itself, or the bound where it is higher. Of an input, the bound is rounded to its precision. */
export const atMost = <A extends Expression>(a: A, bound: number): Like<A> =>
  elementwise<A | number>('atMost', [a, bound], arithmetic.atMost);
/** 1 above the threshold, else 0, and NaN for NaN. The threshold is rounded to the precision of the input. */
export const exceeds = <A extends Expression>(a: A, threshold: number): Like<A> =>
  elementwise<A | number>('exceeds', [a, threshold], arithmetic.exceeds);
/** Each class's number times its own factor. */
export const timesEach = (a: Rows, factors: readonly number[]): Rows =>
  rows('timesEach', [a, ...factors], closing.timesEach);

/** The vector's sum. */
export const sum = (of: Rows): Column => column('sum', [of], closing.sum);
/** The vector's mean. */
export const mean = (of: Rows): Column => column('mean', [of], closing.mean);
/** The highest number of the vector. */
export const max = (of: Rows): Column => column('max', [of], closing.max);
/** log(Σ e^x) over the vector. */
export const logSumExp = (of: Rows): Column => column('logSumExp', [of], closing.logSumExp);
/** The label's own number; NaN where no class has it. */
export const pick = (label: Column, of: Rows): Column => column('pick', [label, of], closing.pick);

/** The means of two variables, and their centred sums of squares: what spread and correlation are made of. */
export const moments = (x: Expression, y: Expression): Variables => ({
  of: [x, y],
  none: () => new Moments(),
  add: (kept, _, { n, width, entries, of }) =>
    kept.plus(momentsOf(n, width, of(x), of(y), weightsIn(entries))),
});

/** The numbers, where none is NaN; else an error. */
export const withoutNaN = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('withoutNaN', [a], counting.withoutNaN);
/** The numbers, where each lies between the bounds, is NaN, or is one that does not count; else an error. */
export const within = <A extends Expression>(
  a: A,
  least: number,
  most: number,
  counts?: Expression,
): Like<A> =>
  (a.type === 'rows' ? rows : column)(
    'within',
    [a, least, most, ...(counts ? [counts] : [])],
    counting.within,
  ) as Like<A>;
/** 1 where the condition does not hold, else 0. */
export const not = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('not', [a], counting.not);
/** 1 where both conditions hold, else 0. */
export const both = <A extends Expression, B extends Expression>(a: A, b: B): Like<A | B> =>
  elementwise<A | B>('both', [a, b], counting.both);
/** 1 from the threshold on, 0 below it, -1 for NaN. The threshold is rounded to the precision of the input. */
export const reaches = <A extends Expression>(a: A, threshold: number): Like<A> =>
  elementwise<A | number>('reaches', [a, threshold], counting.reaches);
/** How many of the thresholds, in ascending order, are below the number; they are rounded to its precision. Of NaN it is -1. */
export const bucket = <A extends Expression>(a: A, thresholds: readonly number[]): Like<A> =>
  elementwise<A | number>('bucket', [a, ...thresholds], counting.bucket);
/**
 * Which of so many bins of equal width, from 0 to 1, a number lies in: the first is 0, a bin begins with its lower edge, and 1 has a bin of
 * its own behind the last. The edges are rounded to the number's precision. Of NaN it is -1.
 */
export const bin = (a: Column, bins: number): Column => column('bin', [a, bins], counting.bin);
/** 1 where the label is the class of the highest score, else 0; where there is one score, it is that of class 1, and 1 where the label is 1. */
export const isCalled = (label: Column, of: Rows): Column =>
  column('isCalled', [label, of], counting.isCalled);
/** What sums are kept by that have one for each score, which is any number. */
export const byScore = (a: Column): Pick<Summand, 'by' | 'scores'> => ({
  by: column('score', [a], byScores.score),
  scores: {
    none: () => new Scores(byScores.scoresOf),
    count: byScores.scoresOf,
    add: (kept, _, { entries, of, what }) =>
      kept.plus(byScores.scoresOf(entries.n, of(a), weightsIn(entries)), what),
  },
});
/** 1 where the number is not 0, else 0; NaN is an error. */
export const positive = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('positive', [a], counting.positive);
/** 1 where the number is not NaN, else 0. */
export const isNumber = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('isNumber', [a], counting.isNumber);
/** The place of each number in its vector. */
export const place = (of: Rows): Rows => rows('place', [of], counting.place);
/** The numbers, where each vector has so many of them; else an error. */
export const ofWidth = (of: Rows, width: number): Rows =>
  rows('ofWidth', [of, width], counting.ofWidth);
/** 1 for the number at that place of its vector, 0 for all others. Vectors that are too short are an error. */
export const isPlace = (of: Rows, at: number): Rows => rows('isPlace', [of, at], counting.isPlace);
/** The class of the highest score: of equals the first, of NaN the first before all numbers. */
export const predicted = (of: Rows): Column => column('predicted', [of], predictedByKernels);
/** The same on plain arrays: it brings no kernels. */
export const predictedPlainly: Predict = (of) => column('predicted', [of], counting.predicted);
export type Predict = typeof predicted;
/**
 * The `k` highest of each vector, of equals the first ones; NaN stays NaN, and all others are -Infinity. One of the highest that is
 * -Infinity itself becomes the lowest finite number.
 */
export const topOnly = (of: Rows, k: number): Rows => rows('topOnly', [of, k], counting.topOnly);
/** 1 / (1 + e^-a). */
export const sigmoid = <A extends Expression>(a: A): Like<A> =>
  dividedBy(1, plus(1, exp(minus(0, a)))) as Like<A>;
