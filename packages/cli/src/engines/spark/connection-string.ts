import { InputError } from '../../process/errors.ts';
import { parseSeconds, SECONDS } from '../open-within.ts';
import { checked, Keys, printable } from './keys.ts';

/** The address of a Spark Connect server, and the login. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly token?: string | undefined;
  readonly userId?: string | undefined;
  readonly userAgent?: string | undefined;
  /** The id of a session that others may share. The session stays open at the end. */
  readonly sessionId?: string | undefined;
  /** The most bytes of one message. */
  readonly maxMessageSize: number;
  /** Milliseconds of silence after which the connection is probed, and milliseconds that the probe may take. */
  readonly keepalive: { readonly time: number; readonly timeout: number };
  /** Seconds that the first answer may take. */
  readonly connectTimeout: number;
  /** Sent with every call. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Seconds that the first answer may take by default. A server may have to start a session first. */
const CONNECT_WITHIN = 60;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FORM = /^sc:\/\/(\[[\da-f:.]+\]|[^/:;?#@[\]\s]+)(?::(\d+))?(?:\/(?:;(.*))?)?$/i;

/**
 * Reads `sc://host:15002/;token=…;use_ssl=true;…`, with Spark's own keys; other keys are headers. The token may be in the
 * environment instead, where other users of the machine do not see it.
 */
export function parseAddress(url: string, env: NodeJS.ProcessEnv = process.env): Address {
  const parts = FORM.exec(url);
  if (!parts) throw new InputError(`--engine must be sc://HOST[:PORT]/;KEY=VALUE;…; ${flaw(url)}`);
  const host = parts[1]!.replace(/^\[|\]$/g, '');
  const port = Number(parts[2] ?? 15_002);
  if (port < 1 || port > 65_535)
    throw new InputError(`--engine: the port must be from 1 to 65535; got ${port}`);
  const keys = new Keys(parts[3] ?? '');
  const inherited = env['SPARK_CONNECT_AUTHENTICATE_TOKEN'] || undefined;
  const token = keys.header('token') ?? (inherited && printable('token', inherited));
  const tls = keys.flag('use_ssl') ?? token !== undefined;
  if (token !== undefined && !tls && !isLoopback(host))
    throw new InputError(
      '--engine: a token must travel encrypted; got use_ssl=false and a host that is not this machine',
    );
  const sessionId = keys.take('session_id');
  return {
    host,
    port,
    tls,
    token,
    sessionId: sessionId && checked('session_id', sessionId, UUID, 'a UUID'),
    userId: keys.take('user_id'),
    userAgent: keys.take('user_agent'),
    maxMessageSize: keys.whole('grpc_max_message_size', 128 * 2 ** 20),
    keepalive: {
      time: keys.whole('grpc_keepalive_time_ms', 60_000),
      timeout: keys.whole('grpc_keepalive_timeout_ms', 20_000),
    },
    connectTimeout: secondsIn(keys.take('connect_timeout')),
    headers: keys.headers(),
  };
}

function secondsIn(text: string | undefined): number {
  if (text === undefined) return CONNECT_WITHIN;
  const seconds = parseSeconds(text);
  if (seconds === undefined)
    throw new InputError(`--engine: "connect_timeout" must be ${SECONDS}; got another value`);
  return seconds;
}

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/i.test(host);

/** The fault of the address, without the parts that may hold a secret. */
function flaw(url: string): string {
  if (!/^sc:\/\//i.test(url)) return 'got another scheme';
  if (url.includes('@')) return 'got a user before the host, which goes into user_id=…';
  if (/^[^/]*\/\/[^/]*;/.test(url)) return 'got no / before the first ;';
  if (/^[^/]*\/\/[^/;]*\/[^;]/.test(url)) return 'got a path; an address has no path';
  return 'got no valid host and port';
}
