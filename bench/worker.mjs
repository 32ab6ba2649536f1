import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { oneThread, pinned, quiet } from './cores.mjs';

/** A process that runs the programs for the whole benchmark. Each request and each answer is a line of JSON. */
export class Worker {
  #process;
  #lines;
  #complaints = '';

  constructor(program) {
    this.program = program;
    const single = program.pinned ?? true;
    const [command, ...args] = single ? pinned(program.command) : program.command;
    const env = { ...process.env, ...quiet, ...(single ? oneThread : {}), ...program.env };
    this.#process = spawn(command, args, { env, stdio: 'pipe' });
    this.#process.stderr.on('data', (text) => {
      this.#complaints = `${this.#complaints}${text}`.slice(-4000);
    });
    // A process that ends is noticed when its answer is missing.
    this.#process.stdin.on('error', () => {});
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** The versions, which are its first line. */
  async start() {
    const { versions } = await this.#next();
    return versions;
  }

  /** Loads the first rows of a workload. The answer has the names of its programs. */
  async load(workload, rows) {
    const { contenders } = await this.#ask({ do: 'load', workload, rows });
    return contenders;
  }

  run(contender) {
    return this.#ask({ do: 'run', contender });
  }

  free() {
    return this.#ask({ do: 'free' });
  }

  async end() {
    this.#process.stdin.end();
    await this.#end();
  }

  #ask(request) {
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    return this.#next();
  }

  async #next() {
    const { value } = await this.#lines.next();
    const { error, ...answer } =
      value === undefined ? { error: await this.#end() } : JSON.parse(value);
    if (error !== undefined)
      throw new Error(`the process of ${this.program.family} must answer; got ${error}`);
    return answer;
  }

  /** Waits for the end of the process. Returns the exit status or signal, and the text on stderr. */
  async #end() {
    const status = () => this.#process.exitCode ?? this.#process.signalCode;
    if (status() === null) await once(this.#process, 'exit');
    return `status ${status()}: ${this.#complaints}`;
  }
}
