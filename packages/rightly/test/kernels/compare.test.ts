import * as fc from 'fast-check';
import { Accuracy, type ArrayInput, BinaryAccuracy } from 'rightly';
import { afterEach, expect, test } from 'vitest';
import { ROWS } from '../../src/engines/wasm/memory.ts';
import { type Batch, differences } from './engines.ts';
import { fill, type FormName, formNames, forms, giveBackAll, kindOf } from './forms.ts';
import { pick, pools, type Random, randomFrom } from './random.ts';
import { optionsFor, weighting } from './weighting.ts';

afterEach(giveBackAll);

/** Sizes around the sixteen elements that kernels take at a time, around a piece of float64, and around a block. */
const length = fc.oneof(
  { weight: 12, arbitrary: fc.nat(100) },
  fc.integer({ min: 16_383, max: 16_386 }),
  fc.integer({ min: ROWS - 20, max: ROWS + 20 }),
  fc.integer({ min: 2 * ROWS - 1, max: 2 * ROWS + 1 }),
);
const kind = fc.constantFrom(...Object.keys(kindOf));
const pool = fc.constantFrom(...Object.keys(pools));
const form = fc.constantFrom(...formNames);

const handed = (name: string, how: FormName, numbers: ArrayLike<number>): ArrayInput => {
  const { type } = kindOf[name]!;
  return forms[how](
    fill(kindOf[name]!, numbers.length, (i) => numbers[i]!),
    [numbers.length],
    type,
  );
};

const numbers = (n: number, draw: (i: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => draw(i));

test('equality: kernels and plain arrays give the same bits', () => {
  const drawn = fc.record({
    n: length,
    a: kind,
    b: kind,
    formA: form,
    formB: form,
    pool,
    weighting,
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(drawn, ({ n, a, b, formA, formB, seed, ...rest }) => {
      const random = randomFrom(seed);
      const draw = (): number => pools[rest.pool]!(random);
      const left = numbers(n, draw);
      const right = numbers(n, (i) => (random() < 0.5 ? left[i]! : draw()));
      const options = optionsFor(rest.weighting, n, random);
      const batchOf = (x: FormName, y: FormName): Batch => ({
        yTrue: handed(a, x, left),
        yPred: handed(b, y, right),
        options,
      });
      const plain = batchOf('flat', 'flat');
      expect(differences([new Accuracy()], batchOf(formA, formB), plain)).toEqual([]);
      giveBackAll();
    }),
    { numRuns: 250 },
  );
});

/** As float32 these numbers are 0 and 1. */
const nearly = [1 + 2 ** -40, 1 - 2 ** -50, 2 ** -150];

/** Right truth, wrong truth, and truth that is neither 0 nor 1. */
const truth = (random: Random): number =>
  random() < 0.9
    ? Math.floor(2 * random())
    : pick(random, [-0, -1, 0.5, 2, 255, NaN, Infinity, ...nearly]);
const threshold = fc.oneof(
  fc.constantFrom(0, -0, 0.1, 0.3, 0.5, 1, -1, 50, 2 ** 31 + 1, 1e39, -1e39, 5e-324),
  fc.double({ min: -4, max: 4, noNaN: true }),
);

test('scores cut at a threshold: kernels and plain arrays give the same bits', () => {
  const drawn = fc.record({
    n: length,
    y: kind,
    p: kind,
    formY: form,
    formP: form,
    pool,
    threshold,
    weighting,
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(drawn, ({ n, y, p, formY, formP, seed, threshold: cut, ...rest }) => {
      const metric = new BinaryAccuracy({ threshold: cut });
      const random = randomFrom(seed);
      const labels = numbers(n, () => truth(random));
      // Some numbers are the threshold itself, as far as their type can represent it.
      const scores = numbers(n, () =>
        random() < 0.2 && Math.abs(cut) < 2 ** 32 ? cut : pools[rest.pool]!(random),
      );
      const options = optionsFor(rest.weighting, n, random);
      const batchOf = (x: FormName, z: FormName): Batch => ({
        yTrue: handed(y, x, labels),
        yPred: handed(p, z, scores),
        options,
      });
      // Nested numbers are float64, and are not rounded to float32.
      const plain = batchOf('flat', formP === 'nested' ? formP : 'flat');
      expect(differences([metric], batchOf(formY, formP), plain)).toEqual([]);
      giveBackAll();
    }),
    { numRuns: 250 },
  );
});
