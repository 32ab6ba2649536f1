import { DatabaseError } from 'pg';
import { InputError } from '../../process/errors.ts';
import { joinLines } from '../../process/join-lines.ts';

/** The error as one line for the user. */
export function toInputError(
  error: unknown,
  name: string,
  isOpen: boolean,
  redact: (text: string) => string,
): InputError {
  if (error instanceof InputError) return new InputError(redact(error.message));
  const words =
    error instanceof DatabaseError ? wordsOf(error) : networkWords(error as Error, isOpen);
  return new InputError(`${name}: ${joinLines(redact(words))}`);
}

export const isCancelled = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === '57014';

/** The server does not say which of these it is. */
const REFUSED_PASSWORD = 'the password is wrong, or has expired';

function wordsOf({ message, hint, code }: DatabaseError): string {
  const own = code === '28P01' ? REFUSED_PASSWORD : hint;
  return `${message} (SQLSTATE ${code})${own === undefined ? '' : `; ${own}`}`;
}

/** A network error with a hint. If several addresses were tried, the error of the first one stands for all. */
function networkWords(error: Error & { readonly code?: string }, isOpen: boolean): string {
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [error];
  const { message } = first ?? error;
  const text = `${error.code} ${message}`;
  const hint = isLost.test(text)
    ? isOpen
      ? 'the connection was lost'
      : 'is a PostgreSQL server there, and does it want TLS? sslmode=require connects with TLS'
    : hints.find(([of]) => of.test(text))?.[1];
  return hint === undefined ? message : `${message} (${hint})`;
}

const hints: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENOENT/, 'is a PostgreSQL server there?'],
  [
    /password must be a/,
    'the server wants a password: from PGPASSWORD or ~/.pgpass, if not in the URL',
  ],
  [/not support SSL/, 'sslmode=disable connects without TLS'],
  [
    /self-signed|SELF_SIGNED|UNABLE_TO|CERT_/,
    'sslrootcert=FILE names the certificate of the authority that signed it',
  ],
];

const isLost = /terminated|ECONNRESET|EPIPE/;
