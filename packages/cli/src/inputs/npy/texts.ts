import type { TypedArray } from 'rightly';
import { InputError } from '../../process/errors.ts';
import type { NpyFile } from './npy-file.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The texts of some rows. NumPy pads them with zeros, which are left out. Throws InputError for invalid text. */
export function textsIn(data: TypedArray, file: NpyFile, first: number): string[] {
  const { units, name } = file.dtype;
  const letters = data as Uint32Array | Uint8Array;
  return Array.from({ length: letters.length / units }, (_, i) => {
    let end = (i + 1) * units;
    while (end > i * units && letters[end - 1] === 0) end--;
    const own = letters.subarray(i * units, end);
    try {
      return name === 'str' ? lettersOf(own) : utf8.decode(own);
    } catch {
      throw new InputError(
        `${file.path}: row ${first + Math.floor(i / file.columns) + 1} holds ${name === 'str' ? 'a number that is not a letter' : 'bytes that are not UTF-8'}`,
      );
    }
  });
}

function lettersOf(numbers: ArrayLike<number>): string {
  let text = '';
  for (let i = 0; i < numbers.length; i++) text += String.fromCodePoint(numbers[i]!);
  return text;
}
