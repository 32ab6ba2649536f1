import * as fc from 'fast-check';
import type { Generator } from '../generator.ts';
import { checkWhole, className, create, takes } from '../metrics.ts';
import { odd } from '../odd.ts';

const numbers = fc.array(
  fc.oneof(
    fc.integer({ min: -2, max: 3 }),
    fc.double({ min: 0, max: 1 }),
    fc.boolean(),
    fc.constant(NaN),
  ),
  { maxLength: 6 },
);
const data = fc.oneof(
  numbers,
  fc.array(numbers, { maxLength: 4 }),
  fc.array(fc.array(numbers, { maxLength: 3 }), { maxLength: 3 }),
  numbers.map((list) => Float32Array.from(list, Number)),
  numbers.map((list) => Int32Array.from(list, Number)),
  fc.array(fc.constantFrom('cat', 'dog', '1', '__proto__'), { maxLength: 4 }),
  fc.array(odd, { maxLength: 4 }),
  odd,
);

/** Random values as data, for every class. The outcome is an error of the library that changes nothing, or usable sums. */
export const garbage: Generator = {
  name: 'garbage',
  runs: 1000,
  property: () =>
    fc.property(
      className,
      data,
      data,
      fc.oneof(fc.constant({}), fc.record({ sampleWeight: data }), odd),
      (name, yTrue, yPred, options) => {
        const metric = create(name);
        takes(metric, yTrue, yPred, options);
        checkWhole(metric);
      },
    ),
};
