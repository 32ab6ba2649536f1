import { say } from '../process/standard-error.ts';
import { assumed } from '../reading/deciding/assumption.ts';
import type { Judged } from '../results/judge.ts';
import { type FormatName, formats } from './formats/formats.ts';
import { headline } from './formats/headline.ts';
import { whole } from './formats/numbers.ts';

/** Prints what was found, and on standard error what its reader must know. The result is the exit status. */
export function print(
  { evaluation, misses }: Judged,
  format: FormatName,
  notes: readonly string[],
  hint?: string,
): number {
  for (const text of together(formats[format](evaluation))) process.stdout.write(text);
  if (hint !== undefined) process.stdout.write(`\n${hint}\n`);
  // The table names the columns in its first line, and JSON among its keys.
  const saysColumns = format === 'table' || format === 'json';
  const shown = evaluation.groups.length - 1;
  const remarks = [
    ...(saysColumns ? [] : [headline(evaluation)]),
    ...(evaluation.allGroups === undefined
      ? []
      : [`${whole(shown)} of ${whole(evaluation.allGroups)} groups are shown, the worst first`]),
    ...evaluation.assumed.map(assumed),
    ...evaluation.warnings.map((warning) => `warning: ${warning}`),
    ...notes,
    ...misses.map((miss) => `failed: ${miss}`),
  ];
  for (const remark of remarks) say(remark);
  return misses.length > 0 ? 1 : 0;
}

/** As much as is written at once. */
const atOnce = 1 << 16;

/** The same text in fewer and longer parts. */
function* together(parts: Iterable<string>): Generator<string> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < atOnce) continue;
    yield text;
    text = '';
  }
  yield text;
}
