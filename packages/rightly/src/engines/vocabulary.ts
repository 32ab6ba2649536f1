import type { Layout } from '../core/layout.ts';
import type { ClassNames } from '../core/named.ts';
import type { Tensor } from '../core/tensor.ts';
import type { InputData, InputName } from './inputs.ts';
import type { LabelKernels, Program } from './wasm/program.ts';

export type { Data, InputData, InputName, Inputs, Refusals, Sink } from './inputs.ts';

/**
 * The language in which metrics are declared. An expression is plain data: a verb, its arguments, and a `key` that is equal for
 * equal expressions. Engines evaluate expressions. `core/verbs` defines the verbs.
 *
 * A column holds one value for each sample. Rows hold one vector for each sample.
 */
export type Expression = Column | Rows;
export type Argument = Expression | InputName | number;

export type Column = Node<'column', ColumnVerb>;
export type Rows = Node<'rows', RowsVerb>;

interface Node<Type, Verb> {
  readonly type: Type;
  readonly verb: Verb;
  readonly args: readonly Argument[];
  readonly key: string;
  /** The verb on plain arrays. As a property of the node, a verb is only in the bundles that use the verb. */
  readonly run?: HostVerb | undefined;
  /** Makes programs for the columns that its kernels recognise. It is a property of the node, as `run` is. */
  readonly kernels?: Recognise | undefined;
  /** For computed class indexes: kernels that find them for other kernels. They are a property of the node, as `run` is. */
  readonly labels?: LabelKernels | undefined;
  /** For an input: the axes that make one vector, where these are not just the last one. */
  readonly layout?: Layout | undefined;
  /** For an input: the names of its classes. Labels and ids are names, which are looked up. Vectors have a number for each name. */
  readonly names?: ClassNames | undefined;
  /** For an input of names: the index of each name. Throws TypeError or RangeError for values that are no names. */
  readonly read?: ((input: unknown, what: string) => Tensor) | undefined;
}

/**
 * The kind of an input. `values`: anything that can be compared for equality. `numbers`: any numbers. `labels`: whole numbers. `classes`: whole
 * numbers or names. `scores`: a number for each class. `oneHot`: the same for the truth, where NaN is an error. `ids`: whole numbers, best class
 * first. `vectors`: numbers, where one axis alone is a vector of one number for each sample. `function`: values that a function has computed.
 */
type ColumnInput = 'values' | 'numbers' | 'labels' | 'function';
type RowsInput = 'scores' | 'oneHot' | 'ids' | 'vectors';

/** Element-wise verbs: columns give columns, and rows give rows. */
export type Elementwise =
  | 'differs'
  | 'plus'
  | 'minus'
  | 'times'
  | 'dividedBy'
  | 'weighted'
  | 'replaced'
  | 'abs'
  | 'square'
  | 'sqrt'
  | 'exp'
  | 'log'
  | 'log1p'
  | 'softplus'
  | 'logCosh'
  | 'power'
  | 'atLeast'
  | 'atMost'
  | 'exceeds';

/** Verbs of metrics that count by class or by threshold. */
export type Counting =
  | 'classes'
  | 'withoutNaN'
  | 'positive'
  | 'isNumber'
  | 'within'
  | 'not'
  | 'both'
  | 'reaches'
  | 'bucket'
  | 'score'
  | 'bin'
  | 'isCalled'
  | 'place'
  | 'isPlace'
  | 'predicted'
  | 'topOnly'
  | 'ofWidth';

export type ColumnVerb =
  | ColumnInput
  | Elementwise
  | 'equal'
  | 'greater'
  | 'less'
  | 'argmax'
  | 'above'
  | 'tiedBefore'
  | 'amongFirst'
  | 'pick'
  | 'sum'
  | 'mean'
  | 'max'
  | 'logSumExp'
  | Counting;

export type RowsVerb = RowsInput | Elementwise | 'timesEach' | Counting;

/** Makes programs of kernels for the columns that it recognises. */
export type Recognise = (columns: readonly Column[]) => Program[];

/** A verb on plain arrays, for `n` samples. */
export type HostVerb = (n: number, ...args: never[]) => InputData;

const node =
  <Type extends string>(type: Type) =>
  <Verb extends string>(
    verb: Verb,
    args: readonly Argument[],
    run?: HostVerb,
    kernels?: Recognise,
  ): Node<Type, Verb> => ({
    type,
    verb,
    args,
    key: `${verb}(${args.map((arg) => (typeof arg === 'object' ? arg.key : arg)).join()})`,
    run,
    kernels,
  });

export const column: (
  verb: ColumnVerb,
  args: readonly Argument[],
  run?: HostVerb,
  kernels?: Recognise,
) => Column = node('column');

export const rows: (verb: RowsVerb, args: readonly Argument[], run?: HostVerb) => Rows =
  node('rows');

/** How an input is read. The text is equal for inputs that are checked and laid out alike, whether they are used in arithmetic or compared. */
export const readingOf = ({ verb, args, layout }: Expression): string =>
  `${verb}(${args.map(String).join()})${layout?.key ?? ''}`;

/** The inputs that expressions read, by name. */
export function inputsOf(...expressions: readonly Expression[]): Record<InputName, Expression> {
  const found = {} as Record<InputName, Expression>;
  const visit = (e: Expression): void => {
    for (const arg of e.args)
      if (typeof arg === 'string') found[arg] = e;
      else if (typeof arg === 'object') visit(arg);
  };
  expressions.forEach(visit);
  return found;
}
