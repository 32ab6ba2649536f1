import { inert, visible } from './safe-text.ts';

/** Writes one line to standard error, whatever characters the message holds: it may quote files, servers and arguments. */
export function say(message: string): void {
  process.stderr.write(`${inert(visible(message))}\n`);
}

/** Whether a progress bar can be drawn on standard error. */
export const drawsProgress = (): boolean => process.stderr.isTTY;
