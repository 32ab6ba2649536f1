import { existsSync } from 'node:fs';

const commands: ReadonlySet<string> = new Set(['evaluate', 'compare', 'merge', 'sql', 'help']);
const ofProgram: ReadonlySet<string> = new Set(['-h', '--help', '--version']);

/** The arguments with `evaluate` in front, where they begin with a file or with an option of that command. */
export function withCommand(args: readonly string[]): readonly string[] {
  const [first, second] = args;
  // After `help`, commander has no error for an unknown word. It has one for the word alone.
  if (first === 'help' && second !== undefined && !commands.has(second)) return [second];
  if (first === undefined || commands.has(first) || ofProgram.has(first)) return args;
  // A word that is neither a file nor an option is a misspelt command. Commander reports it.
  const isFileOrOption = first.startsWith('-') || /[./\\*?[\]]/.test(first) || existsSync(first);
  return isFileOrOption ? ['evaluate', ...args] : args;
}
