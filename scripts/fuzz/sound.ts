import { Own } from './odd.ts';

/** Internal words of JavaScript, which mean nothing to users. */
const inside =
  /Cannot (read|set|convert|mix|access|assign|destructure)|is not (a function|iterable|defined|a constructor|extensible)|Maximum call stack|Invalid (typed )?array|Array buffer allocation|Offset is outside|outside the bounds|\[object (?!Object\]$)|must be a multiple of/;

/** The longest allowed message. */
const longest = 5000;

/** Throws for an error that is not the library's. The library's errors say what was expected and what came. */
export function checkError(error: unknown): void {
  const fail = (why: string): never => {
    throw new Error(`${why}: ${String(error).slice(0, 500)}`, { cause: error });
  };
  if (error instanceof Own) return;
  if (!(error instanceof TypeError || error instanceof RangeError)) return fail('another error');
  const { message } = error;
  if (!/ must [^]+; got /.test(message)) return fail('an error of another form');
  if (inside.test(message)) return fail('an internal error');
  if (message.length > longest) return fail('a long error');
}

/** The result of an action. Undefined if it throws an error of the library. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    checkError(error);
    return undefined;
  }
}

export function ensure(holds: boolean, why: string): void {
  if (!holds) throw new Error(why);
}
