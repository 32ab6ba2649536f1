import { rangeError, show, typeError } from './errors.ts';
import { isExpression } from './expression.ts';
import { MOST_AXES } from './nested.ts';
import { isArray, isArrayOf } from './readable.ts';

/* Verbs with checks of their arguments, for users. The library's own declarations call the verbs without checks. */

/** The values that an argument of a verb takes. */
export interface Kind {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  /** Whether a refused value has the right type. Then the error is a RangeError. */
  readonly isOfType?: (value: unknown) => boolean;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && value === value;
const isWhole = (value: unknown, least: number): boolean =>
  Number.isInteger(value) && Number(value) >= least;
const isColumn = (value: unknown): boolean => isExpression(value) && value.type === 'column';
const isRows = (value: unknown): boolean => isExpression(value) && value.type === 'rows';

/** More thresholds than any metric of the library has. */
const MOST_THRESHOLDS = 2 ** 15;
const areNumbers = (value: unknown): value is readonly number[] =>
  isArrayOf(value, isNumber) && value.length > 0 && value.length <= MOST_THRESHOLDS;

const isAxis = (value: unknown): boolean => Number.isInteger(value);

export const input: Kind = {
  expected: "be 'yTrue' or 'yPred'",
  accepts: (value) => value === 'yTrue' || value === 'yPred',
};
export const column: Kind = { expected: 'be a column', accepts: isColumn };
export const rows: Kind = { expected: 'be rows', accepts: isRows };
export const expression: Kind = { expected: 'be a column or rows', accepts: isExpression };
export const term: Kind = {
  expected: 'be a column, rows or a number',
  accepts: (value) => isExpression(value) || isNumber(value),
};
export const number: Kind = {
  expected: 'be a number',
  accepts: isNumber,
  isOfType: (value) => typeof value === 'number',
};
export const count: Kind = {
  ...number,
  expected: 'be a whole number of at least 1',
  accepts: (value) => isWhole(value, 1),
};
export const place: Kind = {
  ...number,
  expected: 'be a whole number of at least 0',
  accepts: (value) => isWhole(value, 0),
};
export const numbers: Kind = {
  expected: `be a list of 1 to ${MOST_THRESHOLDS} numbers`,
  accepts: areNumbers,
  isOfType: isArray,
};
export const ascending: Kind = {
  ...numbers,
  expected: `be a list of 1 to ${MOST_THRESHOLDS} numbers in ascending order`,
  accepts: (value) => areNumbers(value) && value.every((x, i) => i === 0 || x >= value[i - 1]!),
};
export const axis: Kind = {
  isOfType: (value) => typeof value === 'number' || isArray(value),
  expected: 'be an axis, a list of axes, or null',
  accepts: (value) =>
    value === null ||
    isAxis(value) ||
    (isArrayOf(value, isAxis) && value.length > 0 && value.length <= MOST_AXES),
};

/** The same kind, where the argument may be left out. */
export const optional = ({ expected, accepts, ...kind }: Kind): Kind => ({
  ...kind,
  expected: `${expected}, or be left out`,
  accepts: (value) => value === undefined || accepts(value),
});

/** The depth of nested verbs in an expression. */
const depths = new WeakMap<object, number>();
/** The limit of the depth, because engines recurse for each level. */
const DEEPEST = 200;
/** The longest key of an expression. The key contains the key of each part at each use, so nested repeats make the key grow exponentially. */
const LONGEST = 2 ** 21;

/** A verb that checks its arguments. `kinds` has their names and kinds. */
export const checked = <F extends (...args: never[]) => object>(
  verb: string,
  make: F,
  kinds: Readonly<Record<string, Kind>>,
): F =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its type is that of the verb
  ((...given: readonly unknown[]) => {
    const args = Object.entries(kinds).map(([name, { expected, accepts, isOfType }], i) => {
      const value = given[i];
      if (accepts(value)) return value;
      const error = isOfType?.(value) ? rangeError : typeError;
      throw error(`${verb}: ${name}`, expected, show(value));
    });
    checkSize(args, verb);
    const made = make(...(args as never[]));
    depths.set(made, 1 + deepest(args));
    return made;
  }) as unknown as F;

const deepest = (args: readonly unknown[]): number =>
  Math.max(0, ...args.map((arg) => depths.get(Object(arg) as object) ?? 0));

function checkSize(args: readonly unknown[], verb: string): void {
  const length = args.reduce(
    (sum: number, arg) => sum + (isExpression(arg) ? arg.key.length : 0),
    0,
  );
  if (deepest(args) >= DEEPEST || length > LONGEST)
    throw rangeError(
      `${verb}: the expression`,
      `nest at most ${DEEPEST} verbs, and have a key of at most ${LONGEST} letters`,
      `${deepest(args)} verbs and ${length} letters`,
    );
}
