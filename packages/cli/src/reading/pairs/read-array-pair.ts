import type { ArrayInput } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import { type ArrayQuestion, readArrays } from '../arrays/read-arrays.ts';
import type { ReadOptions } from '../read-options.ts';
import { isPlainMean } from './plain-mean.ts';
import { namesOf, sameNames } from './same-names.ts';
import { optionsOf, type PairOptions } from './pair-options.ts';

/** A question about the arrays of two models. */
export interface ArrayPairQuestion {
  readonly a: ArrayQuestion;
  readonly b: ArrayQuestion;
  /** Opens the arrays again, because their rows can be read only once. */
  readonly again: () => Readonly<Record<'a' | 'b', ArrayQuestion>>;
}

/** Finds what each model predicts. Rows are matched by their order. */
export function readArrayPair(
  a: ArrayInput,
  b: ArrayInput,
  options: PairOptions,
): ArrayPairQuestion {
  if (options.on !== undefined && options.on !== 'row')
    throw new InputError(
      '--on is for tables; the rows of NPY and Arrow are matched by their order',
    );
  const read = (given: readonly [ReadOptions, ReadOptions]): ArrayPairQuestion => {
    const both = (): Readonly<Record<'a' | 'b', ArrayQuestion>> => ({
      a: readArrays(a, given[0]),
      b: readArrays(b, given[1]),
    });
    return { ...both(), again: both };
  };
  const own = optionsOf(options);
  const two = read(own);
  const names = [namesOf(two.a.shown), namesOf(two.b.shown)] as const;
  const isUsual = options.metrics === undefined && !options.perClass;
  const given: readonly [ReadOptions, ReadOptions] =
    isUsual && names[0].join() !== names[1].join()
      ? [
          { ...own[0], metrics: 'accuracy' },
          { ...own[1], metrics: 'accuracy' },
        ]
      : own;
  const again = given === own ? two : read(given);
  sameNames(again.a.shown, again.b.shown);
  const isPlain = [...again.a.shown, ...again.b.shown].every(({ metric }) => isPlainMean(metric));
  if (isPlain || options.cluster !== undefined || options.replicates !== undefined) return again;
  if (again.a.areElements)
    throw new InputError(
      'say --cluster COLUMN: these metrics need it for their intervals, because the elements of one row belong together',
    );
  return read([
    { ...given[0], replicates: 20 },
    { ...given[1], replicates: 20 },
  ]);
}
