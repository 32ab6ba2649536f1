import type { Dtype } from '../core/dtype.ts';

/**
 * The language in which metrics are declared. An expression is plain data: a verb and its arguments, and a `key` that is equal for
 * equal expressions. Engines evaluate it; `core/verbs` says what each verb means.
 *
 * A column holds one value a sample; rows hold one vector a sample.
 */
export type Expression = Column | Rows;
export type Argument = Expression | InputName | number;
export type InputName = 'yTrue' | 'yPred';

export interface Column extends Node<'column', ColumnVerb> {
  /** The verb on plain arrays: it travels with the node so that a bundle holds the verbs it uses and no others. */
  readonly run?: HostVerb | undefined;
}
export type Rows = Node<'rows', RowsInput>;

interface Node<Type, Verb> {
  readonly type: Type;
  readonly verb: Verb;
  readonly args: readonly Argument[];
  readonly key: string;
}

/**
 * What an input holds. `values`: anything that can be equal, `numbers`, `labels`: whole numbers; `scores`: a number for each class,
 * `oneHot`: the same, for the truth, where NaN is an error; `ids`: whole numbers, the best class first.
 */
type ColumnInput = 'values' | 'numbers' | 'labels';
export type RowsInput = 'scores' | 'oneHot' | 'ids';

export type ColumnVerb =
  | ColumnInput
  | 'equal'
  | 'differs'
  | 'greater'
  | 'less'
  | 'plus'
  | 'argmax'
  | 'above'
  | 'tiedBefore'
  | 'amongFirst';

export type Data = ArrayLike<number>;

/** An input on plain arrays: `width` elements a sample for rows, one for a column. */
export interface InputData {
  readonly data: Data;
  readonly width?: number;
  readonly dtype?: Dtype | undefined;
  /** The bits of 16-bit floats. */
  readonly bits?: Uint16Array | undefined;
  /** Throws the error for NaN where there must be none: an engine calls it when it came across one. */
  refuseNaN?(): void;
}

export type Inputs = Readonly<Record<InputName, InputData>>;

/**
 * Takes the values of the column at `which` for `n` samples from `start` on: the first `n` of `values`, which may change after the
 * call. Blocks come in order. `ones` is their sum, where it is known.
 */
export type Sink = (which: number, start: number, n: number, values: Data, ones?: number) => void;

/** A verb on plain arrays, for `n` samples. */
export type HostVerb = (n: number, ...args: never[]) => Data;

const node = <Type, Verb extends string>(
  type: Type,
  verb: Verb,
  args: readonly Argument[],
): Node<Type, Verb> => ({
  type,
  verb,
  args,
  key: `${verb}(${args.map((arg) => (typeof arg === 'object' ? arg.key : arg)).join()})`,
});

export const column = (verb: ColumnVerb, args: readonly Argument[], run?: HostVerb): Column => ({
  ...node('column', verb, args),
  run,
});

export const rows = (verb: RowsInput, name: InputName): Rows => node('rows', verb, [name]);

/** The inputs that an expression reads, by name. */
export function inputsOf(expression: Expression): Record<InputName, Expression> {
  const found = {} as Record<InputName, Expression>;
  const visit = (e: Expression): void => {
    for (const arg of e.args)
      if (typeof arg === 'string') found[arg] = e;
      else if (typeof arg === 'object') visit(arg);
  };
  visit(expression);
  return found;
}
