import * as fc from 'fast-check';
import type { AnyMetric } from 'rightly';
import { metricClasses } from 'rightly/registry';
import type { Generator } from '../generator.ts';
import { odd } from '../odd.ts';
import { attempt, ensure } from '../sound.ts';

const keys =
  `name dtype threshold thresholds k topK classId reduction ignoreClass numThresholds curve
  summationMethod multiLabel numLabels labelWeights fromLogits numClasses targetClassIds sparseYTrue sparseYPred axis
  average beta recall precision specificity sensitivity weights normalize positive classes delta gamma alpha
  labelSmoothing classWeights base2 epsilon applyClassBalancing smooth log exact numBins pos unknown __proto__ constructor`.split(
    /\s+/,
  );
const value = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    1,
    2,
    3,
    0.5,
    1e-7,
    'macro',
    'micro',
    'weighted',
    null,
    'ROC',
    'PR',
    [0.3, 0.6],
    [0, 1],
  ),
  fc.constantFrom<unknown>(
    'sample',
    'element',
    'interpolation',
    'linear',
    'quadratic',
    true,
    false,
    'float32',
    'x',
  ),
  odd,
);
const given = fc
  .array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 4 })
  .map((pairs): unknown => Object.fromEntries(pairs));

/** Options of every class. The outcome is an error of the library, or a configuration that makes the same metric. */
export const options: Generator = {
  name: 'options',
  runs: 2000,
  property: () =>
    fc.property(fc.constantFrom(...metricClasses), fc.oneof(given, odd), (own, argument) => {
      const made = attempt(
        () => new (own as unknown as new (argument: unknown) => AnyMetric)(argument),
      );
      if (!made) return;
      const config = made.getConfig();
      const again = (own as unknown as { fromConfig(of: unknown): AnyMetric }).fromConfig(
        JSON.parse(JSON.stringify(config)),
      );
      ensure(
        JSON.stringify(again.getConfig()) === JSON.stringify(config),
        `a configuration makes another metric: ${JSON.stringify(config)}`,
      );
    }),
};
