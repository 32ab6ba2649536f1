import type { Definition } from './definition.ts';
import { isPlain, show, typeError } from './errors.ts';
import type { Option } from './options.ts';
import { isArray, isArrayOf, isFunction, isString, objectOf } from './readable.ts';

/* Checks of the static definition of a user's own class. The compiler checks the library's own definitions. */

type Right = readonly [expected: string, accepts: (part: unknown) => boolean];

/** Throws TypeError where a part of a definition has the wrong type. */
function checkParts(definition: unknown, isRight: Readonly<Record<string, Right>>): void {
  const own = objectOf<Record<string, unknown>>(definition);
  for (const [name, [expected, accepts]] of Object.entries({ ...ofAll, ...isRight })) {
    const place = isString(own['className']) ? own['className'] : 'a class of metrics';
    if (!accepts(own[name]))
      throw typeError(`${place}: the static definition's ${name}`, expected, show(own[name]));
  }
}

const aName: Right = ['be text', isString];
const someOptions: Right = [
  'be an object of options, each with expected and accepts',
  (part) => isPlain(part) && Object.values(part).every(isOption),
];

function isOption(value: unknown): boolean {
  const { expected, accepts, settle, kinds = [] } = objectOf<Option<unknown>>(value);
  const isSettled = settle === undefined || isFunction(settle);
  return isString(expected) && isFunction(accepts) && isSettled && isArray(kinds);
}

const aFunction: Right = ['be a function', isFunction];
const maybeFunction: Right = [
  'be a function, or be left out',
  (part) => part === undefined || isFunction(part),
];
const direction: Right = [
  "be 'up' or 'down', or be left out",
  (way) => way === undefined || way === 'up' || way === 'down',
];
const isBound = (part: unknown): part is number => typeof part === 'number' && part === part;
const range: Right = [
  'be the lowest and the highest possible value',
  (part) => isArrayOf(part, isBound) && part.length === 2 && part[0]! <= part[1]!,
];
const maybeRange: Right = [
  `${range[0]}, or be left out`,
  (part) => part === undefined || range[1](part),
];
const checked: Right = [
  'be made by lossDefinition, or be left out',
  (part) =>
    part === undefined ||
    isFunction(objectOf<NonNullable<Definition<object>['checked']>>(part).evaluateAll),
];

const ofAll = { className: aName, name: aName, direction, options: someOptions };

const ofMean = {
  range,
  value: aFunction,
  counted: maybeFunction,
  loss: maybeFunction,
  checked,
};

export const checkMeanDefinition = (definition: unknown): void => checkParts(definition, ofMean);

const ofSums = {
  range: maybeRange,
  sums: aFunction,
  result: aFunction,
  check: maybeFunction,
  keys: maybeFunction,
  kernels: maybeFunction,
  refuse: maybeFunction,
  curve: maybeFunction,
  hasClasses: maybeFunction,
};

/** Throws TypeError for kernels that cannot be called. */
export function checkKernels(kernels: unknown, what: string): void {
  const [expected, accepts] = maybeFunction;
  if (!accepts(kernels)) throw typeError(`${what} the result of kernels`, expected, show(kernels));
}

export const checkSumsDefinition = (definition: unknown): void => checkParts(definition, ofSums);
