import { InputError } from '../../process/errors.ts';

/** The error for an Arrow file that contradicts itself. A caller puts the name of the file in front of the message. */
export const damaged = (what: string): InputError =>
  new InputError(`the Arrow metadata is damaged: ${what}`);
