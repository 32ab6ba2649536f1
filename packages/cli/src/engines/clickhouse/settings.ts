import { InputError, quote } from '../../process/errors.ts';
import type { Row } from '../engine.ts';

/** Settings that keep all digits of an answer, and end the query of a client that is gone. */
const wanted: Readonly<Record<string, string>> = {
  output_format_json_quote_64bit_integers: '1',
  output_format_json_quote_denormals: '1',
  output_format_json_quote_decimals: '1',
  cancel_http_readonly_queries_on_client_close: '1',
  // With this setting, whole numbers beside floats would become the type Variant.
  use_variant_as_common_type: '0',
};

/** The settings of the user, and those settings of the command that the server knows. */
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

/** The server keeps the time limit by itself, even if the client is gone. It measures time and does not estimate it in advance. */
const limits = (seconds: number | undefined): Record<string, string> =>
  seconds === undefined
    ? {}
    : {
        max_execution_time: String(Math.ceil(seconds)),
        timeout_before_checking_execution_speed: '0',
      };
