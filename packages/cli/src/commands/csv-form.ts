import type { CsvForm } from '../inputs/duckdb/csv-dialect.ts';
import { InputError } from '../process/errors.ts';
import { nullTexts } from '../reading/values/value-options.ts';
import type { CommandOptions } from './options.ts';

/** How delimited text is written, as far as the command line says it. */
export const csvForm = ({ delimiter, quote, nullText }: CommandOptions): CsvForm => ({
  nulls: nullTexts(nullText),
  delimiter: delimiter && letter('--delimiter', names.get(delimiter) ?? delimiter),
  quote: quote && (quote === 'none' ? '' : letter('--quote', quote)),
});

/** What a shell does not hand over as a letter. */
const names: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  [String.raw`\t`, '\t'],
  ['space', ' '],
]);

function letter(option: string, text: string): string {
  if (!/^[^\r\n]$/u.test(text))
    throw new InputError(
      `${option} must be one letter${option === '--quote' ? ' or none' : ', tab or space'}; got ${JSON.stringify(text)}`,
    );
  return text;
}
