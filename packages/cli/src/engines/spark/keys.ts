import { InputError, quote } from '../../process/errors.ts';

/** The keys of a connection string. Errors name a key, and never repeat a value, which may be secret. */
export class Keys {
  readonly #left: Map<string, string>;

  constructor(text: string) {
    this.#left = pairs(text);
  }

  take(key: string): string | undefined {
    const value = this.#left.get(key);
    this.#left.delete(key);
    return value;
  }

  whole(key: string, otherwise: number): number {
    const value = this.take(key) ?? String(otherwise);
    return Number(checked(key, value, /^[1-9]\d{0,8}$/, 'a whole number from 1 on'));
  }

  flag(key: string): boolean | undefined {
    const value = this.take(key);
    if (value === undefined) return undefined;
    return /true/i.test(checked(key, value, /^(true|false)$/i, 'true or false'));
  }

  /** Takes a key that is sent as a header. */
  header(key: string): string | undefined {
    const value = this.take(key);
    return value === undefined ? undefined : printable(key, value);
  }

  /** The keys that are left, which are headers. */
  headers(): Record<string, string> {
    for (const [key, value] of this.#left) {
      printable(key, value);
      if (/^authorization$/i.test(key))
        throw new InputError('--engine: a token must be given as token=…; got another header');
      if (!/^[\w.-]+$/.test(key) || key.endsWith('-bin'))
        throw new InputError('--engine: a key must be letters, digits, _ . and -; got another one');
    }
    return Object.fromEntries(this.#left);
  }
}

export const printable = (key: string, value: string): string =>
  checked(key, value, /^[ -~]+$/, 'printable ASCII, as headers are');

export function checked(key: string, value: string, pattern: RegExp, what: string): string {
  if (pattern.test(value)) return value;
  throw new InputError(`--engine: ${quote(key)} must be ${what}; got another value`);
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
