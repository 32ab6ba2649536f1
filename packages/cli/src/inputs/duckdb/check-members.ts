import { open } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { InputError } from '../../process/errors.ts';
import { Bytes } from '../files/bytes.ts';

/** The length of the buffer from which DuckDB decompresses gzip. */
const BUFFER = 32_768;
/** The length of a member's footer, a checksum and a size. */
const FOOTER = 8;
/** The first bytes of a member: the magic number and the method. */
const START = Buffer.of(0x1f, 0x8b, 8);
/** The number of bytes that are decompressed to recognise a member. So many bytes are not valid by chance. */
const ENOUGH = 4096;

/**
 * Throws InputError for a gzip file of several members if DuckDB would leave out the last of them.
 *
 * DuckDB fills its buffer after the header of the first member, and again from each footer that it meets in a full buffer. If a full buffer
 * ends where the file ends, then DuckDB stops at the first footer in that buffer, even if members follow the footer.
 */
export async function checkMembers(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (await losesMembers(new Bytes(file, BUFFER), size))
      throw new InputError(
        `${path}: DuckDB would leave out the end of this file, because of where its gzip members begin; make them one, with: gzip -dc OLD | gzip > NEW`,
      );
  } finally {
    await file.close();
  }
}

async function losesMembers(bytes: Bytes, size: number): Promise<boolean> {
  const last = size - BUFFER;
  if ((await lastFooter(bytes, last, size)) === undefined) return false;
  const first = await headerLength(bytes);
  // Before the last buffer, DuckDB fills its buffer anew at a footer or after the first header. Members are lost if the distance from the last
  // such position to the start of the last buffer is a multiple of the buffer length.
  for (let end = last; ; end -= BUFFER) {
    const footer = await lastFooter(bytes, end - BUFFER, end);
    if (footer !== undefined || first > end - BUFFER) return (footer ?? first) === end;
  }
}

/** The last position of a footer with a member behind it, in a range that excludes its start and includes its end. */
async function lastFooter(bytes: Bytes, start: number, end: number): Promise<number | undefined> {
  const from = Math.max(0, start + 1);
  if (end < from) return undefined;
  const found = await bytes.at(from + FOOTER, end + 1 - from + ENOUGH);
  let at = found.lastIndexOf(START, end - from);
  while (at >= 0 && !isMember(found.subarray(at, at + ENOUGH)))
    at = at === 0 ? -1 : found.lastIndexOf(START, at - 1);
  return at < 0 ? undefined : from + at;
}

function isMember(bytes: Buffer): boolean {
  try {
    // The bytes may end before the member does.
    gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    return true;
  } catch {
    return false;
  }
}

/** The length of the first header. Of the optional fields, DuckDB reads only an extra field and a name. */
async function headerLength(bytes: Bytes): Promise<number> {
  const header = await bytes.at(0, 1 << 17);
  const extra = (header[3]! & 4) === 0 ? 0 : 2 + header.readUInt16LE(10);
  const name = (header[3]! & 8) === 0 ? 0 : header.indexOf(0, 10 + extra) + 1 - (10 + extra);
  return 10 + extra + name;
}
