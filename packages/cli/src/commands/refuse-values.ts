import { InputError } from '../process/errors.ts';
import type { CommandOptions } from './options.ts';

/** Throws InputError for options that only text files have. `what` is the input that is read. */
export function refuseValues(given: CommandOptions, what: string): void {
  const { text, number, decimal, nullText, delimiter, quote, encoding, records } = given;
  const asked = {
    '--text': text,
    '--number': number,
    '--decimal': decimal,
    '--null-text': nullText,
    '--delimiter': delimiter,
    '--quote': quote,
    '--encoding': encoding,
    '--records': records,
  };
  const found = Object.entries(asked).find(([, value]) => value !== undefined)?.[0];
  if (found !== undefined)
    throw new InputError(
      `${found} is for CSV, TSV and JSONL, whose cells are text; ${what} has types of its own`,
    );
}
