import type { Tensor } from '@tensorflow/tfjs-core';
import type { Expression } from '../vocabulary.ts';
import { type Bad, badBetween, badNaN } from './bad.ts';

type Check = (e: Expression, of: (e: Expression) => Tensor) => Bad | undefined;

const none: Check = () => undefined;

const noNaN: Check = ({ args: [a] }, of) => badNaN(of(a as Expression));

/** For each verb that refuses elements: finds these elements. Verbs that refuse a shape have none: see `hasPlaces`. */
export const checking: Readonly<
  Record<'withoutNaN' | 'positive' | 'within' | 'ofWidth' | 'isPlace', Check>
> = {
  withoutNaN: noNaN,
  positive: noNaN,
  within: ({ args: [a, least, most, counts] }, of) =>
    badBetween(
      of(a as Expression),
      least as number,
      most as number,
      counts === undefined ? undefined : of(counts as Expression),
    ),
  ofWidth: none,
  isPlace: none,
};

/** Whether vectors of that width have the elements that an expression uses. */
export const hasPlaces = ({ verb, args: [, count] }: Expression, width: number): boolean =>
  verb === 'ofWidth' ? count === width : verb !== 'isPlace' || (count as number) < width;
