import { execFile } from 'node:child_process';

/** How a process ends that has a minute for that, and all that it printed. */
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
