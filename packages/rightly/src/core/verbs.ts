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

/* The verbs in which metrics are declared. A column holds one value for each sample. Rows hold one vector for each sample. */

/** An input of any values that can be compared for equality. */
export const values = (name: InputName): Column => column('values', [name]);
/** An input of numbers, which are compared without rounding. */
export const numbers = (name: InputName): Column => column('numbers', [name]);
/** An input of whole numbers. */
export const labels = (name: InputName): Column => column('labels', [name]);
/** An input of whole numbers or names. */
export const classes = (name: InputName): Column => column('classes', [name]);
/** An input with a number for each class. The numbers are compared without rounding. */
export const scores = (name: InputName): Rows => rows('scores', [name]);
/** Scores along an axis other than the last. If it is the first axis, all other axes are axes of samples. */
export const scoresAlong = (
  name: InputName,
  axis: number,
  verb: 'scores' | 'oneHot' = 'scores',
): Rows => {
  const own = layoutFor(axis, false);
  // Inputs whose samples may be along any axis have another key.
  const layout = own && { ...own, key: `${own.key} of any` };
  return { ...rows(verb, [name]), key: `${verb} ${name} ${layout?.key ?? ''}`, layout };
};
/** Scores, where an input of one axis is one vector. */
export const scoresOfOne = (name: InputName): Rows => ({
  ...rows('scores', [name]),
  key: `one ${name}`,
  layout: oneVector,
});
/** One-hot truth, with a number for each class. NaN is an error. */
export const oneHot = (name: InputName): Rows => rows('oneHot', [name]);
/** Class ids, with the best class first. */
export const ids = (name: InputName): Rows => rows('ids', [name]);

/** Numbers for arithmetic, one for each sample. */
export const reals = (name: InputName): Column =>
  computed(column('numbers', [name], arithmetic.float64));
/** Vectors for arithmetic, along the last axis. With one axis alone, each number is a vector. */
export const vectors = (name: InputName): Rows =>
  computed(rows('vectors', [name], arithmetic.float64), lastAxis);
/** Numbers for arithmetic, one for each class along the last axis. The layouts of other axes are not in the bundle. */
export const realScores = (name: InputName): Rows =>
  computed(rows('scores', [name], arithmetic.float64));
/** Numbers for arithmetic, one for each class along `axis` (by default the last). Several axes, or null for all, make one vector. */
export const perClass = (name: InputName, axis: Axis = -1): Rows =>
  computed(rows('scores', [name], arithmetic.float64), layoutFor(axis));

/** A variable along an axis. For the last axis, an input of one axis is one vector. */
export const variable = (name: InputName, axis: number | readonly number[]): Rows =>
  computed(rows('scores', [name], arithmetic.float64), axis === -1 ? oneVector : layoutFor(axis));

/** Marks an input as used in arithmetic. Its key differs from the key of the same input without arithmetic. */
const computed = <E extends Expression>(of: E, layout?: Layout): E => ({
  ...of,
  key: `real ${of.key}${layout?.key ?? ''}`,
  layout,
});

/** 1 where the two are equal, else 0. NaN equals nothing. */
export const equal = (a: Column, b: Column): Column =>
  column('equal', [a, b], host.equal, recogniseComparisons);

/** `equal` for sums, which are counted on plain arrays. The kernels are not in the bundle. */
export const same = (a: Column, b: Column): Column => column('equal', [a, b], host.equal);

/** 1 where the value is not `constant`, else 0. */
export const differs = <A extends Expression>(a: A, constant: number): Like<A> =>
  (a.type === 'rows' ? rows : column)('differs', [a, constant], host.differs) as Like<A>;

/** 1 above the threshold, else 0. NaN gives NaN. The threshold is rounded to the precision of the input. */
export const greater = (input: Column, threshold: number): Column =>
  column('greater', [input, threshold], host.greater);

/** 1 below `limit`, else 0. */
export const less = (a: Column, limit: number): Column =>
  column('less', [a, limit], host.less, recogniseRanks);

/** The index of the largest number. Among equal numbers it is the first. */
export const argmax = (of: Rows): Column => ({ ...argmaxPlainly(of), labels: hotLabels });
/** `argmax` on plain arrays. The kernels are not in the bundle. */
export const argmaxPlainly = (of: Rows): Column => column('argmax', [of], host.argmax);

/** The number of scores that are higher than the label's score, or NaN. It is infinite where the label has no score, or its score is NaN. */
export const above = (label: Column, of: Rows): Column => column('above', [label, of], host.above);

/** The number of scores before the label's that are equal to it. It is infinite where the label has no score, or the score is NaN. */
export const tiedBefore = (label: Column, of: Rows): Column =>
  column('tiedBefore', [label, of], host.tiedBefore);

/** 1 where the label is one of the first `k` ids, else 0. */
export const amongFirst = (label: Column, of: Rows, k: number): Column =>
  column('amongFirst', [label, of, k], host.amongFirst);

/** 1 where the label's score is the first of the highest scores: the argmax is the label. */
export const isArgmax = (label: Column, of: Rows): Column =>
  less(column('plus', [above(label, of), tiedBefore(label, of)], host.plus), 1);

/** 1 where fewer than `k` scores are higher than the label's. A tie at the boundary is in the top k. */
export const inTopK = (label: Column, of: Rows, k: number): Column => less(above(label, of), k);

/** A number for all samples, or an expression. Beside rows, a column's number applies to each element of the row. */
export type Term = Expression | number;
/** Rows where one of the terms is rows, else a column. */
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
/** The product, but 0 where `by` is 0, even where `a` is infinite or NaN. */
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
/** `to` where the number is `from`, else the number itself. */
export const replaced = <A extends Expression>(a: A, from: number, to: number): Like<A> =>
  elementwise<A | number>('replaced', [a, from, to], arithmetic.replaced);
/** The number, or the bound where the number is lower. For an input, the bound is rounded to the input's precision. */
export const atLeast = <A extends Expression>(a: A, bound: number): Like<A> =>
  elementwise<A | number>('atLeast', [a, bound], arithmetic.atLeast);
/** The number, or the bound where the number is higher. For an input, the bound is rounded to the input's precision. */
export const atMost = <A extends Expression>(a: A, bound: number): Like<A> =>
  elementwise<A | number>('atMost', [a, bound], arithmetic.atMost);
/** 1 above the threshold, else 0. NaN gives NaN. The threshold is rounded to the precision of the input. */
export const exceeds = <A extends Expression>(a: A, threshold: number): Like<A> =>
  elementwise<A | number>('exceeds', [a, threshold], arithmetic.exceeds);
/** The number of each class times the factor of the class. */
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
/** The number at the label's index. NaN where no class has the label. */
export const pick = (label: Column, of: Rows): Column => column('pick', [label, of], closing.pick);

/** The means of two variables, and their centred sums of squares and products. */
export const moments = (x: Expression, y: Expression): Variables => ({
  of: [x, y],
  none: () => new Moments(),
  add: (kept, _, { n, width, entries, of }) =>
    kept.plus(momentsOf(n, width, of(x), of(y), weightsIn(entries))),
});

/** The numbers. NaN is an error. */
export const withoutNaN = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('withoutNaN', [a], counting.withoutNaN);
/** The numbers. A number outside the bounds is an error, unless it is NaN or does not count. */
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
/** The number of thresholds below the number. Thresholds ascend, and are rounded to the number's precision. NaN gives -1. */
export const bucket = <A extends Expression>(a: A, thresholds: readonly number[]): Like<A> =>
  elementwise<A | number>('bucket', [a, ...thresholds], counting.bucket);
/**
 * The index of the bin of a number. The bins have equal width, from 0 to 1. A bin includes its lower edge, and 1 has its own bin, the
 * last. The edges are rounded to the number's precision. NaN gives -1.
 */
export const bin = (a: Column, bins: number): Column => column('bin', [a, bins], counting.bin);
/**
 * 1 where the label is the class of the highest score, else 0. A single score is the score of class 1, which is then always the highest. So the
 * result is 1 where the label is 1.
 */
export const isCalled = (label: Column, of: Rows): Column =>
  column('isCalled', [label, of], counting.isCalled);
/** The key of sums that are kept for each score, which is any number. */
export const byScore = (a: Column): Pick<Summand, 'by' | 'scores'> => ({
  by: column('score', [a], byScores.score),
  scores: {
    none: () => new Scores(byScores.scoresOf),
    count: byScores.scoresOf,
    add: (kept, _, { entries, of, what }) =>
      kept.plus(byScores.scoresOf(entries.n, of(a), weightsIn(entries)), what),
  },
});
/** 1 where the number is not 0, else 0. NaN is an error. */
export const positive = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('positive', [a], counting.positive);
/** 1 where the number is not NaN, else 0. */
export const isNumber = <A extends Expression>(a: A): Like<A> =>
  elementwise<A>('isNumber', [a], counting.isNumber);
/** The index of each number in its vector. */
export const place = (of: Rows): Rows => rows('place', [of], counting.place);
/** The numbers. A vector of another length is an error. */
export const ofWidth = (of: Rows, width: number): Rows =>
  rows('ofWidth', [of, width], counting.ofWidth);
/** 1 for the number at index `at` of its vector, 0 for all others. A vector that is too short is an error. */
export const isPlace = (of: Rows, at: number): Rows => rows('isPlace', [of, at], counting.isPlace);
/** The class of the highest score. Among equal scores it is the first. The first NaN comes before all numbers. */
export const predicted = (of: Rows): Column => column('predicted', [of], predictedByKernels);
/** `predicted` on plain arrays. The kernels are not in the bundle. */
export const predictedPlainly: Predict = (of) => column('predicted', [of], counting.predicted);
export type Predict = typeof predicted;
/**
 * The `k` highest numbers of each vector. Among equal numbers the first are taken. NaN stays NaN, and all others become -Infinity. If one
 * of the highest is -Infinity, it becomes the lowest finite number.
 */
export const topOnly = (of: Rows, k: number): Rows => rows('topOnly', [of, k], counting.topOnly);
/** 1 / (1 + e^-a). */
export const sigmoid = <A extends Expression>(a: A): Like<A> =>
  dividedBy(1, plus(1, exp(minus(0, a)))) as Like<A>;
