import type { SumsDefinition } from '../../core/definition.ts';
import { checkOutcomes, type OutcomeOptions, outcomeOptions } from './outcome-options.ts';

/** The parts that each metric must define. */
type Own<O extends OutcomeOptions, Result> = Omit<
  SumsDefinition<O, Result>,
  'options' | 'hasClasses'
> & { readonly options: object };

/** The definition of a metric of a true and a predicted class. */
export const outcomeDefinition = <O extends OutcomeOptions, Result = number>(
  own: Own<O, Result>,
): SumsDefinition<O, Result> => ({
  ...own,
  options: { ...own.options, ...outcomeOptions } as SumsDefinition<O, Result>['options'],
  check(given, what) {
    checkOutcomes(given, what);
    own.check?.(given, what);
  },
  // The length of the vectors of scores is the number of classes.
  hasClasses: ({ threshold, sparseYPred }) => threshold === null && !sparseYPred,
});
