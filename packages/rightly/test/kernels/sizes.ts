import * as fc from 'fast-check';
import { PIECE, ROWS } from '../../src/engines/wasm/memory.ts';

/** The number of samples, and the number of classes. */
export interface Size {
  readonly n: number;
  readonly width: number;
}

const around = (edge: number, most = 1): fc.Arbitrary<number> =>
  fc.integer({ min: Math.max(0, edge - most), max: edge + most });

/** Few rows of few classes; rows around the ends of pieces and of blocks; long rows. */
export const size: fc.Arbitrary<Size> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ n: fc.nat(40), width: fc.integer({ min: 1, max: 70 }) }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 70 }), fc.constantFrom(4, 8), fc.constantFrom(1, 2))
      .chain(([width, bytes, pieces]) =>
        fc.record({
          n: around(pieces * Math.floor(PIECE / (bytes * width))),
          width: fc.constant(width),
        }),
      ),
  },
  fc.record({ n: around(ROWS), width: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    n: fc.integer({ min: 1, max: 6 }),
    width: fc.oneof(around(4096, 5), around(8192, 5), around(12_288, 5), around(PIECE / 8)),
  }),
);

/** Rows that are as long as a piece of some type, or longer. */
export const wide: fc.Arbitrary<Size> = fc.record({
  n: fc.integer({ min: 1, max: 3 }),
  width: fc.oneof(around(PIECE / 8), around(PIECE / 4), around(PIECE / 2), around(100_000)),
});
