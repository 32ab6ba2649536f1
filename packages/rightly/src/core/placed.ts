import { cut } from './errors.ts';
import { isString, objectOf } from './readable.ts';

/** The error with a place before its text, if it says what was expected; any other error as it is. */
export function placed(error: unknown, place: string): unknown {
  const { constructor, message } = objectOf<Error>(error);
  if (constructor !== TypeError && constructor !== RangeError) return error;
  if (!isString(message) || message.startsWith(place)) return error;
  const Kind = constructor as typeof TypeError;
  return new Kind(`${place} ${cut(message, 5000)}`, { cause: error });
}
