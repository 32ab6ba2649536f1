import { type Dtype, round } from '../../core/dtype.ts';
import type { Ref } from './dialect.ts';

/** The precision of a column's numbers: that of their type, or the stated precision of numbers that are stored as a wider type. */
export const precisionOf = ({ type, precision }: Pick<Ref, 'type' | 'precision'>): Dtype =>
  precision ?? (type === 'float32' ? 'float32' : 'float64');

/** A constant, rounded to the precision of the numbers with which it is compared. */
export const rounded = (of: Ref, x: number): number => round(x, precisionOf(of));
