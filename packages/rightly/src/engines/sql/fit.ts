import { show, typeError } from '../../core/errors.ts';
import { type Expression, type InputName, inputsOf } from '../vocabulary.ts';
import { expressionsIn, isSums, type SqlMetric } from './asked.ts';
import type { Ref } from './dialect.ts';

/** The columns of truth and prediction. */
export type Refs = Readonly<Record<InputName, Ref>>;

/** The layouts of vectors that SQL can read. A row has a single axis, which is also the last one. */
const lastAxes = new Set(['', '[-1]', '1', '[1]', 'one']);

/** Kinds of inputs that have one label for each row. */
const wholes: ReadonlySet<string> = new Set(['labels', 'classes']);

const names: readonly InputName[] = ['yTrue', 'yPred'];

/** The columns in the form that these metrics need. A column of unknown form is a list where a metric reads scores. */
export function refsFor(metrics: readonly SqlMetric[], refs: Refs): Refs {
  const isList = (name: InputName): boolean =>
    refs[name].list ?? metrics.some((metric) => isRows(inputsOf(...expressionsIn(metric))[name]));
  const known = (name: InputName): Ref => ({ ...refs[name], list: isList(name) });
  return { yTrue: known('yTrue'), yPred: known('yPred') };
}

const isRows = (input: Expression | undefined): boolean =>
  input?.type === 'rows' && input.verb !== 'vectors';

/** Refuses metrics that SQL cannot express at all, or cannot express for these columns. */
export function checkFit(metric: SqlMetric, refs: Refs): void {
  const { name } = metric;
  const inputs = inputsOf(...expressionsIn(metric));
  const what = `${name}:`;
  if (Object.values(inputs).some(({ verb }) => verb === 'function'))
    throw typeError(`${what} in SQL a metric`, 'be declared in verbs', 'a function');
  // Sums take the elements of lists, unless the other input has one label for each row.
  const isLabelled = names.some((side) => wholes.has(inputs[side]?.verb ?? ''));
  const takesBoth = (verb: string | undefined): boolean =>
    verb === 'vectors' || (verb === 'numbers' && isSums(metric) && !isLabelled);
  for (const side of names)
    if (!takesBoth(inputs[side]?.verb)) checkShape(`${what} ${side}`, inputs[side], refs[side]);
    else checkAxis(`${what} ${side}`, inputs[side]);
  const isVectors = names.every((side) => takesBoth(inputs[side]?.verb));
  if (isVectors && refs.yTrue.list !== refs.yPred.list)
    throw typeError(
      `${what} the columns`,
      'both hold lists, or both hold one number a row',
      names.map((side) => `${side} ${refs[side].list ? 'lists' : 'one number a row'}`).join(', '),
    );
  const named = names.filter((side) => inputs[side]?.read);
  for (const side of named)
    if (refs[side].type !== 'string')
      throw typeError(
        `${what} ${side}`,
        "hold names, because classes is given: { column, type: 'string' }",
        refs[side].type,
      );
  checkTypes(
    name,
    inputs,
    refs,
    names.filter((side) => !named.includes(side)),
  );
}

function checkShape(what: string, input: Expression | undefined, { list }: Ref): void {
  if (!input) return;
  checkAxis(what, input);
  if (input.type === 'column' && list)
    throw typeError(what, 'be one column with one value for each row', 'lists, or several columns');
  if (isRows(input) && !list)
    throw typeError(what, 'be lists, or one column for each class', 'one value a row');
}

function checkAxis(what: string, input: Expression): void {
  // In SQL the axes of the samples do not matter.
  const axis = (input.layout?.key ?? '').replace(/ of any$/, '');
  if (!lastAxes.has(axis))
    throw typeError(
      `${what}: in SQL, which sees one row at a time, axis`,
      'be the last',
      show(JSON.parse(axis)),
    );
}

/** Refuses strings, unless the metrics only compare for equality, and both inputs are strings. */
function checkTypes(
  name: string,
  inputs: ReturnType<typeof inputsOf>,
  refs: Refs,
  sides: readonly InputName[],
): void {
  const strings = sides.filter((side) => refs[side].type === 'string').length;
  const isAny = inputs.yTrue?.verb === 'values' || inputs.yTrue?.verb === 'classes';
  if (strings === 1 || (strings === 2 && !isAny))
    throw typeError(
      `${name}: the columns`,
      isAny ? 'hold both strings or both numbers' : 'hold numbers',
      `yTrue ${refs.yTrue.type}, yPred ${refs.yPred.type}`,
    );
}
