import { InputError } from '../../process/errors.ts';

/** The error for an Arrow file that contradicts itself. The name of the file comes before it. */
export const damaged = (what: string): InputError =>
  new InputError(`the Arrow metadata is damaged: ${what}`);
