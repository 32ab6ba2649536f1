import { called } from '../engines/column.ts';
import { firstDuplicate } from '../inputs/first-duplicate.ts';
import { InputError, quote } from '../process/errors.ts';
import type { Columns } from './choose-columns.ts';
import { isWholeText, wholeName } from './whole-text.ts';

/**
 * The names of the classes, if labels are matched by name: from `--classes`, or from the names of the score columns. Whole-number labels
 * are indexes, unless the columns have other numbers (p1 … p10 for the labels 1 … 10).
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
      `${called(yTrue)} stands for ${yTrue.parts.length} columns, one for each class, and there are ${count} scores`,
    );
  const twice = firstDuplicate(found ?? []);
  if (twice !== undefined)
    throw new InputError(`--classes: two classes are called ${quote(twice)}`);
  if (yTrue.list) return yTrue.parts ? found : undefined;
  if (yTrue.type === 'string') {
    if (found) return found;
    throw new InputError(
      `${called(yTrue)} holds strings: name the class of each score with --classes cat,dog,…`,
    );
  }
  const names = found?.every(isWholeText) ? found.map(wholeName) : undefined;
  return names?.some((name, i) => name !== String(i)) ? names : undefined;
}

export const splitNames = (list: string): string[] => list.split(',').map((name) => name.trim());

/** Whether some class has a name that is not a number. */
export const isNamed = ({ classes }: Columns): boolean =>
  classes?.some((name) => !isWholeText(name)) ?? false;
