import type { Key } from './cells.ts';
import { isPlain, rangeError, show, typeError } from './errors.ts';
import { objectOf } from './readable.ts';

/** One sum in two parts, which together have about 32 digits. */
export type Sum = readonly [high: number, low: number];

/** Sums by key as plain data: `{ "cat": 5, "dog": 2 }`. Sums by two keys: `{ "cat": { "dog": 1 } }`. */
export interface PlainCells {
  readonly [key: string]: number | PlainCells;
}

/**
 * Named sums, as plain data. `compensation`, where present, holds the rounding error of each sum: sum and compensation
 * together have about 32 digits.
 */
export type State<Name extends string = string> = Readonly<Record<Name, number>> & {
  readonly compensation?: Readonly<Record<Name, number>>;
};

/** The same for metrics whose sums are kept by class, bucket or name. */
export type KeyedState = Readonly<Record<string, number | PlainCells | null>>;

/** A part of a state that is more than one sum. A part never changes once a metric has it. */
export interface Kept {
  /** The sum of both. `what` names the place for an error. */
  plus(other: this, what: string): this;
  /** The nearest float64 of each sum, and the compensations. The compensations are undefined where all are 0. */
  toPlain(): readonly [nearest: number | PlainCells | null, rest: number | PlainCells | undefined];
  /** A part of the same kind from plain data. Throws TypeError for data of another form. */
  fromPlain(nearest: unknown, rest: unknown, what: string, state: unknown): this;
  /** The part after an engine added samples without reporting this part. Its sums are then unknown. */
  withUnknown?(): this;
  /** Throws RangeError where a sum is not finite. */
  check(what: string): void;
  /** Visits each sum that is not 0, with its keys. */
  eachSum?(visit: (keys: readonly Key[], sum: Sum) => void): void;
  /** Throws RangeError where a saved sum is negative, and no data can make it negative. */
  checkSpread?(what: string): void;
}

/** A part of a state. */
export type Part = Sum | Kept;
export type Parts<Name extends string = string> = Readonly<Record<Name, Part>>;
/** The sums that an update adds under each name. */
export type Sums<Name extends string> = (name: Name) => Part;

export const isSum = (part: Part): part is Sum => Array.isArray(part);

/** The parts, each sum as the nearest float64 and its compensation. Refuses sums that no metric can have. */
export function toParts<Name extends string>(
  names: readonly Name[],
  of: Sums<Name>,
  what: string,
): Parts<Name> {
  const parts = {} as Record<Name, Part>;
  for (const name of names) parts[name] = toPart(of(name), what, name);
  return parts;
}

/** One part, in the same form. */
export function toPart(part: Part, what: string, name: string): Part {
  if (!isSum(part)) {
    part.check(`${what} ${name}`);
    return part;
  }
  const [high, low] = part;
  if (!(Number.isFinite(high) && Number.isFinite(low)))
    throw rangeError(
      `${what} ${name}`,
      'be a finite sum',
      show(Number.isFinite(high) ? low : high),
    );
  return settled(part);
}

/** Throws TypeError for a value that is no plain object of sums. */
export function plainObject(value: unknown, what: string): object {
  if (!isPlain(value)) throw typeError(what, 'be an object of sums', show(value));
  return value;
}

/** Named sums as plain data: the nearest float64 of each, and the compensations that are not 0. */
export function plainSums(
  sums: Iterable<readonly [name: string, sum: Sum]>,
): [PlainCells, PlainCells | undefined] {
  const nearest: [string, number][] = [];
  const rests: [string, number][] = [];
  for (const [name, sum] of sums) {
    const [high, rest] = settled(sum);
    nearest.push([name, high]);
    if (rest !== 0) rests.push([name, rest]);
  }
  return [Object.fromEntries(nearest), rests.length > 0 ? Object.fromEntries(rests) : undefined];
}

/** Parts as plain data. */
export function toState(parts: Parts): KeyedState {
  const state: Record<string, number | PlainCells | null> = {};
  const rests: Record<string, number | PlainCells> = {};
  let exact = true;
  for (const [name, part] of Object.entries(parts)) {
    const [nearest, rest] = isSum(part) ? part : part.toPlain();
    state[name] = nearest;
    if (rest !== undefined) rests[name] = rest;
    exact &&= rest === undefined || rest === 0;
  }
  return exact ? state : { ...state, compensation: rests };
}

/** The parts of a saved state. `empty` has the kind of each part. */
export const partsOf =
  <Name extends string>(state: unknown, empty: Parts<Name>, what: string): Sums<Name> =>
  (name) => {
    const { [name]: nearest, compensation = {} } = objectOf<Record<string, unknown>>(state);
    const rest = (plainObject(compensation, `${what} compensation`) as Record<string, unknown>)[
      name
    ];
    const kind = empty[name];
    if (!isSum(kind)) return kind.fromPlain(nearest, rest, `${what} ${name}`, state);
    return [nearest as number, (rest as number | undefined) ?? 0];
  };

/** The same sum as the nearest float64 and its compensation, which is the saved form. */
export function settled([high, low]: Sum): Sum {
  const nearest = high + low;
  return [nearest, low - (nearest - high)];
}

export function addSums([a, aLow]: Sum, [b, bLow]: Sum): Sum {
  const high = a + b;
  const part = high - a;
  return [high, a - (high - part) + (b - part) + (aLow + bLow)];
}

/** The sum of two parts of one kind. */
export const addParts = (a: Part, b: Part | undefined, what: string, name: string): Part => {
  if (isSum(a)) return addSums(a, b as Sum);
  return b && !isSum(b) ? a.plus(b, `${what} ${name}`) : a.withUnknown!();
};
