import { list, rangeError, show, typeError } from '../core/errors.ts';
import { isArray } from '../core/readable.ts';

const EXPECTED = 'be a list of numbers from 0 to 1';
/** No runtime has a longer list of existing numbers. */
const MOST = 2 ** 28;

/**
 * The p-values of many comparisons, adjusted by Benjamini and Hochberg. Of the comparisons with an adjusted p-value below 0.05, at most 5 % are
 * expected to be false discoveries. Use it for comparisons of many groups.
 *
 * Throws TypeError for a value that is no list, and RangeError for a number that is no probability.
 * Source: Y. Benjamini, Y. Hochberg, J. R. Stat. Soc. B 57 (1995), 289–300.
 *
 * ```ts
 * import { falseDiscovery } from 'rightly/statistics';
 *
 * falseDiscovery([0.01, 0.04, 0.03, 0.6]).map((p) => p.toFixed(4)).join(); // 0.0400,0.0533,0.0533,0.6000
 * ```
 */
export function falseDiscovery(pValues: readonly number[]): number[] {
  const what = 'falseDiscovery: pValues';
  if (!isArray(pValues) || pValues.length > MOST) throw typeError(what, EXPECTED, show(pValues));
  // findIndex visits holes too.
  const wrong = pValues.findIndex((p) => !(typeof p === 'number' && p >= 0 && p <= 1));
  if (wrong >= 0) throw rangeError(what, EXPECTED, `${show(pValues[wrong])} at ${list([wrong])}`);
  const n = pValues.length;
  const order = pValues.map((p, i) => [p, i] as const).sort(([a], [b]) => b - a);
  const adjusted: number[] = [];
  let least = 1;
  order.forEach(([p, i], before) => {
    least = Math.min(least, (p * n) / (n - before));
    adjusted[i] = least;
  });
  return adjusted;
}
