import type { SqlType } from 'rightly/sql';
import type { Column } from '../column.ts';

/** A column from its name and its Spark type. */
export function toColumn(name: string, typeName: string): Column {
  const element = /^array<(.*)>$/.exec(typeName)?.[1];
  return { name, typeName, list: element !== undefined, type: elementType(element ?? typeName) };
}

function elementType(name: string): SqlType | 'other' {
  if (/^((tiny|small|big)?int|boolean|decimal\(\d+,0\))$/.test(name)) return 'integer';
  if (name === 'float') return 'float32';
  if (name === 'double' || name.startsWith('decimal')) return 'float64';
  return /^(string|(var)?char\(|date$|timestamp)/.test(name) ? 'string' : 'other';
}
