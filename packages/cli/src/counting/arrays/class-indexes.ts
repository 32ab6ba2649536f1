import type { Elements } from '../../inputs/arrays/block.ts';

/**
 * The index of the class of each label; -1 for an unknown class. A fraction stays a fraction, which is an error later.
 */
export function classIndexes({ data }: Elements, classes: readonly string[]): Float64Array {
  const places = new Map(classes.map((name, i) => [name, i]));
  return Float64Array.from(data as ArrayLike<string | number | bigint>, (label) =>
    typeof label === 'number' && !Number.isInteger(label) ? label : (places.get(`${label}`) ?? -1),
  );
}
