import { called, type Column, type Part } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import { isWholeText, wholeName } from '../whole-text.ts';

/** One-hot columns of truth as one column of labels, for predictions that are labels. Throws InputError for predictions of another kind. */
export function labelOfParts(truth: Column, parts: readonly Part[], yPred: Column): Column {
  const isText = yPred.type === 'string';
  const named = { ...truth, list: false, typeName: 'labels' };
  if (isText) return { ...named, type: 'string' };
  if (yPred.type === 'integer' && parts.every(({ of }) => isWholeText(of)))
    return {
      ...named,
      type: 'integer',
      parts: parts.map(({ column, of }) => ({ column, of: wholeName(of) })),
    };
  const few = parts.slice(0, 3).map(({ of }) => quote(of));
  throw new InputError(
    `the predictions must be names of classes, or a score for each class, because the columns of truth are for the classes ${few.join(', ')}${parts.length > 3 ? ', …' : ''}; ${called(yPred)} holds numbers`,
  );
}
