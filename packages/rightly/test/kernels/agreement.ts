import * as fc from 'fast-check';
import {
  type AnyMeanMetric,
  CategoricalAccuracy,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { expect } from 'vitest';
import { differences } from './engines.ts';
import { fill, formNames, forms, giveBackAll, kindOf } from './forms.ts';
import { labelOf, pick, pools, type Random, randomFrom } from './random.ts';
import type { Size } from './sizes.ts';
import { optionsFor, weighting } from './weighting.ts';

/* Kernels and plain arrays have the same results to the bit, for any input. */

const ignored = fc.constantFrom(undefined, undefined, -1, 0);
const k = fc.constantFrom(1, 2, 3, 5, 64, 4096, 2 ** 31, 2 ** 40);

export function labelsAgree(size: fc.Arbitrary<Size>, numRuns: number): void {
  const drawn = fc.record({
    argmax: fc.array(fc.record({ ignoreClass: ignored }), { maxLength: 2 }),
    topK: fc.array(fc.record({ k, ignoreClass: ignored }), { minLength: 1, maxLength: 3 }),
    scores: fc.constantFrom(...Object.keys(kindOf)),
    labels: fc.constantFrom(...Object.keys(kindOf)),
    form: fc.constantFrom(...formNames),
    labelForm: fc.constantFrom(...formNames),
    pool: fc.constantFrom(...Object.keys(pools)),
    size,
    weighting,
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(drawn, ({ scores, labels, form, labelForm, pool, size: { n, width }, ...rest }) => {
      const metrics = [
        ...rest.argmax.map((options) => new SparseCategoricalAccuracy(options)),
        ...rest.topK.map((options) => new SparseTopKCategoricalAccuracy(options)),
      ];
      const random = randomFrom(rest.seed);
      const [kind, labelKind] = [kindOf[scores]!, kindOf[labels]!];
      const data = fill(kind, n * width, () => pools[pool]!(random));
      const truth = fill(labelKind, n, () => labelOf(random, width, labelKind.type && 256));
      const options = optionsFor(rest.weighting, n, random);
      const flat = {
        yTrue: forms.flat(truth, [n], labelKind.type),
        yPred: forms.flat(data, [n, width], kind.type),
      };
      const batch = {
        yTrue: forms[labelForm](truth, [n], labelKind.type),
        yPred: forms[form](data, [n, width], kind.type),
      };
      expect(differences(metrics, { ...batch, options }, { ...flat, options })).toEqual([]);
      giveBackAll();
    }),
    { numRuns },
  );
}

/** Possible truths. NaN is an error, and every other row has a maximum. */
const truths: Readonly<Record<string, (random: Random, width: number) => (i: number) => number>> = {
  'one of each row': (random, width) => {
    let hot = 0;
    return (i) => {
      if (i % width === 0) hot = i + Math.floor(random() * width);
      return i === hot ? 1 : 0;
    };
  },
  soft: (random) => () => pick(random, [0, 1, 3, 100, 130, 200, 250]),
  'all alike': () => () => 0,
  'below zero': (random) => () => pick(random, [-Infinity, -Infinity, -2, -0, 0]),
  rising: (_, width) => (i) => i % width,
};

export function oneHotAgree(size: fc.Arbitrary<Size>, numRuns: number): void {
  const drawn = fc.record({
    argmax: fc.boolean(),
    ks: fc.array(fc.constantFrom(1, 2, 5, 64, 2 ** 40), { minLength: 1, maxLength: 3 }),
    truth: fc.constantFrom(...Object.keys(truths)),
    truthKind: fc.constantFrom(...Object.keys(kindOf)),
    truthForm: fc.constantFrom(...formNames),
    scores: fc.constantFrom(...Object.keys(kindOf)),
    form: fc.constantFrom(...formNames),
    pool: fc.constantFrom(...Object.keys(pools)),
    size,
    weighting,
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(drawn, ({ truth, truthKind, scores, pool, size: { n, width }, seed, ...rest }) => {
      const metrics: AnyMeanMetric[] = rest.ks.map(
        (most) => new TopKCategoricalAccuracy({ k: most }),
      );
      if (rest.argmax) metrics.push(new CategoricalAccuracy());
      const random = randomFrom(seed);
      const [hot, kind] = [kindOf[truthKind]!, kindOf[scores]!];
      const rows = fill(hot, n * width, truths[truth]!(random, width));
      const data = fill(kind, n * width, () => pools[pool]!(random));
      const options = optionsFor(rest.weighting, n, random);
      const flat = {
        yTrue: forms.flat(rows, [n, width], hot.type),
        yPred: forms.flat(data, [n, width], kind.type),
      };
      const batch = {
        yTrue: forms[rest.truthForm](rows, [n, width], hot.type),
        yPred: forms[rest.form](data, [n, width], kind.type),
      };
      expect(differences(metrics, { ...batch, options }, { ...flat, options })).toEqual([]);
      giveBackAll();
    }),
    { numRuns },
  );
}
