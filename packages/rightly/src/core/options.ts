import { type Dtype, dtypes } from './dtype.ts';
import { isPlain, rangeError, show, typeError } from './errors.ts';
import { isArray, isRevoked } from './readable.ts';

/** The values that an option takes. */
export interface Option<T> {
  readonly default: T;
  readonly expected: string;
  accepts(value: unknown): boolean;
  /** Whether Keras lacks the option. Then a config has it only where it differs from the default. */
  readonly extension?: boolean;
  /** Whether null is a value of its own, and not the default. */
  readonly nullable?: boolean;
  /** Whether the option changes the weight of a sample and not its value. The metric's function has no such options. */
  readonly weighs?: boolean;
  /** Whether the option is required. Then `default` is undefined. */
  readonly isRequired?: boolean;
  /**
   * The accepted results of `typeof`, or `list`. By default the type of the default value, or number if there is no default. Any other type is a
   * TypeError.
   */
  readonly kinds?: readonly string[];
  /** Checks the value against the options before this one, or sets the value. Throws TypeError or RangeError where they do not fit. */
  settle?(values: Record<string, unknown>, what: string): void;
}

export type Options<O extends object> = {
  readonly [K in keyof Required<O>]: Option<Required<O>[K]>;
};

/** The options that every metric has. */
export interface NameOptions {
  /** The metric's name in logs and results. The default is Keras's. */
  readonly name?: string | undefined;
  /** The precision to which `result()` is rounded. `'float64'`, the default, does not round. */
  readonly dtype?: Dtype | undefined;
}

/** The options that every weighted mean has. */
export interface MetricOptions extends NameOptions {
  /**
   * With inner axes, `'sample'` (Keras) gives each sample the same weight, however long it is. `'element'` gives each element the same
   * weight, as token accuracy of padded sequences needs.
   */
  readonly reduction?: Reduction | undefined;
}

/** The type of an option among the given options: undefined where it is not given, unknown where the options are not known. */
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

/** An option without a default. */
export const required = <T>(option: Omit<Option<T>, 'default'>): Option<T> => ({
  ...option,
  default: undefined as never,
  isRequired: true,
});

/** An option that takes one of these values. The default is the first. */
export const oneOf = <T>(choices: readonly T[]): Option<T> => ({
  default: choices[0]!,
  expected: `be ${choices.join(' or ')}`,
  accepts: (choice) => choices.includes(choice as T),
});

export const flag: Option<boolean> = { ...oneOf([false, true]), extension: true };

/** An option that takes a class index. It may be absent. */
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

/** Checks that an options object is plain, and has only known keys. */
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

/** The own properties of an options object. Throws TypeError for a value that is no options object. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows the options
export function ownOptions<O extends object>(given: unknown, what: string): O {
  if (!isPlain(given)) throw typeError(`${what} options`, 'be an object', show(given));
  return { __proto__: null, ...given } as object as O;
}

/** An own property of an object. Inherited properties are not options. */
export const ownOf = (given: object, key: string): unknown =>
  Object.hasOwn(given, key) ? (given as Record<string, unknown>)[key] : undefined;

/** No option needs a longer list. */
const MOST = 2 ** 24;

const kindOf = (value: unknown): string => (isArray(value) ? 'list' : typeof value);

/** The results of `resolve`, which need no second check. */
const checked = new WeakSet();

/** The value of every option, checked, with defaults. Options that were already checked are returned as they are. */
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
    // The list is copied, because its owner could change it.
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
