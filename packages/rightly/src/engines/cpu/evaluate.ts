import type { Argument, Column, Data, InputData, Inputs } from '../vocabulary.ts';

/** The value of each of `n` samples, on plain arrays; equal parts of the expression are evaluated once. */
export function evaluate(
  expression: Column,
  n: number,
  inputs: Inputs,
  known: Record<string, InputData> = {},
): Data {
  const value = (arg: Argument): InputData | number => {
    if (typeof arg === 'number') return arg;
    if (typeof arg === 'string') return inputs[arg];
    const { run, args, key } = arg as Column;
    return run
      ? (known[key] ??= { data: run(n, ...(args.map(value) as never[])) })
      : value(args[0]!);
  };
  return (value(expression) as InputData).data;
}
