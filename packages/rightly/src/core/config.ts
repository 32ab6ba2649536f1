import { checkKeys, type Options, ownOf } from './options.ts';
import { objectOf } from './readable.ts';

/** A metric's configuration, with Keras's keys. */
export type Config = Readonly<Record<string, unknown>>;

/** A key as Keras writes it: `sparseYTrue` is `sparse_y_true`. */
export const snake = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A configuration: all of Keras's options, and the extensions that differ from their defaults. */
export function toConfig<O extends object>(options: Options<O>, values: Required<O>): Config {
  const config: Record<string, unknown> = {};
  for (const key of Object.keys(options) as (keyof O & string)[])
    if (!options[key].extension || values[key] !== options[key].default)
      // Keras writes null for an option that is left out.
      config[snake(key)] = values[key] ?? null;
  return config;
}

/** Options from a configuration. An option that Python wrote as None has its default. */
export function fromConfig(options: object, config: unknown, what: string): object {
  const keys = Object.keys(options);
  const given = checkKeys(config, keys.map(snake), what);
  return Object.fromEntries(keys.map((key) => [key, withoutTensor(ownOf(given, snake(key)))]));
}

interface Written {
  readonly class_name: unknown;
  readonly config: unknown;
}

/** Keras writes the weights of labels as a tensor. */
function withoutTensor(value: unknown): unknown {
  const { class_name: kind, config } = objectOf<Written>(value);
  return kind === '__tensor__' ? objectOf<{ readonly value: unknown }>(config).value : value;
}
