/** `what` names the place and the argument, as in `BinaryAccuracy.updateState: yPred`. */
export const typeError = (what: string, expected: string, got: string): TypeError =>
  new TypeError(`${what} must ${expected}; got ${got}`);

export const rangeError = (what: string, expected: string, got: string): RangeError =>
  new RangeError(`${what} must ${expected}; got ${got}`);

/** Whether a value is an object of options or sums, and no array and nothing of a class with a name of its own. */
export const isPlain = (value: unknown): value is object =>
  ({}).toString.call(value) === '[object Object]';

/** Shapes and indices read `[4,1]`. */
export const list = (numbers: ArrayLike<number>): string => `[${Array.from(numbers).join()}]`;

/** What came, in a few words: never a whole array. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value !== Object(value)) return String(value);
  const { constructor, length } = value as { constructor?: { name: string }; length?: number };
  const size =
    length === undefined ? ` { ${Object.keys(value as object).join(', ')} }` : `(${length})`;
  return constructor?.name + size;
}

/** A metric: its class and its name. */
export function showMetric(metric: unknown): string {
  const { name, constructor } = Object(metric) as { name?: unknown; constructor?: WithDefinition };
  const className = constructor?.definition?.className;
  return className === undefined ? show(metric) : `${className} ${show(name)}`;
}

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
  readonly definition?: { readonly className?: string };
}
