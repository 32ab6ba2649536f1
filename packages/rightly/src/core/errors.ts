import { isRevoked, objectOf } from './readable.ts';

/** `what` names the method and the argument, as in `BinaryAccuracy.updateState: yPred`. */
export const typeError = (...parts: Message): TypeError => new TypeError(message(...parts));

export const rangeError = (...parts: Message): RangeError => new RangeError(message(...parts));

type Message = readonly [what: string, expected: string, got: string];

/** Each part is cut, because names and values of a program can have any length. */
const message = (...[what, expected, got]: Message): string =>
  `${truncate(what, 400)} must ${truncate(expected, 4000)}; got ${truncate(got, 400)}`;

/** The beginning of a long text. */
export const truncate = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/** Whether a value is an object of options or sums: not an array, and not an instance of a named class. */
export const isPlain = (value: unknown): value is object =>
  !isRevoked(value) && {}.toString.call(value) === '[object Object]';

/** Shapes and indices as in `[4,1]`. Of a long list, the beginning is shown. */
export function list(numbers: ArrayLike<unknown>): string {
  const { length } = numbers;
  const shown = Array.from({ length: Math.min(length, 16) }, (_, i) => {
    const number = numbers[i];
    return typeof number === 'number' ? number : show(number);
  });
  return `[${shown.join()}${length > 16 ? ',…' : ''}]`;
}

/** A short description of a value, never a whole array. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(truncate(value, 99));
  if (value !== Object(value))
    return truncate(String(value) + (typeof value === 'bigint' ? 'n' : ''), 99);
  try {
    // In a saved document, both properties can have any type.
    const { constructor, length } = value as { constructor?: { name?: unknown }; length?: unknown };
    const name = constructor?.name;
    const size =
      typeof length !== 'number'
        ? ` { ${truncate(
            Object.keys(value as object)
              .slice(0, 16)
              .join(', '),
            199,
          )} }`
        : `(${length})`;
    return (typeof name === 'string' ? truncate(name, 99) : 'Object') + size;
  } catch {
    // A proxy can throw on each access.
    return 'an object that cannot be read';
  }
}

/** The version and the class of a document. */
export const versionOf = (version: unknown, className: unknown): string =>
  `version ${show(version)} of ${typeof className === 'string' ? className : show(className)}`;

/** A description of a metric: its class and its name. */
export function showMetric(metric: unknown): string {
  const { name, constructor } = objectOf<{ name: unknown; constructor: WithDefinition }>(metric);
  const className = constructor?.definition?.className;
  return typeof className === 'string' ? `${className} ${show(name)}` : show(metric);
}

/** A description of a value that is no metric. The value may resemble one. */
export function showNoMetric(value: unknown): string {
  const text = showMetric(value);
  return text === show(value) ? text : `${text}, a proxy or a metric of another copy of rightly`;
}

/** The error for a method called on a proxy. A proxy has no access to the private fields of the object. */
export const noProxy = (what: string): TypeError =>
  typeError(`${what} this`, 'be the object itself', 'a proxy');

/** The error for a metric of another kind, where an engine counts only means of yTrue and yPred. */
export function noMean(
  what: string,
  metric: unknown,
  expected = 'be accuracies, losses or other means of yTrue and yPred',
): TypeError {
  const got = showMetric(metric);
  return typeError(
    what,
    expected,
    got === show(metric) ? got : `${got}, which counts on arrays only`,
  );
}

interface WithDefinition {
  readonly definition?: { readonly className?: unknown };
}
