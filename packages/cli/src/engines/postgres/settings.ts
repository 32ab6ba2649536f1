import { InputError, quote } from '../../process/errors.ts';

/** Settings that may not change: the session is read-only, and a backslash in a text is a plain letter. */
const own: Readonly<Record<string, string>> = {
  default_transaction_read_only: 'on',
  standard_conforming_strings: 'on',
  // Floats are written with all digits that they need.
  extra_float_digits: '1',
  datestyle: 'ISO',
  intervalstyle: 'iso_8601',
};

const NAME = /^[a-z_]\w*(\.[a-z_]\w*)?$/i;

/** All settings of a session, in order. Throws InputError where `--set` changes one that must stay. */
export function settingsOf(
  given: Readonly<Record<string, string>>,
  timeLimit: number | undefined,
): [name: string, value: string][] {
  for (const name of Object.keys(given)) {
    if (!NAME.test(name))
      throw new InputError(`--set must name a setting of PostgreSQL; got ${quote(name)}`);
    if (name.toLowerCase() in own || /^transaction_/i.test(name))
      throw new InputError(`--set must leave ${name} as it is: evaluating never writes`);
  }
  const limit = timeLimit === undefined ? {} : { statement_timeout: `${milliseconds(timeLimit)}` };
  return Object.entries({ ...given, ...own, ...limit });
}

const milliseconds = (seconds: number): number =>
  Math.min(Math.ceil(1000 * seconds), 2_147_483_647);
