import { isPlain } from '../core/errors.ts';
import { optionBy, type Rows, rowsOf } from './rows.ts';
import type { Wrapped } from './wrapped.ts';

type Take = Rows['take'];

/** The arguments of an `updateState`, which can be cut into samples. */
export class BatchRows {
  /** The number of samples along the first axis. Undefined where the batch is one sample. */
  readonly n: number | undefined;
  readonly #takes: readonly Take[];

  /** Throws TypeError or RangeError for inputs that cannot be read. */
  constructor(wrapped: Wrapped, given: readonly unknown[], what: string) {
    const { names } = wrapped;
    const inputs = given.slice(0, names.length);
    const rows = names.map((name, i) => rowsOf(inputs[i], `${what} ${name}`));
    const n = wrapped.samples(inputs, rows, what);
    this.n = n;
    const takes = rows.map(
      (input): Take =>
        (places) =>
          input.take(places),
    );
    const more = given.slice(names.length).map((options) => optionsBy(options, n ?? 1, what));
    this.#takes = [...takes, ...more];
  }

  /** The arguments for the samples at these indexes. */
  at(places: readonly number[]): unknown[] {
    return this.#takes.map((take) => take(places));
  }
}

/** Cuts weights, masks and other options by sample. The metric refuses options that are no object. */
function optionsBy(options: unknown, n: number, what: string): Take {
  if (!isPlain(options)) return () => options;
  const takes = Object.entries(options).map((own) => [own[0], optionBy(own, n, what)] as const);
  return (places) => Object.fromEntries(takes.map(([key, take]) => [key, take(places)]));
}
