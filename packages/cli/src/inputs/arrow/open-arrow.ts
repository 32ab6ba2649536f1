import { closeSync, openSync } from 'node:fs';
import type { FoundFiles } from '../files/found-files.ts';
import { ArrowInput } from './arrow-input.ts';
import { piecesOf } from './pieces.ts';
import { Source } from './source.ts';
import { loadCodec } from './codecs.ts';

/** Opens Arrow files, and loads the codecs that they need. */
export async function openArrow(files: FoundFiles): Promise<ArrowInput> {
  for (const path of files.paths) for (const type of compressionsIn(path)) await loadCodec(type);
  return new ArrowInput(files);
}

/** The compressions of the first batches of a file. A damaged file gives none here, and its error when it is read. */
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
