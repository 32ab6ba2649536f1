import { statSync } from 'node:fs';
import { memberNamed } from '../npz/member-named.ts';
import { arrayFormat } from './formats.ts';
import { head } from './head.ts';

/** The options that may name files: with NPY, a file is a column. */
export interface NamedColumns {
  readonly yTrue?: string | undefined;
  readonly sampleWeight?: string | false | undefined;
  readonly by?: readonly string[] | undefined;
}

/** The inputs that a command line names: files, and 0 for standard input. Globs are not expanded. */
export function namedInputs(
  names: readonly string[],
  { yTrue, sampleWeight, by = [] }: NamedColumns,
): (string | number)[] {
  const columns = [yTrue, sampleWeight, ...by.flatMap((list) => [list, ...list.split(',')])];
  return [
    ...names.map((name) => (name === '-' ? 0 : name)),
    ...columns
      .filter((name) => typeof name === 'string')
      .map((name) => name.trim())
      .map((name) => memberNamed(name)?.archive ?? name)
      .filter((name) => isNpy(name) || /\.npz$/i.test(name)),
  ];
}

/** Whether the name of a column is that of an NPY file. */
export function isNpy(name: string): boolean {
  try {
    if (!statSync(name).isFile()) return false;
    // A file that ends in .npy need not be opened.
    return name.endsWith('.npy') || arrayFormat(head(name)) === 'npy';
  } catch {
    return false;
  }
}
