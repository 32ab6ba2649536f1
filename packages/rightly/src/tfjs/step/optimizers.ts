import { Optimizer, serialization, train } from '@tensorflow/tfjs-core';
import { isPlain, show, typeError } from '../../core/errors.ts';
import { plain, suggest } from '../../core/nearest.ts';
import { isRevoked, objectOf } from '../../core/readable.ts';
import { insteadOf, insteadOfOption, showRate } from './absent-optimizers.ts';
import { KerasAdadelta, KerasAdam, Momentum } from './keras-optimizers.ts';

/** An optimizer as Keras writes it into a configuration. */
export interface SerializedOptimizer {
  readonly module?: string | null;
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly registered_name?: string | null;
}

/** Keras's name of an option, TensorFlow.js's name, and Keras's default. */
type Option = readonly [keras: string, own: string, value: number | boolean];

type Four = [number, number, number, number];

interface Kind {
  readonly name: string;
  readonly options: readonly Option[];
  /** Takes the options in their order. */
  make(...values: never[]): Optimizer;
}

const rate = (value: number): Option => ['learning_rate', 'learningRate', value];
const epsilon: Option = ['epsilon', 'epsilon', 1e-7];
const betas: readonly Option[] = [
  ['beta_1', 'beta1', 0.9],
  ['beta_2', 'beta2', 0.999],
];

/** Optimizers that compute the same weights as Keras's optimizers. */
const kinds: readonly Kind[] = [
  {
    name: 'SGD',
    options: [rate(0.01), ['momentum', 'momentum', 0], ['nesterov', 'useNesterov', false]],
    make: (learningRate: number, momentum: number, nesterov: boolean) =>
      momentum === 0 ? train.sgd(learningRate) : new Momentum(learningRate, momentum, nesterov),
  },
  {
    name: 'Adam',
    options: [rate(0.001), ...betas, epsilon],
    make: (...four: Four) => new KerasAdam(...four),
  },
  {
    name: 'Adamax',
    options: [rate(0.001), ...betas, epsilon],
    make: (...four: Four) => train.adamax(...four),
  },
  {
    name: 'RMSprop',
    options: [rate(0.001), ['rho', 'decay', 0.9], ['momentum', 'momentum', 0], epsilon],
    make: (...four: Four) => train.rmsprop(...four),
  },
  {
    name: 'Adagrad',
    options: [rate(0.001), ['initial_accumulator_value', 'initialAccumulatorValue', 0.1]],
    make: (learningRate: number, start: number) => train.adagrad(learningRate, start),
  },
  {
    name: 'Adadelta',
    options: [rate(0.001), ['rho', 'rho', 0.95], epsilon],
    make: (...three: [number, number, number]) => new KerasAdadelta(...three),
  },
];

/** Options that Keras writes and that may be dropped: they have no effect, or their defaults have none. */
const droppable: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: () => true,
  ema_momentum: () => true,
  decay: (value) => value === 0,
  epsilon: (value) => value === 1e-7,
};

/** Whether a value is an optimizer. TensorFlow.js's own test reads its properties. */
export const isOptimizer = (value: unknown): value is Optimizer =>
  !isRevoked(value) && value instanceof Object && value instanceof Optimizer;

/** An optimizer from an object, a name, or Keras's configuration. */
export function optimizerFrom(
  identifier: Optimizer | SerializedOptimizer | string,
  what: string,
): Optimizer {
  if (isOptimizer(identifier)) return identifier;
  const { class_name: name, config = {} } =
    typeof identifier === 'string'
      ? { class_name: identifier }
      : (objectOf<SerializedOptimizer>(identifier) as SerializedOptimizer);
  const kind = kinds.find((own) => typeof name === 'string' && plain(own.name) === plain(name));
  const names = kinds.map((own) => own.name);
  const other = ownOptimizer(objectOf<SerializedOptimizer>(identifier), name, config);
  if (other) return other;
  if (!kind)
    throw typeError(
      `${what} optimizer`,
      `be an Optimizer of @tensorflow/tfjs-core, or one of ${names.join(', ')}`,
      `${show(identifier)}${typeof name === 'string' ? (insteadOf(name) ?? suggest(name, names)) : ''}`,
    );
  if (!isPlain(config)) throw typeError(`${what} optimizer config`, 'be an object', show(config));
  const given: Record<string, unknown> = { ...config };
  // Keras 2 wrote `lr`.
  if ('lr' in given) given['learning_rate'] ??= given['lr'];
  delete given['lr'];
  const unknown = Object.entries(given).find(
    ([key, value]) =>
      !kind.options.some(([own]) => own === key) &&
      value &&
      !(Object.hasOwn(droppable, key) && droppable[key]!(value)),
  );
  if (unknown)
    throw typeError(
      `${what} optimizer`,
      `have options that TensorFlow.js has: ${kind.options.map(([key]) => key).join(', ')}`,
      `${unknown[0]} ${show(unknown[1])}${insteadOfOption(unknown[0])}`,
    );
  const values = kind.options.map(([key, , otherwise]) => {
    const value = given[key] ?? otherwise;
    if (typeof value !== typeof otherwise)
      throw typeError(`${what} optimizer ${key}`, `be a ${typeof otherwise}`, showRate(value));
    return value;
  });
  return kind.make(...(values as never[]));
}

/** An optimizer of TensorFlow.js, as `serializeOptimizer` wrote it. */
function ownOptimizer(
  { module }: { readonly module?: string | null | undefined },
  name: string,
  config: Readonly<Record<string, unknown>>,
): Optimizer | undefined {
  const found = module === null ? registered()[name] : undefined;
  const made = found?.[1](found[0], config as serialization.ConfigDict);
  return isOptimizer(made) ? made : undefined;
}

/** TensorFlow.js's optimizers by class name. */
const registered = (): typeof serialization.SerializationMap.prototype.classNameMap =>
  serialization.SerializationMap.getMap().classNameMap;

/** An optimizer's class and configuration. For Keras's optimizers, they are in Keras's format. */
export function serializeOptimizer(optimizer: Optimizer): SerializedOptimizer {
  const own = optimizer.getConfig();
  const name = optimizer.getClassName();
  // TensorFlow.js's own Adam and Adadelta differ from Keras's.
  const isOther =
    own['centered'] ||
    (name === 'Adam' && !(optimizer instanceof KerasAdam)) ||
    (name === 'Adadelta' && !(optimizer instanceof KerasAdadelta));
  const kind = isOther
    ? undefined
    : kinds.find((k) => plain(k.name) === plain(name === 'Momentum' ? 'SGD' : name));
  return {
    module: kind ? 'keras.optimizers' : null,
    class_name: kind?.name ?? name,
    config: kind
      ? Object.fromEntries(kind.options.map(([key, ours, value]) => [key, own[ours] ?? value]))
      : own,
    registered_name: null,
  };
}
