import { InputError, quote } from '../process/errors.ts';
import type { IntervalOptions } from './evaluation.ts';

interface Given {
  readonly interval?: boolean | undefined;
  readonly level?: string | undefined;
  readonly minRows?: string | undefined;
  readonly confident?: 'low' | 'high' | undefined;
  readonly format?: string | undefined;
}

/** The default of `--min-rows`. */
const usualMinRows = 30;

/** Parses the options for intervals. */
export function intervalOptionsOf({
  interval,
  level,
  minRows,
  confident,
  format,
}: Given): IntervalOptions {
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
