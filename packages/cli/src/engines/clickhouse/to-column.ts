import type { SqlType } from 'rightly/sql';
import type { Column } from '../column.ts';
import { elementType, plainType } from './rows.ts';

/** A column from its name and its ClickHouse type. Nullable and LowCardinality are left out. */
export function toColumn(name: string, type: string): Column {
  const element = elementType(type);
  return {
    name,
    typeName: plainType(type),
    list: element !== undefined,
    type: kindOf(plainType(element ?? type)),
    ...(plainType(element ?? type) === 'BFloat16' ? { precision: 'bfloat16' } : {}),
  };
}

function kindOf(type: string): SqlType | 'other' {
  if (/^(U?Int\d+|Bool|Decimal\(\d+, 0\))$/.test(type)) return 'integer';
  if (type === 'Float32') return 'float32';
  if (type === 'Float64' || type === 'BFloat16' || type.startsWith('Decimal(')) return 'float64';
  return /^(String|FixedString|Enum|UUID|Date|IPv)/.test(type) ? 'string' : 'other';
}
