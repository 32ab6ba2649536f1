import { called, type Column } from '../engines/column.ts';
import { InputError } from '../process/errors.ts';
import { numberIn } from './whole-text.ts';

/** Throws InputError where the truth cannot hold the label of `--ignore-class`. */
export function checkIgnored(ignoreClass: string | undefined, yTrue: Column): void {
  if (ignoreClass === undefined) return;
  if (yTrue.list)
    throw new InputError(
      `--ignore-class is for labels; ${called(yTrue)} holds lists with a number for each class`,
    );
  if (yTrue.type !== 'string' && !Number.isFinite(Number(numberIn(ignoreClass))))
    throw new InputError(
      `--ignore-class must be a number, because ${called(yTrue)} holds numbers; got ${JSON.stringify(ignoreClass)}`,
    );
}
