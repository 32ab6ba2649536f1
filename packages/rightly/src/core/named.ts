import { classified, isAnswer, partsOf } from './classified.ts';
import type { Expression } from '../engines/vocabulary.ts';
import type { Naming } from './class-names.ts';
import { list as indexed, rangeError, show, typeError } from './errors.ts';
import { toTensor } from './input.ts';
import type { Layout } from './layout.ts';
import { indexOf } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** The names of the classes of an input. */
export interface ClassNames {
  readonly list: readonly string[];
  /** For an input of names: the index of each name. It is -1 for an ignored name that is no class. */
  readonly places?: ReadonlyMap<unknown, number>;
  /** For vectors: reads a classifier's output, which names the class of each score. Returns undefined for any other input. */
  readonly read?: (input: unknown, what: string) => Tensor | undefined;
  /** For an input of names: the text in an error that says what the input must hold. */
  readonly expected?: string;
}

/** A number for each list of names and ignored name. Keys of expressions contain this number, so that inputs with the same names have equal keys. */
const numbers = new Map<string, number>();

/**
 * An input where classes have names. Without names the input is unchanged. Labels and ids are names, and their indexes are
 * counted. Vectors must have a number for each class.
 */
export function named<E extends Expression>(of: E, { classes: list, ignoreClass }: Naming): E {
  if (!list) return of;
  const known = JSON.stringify([list, ignoreClass]);
  const number = numbers.get(known) ?? numbers.size;
  numbers.set(known, number);
  const own = { ...of, args: [of.args[0], number], key: `${of.key} ${number}` };
  if (of.type === 'rows' && of.verb !== 'ids')
    return { ...own, names: { list, read: classified(list) }, layout: layoutOf(of, list) };
  // An error lists the first names only.
  const expected = `hold names of ${list.length} classes: ${list.slice(0, 9).map(show).join(', ')}`;
  const places = new Map<unknown, number>(list.map((name, i) => [name, i]));
  if (ignoreClass !== undefined && !places.has(ignoreClass)) places.set(ignoreClass, -1);
  return { ...own, names: { list, places, expected }, read: reading(places, expected) };
}

/** A layout that refuses vectors of another length. */
function layoutOf({ layout, args: [name] }: Expression, { length }: readonly string[]): Layout {
  return {
    key: '',
    ...layout,
    split(shape, other, what) {
      const [samples, width] = layout?.split(shape, other, what) ?? [
        shape.slice(0, -1),
        shape.at(-1)!,
      ];
      if (width !== length)
        throw rangeError(
          `${what} ${name as string}`,
          `have vectors of ${length} numbers, one for each of classes`,
          indexed(shape),
        );
      return [samples, width];
    },
  };
}

/** Reads names. Throws TypeError for values that are no names, and RangeError for a name that no class has. */
const reading =
  (places: ReadonlyMap<unknown, number>, expected: string) =>
  (input: unknown, what: string): Tensor => {
    // A classifier can give only the best class of each sample. Then the labels are the names.
    const names = isAnswer(input) ? partsOf(input).map(({ label }) => label) : input;
    const { data, shape } = toTensor(names, what, true);
    const found = new Int32Array(data.length);
    for (let i = 0; i < found.length; i++) {
      const name: unknown = data[i];
      const place = places.get(name);
      if (place === undefined) {
        const error = typeof name === 'string' ? rangeError : typeError;
        throw error(what, expected, `${show(name)} at ${indexed(indexOf(i, shape))}`);
      }
      found[i] = place;
    }
    return { shape, data: found };
  };
