import type { Definition } from './definition.ts';
import { isPlain, show, typeError } from './errors.ts';
import { finite } from './finite.ts';

/** The parts that a loss must define. Direction and range have defaults. */
export type LossDefinition<O extends object> = Omit<
  Definition<O>,
  'direction' | 'range' | 'checked'
> &
  Partial<Pick<Definition<O>, 'direction' | 'range'>>;

/**
 * The definition of a metric whose values are any finite numbers, where lower is better. All losses have such a definition. A user's own
 * class has it as `static definition`.
 *
 * ```ts
 * import { lossDefinition, MeanMetric } from 'rightly';
 * import { abs, max, minus, vectors } from 'rightly/verbs';
 *
 * class LargestError extends MeanMetric {
 *   static readonly definition = lossDefinition({
 *     className: 'LargestError',
 *     name: 'largest_error',
 *     options: {},
 *     value: () => max(abs(minus(vectors('yTrue'), vectors('yPred')))),
 *   });
 * }
 *
 * const m = new LargestError();
 * m.updateState([[1, 2], [3, 4]], [[1, 5], [2, 4]]);
 * m.result(); // 2
 * ```
 */
export const lossDefinition = <O extends object>(own: LossDefinition<O>): Definition<O> => {
  if (!isPlain(own))
    throw typeError(
      'lossDefinition: the argument',
      'be an object of className, name, options and value',
      show(own),
    );
  return {
    direction: 'down',
    range: [-Infinity, Infinity],
    checked: finite,
    ...(own.direction !== 'up' && { loss: own.value }),
    ...own,
  };
};
