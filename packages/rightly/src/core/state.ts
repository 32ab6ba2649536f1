import { rangeError } from './errors.ts';

/**
 * Named sums, as plain data. `compensation`, where there is any, holds what each sum's float64 could not: sum and compensation
 * together are good for about 32 digits.
 */
export type State<Name extends string = string> = Readonly<Record<Name, number>> & {
  readonly compensation?: Readonly<Record<Name, number>>;
};

/** One sum in two parts. */
export type Sum = readonly [high: number, low: number];
export type Sums<Name extends string> = (name: Name) => Sum;

/** A state of sums, each brought to the nearest float64 and the rest. Refuses what no metric can come to. */
export function toState<Name extends string>(
  names: readonly Name[],
  sums: Sums<Name>,
  what?: string,
): State<Name> {
  const state = {} as Record<Name, number>;
  const rest = {} as Record<Name, number>;
  let exact = true;
  for (const name of names) {
    const [high, low] = sums(name);
    const nearest = (state[name] = high + low);
    rest[name] = low - (nearest - high);
    exact &&= rest[name] === 0;
    if (!(Number.isFinite(high) && Number.isFinite(low)))
      throw rangeError(
        `${what} ${name}`,
        'be a finite sum',
        `${Number.isFinite(high) ? nearest : high}`,
      );
  }
  return exact ? state : { ...state, compensation: rest };
}

/** The sums of a state, by name. */
export const sumsOf =
  <Name extends string>(state: State<Name>): Sums<Name> =>
  (name) => [state[name], state.compensation?.[name] ?? 0];

export function addSums([a, aLow]: Sum, [b, bLow]: Sum): Sum {
  const high = a + b;
  const part = high - a;
  return [high, a - (high - part) + (b - part) + (aLow + bLow)];
}
