import type { CsvForm } from '../inputs/duckdb/csv-dialect.ts';
import { InputError } from '../process/errors.ts';
import { nullTexts } from '../reading/values/value-options.ts';
import type { CommandOptions } from './options.ts';

/** The options of the command line for CSV and TSV. */
export const csvForm = ({ delimiter, quote, nullText }: CommandOptions): CsvForm => ({
  nulls: nullTexts(nullText),
  delimiter: delimiter && letter('--delimiter', names.get(delimiter) ?? delimiter),
  quote: quote && (quote === 'none' ? '' : letter('--quote', quote)),
});

/** Words for letters that are hard to type in a shell. */
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
