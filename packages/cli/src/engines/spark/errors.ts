import { fromBinary } from '@bufbuild/protobuf';
import { type ServiceError, status } from '@grpc/grpc-js';
import { InputError } from '../../process/errors.ts';
import { ErrorInfoSchema, StatusSchema } from './connect_pb.ts';
import type { Session } from './session.ts';

/** The connection broke while a query ran, and could not be made again. */
export class Lost extends Error {}

/** The error as one line for the user. */
export async function toInputError(
  error: unknown,
  name: string,
  session: Session,
  redact: (text: string) => string,
): Promise<InputError> {
  if (error instanceof InputError) return new InputError(redact(error.message));
  const words = isServiceError(error) ? await wordsOf(error, session) : (error as Error).message;
  const hint = isServiceError(error) ? hints[error.code] : undefined;
  return new InputError(`${name}: ${redact(words)}${hint === undefined ? '' : ` (${hint})`}`);
}

/** The message of the server, with its error class and SQLSTATE. */
async function wordsOf(error: ServiceError, session: Session): Promise<string> {
  const { errorId, errorClass, sqlState } = infoOf(error);
  let message = error.details;
  if (errorId !== undefined && message.endsWith('...'))
    message = (await session.whole(errorId).catch(() => undefined)) ?? message;
  const line = shortMessage(message);
  const named = errorClass !== undefined && !line.includes(errorClass) ? `[${errorClass}] ` : '';
  const state = sqlState !== undefined && !line.includes(sqlState) ? ` SQLSTATE: ${sqlState}` : '';
  return `${named}${line}${state}`;
}

export const UNAVAILABLE =
  'is a Spark Connect server there, and does it want TLS? use_ssl=true or use_ssl=false says so';

const hints: Readonly<Partial<Record<status, string>>> = {
  [status.UNAVAILABLE]: UNAVAILABLE,
  [status.UNAUTHENTICATED]:
    'the token is missing, wrong or expired: token=… in the connection string, or SPARK_CONNECT_AUTHENTICATE_TOKEN',
  [status.RESOURCE_EXHAUSTED]:
    'larger answers are taken with grpc_max_message_size=BYTES in the connection string',
  [status.DEADLINE_EXCEEDED]: 'the server does not answer',
};

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'details' in error && 'metadata' in error;

/** The details that the server sends with an error. */
function infoOf({ metadata }: ServiceError): Readonly<Record<string, string | undefined>> {
  const [bytes] = metadata.get('grpc-status-details-bin');
  if (!(bytes instanceof Uint8Array)) return {};
  const info = fromBinary(StatusSchema, bytes).details.find(({ typeUrl }) =>
    typeUrl.endsWith('google.rpc.ErrorInfo'),
  );
  return info ? fromBinary(ErrorInfoSchema, info.value).metadata : {};
}

/** The message without the plans, queries and stack traces below it, and without the words that gRPC adds. */
function shortMessage(message: string): string {
  const refused = /^No connection established\. Last error: (?:Error: )?([^]*?)\.? Resolution note/;
  const inner = refused.exec(message)?.[1];
  const end = /SQLSTATE: \w{5}/.exec(message);
  const all = end ? message.slice(0, end.index + end[0].length) : message;
  return (inner === undefined ? all : `no connection: ${inner}`)
    .split('\n')
    .filter((line) => !/^\s*(at |$)/.test(line))
    .slice(0, 4)
    .join(' ')
    .trim();
}
