import type { DataType as Type, Field, Schema } from 'apache-arrow';
import { arrow } from '../../engines/arrow-library.ts';
import { InputError, quote } from '../../process/errors.ts';
import { firstDuplicate } from '../first-duplicate.ts';
import { damaged } from '../../engines/arrow/damaged.ts';
import { nameOf } from './types.ts';
import { bitsOf } from '../../engines/arrow/width.ts';

const { DataType } = arrow;

/** Throws InputError for an impossible schema, for two columns of one name, and for unions. */
export function checkSchema({ fields }: Schema): void {
  for (const { type } of fields) checkType(type);
  const twice = firstDuplicate(fields.map(nameOf));
  if (twice !== undefined) throw new InputError(`two columns are called ${quote(twice)}`);
  // The library misreads unions of older versions, and every column after them.
  const union = fields.find(hasUnion);
  if (union)
    throw new InputError(`column ${quote(nameOf(union))} holds unions, which are not supported`);
}

const hasUnion = ({ type }: Field): boolean =>
  DataType.isUnion(type) || (type.children ?? []).some(hasUnion);

/** The possible widths of numbers, in bits. */
const integers = [8, 16, 32, 64];
const decimals = [32, 64, 128, 256];

function checkType(type: Type): void {
  const { children } = type;
  const isList =
    DataType.isList(type) ||
    DataType.isLargeList(type) ||
    DataType.isFixedSizeList(type) ||
    DataType.isMap(type);
  if (isList && (children.length !== 1 || !children[0]))
    throw damaged('a column of lists must say what its elements are');
  if (DataType.isMap(type) && type.children[0]!.type.children?.length !== 2)
    throw damaged('a column of maps must say what its keys and values are');
  if (DataType.isFixedSizeList(type) && type.listSize < 0)
    throw damaged('a column has lists of a length below zero');
  if (DataType.isDictionary(type)) {
    checkType(type.indices);
    checkType(type.dictionary);
  }
  if (!hasKnownUnit(type)) throw damaged('a column has times in an unknown unit');
  const bits = bitsOf(type);
  const isNumber = DataType.isInt(type) || DataType.isFloat(type) || DataType.isTime(type);
  const isKnown =
    isNumber || DataType.isDecimal(type)
      ? (isNumber ? integers : decimals).includes(bits ?? 0)
      : bits === undefined || bits >= 0;
  if (!isKnown) throw damaged('a column has values of an impossible width');
  for (const child of children ?? []) checkType(child.type);
}

/** Whether the time unit of a type is known. Types without a unit are fine. */
function hasKnownUnit(type: Type): boolean {
  if (DataType.isTime(type) || DataType.isTimestamp(type) || DataType.isDuration(type))
    return type.unit in arrow.TimeUnit;
  if (DataType.isDate(type)) return type.unit in arrow.DateUnit;
  return !DataType.isInterval(type) || type.unit in arrow.IntervalUnit;
}
