import { InputError, quote } from '../process/errors.ts';
import type { Contents } from './contents.ts';
import { type FoldPart, foldText } from './values/fold.ts';
import type { Positive } from './derived-options.ts';
import { isWholeText } from './whole-text.ts';

/** The label of `--positive` in the form of the columns: a text, a whole number, or the index of a score. */
export function positiveLabel(
  text: string | undefined,
  contents: Contents,
  fold: readonly FoldPart[] = [],
): Positive {
  // If the truth is read as 0 and 1, the label is already applied.
  if (text === undefined || contents.hasPositive) return undefined;
  const { predictions, classes = Infinity, isText, names } = contents;
  const isCut = predictions === 'probability';
  const number = (isCut ? /^(true|t|yes|y)$/i : /^true$/i).test(text)
    ? 1
    : /^false$/i.test(text)
      ? 0
      : Number(text);
  const isWhole = text.trim() !== '' && Number.isSafeInteger(number);
  if (predictions === 'scores') {
    const index = names ? names.indexOf(text) : isWhole ? number : -1;
    if (index >= 0 && index < classes) return index;
    const known = names ? names.slice(0, 20).map(quote).join(', ') : `0 to ${classes - 1}`;
    throw new InputError(`--positive must be one of the classes, ${known}; got ${quote(text)}`);
  }
  if (isCut && number !== 1)
    throw new InputError(
      `--positive: the predictions are probabilities of the label 1 or true; got ${quote(text)} (for the other label say --y-pred 'sql: 1 - COLUMN')`,
    );
  if (isText) return foldText(text, fold);
  if (!isWhole)
    throw new InputError(
      `--positive must be a whole number${isWholeText(text) ? ' below 2^53' : ''}, as the labels are; got ${quote(text)}`,
    );
  return number;
}
