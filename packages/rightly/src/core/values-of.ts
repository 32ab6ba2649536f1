import { Evaluator } from '../engines/host.ts';
import { inputsOf } from '../engines/vocabulary.ts';
import { toBatch } from './batch.ts';
import type { Definition } from './definition.ts';
import { type Option, type Options, resolve } from './options.ts';

/** The value of each sample. Accuracies give 1 for a right sample and 0 for a wrong one. */
export interface Values {
  readonly data: ArrayLike<number>;
  readonly shape: readonly number[];
}

/** The name of the function of a class: `klDivergence` for `KLDivergence`. */
const functionNamed = (className: string): string =>
  className.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());

/** The result of a metric's function: the values that the class would average. */
export function valuesOf<O extends object>(
  definition: Definition<O>,
  yTrue: unknown,
  yPred: unknown,
  options: unknown = {},
): Values {
  const { className } = definition;
  const what = `${functionNamed(className)}:`;
  const taken = Object.entries<Option<unknown>>(definition.options).filter(
    ([, option]) => !option.weighs,
  );
  const expression = definition.value(
    resolve(Object.fromEntries(taken) as Options<O>, options, what),
  );
  const { n, shape, inputs } = toBatch(inputsOf(expression), yTrue, yPred, what);
  const data = new (definition.checked ? Float64Array : Uint8Array)(n);
  new Evaluator([expression], definition.checked?.evaluateAll).run(
    n,
    inputs,
    (_, start, count, values) => {
      for (let i = 0; i < count; i++) data[start + i] = values[i]!;
    },
  );
  return { data, shape };
}
