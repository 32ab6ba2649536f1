import { InputError, quote } from '../../process/errors.ts';
import { parseSeconds, SECONDS } from '../open-within.ts';

/** The parameters of an address that the client supports. */
const known: ReadonlySet<string> = new Set([
  'application_name',
  'client_encoding',
  'connect_timeout',
  'fallback_application_name',
  'host',
  'options',
  'password',
  'port',
  'sslcert',
  'sslkey',
  'sslmode',
  'sslnegotiation',
  'sslrootcert',
  'user',
]);

const modes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'];

/**
 * Throws InputError for a parameter that is unknown or comes twice, and for an unknown mode of TLS. The client ignores unknown parameters: with
 * `ssl_mode=require` it would connect without TLS. The result has the parameter that the command itself uses.
 */
export function checkParameters(
  url: string,
  env: NodeJS.ProcessEnv = process.env,
): { readonly connectTimeout: number | undefined } {
  // As in libpq, a text that is not a number, or a number below 1, is ignored.
  let connectTimeout = parseSeconds(env['PGCONNECT_TIMEOUT'] ?? '');
  const start = url.indexOf('?');
  if (start < 0) return { connectTimeout };
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(url.slice(start + 1).split('#')[0])) {
    // A value may be a secret, so only the name is shown.
    if (!known.has(name))
      throw new InputError(
        `--engine: the parameters of an address are ${[...known].join(', ')}; got ${quote(name)} (--set NAME=VALUE configures the session)`,
      );
    if (seen.has(name)) throw new InputError(`--engine: the parameter ${name} comes twice`);
    seen.add(name);
    if (name === 'sslmode' && !modes.includes(value))
      throw new InputError(`--engine: sslmode must be one of ${modes.join(', ')}; got ${value}`);
    if (name === 'connect_timeout') {
      connectTimeout = parseSeconds(value);
      if (connectTimeout === undefined)
        throw new InputError(`--engine: connect_timeout must be ${SECONDS}; got ${quote(value)}`);
    }
  }
  return { connectTimeout };
}
