import { type Dtype, dtypes } from './dtype.ts';
import { isPlain, rangeError, show, typeError } from './errors.ts';
import { isArray, isRevoked } from './readable.ts';

/** What an option takes. */
export interface Option<T> {
  readonly default: T;
  readonly expected: string;
  accepts(value: unknown): boolean;
  /** Not one of Keras's: in a config only where it differs from the default. */
  readonly extension?: boolean;
  /** Whether null is a value of its own and does not stand for the default. */
  readonly nullable?: boolean;
  /** Changes what a sample weighs, not its value: nothing for the metric's function. */
  readonly weighs?: boolean;
  /** Whether it must be given: then `default` is undefined. */
  readonly isRequired?: boolean;
  /** The kinds of values that it takes, where these are not simply that of the default or a number: another kind is a TypeError. */
  readonly kinds?: readonly string[];
  /** Looks at its value beside those of the options before it: it throws TypeError or RangeError where they do not fit, or fills it in. */
  settle?(values: Record<string, unknown>, what: string): void;
}

export type Options<O extends object> = {
  readonly [K in keyof Required<O>]: Option<Required<O>[K]>;
};

/** The options that every metric has. */
export interface NameOptions {
  /** The metric's name in logs and results; Keras's by default. */
  readonly name?: string | undefined;
  /** The precision that `result()` is rounded to; `'float64'`, the default, does not round. */
  readonly dtype?: Dtype | undefined;
}

/** The options that every weighted mean has. */
export interface MetricOptions extends NameOptions {
  /**
   * With inner axes, `'sample'` (Keras) lets each sample weigh alike however long it is; `'element'` lets each element weigh
   * alike, which is what token accuracy of padded sequences means.
   */
  readonly reduction?: Reduction | undefined;
}

/** The type of an option among those that are given; undefined where it is not, and unknown where nothing is known of the options. */
export type Given<O, Name extends string> = 0 extends O & 1
  ? unknown
  : Name extends keyof O
    ? O[Name]
    : undefined;

export type Reduction = 'sample' | 'element';

export const atLeastOne = (value: number): Option<number> => ({
  default: value,
  expected: 'be a whole number of at least 1',
  accepts: (k) => Number.isInteger(k) && Number(k) >= 1,
});

export const finite = (value: number): Option<number> => ({
  default: value,
  expected: 'be a finite number',
  accepts: Number.isFinite,
});

/** An option that has no default. */
export const required = <T>(option: Omit<Option<T>, 'default'>): Option<T> => ({
  ...option,
  default: undefined as never,
  isRequired: true,
});

/** One of these, by default the first. */
export const oneOf = <T>(choices: readonly T[]): Option<T> => ({
  default: choices[0]!,
  expected: `be ${choices.join(' or ')}`,
  accepts: (choice) => choices.includes(choice as T),
});

export const flag: Option<boolean> = { ...oneOf([false, true]), extension: true };

/** A class index that may be absent. */
export const classIndex: Option<number | undefined> = {
  default: undefined,
  expected: 'be a whole number',
  accepts: Number.isInteger,
  extension: true,
  weighs: true,
};

export const common = (name: string): Options<MetricOptions> => ({
  name: { default: name, expected: 'be a string', accepts: (n) => typeof n === 'string' },
  dtype: oneOf(dtypes),
  reduction: { ...oneOf<Reduction>(['sample', 'element']), extension: true },
});

/** An options object: plain, and with known keys only. */
export function checkKeys(
  given: unknown,
  known: readonly string[],
  what: string,
): Record<string, unknown> {
  const wrong = isPlain(given) ? Object.keys(given).find((key) => !known.includes(key)) : given;
  if (wrong !== undefined || given === undefined)
    throw typeError(`${what} options`, `be an object of ${known.join(', ')}`, show(wrong));
  return given as Record<string, unknown>;
}

/** The options that an object itself has, whatever their names are. Throws TypeError for what is no object of options. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- who asks knows what the options are
export function ownOptions<O extends object>(given: unknown, what: string): O {
  if (!isPlain(given)) throw typeError(`${what} options`, 'be an object', show(given));
  return { __proto__: null, ...given } as object as O;
}

/** An option that the object itself has: what it inherits is none. */
export const ownOf = (given: object, key: string): unknown =>
  Object.hasOwn(given, key) ? (given as Record<string, unknown>)[key] : undefined;

/** No option needs a list of more. */
const MOST = 2 ** 24;

const kindOf = (value: unknown): string => (isArray(value) ? 'list' : typeof value);

/** The options that `resolve` returned: they need no second check. */
const checked = new WeakSet();

/** Every option's value, checked, with defaults for those not given. Options that were checked before come back as they are. */
export function resolve<O extends object>(
  options: Options<O>,
  given: unknown,
  what: string,
): Required<O> {
  if (checked.has(Object(given))) return given as Required<O>;
  const values = checkKeys(given, Object.keys(options), what);
  const resolved: Record<string, unknown> = {};
  for (const [key, option] of Object.entries<Option<unknown>>(options)) {
    const came = ownOf(values, key);
    const own = option.nullable && came === null ? came : (came ?? option.default);
    if (isArray(own) && own.length > MOST)
      throw rangeError(`${what} ${key}`, option.expected, show(own));
    // A list that its owner changes would change what is saved.
    const value = (resolved[key] = isArray(own)
      ? Object.freeze(Array.from(own, (part: unknown) => part))
      : own);
    const isGiven = value !== option.default || option.isRequired;
    if (isGiven && (isRevoked(value) || !option.accepts(value))) {
      const { kinds = [kindOf(option.default ?? 0)] } = option;
      const error = kinds.includes(kindOf(value)) ? rangeError : typeError;
      throw error(`${what} ${key}`, option.expected, show(value));
    }
    option.settle?.(resolved, what);
  }
  checked.add(resolved);
  return resolved as Required<O>;
}
