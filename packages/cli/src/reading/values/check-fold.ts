import { called } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { Columns } from '../choose-columns.ts';
import { type FoldPart, foldText } from './fold.ts';

/** Throws InputError where no label is text, and for two classes with the same folded name. */
export function checkFold(parts: readonly FoldPart[], { yTrue, yPred, classes }: Columns): void {
  if (parts.length === 0) return;
  if (![yTrue, yPred].flat().some(({ type }) => type === 'string'))
    throw new InputError(`--fold is for labels that are text; ${called(yTrue)} holds numbers`);
  const names = new Map<string, string>();
  for (const name of classes ?? []) {
    const folded = foldText(name, parts);
    const other = names.get(folded);
    if (other !== undefined)
      throw new InputError(
        `--fold ${parts.join(',')}: the classes ${quote(other)} and ${quote(name)} would be one`,
      );
    names.set(folded, name);
  }
}
