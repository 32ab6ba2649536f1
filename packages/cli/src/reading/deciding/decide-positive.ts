import { called, type Column } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { ReadOptions } from '../read-options.ts';
import { foldOf, foldText } from '../values/fold.ts';
import { flag } from './flag.ts';
import type { PositivePair } from './positive-pair.ts';
import { firstValues, labelOf, labelsIn, type Sample } from './sample.ts';

/** Throws InputError for a truth of two whole numbers other than 0 and 1 beside one number: the positive label is not known. */
export function refuseOtherPair(truth: Column, prediction: Column, sample: Sample): void {
  const labels = [...labelsIn(sample.values(truth))];
  const isPair = labels.length === 2 && labels.every((label) => Number.isInteger(Number(label)));
  if (!isPair || labels.every((label) => label === '0' || label === '1')) return;
  const [low, high] = labels.sort((a, b) => Number(a) - Number(b)) as [string, string];
  const as = (label: string): string => flag('--y-true', `sql: "${truth.name}" = ${label}`);
  throw new InputError(
    `${called(truth)} must hold 0 and 1, because ${called(prediction)} holds a number for one label; it holds the labels ${low} and ${high}: say ${as(high)} or ${as(low)} for the label that the number is for, or ${flag('--layout', 'labels')} where both columns hold labels`,
  );
}

/** Throws InputError for a truth of other numbers than 0 and 1 beside one number: these may be a regression. */
export function refuseOtherNumbers(truth: Column, prediction: Column, sample: Sample): void {
  const others = sample
    .values(truth)
    .filter((value) => !Number.isNaN(value) && !['0', '1'].includes(labelOf(value)));
  if (others.length === 0) return;
  throw new InputError(
    `without --metrics, ${called(truth)} must hold 0 and 1; it holds ${firstValues(others)}: say --metrics mae,rmse,r2 for a regression, or ${flag('--layout', 'labels')} if ${called(prediction)} holds labels`,
  );
}

/** Finds the positive label. Throws InputError without `--positive`, and for more than two labels. */
export function decidePositive(
  truth: Column,
  prediction: Column,
  { positive, fold }: ReadOptions,
  sample: Sample,
): PositivePair {
  const parts = foldOf(fold);
  const labels = [
    ...new Set(Array.from(labelsIn(sample.values(truth)), (text) => foldText(text, parts))),
  ].sort();
  const few = labels.slice(0, 4).map(quote).join(', ');
  if (labels.length > 2)
    throw new InputError(
      `${called(truth)} must hold at most two labels, because ${called(prediction)} holds one number for each row; it holds ${few}${labels.length > 4 ? ', …' : ''}: say --y-pred with the column of predicted labels, or with a score column for each label`,
    );
  if (positive === undefined)
    throw new InputError(
      `${called(prediction)} holds a number for one label, and ${called(truth)} holds the ${labels.length === 1 ? 'label' : 'labels'} ${few}: say which label the number is for, with ${labels.map((label) => flag('--positive', label)).join(' or ')}${labels.length === 1 ? ', or another label' : ''}`,
    );
  const label = foldText(positive, parts);
  if (labels.length === 2 && !labels.includes(label))
    throw new InputError(
      `--positive must be a label of ${called(truth)}, ${few}; got ${quote(positive)}`,
    );
  return { label, labels: labels.length === 2 ? labels : [] };
}
