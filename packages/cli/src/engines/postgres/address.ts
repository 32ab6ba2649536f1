import pg, { type ClientConfig } from 'pg';
import { InputError } from '../../process/errors.ts';
import { checkParameters } from './parameters.ts';

/** Where a server is, and how to be let in. */
export interface Address {
  readonly config: ClientConfig;
  readonly name: string;
  readonly secrets: readonly string[];
  /** Seconds that connecting may take. */
  readonly connectTimeout: number;
}

const CONNECT_WITHIN = 15;

/**
 * `postgres://user:password@host:5432/database?sslmode=…`, where sslmode means what it means everywhere but in this library. What is not
 * said there is in the environment (PGHOST, PGUSER, …) or the user's password file.
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

/** A connection that is not made yet: it knows what all it was told comes to. */
function clientOf(config: ClientConfig): pg.Client {
  try {
    return new pg.Client(config);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Their messages may hold all of it.
    if (code === 'ERR_INVALID_URL' || error instanceof URIError)
      throw new InputError(
        '--engine must be a URL such as postgres://user@host:5432/database, where %40 stands for an @ in a name or password, %2F for a / and %25 for a %',
      );
    throw new InputError(`--engine: ${message}`);
  }
}
