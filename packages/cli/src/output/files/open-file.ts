import { type BigIntStats, fstatSync } from 'node:fs';
import { resolve } from 'node:path';

/** The file descriptor of a path such as /dev/stdout. */
export function descriptor(path: string): number | undefined {
  const full = resolve(path);
  const named = ['/dev/stdin', '/dev/stdout', '/dev/stderr'].indexOf(full);
  if (named >= 0) return named;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(full)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** The status of an open file. Undefined for a closed descriptor, and for one that Node itself opened: writing there would crash the process. */
export function statOfOpen(fd: number): BigIntStats | undefined {
  const found = stat(fd);
  if (!found) return undefined;
  const isKnown = found.isFile() || found.isFIFO() || found.isCharacterDevice() || found.isSocket();
  return isKnown && !isOwnPipe(fd, found) ? found : undefined;
}

/** Whether a descriptor is one of Node's own pipes. Node has both ends of a pipe, with consecutive numbers. The first three descriptors are never its own. */
function isOwnPipe(fd: number, { dev, ino }: BigIntStats): boolean {
  const others = [fd - 1, fd + 1].filter((other) => other > 2).map(stat);
  return (
    fd > 2 && others.some((other) => other?.isFIFO() && other.dev === dev && other.ino === ino)
  );
}

function stat(fd: number): BigIntStats | undefined {
  try {
    return fstatSync(fd, { bigint: true });
  } catch {
    return undefined;
  }
}
