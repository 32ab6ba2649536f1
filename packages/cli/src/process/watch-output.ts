import { say } from './standard-error.ts';

/** A reader that closes the pipe, as `head` does, is not an error. A full disk is an error. */
function onError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  say(`rightly: standard output cannot be written; ${error.message}`);
  process.once('exit', () => {
    process.exitCode = 2;
  });
}

/** An error of standard error can be reported nowhere, for example where the terminal is closed. */
function ignore(): void {}

/** Handles errors of standard output and standard error. */
export function watchOutput(): void {
  if (!process.stdout.listeners('error').includes(onError)) process.stdout.on('error', onError);
  if (!process.stderr.listeners('error').includes(ignore)) process.stderr.on('error', ignore);
}
