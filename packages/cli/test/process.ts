import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';

const bin = new URL('../bin/rightly.js', import.meta.url).pathname;
const bundle = new URL('../bundle/main.js', import.meta.url).href;
const { NO_COLOR: _, ...env } = process.env;

/** The status and the output of a process that ended. The status is that of a shell. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as a process. */
export class Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  stdout = '';
  stderr = '';

  constructor(command: string, args: readonly string[], options: SpawnOptions) {
    const { stdio = 'pipe' } = options;
    this.child = spawn(command, args, { ...options, stdio, env: { ...env, ...options.env } });
    this.child.stdout?.on('data', (text) => (this.stdout += String(text)));
    this.child.stderr?.on('data', (text) => (this.stderr += String(text)));
    this.ended = once(this.child, 'close').then(([code, signal]) => ({
      status: (code as number | null) ?? 128 + constants.signals[signal as NodeJS.Signals],
      stdout: this.stdout,
      stderr: this.stderr,
    }));
  }

  /** Waits until the process has written a text. */
  async said(stream: 'stdout' | 'stderr', text: string): Promise<void> {
    const isOver = this.ended.then(() => {
      throw new Error(`it ended before it said ${text}: ${this.stdout}${this.stderr}`);
    });
    while (!this[stream].includes(text))
      await Promise.race([once(this.child[stream]!, 'data'), isOver]);
  }

  async kill(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

export const start = (args: readonly string[], options: SpawnOptions = {}): Running =>
  new Running(process.execPath, [bin, ...args], options);

/** The command without the right of root to write everywhere. So the permissions of files hold for it, even if root runs the tests. */
export const startUnprivileged = (args: readonly string[], options: SpawnOptions = {}): Running => {
  if (process.getuid!() !== 0) return start(args, options);
  const without = ['--bounding-set=-dac_override', '--inh-caps=-dac_override'];
  return new Running('setpriv', [...without, process.execPath, bin, ...args], options);
};

/** The command in a shell, after other commands such as `ulimit`. */
export const startAfter = (
  before: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Running =>
  new Running(
    '/bin/sh',
    ['-c', `${before} exec "$@"`, 'sh', process.execPath, bin, ...args],
    options,
  );

/** The command with a standard error that it takes for a terminal. */
export function startOnTerminal(args: readonly string[], options: SpawnOptions = {}): Running {
  const program = `
    process.stderr.isTTY = true;
    const { main } = await import(${JSON.stringify(bundle)});
    process.exitCode = await main(${JSON.stringify(args)});`;
  return new Running(process.execPath, ['--input-type=module', '--eval', program], options);
}

/** A query that reads a pipe, so that a test knows when the query runs, and decides how long it runs. */
export class QueryLatch {
  readonly path: string;
  readonly query: string;

  constructor(folder: string) {
    this.path = join(folder, 'latch');
    execFileSync('mkfifo', [this.path]);
    this.query = `SELECT 1 AS y_true, 1 AS y_pred WHERE (SELECT count(*) FROM (SELECT content::BIGINT AS n FROM read_text('${this.path}')), range(n)) >= 0`;
  }

  /** Lets one query pass. */
  async pass(): Promise<void> {
    const pipe = await open(this.path, 'w');
    // The next query finds another pipe.
    execFileSync('mkfifo', [`${this.path}.next`]);
    renameSync(`${this.path}.next`, this.path);
    await pipe.writeFile('1');
    await pipe.close();
  }
}
