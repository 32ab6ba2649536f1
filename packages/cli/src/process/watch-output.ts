import { say } from './standard-error.ts';

/** A reader that has seen enough, as `head` has, is no error. A full disk is one. */
function onError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  say(`rightly: standard output cannot be written; ${error.message}`);
  process.once('exit', () => {
    process.exitCode = 2;
  });
}

/** Nobody can be told that nobody reads what is told, as when the terminal is gone. */
function ignore(): void {}

/** Handles errors of standard output and standard error. */
export function watchOutput(): void {
  if (!process.stdout.listeners('error').includes(onError)) process.stdout.on('error', onError);
  if (!process.stderr.listeners('error').includes(ignore)) process.stderr.on('error', ignore);
}
