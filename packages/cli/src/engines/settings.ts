import { InputError, quote } from '../process/errors.ts';

/** Parses all values of `--set KEY=VALUE`. */
export function parseSettings(given: readonly string[]): Record<string, string> {
  const entries = given.map((text) => {
    const [, key, value] = /^([^=\s]+)=(.*)$/s.exec(text) ?? [];
    // A value may be a secret, so only the name is shown.
    if (key === undefined)
      throw new InputError(`--set must be KEY=VALUE; got ${quote(text.split('=')[0]!)}`);
    return [key, value!] as const;
  });
  return Object.fromEntries(entries);
}

/** Parses `--time-limit`, in seconds. */
export function parseTimeLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!(seconds > 0 && seconds < 1e7) || text.trim() === '')
    throw new InputError(`--time-limit must be a number of seconds above 0; got ${quote(text)}`);
  return seconds;
}
