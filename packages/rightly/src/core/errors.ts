import { isRevoked, objectOf } from './readable.ts';

/** `what` names the place and the argument, as in `BinaryAccuracy.updateState: yPred`. */
export const typeError = (...parts: Message): TypeError => new TypeError(message(...parts));

export const rangeError = (...parts: Message): RangeError => new RangeError(message(...parts));

type Message = readonly [what: string, expected: string, got: string];

/** Each part is bounded: names and values of a program can have any length. */
const message = (...[what, expected, got]: Message): string =>
  `${cut(what, 400)} must ${cut(expected, 4000)}; got ${cut(got, 400)}`;

/** The beginning of a long text. */
export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/** Whether a value is an object of options or sums, and no array and nothing of a class with a name of its own. */
export const isPlain = (value: unknown): value is object =>
  !isRevoked(value) && {}.toString.call(value) === '[object Object]';

/** Shapes and indices read `[4,1]`; of long ones, the beginning is shown. */
export function list(numbers: ArrayLike<unknown>): string {
  const { length } = numbers;
  const shown = Array.from({ length: Math.min(length, 16) }, (_, i) => {
    const number = numbers[i];
    return typeof number === 'number' ? number : show(number);
  });
  return `[${shown.join()}${length > 16 ? ',…' : ''}]`;
}

/** What came, in a few words: never a whole array. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value, 99));
  if (value !== Object(value)) return cut(String(value), 99);
  try {
    // In a document, both may be anything.
    const { constructor, length } = value as { constructor?: { name?: unknown }; length?: unknown };
    const name = constructor?.name;
    const size =
      typeof length !== 'number'
        ? ` { ${cut(
            Object.keys(value as object)
              .slice(0, 16)
              .join(', '),
            199,
          )} }`
        : `(${length})`;
    return (typeof name === 'string' ? cut(name, 99) : 'Object') + size;
  } catch {
    // A proxy can refuse to be read.
    return 'an object that cannot be read';
  }
}

/** Which document came. */
export const versionOf = (version: unknown, className: unknown): string =>
  `version ${show(version)} of ${typeof className === 'string' ? className : show(className)}`;

/** A metric: its class and its name. */
export function showMetric(metric: unknown): string {
  const { name, constructor } = objectOf<{ name: unknown; constructor: WithDefinition }>(metric);
  const className = constructor?.definition?.className;
  return typeof className === 'string' ? `${className} ${show(name)}` : show(metric);
}

/** What came in a metric's place: it may look like one. */
export function showNoMetric(value: unknown): string {
  const text = showMetric(value);
  return text === show(value)
    ? text
    : `${text}, a proxy of it or a metric of another copy of rightly`;
}

/** The refusal of a method that a proxy was asked for: the object's own sums are out of its reach. */
export const noProxy = (what: string): TypeError =>
  typeError(`${what} this`, 'be the object itself', 'a proxy of it');

/** The refusal of what is no mean, or is one with an `updateState` of its own, by an engine that counts no other metrics. */
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
