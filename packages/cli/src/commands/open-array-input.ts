import { isArrayFormat } from '../inputs/files/formats.ts';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import type { ArrayInput } from '../inputs/input.ts';
import { NpyInput } from '../inputs/npy/npy-input.ts';
import { memberNamed } from '../inputs/npz/member-named.ts';
import type { CommandOptions } from './options.ts';
import { refuseForArrays } from './refuse-for-arrays.ts';
import { refuseValues } from './refuse-values.ts';

/** Opens NPY, NPZ or Arrow. Throws InputError for options that only tables have. */
export async function openArrayInput(
  files: FoundFiles,
  given: CommandOptions,
): Promise<ArrayInput> {
  const { format } = files;
  if (isArrayFormat(format)) refuseForArrays(given, format);
  refuseValues(given, format === 'arrow' ? 'Arrow' : 'NPY');
  if (format === 'npz' || (format === 'npy' && namesMembers(given)))
    return (await import('./open-arrays.ts')).openArrays(files, given);
  return format === 'npy'
    ? new NpyInput(files, given)
    : (await import('../inputs/arrow/open-arrow.ts')).openArrow(files);
}

const namesMembers = ({ yTrue, sampleWeight, by = [] }: CommandOptions): boolean =>
  [yTrue, sampleWeight, ...by].some(
    (name) => typeof name === 'string' && memberNamed(name) !== undefined,
  );
