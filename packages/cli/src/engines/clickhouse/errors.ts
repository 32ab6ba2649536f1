import { ClickHouseError } from '@clickhouse/client';
import { InputError } from '../../process/errors.ts';
import { joinLines } from '../../process/join-lines.ts';
import type { Address } from './address.ts';

/** The server that an error came from. */
export interface Failed {
  readonly name: string;
  readonly address: Address;
  /** The version of the server, once it is known. */
  readonly version: string | undefined;
  readonly redact: (text: string) => string;
}

/** The error as one line for the user. */
export function toInputError(error: unknown, failed: Failed): InputError {
  const { name, redact } = failed;
  if (error instanceof InputError) return new InputError(redact(error.message));
  const { code, message } = failureOf(error as NodeJS.ErrnoException);
  const hint = hintFor(code, message, failed);
  return new InputError(`${name}: ${redact(message)}${hint === undefined ? '' : ` (${hint})`}`);
}

interface Failure {
  /** The code of ClickHouse, or that of the system. */
  readonly code: string;
  readonly message: string;
}

/** Whether the server stopped a query for its time limit. */
export const isLate = (error: unknown): boolean =>
  ['159', '160'].includes(failureOf(error as NodeJS.ErrnoException).code);

/** The part of a message that is read. The query and stack traces of any length follow it. */
const longest = 10_000;

function failureOf(error: NodeJS.ErrnoException): Failure {
  const text = error.message.slice(0, longest);
  if (error instanceof ClickHouseError) {
    const { code, type = '' } = error;
    return { code, message: `${shortMessage(text)} (code ${code}, ${type})` };
  }
  // Servers before 2020 have no names for their errors.
  const [, code, old] = /Code: (\d+)[.,].*?DB::\w*Exception: ([^]*)/.exec(text) ?? [];
  if (code !== undefined) return { code, message: `${shortMessage(old!)} (code ${code})` };
  const own = error.code ?? '';
  return { code: own, message: shortMessage(text) || own || 'an error without a message' };
}

/** The message in one line, without stack trace, query and the list of expected words. */
const shortMessage = (text: string): string =>
  joinLines(
    text
      .replace(/,? ?e\.what\(\) = [^]*$/, '')
      .replace(/ \(version [^]*$/, '')
      .replace(/:? in scope SELECT[^]*$/i, '')
      .replace(/ Expected one of: [^]*$/, '')
      .replace(/(EPROTO|ECONNRESET) [\dA-F]+:error:[^]*?routines:\w*:([^:]*)[^]*/, '$1: $2'),
  ).slice(0, 400);

function hintFor(code: string, message: string, { address, version }: Failed): string | undefined {
  if (code === '193' || code === '516' || code === '194')
    return 'the password goes into CLICKHOUSE_PASSWORD';
  if (code === '164') return 'its user must be allowed to change settings: readonly = 2 suffices';
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'is a ClickHouse server there, and is it the port for HTTP?';
  if (code === 'EPROTO' || message.includes('wrong version number')) return PROTOCOLS;
  if (BROKEN.has(code) || message === 'aborted')
    return address.tls
      ? 'the connection broke'
      : 'the connection broke; does the server want HTTPS?';
  const isOld = version !== undefined && Number.parseInt(version, 10) < OLDEST;
  return isOld && UNKNOWN.has(code)
    ? `it is ClickHouse ${version}, which knows less SQL than a query may need`
    : undefined;
}

export const PROTOCOLS = 'clickhouses:// speaks HTTPS; clickhouse:// speaks HTTP';

const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'HPE_INVALID_CONSTANT', 'UND_ERR_SOCKET']);

/** The codes of errors for an unknown function, identifier, SQL keyword or setting, and for types that do not combine. */
const UNKNOWN = new Set(['43', '46', '47', '62', '115', '386']);

const OLDEST = 23;
