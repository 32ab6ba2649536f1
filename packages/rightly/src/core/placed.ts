import { truncate } from './errors.ts';
import { isString, objectOf } from './readable.ts';

/** Prepends a place to the text of an error of this library. Any other error is returned as it is. */
export function placed(error: unknown, place: string): unknown {
  const { constructor, message } = objectOf<Error>(error);
  if (constructor !== TypeError && constructor !== RangeError) return error;
  if (!isString(message) || message.startsWith(place)) return error;
  const Kind = constructor as typeof TypeError;
  return new Kind(`${place} ${truncate(message, 5000)}`, { cause: error });
}
