import type { SqlType } from 'rightly/sql';
import type { Column } from '../column.ts';

/** A column from its name and its PostgreSQL type. `isEnum` says that the type is an enumeration. */
export function toColumn(name: string, typeName: string, isEnum: boolean): Column {
  const element = typeName.replace(/\[\]$/, '');
  const list = element !== typeName;
  return { name, typeName, list, type: isEnum ? 'string' : elementType(element, list) };
}

function elementType(name: string, list: boolean): SqlType | 'other' {
  // PostgreSQL does not cast lists of booleans to numbers.
  if (name === 'boolean') return list ? 'other' : 'integer';
  if (/^(smallint|integer|bigint|numeric\(\d+,0\))$/.test(name)) return 'integer';
  if (name === 'real') return 'float32';
  if (name === 'double precision' || name.startsWith('numeric')) return 'float64';
  return /^(text|name|citext|uuid|date|time|character)/.test(name) ? 'string' : 'other';
}
