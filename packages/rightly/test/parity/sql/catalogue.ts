import type { AnySumsMetric } from 'rightly';
import { evaluationQuery, type TypedInput } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { expressionsOf } from '../../../src/core/summand.ts';
import { toBatch } from '../../../src/core/batch.ts';
import { inputsOf } from '../../../src/engines/vocabulary.ts';
import {
  type CatalogueCase,
  catalogueCases,
  catalogueDifferences,
  catalogueNames,
  metricOf,
} from '../catalogue.ts';
import type { SqlEngine } from './engine.ts';
import { fewOfBoth, type Share } from './few.ts';
import { resultsOf } from './grouped.ts';
import { type Reading, recordedKinds, tableOf } from './loss-table.ts';

const sumsOf = (c: CatalogueCase): AnySumsMetric => metricOf(c) as AnySumsMetric;

const isWeighted = ({ updates }: CatalogueCase): boolean =>
  updates.some(({ sampleWeight }) => sampleWeight);

/** Whether a query can count a metric: each row holds everything that it adds. */
function isOfRows(c: CatalogueCase): boolean {
  const { axis = -1 } = c.config;
  // For vectors, axis 1 is the last axis.
  return ['-1', '1', '[1]', '[-1]'].includes(JSON.stringify(axis));
}

/** Whether a table can hold the numbers: no column has 16-bit floats, all vectors have the same length, and a row has one weight. */
function isTable(c: CatalogueCase): boolean {
  const { kinds } = readingOf(sumsOf(c));
  const batches = c.updates.map(({ yTrue, yPred }) => {
    const [truth, predicted] = [yTrue, yPred].map(([, shape, data]) => ({ data, shape }));
    return toBatch(kinds, truth, predicted, '');
  });
  const isWeightOfRow = ([n, ...shape]: readonly number[], i: number): boolean =>
    kinds.yPred.type === 'column' ||
    (shape.every((axis) => axis === 1) && [undefined, 1, batches[i]!.shape[0]].includes(n));
  return (
    c.updates.length > 0 &&
    new Set(batches.map(({ inputs }) => inputs.yPred.width)).size === 1 &&
    c.updates.every(
      ({ yTrue, yPred, sampleWeight }, i) =>
        [yTrue, yPred].every(([type, shape]) => type !== 'float16' && !shape.includes(0)) &&
        (!sampleWeight || isWeightOfRow(sampleWeight[1], i)),
    )
  );
}

function readingOf(metric: AnySumsMetric): Reading {
  const all = Object.values(metric.summands);
  return {
    what: metric.name,
    kinds: inputsOf(...all.flatMap(expressionsOf)),
    byElement: !all.some(({ isPerSample }) => isPerSample),
  };
}

/** The classes with cases that a query can count. */
const names = catalogueNames.filter((className) =>
  catalogueCases.some((c) => c.className === className && isOfRows(c)),
);

/** Cases of the metrics that keep sums by class or by threshold: all, or a share of them. */
export function catalogueAgrees(name: string, open: () => Promise<SqlEngine>, share?: Share): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });

  describe(`${name} agrees with Keras and scikit-learn on the catalogue:`, () => {
    test.each(names)('%s', async (className) => {
      const all = catalogueCases
        .filter((c) => c.className === className && isOfRows(c) && isTable(c))
        .map((c, i) => {
          const [metric, wide] = [sumsOf(c), i % 3 === 0];
          const asked = [metric, tableOf(engine, c.updates, readingOf(metric), wide)] as const;
          const kinds = [...recordedKinds(c), ['wide', wide]] as const;
          return { c, asked, kinds };
        });
      const cases = fewOfBoth(
        all,
        share,
        ({ c }) => c.isBeyondKeras,
        (one) => one,
      );
      expect(cases.length).toBeGreaterThan(0);
      const found = await resultsOf(
        engine,
        cases.map(({ asked }) => asked),
      );
      expect(cases.flatMap(({ c }, i) => catalogueDifferences(c, found[i]!.result()))).toEqual([]);
      // An engine that keeps the sums by score gives the same area.
      const exact = cases.filter(({ c }) => sumsOf(c).curve);
      const areas = await resultsOf(
        engine,
        exact.map(({ asked }) => asked),
        { exact: 'area' },
      );
      expect(exact.flatMap(({ c }, i) => catalogueDifferences(c, areas[i]!.result()))).toEqual([]);
    });
  });

  test(`${name}: metrics that SQL cannot count row by row are refused`, () => {
    const cases = catalogueCases.filter((c) => !isOfRows(c) && isTable(c));
    expect(cases.length).toBeGreaterThan(150);
    for (const c of cases) {
      const [{ yTrue, yPred }] = c.updates as [CatalogueCase['updates'][number]];
      const input = ([, shape]: typeof yTrue, column: string): TypedInput => ({
        column,
        type: 'float64',
        list: shape.length > 1,
      });
      const source = {
        from: 't',
        yTrue: input(yTrue, 'y'),
        yPred: input(yPred, 'p'),
        sampleWeight: isWeighted(c) ? 'w' : undefined,
      };
      expect(() => evaluationQuery([sumsOf(c)], source, engine.dialect), c.title).toThrow(
        TypeError,
      );
    }
  });
}
