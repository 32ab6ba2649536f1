import type { Elements } from '../../inputs/arrays/block.ts';

/**
 * The index of the class that each label names, -1 where no class is called so. A number that is not whole stays one, to be refused.
 */
export function classIndexes({ data }: Elements, classes: readonly string[]): Float64Array {
  const places = new Map(classes.map((name, i) => [name, i]));
  return Float64Array.from(data as ArrayLike<string | number | bigint>, (label) =>
    typeof label === 'number' && !Number.isInteger(label) ? label : (places.get(`${label}`) ?? -1),
  );
}
