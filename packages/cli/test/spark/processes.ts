import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Processes that were started here, ended by their own ids and their children's. */
export class Processes {
  readonly #pids: number[] = [];
  readonly #logs: string[] = [];
  readonly #folder: string;
  readonly #onExit = (): void => {
    this.#kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  };

  /** Their files are in a folder that goes with them. */
  constructor(folder: string) {
    this.#folder = folder;
    process.on('exit', this.#onExit);
    process.on('SIGTERM', leave);
  }

  start(command: string, args: readonly string[], env: NodeJS.ProcessEnv, log: string): number {
    const cwd = env['SPARK_LOCAL_DIRS']!;
    const out = openSync(log, 'a');
    // A group of its own: Ctrl-C comes here only, and is answered in order.
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', out, out] });
    closeSync(out);
    if (child.pid === undefined) throw new Error(`${command} cannot be started`);
    child.unref();
    this.#pids.push(child.pid);
    this.#logs.push(log);
    return child.pid;
  }

  /** Ends one at once, and what it had started. */
  kill(pid: number): void {
    const children = childrenOf(pid);
    // Itself first: it would start its children anew.
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

  /** The ends of the logs. */
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

/** A signal alone would end the process without `exit`. */
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
