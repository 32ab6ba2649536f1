import { F1Score } from 'rightly';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { pick, randomFrom } from './random.ts';

/* F-scores with a threshold are counted in one pass, where there are no weights. With weights of 1, they are counted by their declaration. */

const [rows, width] = [57, 5];
const options = { average: null, threshold: 0.3 } as const;

const kinds = [
  ['32-bit floats', Float32Array, Float32Array],
  ['64-bit floats', Float64Array, Float64Array],
  ['bytes beside 32-bit floats', Uint8Array, Float32Array],
] as const;

describe.each(kinds)('F1 above a threshold, of %s', (_, Truth, Scores) => {
  const random = randomFrom(11);
  const n = rows * width;
  const y = new Truth(Array.from({ length: n }, () => pick(random, [0, 1])));
  const p = new Scores(
    Array.from({ length: n }, () => pick(random, [0, 0.3, Math.fround(0.3), 0.31, 1, NaN])),
  );
  const [yTrue, yPred] = [y, p].map((data) => ({ data, shape: [rows, width] })) as [never, never];

  test('equals that of the declaration', () => {
    const [counted, declared] = [new F1Score(options), new F1Score(options)];
    counted.updateState(yTrue, yPred);
    declared.updateState(yTrue, yPred, { sampleWeight: new Float64Array(rows).fill(1) });
    expect(counted.state).toEqual(declared.state);
    expect(counted.result().some((score) => score > 0)).toBe(true);
  });
});

test('truth that is neither 0 nor 1 has its share, and NaN is refused', () => {
  const metric = new F1Score(options);
  metric.updateState(
    { data: Float32Array.of(0.5, 0), shape: [1, 2] },
    { data: Float32Array.of(1, 0), shape: [1, 2] },
  );
  expect(metric.result()[0]).toBeCloseTo(2 / 3, 12);
  const nan = caught(() => {
    metric.updateState(
      { data: Float32Array.of(1, NaN), shape: [1, 2] },
      { data: Float32Array.of(1, 0), shape: [1, 2] },
    );
  });
  expect(nan[1]).toContain('NaN');
});
