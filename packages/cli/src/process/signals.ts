import { setImmediate } from 'node:timers/promises';
import { InputError, Interrupted } from './errors.ts';
import { say } from './standard-error.ts';

/** The signals that ask a command to end: Ctrl-C, `kill`, and the end of its terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The time that the command may take to end after a signal, and the messages if it does not end by then. */
export interface GracePeriod {
  /** In milliseconds. */
  readonly wait: number;
  /** The message where that time did not suffice. */
  readonly late: string;
  /** The message where a second signal came first. */
  readonly second: string;
}

const DEFAULT: GracePeriod = { wait: 500, late: 'interrupted', second: 'interrupted' };

const controller = new AbortController();
const cleanups = new Set<() => void>();
let signal: { readonly name: NodeJS.Signals; readonly status: number } | undefined;
let waiting = 0;
let gracePeriod = DEFAULT;
/** The message of an engine about the query on its server. */
let queryMessage: string | undefined;

/** Aborted by the first signal. Everything that waits ends then. */
export const ending: AbortSignal = controller.signal;

/**
 * Runs a function that waits for a query, a server, input or a disk, and handles signals meanwhile. The first signal aborts `ending`, and this
 * function rejects with Interrupted once `run` has ended. At a second signal, or where `run` takes too long, the process ends at once.
 *
 * Outside of this function the system's default action holds: a signal ends the process at once, even while its thread is busy. So outputs
 * are written inside of this function.
 */
export async function interruptible<T>(
  run: () => Promise<T>,
  given: GracePeriod = DEFAULT,
): Promise<T> {
  ending.throwIfAborted();
  if (waiting++ === 0) {
    gracePeriod = given;
    for (const name of SIGNALS) process.on(name, onSignal);
  }
  try {
    // A signal that has arrived is handled before the system's default action holds again.
    const result = await run().finally(() => setImmediate());
    ending.throwIfAborted();
    return result;
  } catch (error) {
    if (!ending.aborted) throw error;
    if (error instanceof InputError && error.message.startsWith('interrupted'))
      queryMessage = error.message;
    throw new Interrupted(queryMessage ?? 'interrupted');
  } finally {
    if (--waiting === 0 && !ending.aborted) for (const name of SIGNALS) process.off(name, onSignal);
  }
}

/** Registers a function that must run if a signal ends the process. The result unregisters it. */
export function atEnd(undo: () => void): () => void {
  cleanups.add(undo);
  return () => void cleanups.delete(undo);
}

function onSignal(name: NodeJS.Signals, number: number): void {
  const isSecond = signal !== undefined;
  signal = { name, status: 128 + number };
  if (isSecond) leave(false, gracePeriod.second);
  setTimeout(() => leave(false, gracePeriod.late), gracePeriod.wait);
  controller.abort(new Interrupted('interrupted'));
}

/** Ends the process after a signal, with the status 128 and the signal's number. `inOrder` says that no work runs any more. */
export function leave(inOrder: boolean, message = 'interrupted'): never {
  const { name, status } = signal!;
  for (const undo of cleanups) undo();
  say(`rightly: ${queryMessage ?? message}`);
  // `process.exit` waits for threads, which may wait for a query or a pipe. A signal without a listener ends the process at once.
  if (!inOrder || process.getActiveResourcesInfo().some(needsThread)) {
    process.removeAllListeners(name);
    process.kill(process.pid, name);
  }
  // A signal does not end the first process of a container, so this process also exits by itself.
  process.exit(status);
}

/** Whether one of Node's requests runs on a thread. */
const needsThread = (resource: string): boolean => /^(FSReq|GetAddrInfo)/.test(resource);
