import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What Node prints of a program, from the folder of the repository. */
export const runNode = (...args: string[]): string =>
  execFileSync(process.execPath, args, {
    cwd: new URL('../../../', import.meta.url),
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    stdio: 'pipe',
  });

/** What an example prints. */
export const printedBy = (example: URL, ...args: string[]): string =>
  runNode(new URL('train.mjs', example).pathname, ...args);

/** Lines without their numbers: times differ, and another processor may round otherwise. */
export const form = (text: string): string[] =>
  text.split('\n').map((line) => line.replace(/[\d.]+(ms|us|s)?/g, '#').replace(/ +/g, ' '));

/** The form of what an example's README.md shows; a line of dots stands for others. */
export function shownIn(example: URL, change = (text: string): string => text): string[] {
  const readme = readFileSync(new URL('README.md', example), 'utf8');
  const shown = change(/```console\n([^`]*)```/.exec(readme)![1]!);
  return form(shown).filter((line) => line !== '…');
}
