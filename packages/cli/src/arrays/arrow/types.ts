import type { DataType as Type, Field } from 'apache-arrow';
import { InputError, quote } from '../../errors.ts';
import type { Column } from '../../evaluate/column.ts';
import { arrow } from './library.ts';

const { DataType, Precision } = arrow;

/** The type of a list's elements; undefined for what is no list. */
function listed(type: Type): Type | undefined {
  const isList =
    DataType.isFixedSizeList(type) || DataType.isList(type) || DataType.isLargeList(type);
  return isList ? type.children[0]!.type : undefined;
}

export function toColumn({ name, type }: Field): Column {
  const element = listed(type);
  return {
    name,
    type: element && DataType.isDictionary(element) ? 'other' : elementType(element ?? type),
    list: element !== undefined,
    typeName: String(type),
  };
}

function elementType(type: Type): Column['type'] {
  if (DataType.isDictionary(type)) return elementType(type.dictionary);
  if (DataType.isInt(type) || DataType.isBool(type)) return 'integer';
  if (DataType.isFloat(type)) return type.precision === Precision.DOUBLE ? 'float64' : 'float32';
  return isText(type) ? 'string' : 'other';
}

export const isText = (type: Type): boolean =>
  DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);

export const isHalf = (type: Type): boolean =>
  DataType.isFloat(type) && type.precision === Precision.HALF;

/** Refuses a column whose values are no names of groups. */
export function checkGroup({ name, type }: Field): void {
  const own: Type = DataType.isDictionary(type) ? type.dictionary : type;
  if (elementType(own) === 'other' && !DataType.isDate(own))
    throw new InputError(
      `--by: column ${quote(name)} must hold text, numbers, truth values or dates; it holds ${String(type)}`,
    );
}
