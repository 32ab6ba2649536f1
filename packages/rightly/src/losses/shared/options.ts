import { type Axis, isAxis } from '../../core/layout.ts';
import { oneOf, type Option } from '../../core/options.ts';

/* Options that losses share. */

export const yesOrNo: Option<boolean> = oneOf([false, true]);

export const labelSmoothing: Option<number> = {
  default: 0,
  expected: 'be a number from 0 to 1',
  accepts: (s) => typeof s === 'number' && s >= 0 && s <= 1,
};

export const atLeastZero = (value: number): Option<number> => ({
  default: value,
  expected: 'be a finite number of at least 0',
  accepts: (x) => Number.isFinite(x) && Number(x) >= 0,
});

/** The axis of the classes. */
export const classAxis: Option<number> = {
  default: -1,
  expected: "be a whole number, and not 0, the samples' axis",
  accepts: isAxis,
};

/** The axes to sum. */
export const summedAxes: Option<Axis> = {
  default: null,
  expected: "be a whole number or several, and not 0, the samples' axis; or null for all axes",
  accepts: (axis) => (Array.isArray(axis) ? axis.length > 0 && axis.every(isAxis) : isAxis(axis)),
};

/** The weights of classes: one number for all, or one for each. */
export const classWeights: Option<number | readonly number[]> = {
  default: 0.25,
  expected: 'be a number of at least 0, or one for each class',
  accepts: (alpha) => [alpha].flat().every((x) => Number.isFinite(x) && Number(x) >= 0),
};
