import { InputError, quote } from '../../process/errors.ts';

/** What the session needs to be as it is: nothing is written, and what is in quotes is what it says. */
const own: Readonly<Record<string, string>> = {
  default_transaction_read_only: 'on',
  standard_conforming_strings: 'on',
  // Floats in as many digits as tell them apart.
  extra_float_digits: '1',
  datestyle: 'ISO',
  intervalstyle: 'iso_8601',
};

const NAME = /^[a-z_]\w*(\.[a-z_]\w*)?$/i;

/** All settings of a session, in their order; `--set` may not change what it must be. */
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
