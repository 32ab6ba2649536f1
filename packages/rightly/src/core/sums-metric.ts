import { checkKernels, checkSumsDefinition } from './check-definition.ts';
import { checkSums } from './check-sums.ts';
import type { Only } from './declared-sums.ts';
import type { SumsDefinition } from './definition.ts';
import type { Configurable } from './metric-class.ts';
import type { NameOptions } from './options.ts';
import { byPair } from './pairs.ts';
import { ScoreSums } from './score-sums.ts';
import type { Summand, Summands } from './summand.ts';

/**
 * A metric of several sums and a formula. Each sum is a number, or is kept by class, by bucket or by name. A user's own metric extends this
 * class with a `definition`. The constructor throws TypeError for sums that cannot be counted.
 *
 * ```ts
 * import { SumsMetric, type SumsDefinition } from 'rightly';
 * import { isArgmax, labels, not, scores } from 'rightly/verbs';
 *
 * class ErrorRate extends SumsMetric<object, number[]> {
 *   static readonly definition: SumsDefinition<object, number[]> = {
 *     className: 'ErrorRate',
 *     name: 'error_rate',
 *     direction: 'down',
 *     options: {},
 *     sums() {
 *       const [truth, score] = [labels('yTrue'), scores('yPred')];
 *       return { wrong: { where: not(isArgmax(truth, score)), by: truth }, all: { by: truth } };
 *     },
 *     result(found) {
 *       const [wrong, all] = [found.cells('wrong'), found.cells('all')];
 *       return all.keys().map((label) => wrong.at(label) / all.at(label));
 *     },
 *   };
 * }
 *
 * const m = new ErrorRate();
 * m.updateState([0, 0, 1], [[0.9, 0.1], [0.2, 0.8], [0.3, 0.7]]);
 * m.result(); // [0.5, 0]
 * m.state; // { wrong: { 0: 1 }, all: { 0: 2, 1: 1 } }
 * ```
 */
export abstract class SumsMetric<
  O extends object = object,
  Result = number,
  Element = number | bigint | boolean,
  /** All existing options. `O` is the type of the given options. */
  Known extends object = O,
> extends ScoreSums<O, Result, Element, Known> {
  constructor(options?: O & NameOptions & Only<O, Known>) {
    checkSumsDefinition((new.target as Partial<Configurable<unknown>>).definition);
    super(options);
  }

  protected override declared(what: string): Summands {
    const definition = this.definition as SumsDefinition<O, Result>;
    const summands = super.declared(what);
    checkSums(summands, `${what} the sums`);
    checkKernels(definition.kernels?.(this.options), what);
    const own = Object.entries(summands).map(([name, sum]) => [name, withPairs(sum)] as const);
    return Object.fromEntries(own);
  }
}

/** The sum, with the way in which sums by two keys are kept. */
const withPairs = (sum: Summand): Summand =>
  sum.by && 'length' in sum.by ? { ...sum, ...byPair(...sum.by) } : sum;
