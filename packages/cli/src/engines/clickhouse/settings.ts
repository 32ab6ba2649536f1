import { InputError, quote } from '../../process/errors.ts';
import type { Row } from '../engine.ts';

/** So that no digit of an answer is lost, and a query whose asker is gone ends. */
const wanted: Readonly<Record<string, string>> = {
  output_format_json_quote_64bit_integers: '1',
  output_format_json_quote_denormals: '1',
  output_format_json_quote_decimals: '1',
  cancel_http_readonly_queries_on_client_close: '1',
  // Whole numbers beside floats would become a type of their own.
  use_variant_as_common_type: '0',
};

/** The settings of the user, and ours as far as the server has them. */
export async function settingsFor(
  given: Readonly<Record<string, string>>,
  timeLimit: number | undefined,
  ask: (sql: string) => Promise<Row[]>,
): Promise<Record<string, string>> {
  const own = { ...wanted, ...limits(timeLimit), ...given };
  const misspelt = Object.keys(own).find((name) => !/^\w+$/.test(name));
  if (misspelt !== undefined) throw unknown(misspelt);
  const names = Object.keys(own).map((name) => `'${name}'`);
  const rows = await ask(`SELECT name FROM system.settings WHERE name IN (${names.join(', ')})`);
  const known = new Set(rows.map(({ name }) => name));
  for (const name of Object.keys(given)) if (!known.has(name)) throw unknown(name);
  return Object.fromEntries(Object.entries(own).filter(([name]) => known.has(name)));
}

const unknown = (name: string): InputError =>
  new InputError(`--set: ClickHouse has no setting ${quote(name)}`);

/** The server stops by itself, even if nobody can tell it; and not for a guess of how long it will take. */
const limits = (seconds: number | undefined): Record<string, string> =>
  seconds === undefined
    ? {}
    : {
        max_execution_time: String(Math.ceil(seconds)),
        timeout_before_checking_execution_speed: '0',
      };
