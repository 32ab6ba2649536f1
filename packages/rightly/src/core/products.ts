/**
 * Whether a sum of products Σxy can come of the sums of squares Σx² and Σy², up to rounding: the inequality of Cauchy and Schwarz.
 * A number can be too small for its square.
 */
export const isProduct = (xy: number, xx: number, yy: number): boolean =>
  Math.abs(xy) <= (1 + 1e-6) * Math.sqrt(xx) * Math.sqrt(yy) + 1e-150 * Math.sqrt(xx + yy);
