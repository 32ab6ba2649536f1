import { InputError, quote } from '../../errors.ts';

/** Where a Spark Connect server is, and as whom it is spoken to. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly token?: string | undefined;
  readonly userId?: string | undefined;
  readonly userAgent?: string | undefined;
  /** A session that somebody else may share; left open at the end. */
  readonly sessionId?: string | undefined;
  /** Bytes of one message at most. */
  readonly maxMessageSize: number;
  /** Milliseconds without a word after which the network is probed, and how long an answer may take. */
  readonly keepalive: { readonly time: number; readonly timeout: number };
  /** Sent with every call. */
  readonly headers: Readonly<Record<string, string>>;
}

const MEBIBYTE = 2 ** 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads `sc://host:15002/;token=…;use_ssl=true;…`, with Spark's own keys; other keys are headers. No error repeats a value, and a
 * token that the string lacks may be in the environment, where other users of the machine do not see it.
 */
export function parseAddress(url: string, env: NodeJS.ProcessEnv = process.env): Address {
  const parts = /^sc:\/\/(\[[\da-f:.]+\]|[^/:;?#@[\]\s]+)(?::(\d+))?(?:\/(?:;(.*))?)?$/i.exec(url);
  if (!parts) throw new InputError(`--engine must be sc://HOST[:PORT]/;KEY=VALUE;…; ${flaw(url)}`);
  const host = parts[1]!.replace(/^\[|\]$/g, '');
  const port = Number(parts[2] ?? 15002);
  if (port < 1 || port > 65_535)
    throw new InputError(`--engine: the port must be from 1 to 65535; got ${port}`);
  const given = pairs(parts[3] ?? '');
  const take = (key: string): string | undefined => {
    const value = given.get(key);
    given.delete(key);
    return value;
  };
  const whole = (key: string, otherwise: number): number => {
    const value = take(key) ?? String(otherwise);
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    throw new InputError(`--engine: ${key} must be a whole number from 1 on; got another value`);
  };
  const token = take('token') ?? (env['SPARK_CONNECT_AUTHENTICATE_TOKEN'] || undefined);
  const ssl = take('use_ssl')?.toLowerCase();
  if (ssl !== undefined && ssl !== 'true' && ssl !== 'false')
    throw new InputError('--engine: use_ssl must be true or false; got another value');
  const tls = ssl === undefined ? token !== undefined : ssl === 'true';
  if (token !== undefined && !tls && !isLoopback(host))
    throw new InputError(
      '--engine: a token must travel encrypted; got use_ssl=false and a host that is not this machine',
    );
  const sessionId = take('session_id');
  if (sessionId !== undefined && !UUID.test(sessionId))
    throw new InputError('--engine: session_id must be a UUID; got another value');
  const address = {
    host,
    port,
    tls,
    token,
    sessionId,
    userId: take('user_id'),
    userAgent: take('user_agent'),
    maxMessageSize: whole('grpc_max_message_size', 128 * MEBIBYTE),
    keepalive: {
      time: whole('grpc_keepalive_time_ms', 60_000),
      timeout: whole('grpc_keepalive_timeout_ms', 20_000),
    },
  };
  const headers = Object.fromEntries(given);
  for (const [name, value] of [...given, ['token', token ?? '']] as const)
    if (!/^[ -~]*$/.test(value))
      throw new InputError(
        `--engine: ${quote(name)} must be printable ASCII, as headers are; got another value`,
      );
  for (const name of given.keys())
    if (!/^[\w.-]+$/.test(name) || name.endsWith('-bin'))
      throw new InputError('--engine: a key must be letters, digits, _ . and -; got another one');
  return { ...address, headers };
}

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/i.test(host);

/** What is wrong, without the words that may hold a secret. */
function flaw(url: string): string {
  if (!/^sc:\/\//i.test(url)) return 'got another scheme';
  if (url.includes('@')) return 'got a user before the host, which goes into user_id=…';
  if (/^[^/]*\/\/[^/]*;/.test(url)) return 'got no / before the first ;';
  if (/^[^/]*\/\/[^/;]*\/[^;]/.test(url)) return 'got a path, which there is none of';
  return 'got no valid host and port';
}

function pairs(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of text.split(';').filter((one) => one !== '')) {
    const at = part.indexOf('=');
    const [key, value] = [part.slice(0, at), decoded(part.slice(at + 1))];
    if (at < 1 || !value)
      throw new InputError(
        '--engine must have KEY=VALUE between its semicolons, percent-encoded; got something else',
      );
    if (found.has(key))
      throw new InputError(`--engine must give a key once; got ${quote(key)} twice`);
    found.set(key, value);
  }
  return found;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
