import type { Tensor } from '@tensorflow/tfjs-core';
import { typeError } from '../../core/errors.ts';
import type { Argument, Expression } from '../vocabulary.ts';
import { float } from './arithmetic.ts';
import type { TensorInputs } from './inputs.ts';
import type { TensorCache, Verb } from './tensor-cache.ts';
import { verbs } from './verbs.ts';

/** The value or the vector of each sample. Equal parts of expressions that share `values` are evaluated once. */
export function evaluate(
  expression: Expression,
  inputs: TensorInputs,
  known: TensorCache,
  values: Map<string, Tensor>,
  table: Readonly<Record<string, Verb>> = verbs,
): Tensor {
  const value = (arg: Argument): Tensor | number => {
    if (typeof arg === 'number') return arg;
    if (typeof arg === 'string') return inputs[arg];
    const verb = table[arg.verb];
    if (!verb) return input(arg);
    const found = values.get(arg.key) ?? verb(known, ...(arg.args.map(value) as never[]));
    values.set(arg.key, found);
    return found;
  };
  /** Inputs of arithmetic are cast to float32. */
  const input = ({ args, run, verb }: Expression): Tensor => {
    if (typeof args[0] !== 'string')
      throw typeError(
        'TensorFlow.js: an expression',
        'have only verbs that exist for tensors',
        verb,
      );
    const given = value(args[0]) as Tensor;
    return run ? known.once('float', [given], () => float(given)) : given;
  };
  return value(expression) as Tensor;
}
