import { InputError, quote } from '../process/errors.ts';
import type { Sureness } from './evaluation.ts';

interface Given {
  readonly interval?: boolean | undefined;
  readonly level?: string | undefined;
  readonly minRows?: string | undefined;
  readonly confident?: 'low' | 'high' | undefined;
  readonly format?: string | undefined;
}

/** How many rows a group needs for its interval to say something, where nobody says. */
const usualMinRows = 30;

/** What the command line asks of intervals. Throws InputError for what is no level, and for what is no number of rows. */
export function surenessOf({ interval, level, minRows, confident, format }: Given): Sureness {
  const isAsked =
    interval === true ||
    level !== undefined ||
    confident !== undefined ||
    format === 'every-eval-ever';
  return {
    level: isAsked ? parseLevel(level ?? '0.95') : undefined,
    minRows: minRows === undefined ? (isAsked ? usualMinRows : undefined) : parseMinRows(minRows),
  };
}

export function parseLevel(text: string): number {
  const isPercent = /%\s*$/.test(text);
  const number = Number(isPercent ? text.replace(/\s*%\s*$/, '') : text);
  const level = isPercent ? number / 100 : number;
  if (text.trim() === '' || !(level > 0 && level < 1))
    throw new InputError(
      `--level must be a number between 0 and 1, such as 0.95; got ${quote(text)}`,
    );
  return level;
}

function parseMinRows(text: string): number {
  if (!/^\d+$/.test(text))
    throw new InputError(`--min-rows must be a whole number; got ${quote(text)}`);
  return Number(text);
}
