import { rangeError, show } from '../../core/errors.ts';
import { isArray, isRevoked } from '../../core/readable.ts';
import { isClass } from '../../core/saved.ts';

/** The largest number of parts of a structure, and its greatest depth. */
const [MOST, DEEPEST] = [2 ** 16, 64];

/**
 * Applies `change` to each loss or metric in nested lists and objects by output name. Throws RangeError for a structure that is too deep.
 */
export function eachIn(structure: unknown, change: (identifier: unknown) => unknown): unknown {
  let visited = 0;
  const visit = (part: unknown, depth: number): unknown => {
    const isLong = isArray(part) && part.length > MOST;
    if (isLong || depth > DEEPEST || ++visited > MOST)
      throw rangeError(
        'compile: losses and metrics',
        `have at most ${MOST} parts, nested at most ${DEEPEST} deep`,
        show(structure),
      );
    if (isArray(part)) return part.map((own) => visit(own, depth + 1));
    if (!isByName(part)) return change(part);
    const parts = Object.entries(part);
    return Object.fromEntries(parts.map(([name, own]) => [name, visit(own, depth + 1)]));
  };
  return visit(structure, 0);
}

/** Whether a structure is a plain object by output name, and not a configuration. */
function isByName(structure: unknown): structure is object {
  if (typeof structure !== 'object' || structure === null || isRevoked(structure)) return false;
  if ('class_name' in structure) return false;
  const prototype: unknown = Object.getPrototypeOf(structure);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The metric of an identifier. A class stands for an instance with its defaults. */
export const instanceOf = (identifier: unknown): unknown =>
  isClass(identifier) ? new identifier() : identifier;
