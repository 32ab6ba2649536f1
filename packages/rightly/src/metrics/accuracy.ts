import type { Definition } from '../core/definition.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { equal, values } from '../core/verbs.ts';

type Label = number | bigint | boolean | string;

const definition: Definition<object> = {
  className: 'Accuracy',
  name: 'accuracy',
  direction: 'up',
  range: [0, 1],
  options: {},
  value: () => equal(values('yTrue'), values('yPred')),
};

/**
 * How often predictions equal labels: numbers, bigints, booleans or strings, of one shape.
 *
 * `updateState` throws TypeError where one side holds strings and the other does not, RangeError where the shapes differ.
 * Source: `keras.metrics.Accuracy`.
 *
 * ```ts
 * import { Accuracy } from 'rightly';
 *
 * const m = new Accuracy();
 * m.updateState([[1], [2], [3], [4]], [[0], [2], [3], [4]]);
 * m.result(); // 0.75
 *
 * m.resetState();
 * m.updateState([[1], [2], [3], [4]], [[0], [2], [3], [4]], { sampleWeight: [1, 1, 0, 0] });
 * m.result(); // 0.5
 * ```
 */
export class Accuracy extends DeclaredMean<object, Label> {
  static readonly definition: Definition<object> = definition;
}

/**
 * 1 for each label that equals its prediction, else 0, in the shape of the labels.
 * Source: `keras.metrics.Accuracy`, before the mean.
 *
 * ```ts
 * import { accuracy } from 'rightly';
 *
 * accuracy(['cat', 'dog'], ['cat', 'cow']).data; // [1, 0]
 * ```
 */
export const accuracy = (yTrue: ArrayInput<Label>, yPred: ArrayInput<Label>): Values =>
  valuesOf(definition, yTrue, yPred);
