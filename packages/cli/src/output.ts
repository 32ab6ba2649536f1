/** Standard output that cannot be written: a reader that has seen enough, as `head` has, is no error; a full disk is. */
function onError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`rightly: standard output cannot be written; ${error.message}\n`);
  process.once('exit', () => {
    process.exitCode = 2;
  });
}

export function watchOutput(): void {
  if (!process.stdout.listeners('error').includes(onError)) process.stdout.on('error', onError);
}
