/** The tolerance for rounded sums of engines. */
const SLACK = 1 + 1e-4;

/**
 * Whether no samples can have these sums. With w the weight of a sample and x its value, they are: the number of samples, Σ w, Σ w²,
 * Σ w² x and Σ w² x². By the inequality of Cauchy and Schwarz, (Σ w)² ≤ n Σ w², and (Σ w² x)² ≤ Σ w² Σ w² x².
 */
export const areImpossible = (
  n: number,
  w: number,
  ww: number,
  wwx: number,
  wwxx: number,
): boolean => w * w > n * ww * SLACK || ww > w * w * SLACK || wwx * wwx > ww * wwxx * SLACK;
