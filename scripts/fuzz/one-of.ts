import * as fc from 'fast-check';

/** One of these names, or null in a third of all cases. */
export const oneOf = (all: Readonly<Record<string, unknown>>): fc.Arbitrary<string | null> =>
  fc.option(fc.constantFrom(...Object.keys(all)), { freq: 2 });
