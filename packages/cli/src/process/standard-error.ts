import { inert, visible } from './safe-text.ts';

/** Writes one line to standard error. The message may quote files, servers and arguments, so its control characters are escaped. */
export function say(message: string): void {
  process.stderr.write(`${inert(visible(message))}\n`);
}

/** Whether a progress bar can be drawn on standard error. */
export const drawsProgress = (): boolean => process.stderr.isTTY;
