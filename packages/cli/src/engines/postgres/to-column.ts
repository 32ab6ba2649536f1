import type { SqlType } from 'rightly/sql';
import type { Column } from '../column.ts';

/** A column of a type that PostgreSQL names; `isEnum` where that is one of the user's own lists of words. */
export function toColumn(name: string, typeName: string, isEnum: boolean): Column {
  const element = typeName.replace(/\[\]$/, '');
  const list = element !== typeName;
  return { name, typeName, list, type: isEnum ? 'string' : elementType(element, list) };
}

function elementType(name: string, list: boolean): SqlType | 'other' {
  // Lists of these are cast to no numbers.
  if (name === 'boolean') return list ? 'other' : 'integer';
  if (/^(smallint|integer|bigint|numeric\(\d+,0\))$/.test(name)) return 'integer';
  if (name === 'real') return 'float32';
  if (name === 'double precision' || name.startsWith('numeric')) return 'float64';
  return /^(text|name|citext|uuid|date|time|character)/.test(name) ? 'string' : 'other';
}
