/** What a value that may hold others is made of. */
export type Shape =
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Shape> }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'value'; readonly typeName: string };

/** The shape that a type of DuckDB names: `STRUCT("label" VARCHAR, score DOUBLE)[]`. */
export function shapeOfType(typeName: string): Shape {
  const list = /^(.*)\[\d*\]$/s.exec(typeName)?.[1];
  if (list !== undefined) return { kind: 'list', of: shapeOfType(list) };
  const [, kind, inner] = /^(STRUCT|MAP)\((.*)\)$/s.exec(typeName) ?? [];
  if (inner === undefined) return { kind: 'value', typeName };
  const parts = partsOf(inner);
  if (kind === 'MAP') return { kind: 'map', of: shapeOfType(parts[1] ?? '') };
  return { kind: 'object', fields: new Map(parts.map(fieldOf)) };
}

/** What stands between commas outside brackets and quotes. */
function partsOf(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"]|"")*"|[^]/g)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts.map((part) => part.trim());
}

function fieldOf(part: string): [string, Shape] {
  const [, quoted, plain, type] = /^(?:"((?:[^"]|"")*)"|(\S+)) (.*)$/s.exec(part) ?? [];
  return [quoted?.replaceAll('""', '"') ?? plain ?? part, shapeOfType(type ?? '')];
}

/** The shape that `json_group_structure` tells: `{"label":"VARCHAR","scores":["DOUBLE"]}`. */
export function shapeOfStructure(structure: unknown): Shape {
  if (Array.isArray(structure))
    return { kind: 'list', of: shapeOfStructure(structure[0] ?? 'VARCHAR') };
  if (typeof structure === 'object' && structure !== null)
    return {
      kind: 'object',
      fields: new Map(
        Object.entries(structure).map(([key, value]) => [key, shapeOfStructure(value)]),
      ),
    };
  // Of values of several types, and where all are null, nothing is known but that they can be written.
  const name = String(structure);
  return { kind: 'value', typeName: /^(JSON|NULL|"NULL")$/.test(name) ? 'VARCHAR' : name };
}

/** The type of DuckDB; JSON for objects, which are read further. */
export const typeOfShape = (shape: Shape): string =>
  shape.kind === 'value'
    ? shape.typeName
    : shape.kind === 'list' && shape.of.kind !== 'object' && shape.of.kind !== 'map'
      ? `${typeOfShape(shape.of)}[]`
      : 'JSON';
