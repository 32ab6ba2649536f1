/*
 * The colours of all pictures are custom properties, so that a page can set them for its themes. The defaults are those of a light
 * page.
 */

export const INK = 'currentColor';
export const PAPER = 'var(--rightly-paper, #ffffff)';
/** The colour of secondary parts: grid lines, small groups, reference lines. */
export const QUIET = 'var(--rightly-quiet, #5f6368)';
export const LINE = 'var(--rightly-line, #d0d4da)';
/** The colours of the series. */
export const FIRST = 'var(--rightly-first, #1c5fb0)';
export const SECOND = 'var(--rightly-second, #a84a00)';
export const THIRD = 'var(--rightly-third, #4f7a28)';
/** Background colours of right and wrong predictions. Text is readable on the full colour. */
export const RIGHT = 'var(--rightly-right, #7fb2ee)';
export const WRONG = 'var(--rightly-wrong, #f5a35c)';
