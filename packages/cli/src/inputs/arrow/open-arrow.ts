import { closeSync, openSync } from 'node:fs';
import type { FoundFiles } from '../files/found-files.ts';
import { ArrowInput } from './arrow-input.ts';
import { piecesOf } from './pieces.ts';
import { Source } from './source.ts';
import { loadCodec } from './codecs.ts';

/** Opens Arrow files, with what decompresses them. */
export async function openArrow(files: FoundFiles): Promise<ArrowInput> {
  for (const path of files.paths) for (const type of compressionsIn(path)) await loadCodec(type);
  return new ArrowInput(files);
}

/** How the first batches of a file are compressed. Who reads the file tells of one that is damaged. */
function compressionsIn(path: string): ReadonlySet<number> {
  const fd = openSync(path, 'r');
  try {
    return new Source(fd, path, piecesOf(fd, path)).compressions();
  } catch {
    return new Set();
  } finally {
    closeSync(fd);
  }
}
