import {
  type Argument,
  type Column,
  type Expression,
  type Data,
  type InputData,
  type Inputs,
  type Sink,
} from '../vocabulary.ts';

/** Passes the values of some columns, for `n` samples, to the sink. */
export type EvaluateAll = (
  columns: readonly Column[],
  which: readonly number[],
  n: number,
  inputs: Inputs,
  sink: Sink,
) => void;

export const atOnce: EvaluateAll = (columns, which, n, inputs, sink) => {
  const known = {};
  for (const i of which) sink(i, 0, n, evaluate(columns[i]!, n, inputs, known));
};

/** The value of each of `n` samples, on plain arrays. Equal parts of the expression are evaluated once. */
export function evaluate(
  expression: Expression,
  n: number,
  inputs: Inputs,
  known: Record<string, InputData> = {},
): Data {
  const value = (arg: Argument): unknown => {
    if (typeof arg === 'string') return inputs[arg];
    if (typeof arg === 'number') return arg;
    const { run, args, key } = arg;
    return run ? (known[key] ??= run(n, ...(args.map(value) as never[]))) : value(args[0]!);
  };
  return (value(expression) as InputData).data;
}
