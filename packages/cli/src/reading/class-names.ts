import { called } from '../engines/column.ts';
import { firstDuplicate } from '../inputs/first-duplicate.ts';
import { InputError, quote } from '../process/errors.ts';
import type { Columns } from './choose-columns.ts';
import { isWholeText, wholeName } from './whole-text.ts';

/**
 * The classes' names where labels are to be matched with them: given, or in the names of the score columns. Whole-number labels
 * are indexes, except where the columns have other numbers (p1 … p10 for the labels 1 … 10).
 */
export function classNames(
  { yTrue, classes: found }: Columns,
  given: boolean,
  count: number | undefined,
): readonly string[] | undefined {
  if (given && count !== undefined && found!.length !== count)
    throw new InputError(
      `--classes must name ${count} classes, one for each score; got ${found!.length}`,
    );
  if (yTrue.parts && count !== undefined && yTrue.parts.length !== count)
    throw new InputError(
      `${called(yTrue)} stands for ${yTrue.parts.length} columns, a class each, and there are ${count} scores`,
    );
  const twice = firstDuplicate(found ?? []);
  if (twice !== undefined)
    throw new InputError(`--classes: two classes are called ${quote(twice)}`);
  if (yTrue.list) return yTrue.parts ? found : undefined;
  if (yTrue.type === 'string') {
    if (found) return found;
    throw new InputError(
      `${called(yTrue)} holds strings: say with --classes cat,dog,… which score belongs to which`,
    );
  }
  const names = found?.every(isWholeText) ? found.map(wholeName) : undefined;
  return names?.some((name, i) => name !== String(i)) ? names : undefined;
}

export const splitNames = (list: string): string[] => list.split(',').map((name) => name.trim());

/** Whether the classes have names that are no numbers. */
export const isNamed = ({ classes }: Columns): boolean =>
  classes?.some((name) => !isWholeText(name)) ?? false;
