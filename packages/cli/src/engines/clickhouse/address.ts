import { InputError } from '../../process/errors.ts';
import { parseSeconds, SECONDS } from '../open-within.ts';

/** The address of a ClickHouse server, and the login. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Seconds that the first answers may take. */
  readonly connectTimeout: number;
}

const CONNECT_WITHIN = 10;

const PARTS =
  /^clickhouse(s?):\/\/(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[\da-f:.]+\]|[^:@/?#[\]\s]+)(?::(\d+))?(?:\/([^/?#]*))?(?:\?connect_timeout=([^&#]*))?$/i;

/**
 * Reads `clickhouse://user:password@host:8123/database`, over HTTP, or `clickhouses://…`, over HTTPS, percent-encoded. The password may be in the
 * environment instead, where other users of the machine do not see it. No error repeats a part of the string.
 */
export function parseAddress(url: string, env: NodeJS.ProcessEnv = process.env): Address {
  const parts = PARTS.exec(url);
  if (!parts)
    throw new InputError(
      `--engine must be clickhouse://[USER[:PASSWORD]@]HOST[:PORT][/DATABASE], or clickhouses://…, and perhaps ?connect_timeout=SECONDS; ${flaw(url)}`,
    );
  const [, secure, user, password, host, port, database, seconds] = parts;
  const tls = secure !== '';
  const address = {
    host: host!.replace(/^\[|\]$/g, ''),
    port: Number(port ?? (tls ? 8443 : 8123)),
    tls,
    user: decoded(user) || 'default',
    password: decoded(password) ?? env['CLICKHOUSE_PASSWORD'] ?? '',
    database: decoded(database) || 'default',
    connectTimeout: seconds === undefined ? CONNECT_WITHIN : secondsIn(seconds),
  };
  if (address.port < 1 || address.port > 65_535)
    throw new InputError(`--engine: the port must be from 1 to 65535; got ${address.port}`);
  return address;
}

function secondsIn(text: string): number {
  const seconds = parseSeconds(text);
  // The value may be a secret in the wrong place.
  if (seconds === undefined)
    throw new InputError(`--engine: connect_timeout must be ${SECONDS}; got another value`);
  return seconds;
}

/** The fault of the address, without the parts that may hold a secret. */
function flaw(url: string): string {
  if (url.includes('?'))
    return 'got another word after the question mark: settings are given with --set';
  if (/@.*@/.test(url)) return 'got a second @: write an @ in a password as %40';
  return 'got another form (special characters in a password must be percent-encoded)';
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    throw new InputError('--engine must be percent-encoded; got a % that begins no code');
  }
}
