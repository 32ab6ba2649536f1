import type { Column } from '../../engines/column.ts';
import { quote } from '../../process/errors.ts';
import type { Assumption } from './assumption.ts';
import { labelOf, labelsIn, type Sample } from './sample.ts';

/** A note where no prediction in the first rows is a label of the truth: the spellings may differ, or the columns may not be labels. */
export function noCommonLabelNote(
  yTrue: Column,
  yPred: Column,
  sample: Sample,
  fold: (text: string) => string,
): Assumption[] {
  const [truths, guesses] = [yTrue, yPred].map((column) => sample.values(column));
  const labels = labelsIn(truths!);
  const folded = new Set(Array.from(labels, fold));
  if (guesses!.length === 0 || guesses!.some((guess) => folded.has(fold(labelOf(guess)))))
    return [];
  const because = `none of the first ${guesses!.length.toLocaleString('en')} predictions is a label of the truth: the predictions are ${few(labelsIn(guesses!))}, and the labels are ${few(labels)}`;
  return [{ flag: '--layout labels', because }];
}

const few = (values: Iterable<string>): string => {
  const all = [...values];
  return `${all.slice(0, 3).map(quote).join(', ')}${all.length > 3 ? ', …' : ''}`;
};
