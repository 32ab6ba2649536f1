import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A named pipe at which a query waits until the test lets it go on. The query opens the pipe for reading. That call waits until the test opens
 * the pipe for writing.
 */
export class QueryLatch {
  readonly path: string;

  constructor(path: string) {
    execFileSync('mkfifo', [path]);
    this.path = path;
  }

  /** Lets a waiting query go on; false where none waits. */
  open(): boolean {
    try {
      closeSync(openSync(this.path, constants.O_WRONLY | constants.O_NONBLOCK));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENXIO') return false;
      throw error;
    }
  }

  /** Waits for a query at the pipe, and lets it go on. Only the test's time limit ends the wait. */
  async passed(): Promise<void> {
    while (!this.open()) await sleep(50);
  }
}
