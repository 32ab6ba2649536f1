import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A named pipe at which a query waits until the test lets it go on: to open a pipe for reading waits until somebody opens it for
 * writing.
 */
export class Gate {
  readonly path: string;

  constructor(path: string) {
    execFileSync('mkfifo', [path]);
    this.path = path;
  }

  /** Lets go what waits; false where nothing waits. */
  open(): boolean {
    try {
      closeSync(openSync(this.path, constants.O_WRONLY | constants.O_NONBLOCK));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENXIO') return false;
      throw error;
    }
  }

  /** Waits until something waits, and lets it go. The test's own time limit is the only one. */
  async passed(): Promise<void> {
    while (!this.open()) await sleep(50);
  }
}
