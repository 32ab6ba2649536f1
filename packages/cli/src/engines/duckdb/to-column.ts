import type { SqlType } from 'rightly/sql';
import type { Column } from '../column.ts';

/** A column from its name and its DuckDB type. */
export function toColumn(name: string, typeName: string): Column {
  const element = typeName.replace(/\[\d*\]$/, '');
  return { name, typeName, list: element !== typeName, type: elementType(element) };
}

function elementType(name: string): SqlType | 'other' {
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|^BOOLEAN$/.test(name)) return 'integer';
  if (/^DECIMAL\(\d+,0\)$/.test(name)) return 'integer';
  if (name === 'FLOAT') return 'float32';
  if (name === 'DOUBLE' || name.startsWith('DECIMAL')) return 'float64';
  return /^(VARCHAR|UUID|DATE|TIME|ENUM)/.test(name) ? 'string' : 'other';
}
