import * as fc from 'fast-check';
import type { Generator } from '../generator.ts';
import { checkWhole, className, create, sumsOf, takes } from '../metrics.ts';
import { odd } from '../odd.ts';
import { ensure } from '../sound.ts';

/** Objects in the form of tensors of TensorFlow.js or another library, valid or with one odd property. */
const tensor = fc
  .record({
    shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
    dtype: fc.constantFrom('float32', 'int32', 'bool', 'string', 'complex64'),
    spoilt: fc.option(fc.constantFrom('shape', 'dtype', 'dataSync', 'data', 'values'), { freq: 3 }),
    put: odd,
    more: fc.integer({ min: -1, max: 2 }),
    seed: fc.nat(100),
  })
  .map(({ shape, dtype, spoilt, put, more, seed }) => {
    const size = Math.max(
      0,
      shape.reduce((product, axis) => product * axis, 1) + (more === 2 ? 0 : more),
    );
    const values = Float32Array.from({ length: size }, (_, i) => ((i * 7 + seed) % 5) / 4);
    const made: Record<string, unknown> = {
      shape,
      dtype,
      size,
      rank: shape.length,
      dataSync: () => values,
      data: async () => values,
      isDisposed: false,
    };
    if (spoilt !== null) made[spoilt] = spoilt === 'dataSync' ? () => put : put;
    return made;
  });

const whole = fc
  .record({ rows: fc.nat(6), width: fc.integer({ min: 2, max: 4 }), seed: fc.nat(100) })
  .map(({ rows, width, seed }) => ({
    labels: Array.from({ length: rows }, (_, i) => (i * 3 + seed) % width),
    scores: Array.from({ length: rows }, (_, i) =>
      Array.from({ length: width }, (_unused, j) => ((i + j * 2 + seed) % width) / 4),
    ),
    width,
  }));

/** Objects that pretend to be tensors. A valid one counts as its values. Any other one is refused or counts. */
export const tensors: Generator = {
  name: 'tensors',
  runs: 500,
  property: () =>
    fc.property(
      className,
      tensor,
      tensor,
      whole,
      (name, truth, guess, { labels, scores, width }) => {
        const metric = create(name);
        takes(metric, truth, guess);
        checkWhole(metric);
        const [plain, typed] = [0, 1].map(() => create('SparseCategoricalAccuracy'));
        if (labels.length === 0) return;
        plain!.updateState(labels, scores);
        const flat = {
          shape: [labels.length, width],
          dtype: 'float32',
          data: Float32Array.from(scores.flat()),
        };
        ensure(takes(typed!, Int32Array.from(labels), flat), 'a shape and its data were refused');
        ensure(sumsOf(plain!) === sumsOf(typed!), 'a shape and its data gave another result');
      },
    ),
};
