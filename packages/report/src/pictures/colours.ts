/*
 * The colours of all pictures are custom properties, so that a page sets them for its themes. Without a page they are those of a
 * light one.
 */

export const INK = 'currentColor';
export const PAPER = 'var(--rightly-paper, #ffffff)';
/** Of what is of less weight: grid lines, small groups, marks of a reference. */
export const QUIET = 'var(--rightly-quiet, #5f6368)';
export const LINE = 'var(--rightly-line, #d0d4da)';
/** Of the first and the second series. */
export const FIRST = 'var(--rightly-first, #1c5fb0)';
export const SECOND = 'var(--rightly-second, #a84a00)';
export const THIRD = 'var(--rightly-third, #4f7a28)';
/** Fills behind text: what is right, and what is wrong. Text in ink can be read on the full colour. */
export const RIGHT = 'var(--rightly-right, #7fb2ee)';
export const WRONG = 'var(--rightly-wrong, #f5a35c)';
