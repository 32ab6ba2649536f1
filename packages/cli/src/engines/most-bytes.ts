import type { Socket } from 'node:net';
import { InputError } from '../process/errors.ts';

/** The most bytes of an answer that are read. Two million rows have fewer. */
export const MOST_BYTES: number = 2 ** 29;

/** The most bytes that are read before a session is open. */
export const MOST_TO_OPEN: number = 2 ** 20;

export const tooLarge = (most: number): InputError =>
  new InputError(
    most === MOST_BYTES
      ? 'the answer must have at most 512 MiB; the server sent more: ask for fewer groups with --by or --where'
      : 'the server must send at most 1 MiB before the session is open; it sent more: check whether --engine names the right host and port',
  );

/** Milliseconds between two checks. */
const INTERVAL = 20;

/**
 * Runs a function that reads from a connection. If more bytes than `most` arrive, the connection is closed and the promise rejects. A library may
 * keep all bytes in memory.
 */
export async function readingAtMost<T>(
  socket: Socket,
  most: number,
  run: () => Promise<T>,
): Promise<T> {
  const before = socket.bytesRead;
  let timer: NodeJS.Timeout | undefined;
  const tooMany = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (socket.bytesRead - before <= most) return;
      reject(tooLarge(most));
      socket.destroy();
    }, INTERVAL);
  });
  try {
    return await Promise.race([run(), tooMany]);
  } finally {
    clearInterval(timer);
  }
}
