/** The structure of a value. */
export type Shape =
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Shape> }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'value'; readonly typeName: string };

/** The shape of a DuckDB type: `STRUCT("label" VARCHAR, score DOUBLE)[]`. */
export function shapeOfType(typeName: string): Shape {
  const list = /^(.*)\[\d*\]$/s.exec(typeName)?.[1];
  if (list !== undefined) return { kind: 'list', of: shapeOfType(list) };
  const [, kind, inner] = /^(STRUCT|MAP)\((.*)\)$/s.exec(typeName) ?? [];
  if (inner === undefined) return { kind: 'value', typeName };
  const parts = partsOf(inner);
  if (kind === 'MAP') return { kind: 'map', of: shapeOfType(parts[1] ?? '') };
  return { kind: 'object', fields: new Map(parts.map(fieldOf)) };
}

/** Splits a text at commas outside brackets and quotes. */
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

/** The shape from the result of `json_group_structure`: `{"label":"VARCHAR","scores":["DOUBLE"]}`. */
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
  // Values of several types, or only null, are read as text.
  const name = String(structure);
  return { kind: 'value', typeName: /^(JSON|NULL|"NULL")$/.test(name) ? 'VARCHAR' : name };
}

/** The DuckDB type of a shape; JSON for objects and maps. */
export const typeOfShape = (shape: Shape): string =>
  shape.kind === 'value'
    ? shape.typeName
    : shape.kind === 'list' && shape.of.kind !== 'object' && shape.of.kind !== 'map'
      ? `${typeOfShape(shape.of)}[]`
      : 'JSON';
