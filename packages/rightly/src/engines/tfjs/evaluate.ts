import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument, Column, Expression, InputName } from '../vocabulary.ts';
import type { Known } from './known.ts';
import { verbs } from './verbs.ts';

export type Inputs = Readonly<Record<InputName, Tensor>>;

/** The value of each sample; equal parts of expressions that share `values` are evaluated once. */
export function evaluate(
  expression: Column,
  inputs: Inputs,
  known: Known,
  values: Map<string, Tensor>,
): Tensor {
  const value = (arg: Argument): Tensor | number => {
    if (typeof arg === 'number') return arg;
    if (typeof arg === 'string') return inputs[arg];
    const found = values.get(arg.key) ?? compute(arg);
    values.set(arg.key, found);
    return found;
  };
  const compute = ({ verb, args }: Expression): Tensor => {
    const given = args.map(value);
    return isComputed(verb) ? verbs[verb](known, ...(given as never[])) : (given[0] as Tensor);
  };
  return value(expression) as Tensor;
}

const isComputed = (verb: Expression['verb']): verb is keyof typeof verbs => verb in verbs;
