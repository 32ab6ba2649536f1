import { setImmediate } from 'node:timers/promises';
import { InputError, Interrupted } from './errors.ts';
import { say } from './standard-error.ts';

/** The signals that ask a command to end: Ctrl-C, `kill`, and the end of its terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long a signal leaves for an end in order. */
export interface Patience {
  /** In milliseconds. */
  readonly wait: number;
  /** What is said where that did not suffice. */
  readonly late: string;
  /** What is said where a second signal came before. */
  readonly cut: string;
}

const HERE: Patience = { wait: 500, late: 'interrupted', cut: 'interrupted' };

const controller = new AbortController();
const cleanups = new Set<() => void>();
let heard: { readonly name: NodeJS.Signals; readonly status: number } | undefined;
let waiting = 0;
let patience = HERE;
/** What an engine said of its server. */
let told: string | undefined;

/** Aborted by the first signal. Whatever waits for something ends then. */
export const ending: AbortSignal = controller.signal;

/**
 * Runs what waits: for a query, for a server, for input, for a disk. Meanwhile signals are heard. The first one aborts `ending`, and this
 * rejects with Interrupted once `run` has ended. At a second signal, or where `run` takes too long, the process ends all the same.
 *
 * Elsewhere the system's own action stands: it ends the process at once, however busy its only thread is. So outputs are written in here.
 */
export async function interruptible<T>(run: () => Promise<T>, given: Patience = HERE): Promise<T> {
  ending.throwIfAborted();
  if (waiting++ === 0) {
    patience = given;
    for (const name of SIGNALS) process.on(name, hear);
  }
  try {
    // A signal that has come is heard before the system's own action stands again.
    const result = await run().finally(() => setImmediate());
    ending.throwIfAborted();
    return result;
  } catch (error) {
    if (!ending.aborted) throw error;
    if (error instanceof InputError && error.message.startsWith('interrupted'))
      told = error.message;
    throw new Interrupted(told ?? 'interrupted');
  } finally {
    if (--waiting === 0 && !ending.aborted) for (const name of SIGNALS) process.off(name, hear);
  }
}

/** Registers what must be undone where the process ends without an order; the result takes it back. */
export function atEnd(undo: () => void): () => void {
  cleanups.add(undo);
  return () => void cleanups.delete(undo);
}

function hear(name: NodeJS.Signals, number: number): void {
  const isSecond = heard !== undefined;
  heard = { name, status: 128 + number };
  if (isSecond) leave(false, patience.cut);
  setTimeout(() => leave(false, patience.late), patience.wait);
  controller.abort(new Interrupted('interrupted'));
}

/** Ends the process after a signal, with the status 128 and the signal's number. `inOrder` says that nothing runs any more. */
export function leave(inOrder: boolean, message = 'interrupted'): never {
  const { name, status } = heard!;
  for (const undo of cleanups) undo();
  say(`rightly: ${told ?? message}`);
  // Exit waits for threads, which may wait for a query or a pipe. A signal that nobody hears waits for nothing.
  if (!inOrder || process.getActiveResourcesInfo().some(needsThread)) {
    process.removeAllListeners(name);
    process.kill(process.pid, name);
  }
  // The first process of a container outlives its own signals.
  process.exit(status);
}

/** Whether one of Node's requests runs on a thread. */
const needsThread = (resource: string): boolean => /^(FSReq|GetAddrInfo)/.test(resource);
