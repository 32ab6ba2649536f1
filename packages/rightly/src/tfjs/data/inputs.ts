import { Tensor, tensor } from '@tensorflow/tfjs-core';
import { isPlain, list, rangeError, show, typeError } from '../../core/errors.ts';
import { toTensor } from '../../core/input.ts';
import { suggest } from '../../core/nearest.ts';
import { ownOf } from '../../core/options.ts';
import { isArray } from '../../core/readable.ts';
import { isTypedArray } from '../../core/tensor.ts';
import { isTensor } from '../is-tensor.ts';
import type { OneOrMany, SampleWeight, Tensors } from '../types.ts';
import { isDataset } from './batch-source.ts';

/** A tensor for each name, from a single tensor, a list, or an object by name. */
export function tensorsFor(
  given: Tensors | undefined,
  names: readonly string[],
  what: string,
): Tensor[] {
  if (isDataset(given))
    throw typeError(what, 'be tensors', 'a data set: fitDataset and evaluateDataset take these');
  if (isArray(given) && given.length > 0 && !given.slice(0, 99).some((t) => isTensor(t)))
    throw typeError(what, 'be a tensor, or a list of tensors with a batch in each', show(given));
  const all = valuesFor<unknown>(given, names, what);
  for (const value of all) {
    if (!isTensor(value)) throw typeError(what, 'be a tensor', show(value));
    checkAlive(value, what);
  }
  return all as Tensor[];
}

/** Weights for each output. As in Keras, a single weight applies to all outputs. Created tensors are added to `own`. */
export function sampleWeightsFor(
  given: OneOrMany<SampleWeight> | undefined,
  names: readonly string[],
  own: Tensor[],
  what: string,
): (Tensor | undefined)[] {
  if (given === undefined || given === null) return names.map(() => undefined);
  const isOne =
    isTensor(given) || isTypedArray(given) || (isArray(given) && typeof given[0] === 'number');
  const all = isOne
    ? names.map(() => given as SampleWeight)
    : partsFor(given as Exclude<typeof given, SampleWeight>, names, what, 'weights');
  const made = new Map<SampleWeight, Tensor>();
  return all.map((weight) => {
    if (weight === undefined || weight === null) return undefined;
    if (isTensor(weight)) {
      checkAlive(weight, what);
      checkNumbers(weight, what);
      return weight;
    }
    if (!isTypedArray(weight) && !isArray(weight))
      throw typeError(what, 'be a tensor or an array of numbers', show(weight));
    if (!made.has(weight)) {
      const { data, shape } = toTensor(weight, what);
      if (shape.length !== 1) throw rangeError(what, 'have one axis', list(shape));
      made.set(weight, tensor(Float32Array.from(data, Number)));
      own.push(made.get(weight)!);
    }
    return made.get(weight);
  });
}

function valuesFor<T>(
  given: OneOrMany<T> | undefined,
  names: readonly string[],
  what: string,
): T[] {
  if (isTensor(given)) {
    if (names.length > 1)
      throw rangeError(what, `be one tensor for each of ${names.join(', ')}`, 'one tensor');
    return [given];
  }
  const all = partsFor(given as Exclude<typeof given, T>, names, what);
  all.forEach((value, i) => {
    if (value === undefined) throw typeError(what, `have a tensor for ${names[i]!}`, 'none');
  });
  return all as T[];
}

/** The entries of a list or an object, in the order of the names. */
function partsFor<T>(
  given: readonly T[] | Readonly<Record<string, T>> | undefined,
  names: readonly string[],
  what: string,
  thing = 'a tensor',
): (T | undefined)[] {
  if (isArray(given)) {
    if (given.length !== names.length)
      throw rangeError(
        what,
        `have ${thing} for each of ${names.join(', ')}`,
        `a list of ${given.length}`,
      );
    return [...given];
  }
  if (!isPlain(given))
    throw typeError(
      what,
      'be a tensor, a list of tensors or an object of them by name',
      show(given),
    );
  if (new Set(names).size < names.length)
    throw typeError(
      what,
      `be a list, because several have the same name: ${names.join(', ')}`,
      show(given),
    );
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw rangeError(
      what,
      `have the keys ${names.join(', ')}`,
      `${show(unknown)}${suggest(unknown, names)}`,
    );
  return names.map((name) => ownOf(given, name) as T | undefined);
}

function checkAlive({ isDisposed, shape }: Tensor, what: string): void {
  if (isDisposed)
    throw typeError(
      what,
      'be a tensor that is not disposed of',
      `one of shape ${list(shape)} that is`,
    );
}

/** Refuses a tensor of strings where numbers are needed. */
export function checkNumbers({ dtype }: Tensor, what: string): void {
  if (dtype === 'string')
    throw typeError(what, 'hold numbers', 'strings (give each class an index)');
}

/** Refuses tensors that hold different numbers of samples. */
export function checkSamples(tensors: readonly (Tensor | undefined)[], what: string): void {
  const given = tensors.filter((t) => t !== undefined);
  const n = given[0]!.shape[0];
  if (!n || given.some((t) => t.shape[0] !== n))
    throw rangeError(
      what,
      'hold the same number of samples, at least 1',
      given.map(({ shape }) => list(shape)).join(', '),
    );
}

/** Refuses a tensor without the shape of a model's input or output. null stands for any length. */
export function checkShape(
  { shape }: Tensor,
  expected: readonly (readonly (number | null)[])[],
  what: string,
  why = '',
): void {
  const fits = expected.some(
    (axes) =>
      axes.length === shape.length &&
      axes.every((axis, i) => i === 0 || axis === null || axis === shape[i]),
  );
  if (!fits)
    throw rangeError(
      what,
      `have the shape ${expected.map((axes) => `[${axes.map((axis) => axis ?? 'any').join()}]`).join(' or ')}${why}`,
      list(shape),
    );
}
