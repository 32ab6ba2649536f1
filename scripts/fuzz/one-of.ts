import * as fc from 'fast-check';

/** The name of one of these, or null for none of them in a third of all cases. */
export const oneOf = (all: Readonly<Record<string, unknown>>): fc.Arbitrary<string | null> =>
  fc.option(fc.constantFrom(...Object.keys(all)), { freq: 2 });
