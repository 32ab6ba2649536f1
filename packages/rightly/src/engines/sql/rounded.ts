import { type Dtype, round } from '../../core/dtype.ts';
import type { Ref } from './dialect.ts';

/** The precision of a column's numbers: that of its type, or what is said of numbers that are stored as a wider type. */
export const precisionOf = ({ type, precision }: Pick<Ref, 'type' | 'precision'>): Dtype =>
  precision ?? (type === 'float32' ? 'float32' : 'float64');

/** A constant in the precision of the numbers that it is compared with. */
export const rounded = (of: Ref, x: number): number => round(x, precisionOf(of));
