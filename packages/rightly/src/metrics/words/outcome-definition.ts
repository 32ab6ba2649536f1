import type { SumsDefinition } from '../../core/definition.ts';
import { checkOutcomes, type OutcomeOptions, outcomeOptions } from './outcome-options.ts';

/** What is a metric's own. */
type Own<O extends OutcomeOptions, Result> = Omit<
  SumsDefinition<O, Result>,
  'options' | 'hasClasses'
> & { readonly options: object };

/** A metric of which class is true and which one is predicted. */
export const outcomeDefinition = <O extends OutcomeOptions, Result = number>(
  own: Own<O, Result>,
): SumsDefinition<O, Result> => ({
  ...own,
  options: { ...own.options, ...outcomeOptions } as SumsDefinition<O, Result>['options'],
  check(given, what) {
    checkOutcomes(given, what);
    own.check?.(given, what);
  },
  // Vectors of scores tell how many classes there are.
  hasClasses: ({ threshold, sparseYPred }) => threshold === null && !sparseYPred,
});
