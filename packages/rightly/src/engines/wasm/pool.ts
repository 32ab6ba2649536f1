/** The task of a thread: kernel calls, with these modules in this memory. */
interface Task {
  readonly id: number;
  readonly modules: readonly object[];
  readonly memory: object;
  readonly names: readonly string[];
  readonly calls: Float64Array;
}

interface Thread {
  post(message: Task): void;
  /** Whether the thread keeps the process alive. */
  hold(held: boolean): void;
}

interface Waiting {
  readonly resolve: (results: Float64Array) => void;
  readonly reject: (reason: unknown) => void;
}

/** The program of a thread. It only calls kernels. */
const program = `
const answer = (task) => {
  const imports = { env: { memory: task.memory } };
  const kernels = Object.assign({}, ...task.modules.map((module) => new WebAssembly.Instance(module, imports).exports));
  const results = [];
  for (let at = 0; at < task.calls.length; at += 2 + task.calls[at + 1])
    results.push(kernels[task.names[task.calls[at]]](...task.calls.subarray(at + 2, at + 2 + task.calls[at + 1])) | 0);
  return { id: task.id, results: Float64Array.from(results) };
};`;
const inNode = `${program}
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (task) => parentPort.postMessage(answer(task)));`;
const inBrowser = `${program}
onmessage = ({ data }) => postMessage(answer(data));`;

/** Thrown where there are no threads, or one has failed. */
export class NoThread extends Error {}

/** The used part of the runtimes' interfaces. */
interface Runtime {
  readonly Worker?: new (url: string) => BrowserWorker;
  readonly Blob: new (parts: readonly string[], options: { type: string }) => object;
  readonly URL: { createObjectURL(blob: object): string };
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly process?: { getBuiltinModule?(name: string): unknown };
}

interface BrowserWorker {
  /** In Bun and Deno, a worker can keep the process alive. */
  ref?(): void;
  unref?(): void;
  addEventListener(name: 'message' | 'error', listener: (event: { data?: Answer }) => void): void;
  postMessage(message: unknown): void;
}

interface NodeThreads {
  readonly Worker: new (code: string, options: object) => NodeWorker;
}

interface NodeWorker {
  on(event: 'message' | 'error', listener: (answer: Answer) => void): void;
  postMessage(message: unknown): void;
  ref(): void;
  unref(): void;
}

interface Answer {
  readonly id: number;
  readonly results: Float64Array;
}

const runtime = globalThis as unknown as Runtime;
const builtin = (name: string): unknown => runtime.process?.getBuiltinModule?.(name);

/** The number of threads that this machine can run at once. */
export const cores = (): number =>
  runtime.navigator?.hardwareConcurrency ??
  (builtin('node:os') as { availableParallelism(): number } | undefined)?.availableParallelism() ??
  1;

let threads: Thread[] = [];
const waiting = new Map<number, Waiting>();
let lastId = 0;

/** Makes the calls of each list on its own thread, in parallel. The results have the order of the lists. Throws NoThread. */
export async function callAll(
  lists: readonly (readonly number[])[],
  task: Pick<Task, 'modules' | 'memory' | 'names'>,
): Promise<Float64Array[]> {
  try {
    while (threads.length < lists.length) threads.push(start());
  } catch {
    throw new NoThread();
  }
  const used = threads.slice(0, lists.length);
  for (const thread of used) thread.hold(true);
  const answers = lists.map(
    (calls, i) =>
      new Promise<Float64Array>((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        try {
          used[i]!.post({ ...task, id, calls: Float64Array.from(calls) });
        } catch {
          // The thread will never answer.
          failed();
        }
      }),
  );
  try {
    return await Promise.all(answers);
  } finally {
    if (waiting.size === 0) for (const thread of threads) thread.hold(false);
  }
}

function done({ id, results }: Answer): void {
  waiting.get(id)?.resolve(results);
  waiting.delete(id);
}

/** When one thread fails, all are stopped. The callers do the work themselves. */
function failed(): void {
  for (const thread of threads) thread.hold(false);
  threads = [];
  for (const { reject } of waiting.values()) reject(new NoThread());
  waiting.clear();
}

function start(): Thread {
  const node = builtin('node:worker_threads') as NodeThreads | undefined;
  if (node && !runtime.Worker) {
    // The worker does not inherit the flags of the process. Such a flag could declare the code a module.
    const worker = new node.Worker(inNode, { eval: true, execArgv: [] });
    worker.on('message', done);
    worker.on('error', failed);
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
      post: (task) => worker.postMessage(task),
      hold: (held) => (held ? worker.ref() : worker.unref()),
    };
  }
  const url = runtime.URL.createObjectURL(
    new runtime.Blob([inBrowser], { type: 'text/javascript' }),
  );
  const worker = new runtime.Worker!(url);
  worker.addEventListener('message', ({ data }) => done(data!));
  worker.addEventListener('error', failed);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    post: (task) => worker.postMessage(task),
    hold: (held) => (held ? worker.ref?.() : worker.unref?.()),
  };
}
