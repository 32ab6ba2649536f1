import { isClass } from '../../core/saved.ts';

/** The same lists and objects by output name, with each loss or metric in them changed. */
export function eachIn(structure: unknown, change: (identifier: unknown) => unknown): unknown {
  if (Array.isArray(structure)) return structure.map((part) => eachIn(part, change));
  if (!isByName(structure)) return change(structure);
  const parts = Object.entries(structure);
  return Object.fromEntries(parts.map(([name, part]) => [name, eachIn(part, change)]));
}

/** A plain object, unless it is a configuration. */
function isByName(structure: unknown): structure is object {
  if (typeof structure !== 'object' || structure === null || 'class_name' in structure)
    return false;
  const prototype: unknown = Object.getPrototypeOf(structure);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A class stands for an instance with its defaults. */
export const instanceOf = (identifier: unknown): unknown =>
  isClass(identifier) ? new identifier() : identifier;
