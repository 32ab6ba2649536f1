import type { Shape } from './shape.ts';

/** A step of a path: the field of an object, or the index of an element from 0. */
export type Step = string | number;

/** A column, and the steps to a value within its values. */
export interface Path {
  readonly root: string;
  readonly steps: readonly Step[];
}

const step = /^(?:\.([^.[\]"*]+)|\.?"((?:[^"\\]|\\.)*)"|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\])/;

/** The path of a name that begins with the name of a column, from the longest such column; undefined for other names. */
export function pathOf(name: string, columns: ReadonlySet<string>): Path | undefined {
  for (let end = name.length - 1; end > 0; end--) {
    if (!'.["'.includes(name[end]!) || !columns.has(name.slice(0, end))) continue;
    const steps = stepsOf(name.slice(end));
    if (steps) return { root: name.slice(0, end), steps };
  }
  return undefined;
}

function stepsOf(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (let rest = text; rest !== '';) {
    const found = step.exec(rest);
    if (!found) return undefined;
    const [all, plain, quoted, place, bracketed] = found;
    const key = plain ?? (quoted ?? bracketed)?.replaceAll(/\\(.)/g, '$1');
    steps.push(key ?? Number(place));
    rest = rest.slice(all.length);
  }
  return steps;
}

/** A path in the notation of the command line. */
export const written = (root: string, steps: readonly Step[]): string =>
  root +
  steps
    .map((one) =>
      typeof one === 'number'
        ? `[${one}]`
        : /^[^.[\]"*,]+$/.test(one)
          ? `.${one}`
          : `["${one.replaceAll(/["\\]/g, String.raw`\$&`)}"]`,
    )
    .join('');

/** The shape at the end of the steps; or the number of steps that exist, if the next step does not. */
export function follow(shape: Shape, steps: readonly Step[]): Shape | number {
  let at = shape;
  for (const [i, one] of steps.entries()) {
    const next =
      at.kind === 'object'
        ? at.fields.get(String(one))
        : at.kind === 'map'
          ? at.of
          : at.kind === 'list' && typeof one === 'number'
            ? at.of
            : undefined;
    if (!next) return i;
    at = next;
  }
  return at;
}

/** The paths to all single values and lists of single values in a shape, at most `most` paths. */
export function leavesOf(root: string, shape: Shape, most = 20): string[] {
  const found: string[] = [];
  const visit = (at: Shape, steps: readonly Step[]): void => {
    if (found.length >= most) return;
    if (at.kind === 'object') for (const [key, field] of at.fields) visit(field, [...steps, key]);
    else if (at.kind === 'list' && at.of.kind === 'object') visit(at.of, [...steps, 0]);
    else found.push(written(root, steps));
  };
  visit(shape, []);
  return found;
}
