import type { DataType as Type } from 'apache-arrow';
import { arrow } from '../arrow-library.ts';

const { DataType, DateUnit, Precision } = arrow;

/** How many bits each value of a type takes in its buffer of values; undefined for types whose values differ in width. */
export function bitsOf(type: Type): number | undefined {
  if (DataType.isBool(type)) return 1;
  if (DataType.isInt(type) || DataType.isTime(type) || DataType.isDecimal(type))
    return type.bitWidth;
  if (DataType.isDictionary(type)) return type.indices.bitWidth;
  if (DataType.isFloat(type)) return floats.get(type.precision);
  if (DataType.isDate(type)) return type.unit === DateUnit.DAY ? 32 : 64;
  if (DataType.isTimestamp(type) || DataType.isDuration(type)) return 64;
  if (DataType.isInterval(type)) return 32 * 2 ** type.unit;
  if (DataType.isFixedSizeBinary(type)) return 8 * type.byteWidth;
  return DataType.isUtf8View(type) || DataType.isBinaryView(type) ? 128 : undefined;
}

const floats: ReadonlyMap<number, number> = new Map([
  [Precision.HALF, 16],
  [Precision.SINGLE, 32],
  [Precision.DOUBLE, 64],
]);

/** How many bytes each offset takes in a type of variable length; undefined for the other types. */
export function offsetBytesOf(type: Type): 4 | 8 | undefined {
  if (DataType.isLargeUtf8(type) || DataType.isLargeBinary(type) || DataType.isLargeList(type))
    return 8;
  return DataType.isUtf8(type) ||
    DataType.isBinary(type) ||
    DataType.isList(type) ||
    DataType.isMap(type)
    ? 4
    : undefined;
}
