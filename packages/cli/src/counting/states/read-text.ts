import { constants } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InputError } from '../../process/errors.ts';
import { ending } from '../../process/signals.ts';

/** The longest string of JavaScript. */
export const longest: number = constants.MAX_STRING_LENGTH;

/** The text of a file or a pipe. The length of a pipe is not known in advance. Throws InputError for more bytes than a string can hold. */
export async function readText(path: string): Promise<string> {
  const tooLong = new InputError(`a state must have at most ${longest} bytes; this has more`);
  if ((await stat(path)).size > longest) throw tooLong;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(path, { signal: ending }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longest) throw tooLong;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
