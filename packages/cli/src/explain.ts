import { InputError } from './errors.ts';
import type { Inputs } from './files/inputs.ts';

/** An error as one line that says what to do. */
export function explain(error: unknown, files?: Pick<Inputs, 'paths' | 'source'>): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = error instanceof InputError ? message : fromEngine(message);
  if (!files) return oneLine(line);
  const spooled = files.source === 'standard input' ? files.paths[0]! : undefined;
  const told = spooled === undefined ? line : line.replaceAll(spooled, files.source);
  const names = [files.source, ...files.paths, '--'];
  const isPlaced = error instanceof InputError || names.some((name) => told.includes(name));
  const placed = isPlaced ? told : `${files.source}: ${told}`;
  return oneLine(placed);
}

/** What the engine says, without its kind of error. */
export function fromEngine(message: string): string {
  if (message.startsWith('Out of Memory Error'))
    return '--memory: this does not suffice, or there is no more; say --memory SIZE or --threads 1';
  return csvError(message) ?? message.replace(/^\w+( \w+)? Error: /, '');
}

/** The engine tells of a broken row on many lines: the place, the row, what was expected, and advice on options that we set. */
function csvError(message: string): string | undefined {
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  if (line === undefined) return undefined;
  const file = /^\s*file\s*=\s*(.*)$/m.exec(message)?.[1] ?? 'the CSV file';
  const all = message.split('\n').map((one) => one.trim());
  const what =
    all.find((one) => /^(Expected|Error when converting|Value|Maximum)/.test(one)) ?? all[2] ?? '';
  return `${file}: line ${line}: ${what}`;
}

function oneLine(text: string): string {
  const line = text
    // Where in its query the engine stopped: not what the user wrote.
    .replace(/\n\s*LINE \d+:[^]*$/, '')
    .trim()
    .replace(/\s*\n\s*/g, ' · ');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
