import type { Column } from '../../engines/column.ts';
import type { Candidate } from './candidates.ts';
import { isWholeNumber, labelOf, labelsIn, type Sample } from './sample.ts';

/** How well predictions fit a truth: 0 for not at all, 1 for possibly, 2 for predictions that hold labels of the truth. */
export type Fit = 0 | 1 | 2;

/** How well a candidate for the predictions fits a column of truth in the first rows. */
export function fitOf(truth: Column, candidate: Candidate, sample: Sample): Fit {
  const [first] = candidate;
  if (first === truth) return 0;
  const isRow = candidate.length > 1 || first.list || isListText(first, sample);
  const isTruthList = truth.list || isListText(truth, sample);
  if (isTruthList) return isRow ? 1 : 0;
  const truths = sample.values(truth);
  const areWhole = truths.every(isWholeNumber);
  const isText = truth.type === 'string';
  if (isRow) return isText || areWhole ? 1 : 0;
  const values = sample.values(first);
  if ((first.type === 'string') !== isText) return isBoolean(first) || isBoolean(truth) ? 1 : 0;
  if (!isText && !(areWhole && values.every(isWholeNumber))) return 1;
  return shares(truths, values) ? 2 : 1;
}

/** Whether at least half of the values are labels of the truth. */
function shares(truths: readonly unknown[], values: readonly unknown[]): boolean {
  const labels = labelsIn(truths);
  const known = values.filter((value) => labels.has(labelOf(value))).length;
  return known > 0 && known * 2 >= values.length;
}

/** Whether a column of text holds lists. */
export const isListText = (column: Column, sample: Sample): boolean =>
  column.type === 'string' &&
  !column.list &&
  !column.isPlain &&
  String(sample.values(column)[0]).startsWith('[');

const isBoolean = ({ typeName }: Column): boolean => /^bool/i.test(typeName);
