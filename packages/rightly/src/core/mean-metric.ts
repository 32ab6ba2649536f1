import { checkCondition, checkValue } from './check-declaration.ts';
import { checkMeanDefinition } from './check-definition.ts';
import { DeclaredMean, type Expressions } from './declared-mean.ts';
import type { Configurable } from './metric-class.ts';
import type { MetricOptions } from './options.ts';

/**
 * The weighted mean of a declared value. All accuracies and losses are such means. A user's own metric extends this class with a `definition`.
 *
 * ```ts
 * import { type Definition, MeanMetric } from 'rightly';
 * import { abs, less, minus, reals } from 'rightly/verbs';
 *
 * class WithinTen extends MeanMetric {
 *   static readonly definition: Definition<object> = {
 *     className: 'WithinTen',
 *     name: 'within_10',
 *     direction: 'up',
 *     range: [0, 1],
 *     options: {},
 *     value: () => less(abs(minus(reals('yTrue'), reals('yPred'))), 10),
 *   };
 * }
 *
 * const m = new WithinTen();
 * m.updateState([100, 200, 300, 400], [105, 220, 299, 401]);
 * m.result(); // 0.75
 * ```
 */
export abstract class MeanMetric<
  O extends object = object,
  Element = number | bigint | boolean,
> extends DeclaredMean<O, Element> {
  constructor(options?: O & MetricOptions) {
    checkMeanDefinition((new.target as Partial<Configurable<unknown>>).definition);
    super(options);
  }

  protected override declared(): Expressions {
    const found = super.declared();
    const what = this.at('constructor');
    checkValue(found.value, this.checked !== undefined, `${what} the value`);
    if (found.counted !== undefined) checkCondition(found.counted, `${what} counted`);
    return found;
  }
}
