import type { DataType as Type, Field } from 'apache-arrow';
import { arrow } from '../../engines/arrow-library.ts';
import type { Column } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import { timeFormatOf } from './time-text.ts';

const { DataType, Precision } = arrow;

/** The type of a list's elements; undefined for other types. */
function listed(type: Type): Type | undefined {
  const isList =
    DataType.isFixedSizeList(type) || DataType.isList(type) || DataType.isLargeList(type);
  return isList ? type.children[0]!.type : undefined;
}

/** The name of a field. Some writers leave out an empty name. */
export const nameOf = (field: Field): string =>
  (field as { readonly name: string | null }).name ?? '';

export function toColumn(field: Field): Column {
  const { type } = field;
  const element = listed(type);
  return {
    name: nameOf(field),
    type: element && DataType.isDictionary(element) ? 'other' : elementType(element ?? type),
    list: element !== undefined,
    typeName: String(type),
  };
}

function elementType(type: Type): Column['type'] {
  if (DataType.isDictionary(type)) return elementType(type.dictionary);
  if (DataType.isInt(type) || DataType.isBool(type)) return 'integer';
  if (DataType.isDecimal(type)) return type.scale === 0 ? 'integer' : 'float64';
  if (DataType.isFloat(type)) return type.precision === Precision.DOUBLE ? 'float64' : 'float32';
  return isText(type) ? 'string' : 'other';
}

export const isText = (type: Type): boolean =>
  DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);

export const isHalf = (type: Type): boolean =>
  DataType.isFloat(type) && type.precision === Precision.HALF;

/** Throws InputError for a column whose values cannot be groups. */
export function checkGroup(field: Field): void {
  const { type } = field;
  const own: Type = DataType.isDictionary(type) ? type.dictionary : type;
  if (elementType(own) === 'other' && !timeFormatOf(own) && !DataType.isNull(own))
    throw new InputError(
      `--by: column ${quote(nameOf(field))} must hold text, numbers, booleans, dates or times; it holds ${String(type)}`,
    );
}
