import { type ArrayFormat, arrayNames } from '../inputs/files/formats.ts';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import type { ArrayInput } from '../inputs/input.ts';
import { NpyInput } from '../inputs/npy/npy-input.ts';
import { memberNamed } from '../inputs/npz/member-named.ts';
import type { CommandOptions } from './options.ts';
import { refuseForArrays } from './refuse-for-arrays.ts';
import { refuseValues } from './refuse-values.ts';

type Open = (files: FoundFiles, given: CommandOptions) => ArrayInput | Promise<ArrayInput>;

const openMembers: Open = async (files, given) =>
  (await import('./open-arrays.ts')).openArrays(files, given);

const openers: Readonly<Record<ArrayFormat, Open>> = {
  npz: openMembers,
  npy: (files, given) =>
    namesMembers(given) ? openMembers(files, given) : new NpyInput(files, given),
  arrow: async (files) => (await import('../inputs/arrow/open-arrow.ts')).openArrow(files),
};

/** Opens files of arrays. Throws InputError for options that only tables have. */
export async function openArrayInput(
  files: FoundFiles,
  format: ArrayFormat,
  given: CommandOptions,
): Promise<ArrayInput> {
  refuseForArrays(given, format);
  refuseValues(given, arrayNames[format]);
  return openers[format](files, given);
}

const namesMembers = ({ yTrue, sampleWeight, by = [] }: CommandOptions): boolean =>
  [yTrue, sampleWeight, ...by].some(
    (name) => typeof name === 'string' && memberNamed(name) !== undefined,
  );
