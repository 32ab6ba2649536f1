import * as fc from 'fast-check';
import { type AnyMeanMetric, type AnySumsMetric, type MeanMetric } from 'rightly';
import { describe, expect, test } from 'vitest';
import { checkCondition, checkValue } from '../../src/core/check-declaration.ts';
import { checkSums } from '../../src/core/check-sums.ts';
import { meanClasses } from '../../src/registry/classes.ts';
import { lawCase, subjects } from './law-cases.ts';

/* The library's own metrics do not check their declarations, because such checks would be in every bundle. */

describe('Declarations of the library', () => {
  // AllRight declares nothing.
  test.each(subjects.filter((subject) => subject !== 'AllRight'))('%s', (subject) => {
    const property = fc.property(lawCase(subject), (drawn) => {
      checkSums((drawn.make() as unknown as AnySumsMetric).summands, subject);
    });
    expect(fc.check(property, { numRuns: 50 })).toMatchObject({ failed: false });
  });

  const ignoring = { ignore_class: 3 };
  test.each(meanClasses.map((own) => [own.definition.className, own] as const))(
    '%s',
    (name, own) => {
      const Class = own as unknown as { fromConfig(config: object): AnyMeanMetric };
      const configs = 'ignoreClass' in own.definition.options ? [{}, ignoring] : [{}];
      for (const config of configs) {
        const metric = Class.fromConfig(config) as MeanMetric;
        checkValue(metric.expression, metric.checked !== undefined, name);
        if (metric.counted) checkCondition(metric.counted, name);
      }
      expect(configs).not.toEqual([]);
    },
  );
});
