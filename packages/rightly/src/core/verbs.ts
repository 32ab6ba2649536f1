import * as host from '../engines/cpu/verbs.ts';
import { column, rows, type Column, type InputName, type Rows } from '../engines/vocabulary.ts';

/* The words that metrics are written in. */

/** Anything that can be equal. */
export const values = (name: InputName): Column => column('values', [name]);
export const numbers = (name: InputName): Column => column('numbers', [name]);
/** Whole numbers. */
export const labels = (name: InputName): Column => column('labels', [name]);
/** A number for each class. */
export const scores = (name: InputName): Rows => rows('scores', name);
/** A number for each class, the truth: NaN is an error. */
export const oneHot = (name: InputName): Rows => rows('oneHot', name);
/** Whole numbers, the best class first. */
export const ids = (name: InputName): Rows => rows('ids', name);

/** 1 where they are equal, else 0; NaN equals nothing. */
export const equal = (a: Column, b: Column): Column => column('equal', [a, b], host.equal);

/** 1 where the value is not `constant`, else 0. */
export const differs = (a: Column, constant: number): Column =>
  column('differs', [a, constant], host.differs);

/** 1 above the threshold, else 0, and NaN for NaN. The threshold is rounded to the precision of the input. */
export const greater = (input: Column, threshold: number): Column =>
  column('greater', [input, threshold], host.greater);

/** 1 below `limit`, else 0. */
export const less = (a: Column, limit: number): Column => column('less', [a, limit], host.less);

export const plus = (a: Column, b: Column): Column => column('plus', [a, b], host.plus);

/** The place of the largest, the first of equals. */
export const argmax = (of: Rows): Column => column('argmax', [of], host.argmax);

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
  less(plus(above(label, of), tiedBefore(label, of)), 1);

/** 1 where fewer than `k` scores are higher than the label's: ties at the boundary are in. */
export const inTopK = (label: Column, of: Rows, k: number): Column => less(above(label, of), k);
