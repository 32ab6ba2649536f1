/** Engines round their sums. */
const SLACK = 1 + 1e-4;

/**
 * Whether no samples have these sums, with w the weight of a sample and x its value: how many there are, Σ w, Σ w², Σ w² x and Σ w² x².
 * By Cauchy and Schwarz, (Σ w)² is at most n Σ w², and (Σ w² x)² at most Σ w² Σ w² x².
 */
export const areImpossible = (
  n: number,
  w: number,
  ww: number,
  wwx: number,
  wwxx: number,
): boolean => w * w > n * ww * SLACK || ww > w * w * SLACK || wwx * wwx > ww * wwxx * SLACK;
