import { execFile } from 'node:child_process';

/** The status and the output of a process that may run for a minute. */
export const ended = (
  program: string,
  args: readonly string[],
  cwd?: string,
): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((resolve) => {
    const child = execFile(program, args, { cwd, timeout: 60_000 }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode, output: `${stdout}${stderr}` });
    });
  });
