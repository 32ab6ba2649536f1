import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Processes that the tests started. They and their children are ended by their ids. */
export class Processes {
  readonly #pids: number[] = [];
  readonly #logs: string[] = [];
  readonly #folder: string;
  readonly #onExit = (): void => {
    this.#kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  };

  /** The processes have their files in this folder. It is removed with them. */
  constructor(folder: string) {
    this.#folder = folder;
    process.on('exit', this.#onExit);
    process.on('SIGTERM', leave);
  }

  start(command: string, args: readonly string[], env: NodeJS.ProcessEnv, log: string): number {
    const cwd = env['SPARK_LOCAL_DIRS']!;
    const out = openSync(log, 'a');
    // The child has a process group of its own. So Ctrl-C reaches only the tests, which end the child in order.
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', out, out] });
    closeSync(out);
    if (child.pid === undefined) throw new Error(`${command} cannot be started`);
    child.unref();
    this.#pids.push(child.pid);
    this.#logs.push(log);
    return child.pid;
  }

  /** Ends a process and its children at once. */
  kill(pid: number): void {
    const children = childrenOf(pid);
    // The parent is ended first, because it would restart its children.
    for (const one of [pid, ...children]) signal(one, 'SIGKILL');
  }

  async stop(): Promise<void> {
    this.#pids.push(...this.#pids.flatMap(childrenOf));
    this.#kill('SIGTERM');
    for (let wait = 0; wait < 50 && this.#pids.some(isAlive); wait++) await sleep(100);
    this.#onExit();
    process.off('exit', this.#onExit);
    process.off('SIGTERM', leave);
  }

  /** The last lines of each log. */
  get logs(): string {
    return this.#logs
      .map((log) => `${log}\n${readFileSync(log, 'utf8').split('\n').slice(-15).join('\n')}`)
      .join('\n\n');
  }

  #kill(name: NodeJS.Signals): void {
    const children = name === 'SIGKILL' ? this.#pids.filter(isAlive).flatMap(childrenOf) : [];
    for (const pid of [...this.#pids, ...children]) signal(pid, name);
  }
}

/** Exits after a signal. The default action of a signal would end the process without the event `exit`. */
const leave = (): never => process.exit(143);

function childrenOf(pid: number): number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return all
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child!);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

const isAlive = (pid: number): boolean => signal(pid, 0);
