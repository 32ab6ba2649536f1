import pg, { type ClientConfig } from 'pg';
import { InputError } from '../../process/errors.ts';
import { checkParameters } from './parameters.ts';

/** The address of a PostgreSQL server, and the login. */
export interface Address {
  readonly config: ClientConfig;
  readonly name: string;
  readonly secrets: readonly string[];
  /** Seconds that connecting may take. */
  readonly connectTimeout: number;
}

const CONNECT_WITHIN = 15;

/**
 * `postgres://user:password@host:5432/database?sslmode=…`, where sslmode has the meaning of libpq, and not that of the library pg. Missing
 * parts come from the environment (PGHOST, PGUSER, …) or the user's password file.
 */
export function parseAddress(url: string): Address {
  const { connectTimeout = CONNECT_WITHIN } = checkParameters(url);
  const config: ClientConfig = {
    connectionString: `${url}${url.includes('?') ? '&' : '?'}uselibpqcompat=true`,
    application_name: 'rightly',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
  const { host, port, password } = clientOf(config);
  const name = `PostgreSQL at ${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { config, name, secrets: [password ?? ''], connectTimeout };
}

/** A client that is not connected yet. It resolves the address, the environment and the password file. */
function clientOf(config: ClientConfig): pg.Client {
  try {
    return new pg.Client(config);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // The messages of these errors may repeat the whole address.
    if (code === 'ERR_INVALID_URL' || error instanceof URIError)
      throw new InputError(
        '--engine must be a URL such as postgres://user@host:5432/database, where %40 stands for an @ in a name or password, %2F for a / and %25 for a %',
      );
    throw new InputError(`--engine: ${message}`);
  }
}
