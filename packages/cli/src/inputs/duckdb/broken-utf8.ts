import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../process/errors.ts';
import { compressionOf } from '../files/compression.ts';

/** Whether an error of DuckDB says that a text is not UTF-8. */
export const isUtf8Error = (error: unknown): boolean =>
  /not utf-8 encoded|invalid UTF-8|Invalid unicode|invalid unicode/.test(String(error));

/** An error that names the first line that is not UTF-8; undefined if there is none. For zstd files the line is not known. */
export async function brokenUtf8(paths: readonly string[]): Promise<InputError | undefined> {
  for (const path of paths) {
    const compression = compressionOf(path);
    if (compression === 'zstd') continue;
    const line = await firstBroken(path, compression === 'gzip');
    if (line !== undefined) return notUtf8(`${path}: line ${line}`);
  }
  return paths.length === 1 ? notUtf8(paths[0]!) : undefined;
}

export const notUtf8 = (where: string): InputError =>
  new InputError(
    `${where}: this is not UTF-8: say --encoding latin-1, or the encoding in which the file was written`,
  );

async function firstBroken(path: string, isPacked: boolean): Promise<number | undefined> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const parts = isPacked ? file.pipe(createGunzip()) : file;
  let number = 1;
  let rest: Uint8Array = new Uint8Array();
  for await (const part of parts as AsyncIterable<Uint8Array>) {
    const bytes = Buffer.concat([rest, part]);
    const end = bytes.lastIndexOf(10) + 1;
    const whole = bytes.subarray(0, end);
    rest = bytes.subarray(end);
    if (!isUtf8(whole)) return number + brokenLine(whole);
    number += count(whole);
  }
  return isUtf8(rest) ? undefined : number;
}

/** The number of lines before the first one that is not UTF-8. */
function brokenLine(bytes: Uint8Array): number {
  let before = 0;
  for (let start = 0; ; before++) {
    const end = bytes.indexOf(10, start) + 1;
    if (end === 0 || !isUtf8(bytes.subarray(start, end))) return before;
    start = end;
  }
}

const count = (bytes: Uint8Array): number => {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
};
