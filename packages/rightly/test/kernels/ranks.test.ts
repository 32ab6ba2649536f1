import * as fc from 'fast-check';
import { SparseCategoricalAccuracy, SparseTopKCategoricalAccuracy } from 'rightly';
import { afterEach, expect, test } from 'vitest';
import { differences } from './engines.ts';
import { fill, formNames, forms, giveBackAll, kindOf } from './forms.ts';
import { labelOf, pools, randomFrom } from './random.ts';
import { size } from './sizes.ts';
import { optionsFor, weighting } from './weighting.ts';

afterEach(giveBackAll);

const ignored = fc.constantFrom(undefined, undefined, -1, 0);
const k = fc.constantFrom(1, 2, 3, 5, 64, 4096, 2 ** 31, 2 ** 40);

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

test('labels among scores: kernels and plain arrays come to the same bits', () => {
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
    { numRuns: 300 },
  );
});
