import { spawn } from 'node:child_process';

/**
 * Has files and folders removed when this process ends, even where it is killed: a shell waits for the end of its input, which only this
 * process can write to. Where there is no such shell, the next process removes them. Call the result once they are gone.
 */
export function removeAfterwards(paths: readonly string[]): () => void {
  const shell = spawn('/bin/sh', ['-c', 'read -r line || rm -rf -- "$@"', 'rightly', ...paths], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Signals to the group of this process do not reach the shell.
    detached: true,
  });
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  return () => void shell.stdin.end('\n');
}
