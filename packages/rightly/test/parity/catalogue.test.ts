/* oxlint-disable oxc/no-map-spread -- cases are few */
import { type AnyMetric, MetricList } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import {
  type CatalogueCase,
  catalogueCases,
  catalogueDifferences,
  catalogueNames,
  metricOf,
  see,
  sumsDifferences,
} from './catalogue.ts';

/** Ways to count a case. */
const ways: Readonly<Record<string, (c: CatalogueCase) => AnyMetric>> = {
  'typed arrays': (c) => {
    const metric = metricOf(c);
    for (const update of c.updates) see(metric, update, 'flat');
    return metric;
  },
  'nested arrays': (c) => {
    const metric = metricOf(c);
    for (const update of c.updates) see(metric, update, 'nested');
    return metric;
  },
  'a metric for each update, saved and merged': (c) => {
    const all = metricOf(c);
    for (const update of c.updates) {
      const metric = metricOf(c);
      see(metric, update, 'flat');
      all.mergeState(metricFromJSON(JSON.parse(JSON.stringify(metric))));
    }
    return all;
  },
  'a list': (c) => {
    const list = new MetricList([metricOf(c), metricOf(c)]);
    for (const update of c.updates) see(list, update, 'flat');
    return list.metrics[1]!;
  },
};

describe.each(Object.keys(ways))('the catalogue agrees with Keras and scikit-learn: %s:', (way) => {
  test.each(catalogueNames)('%s', (className) => {
    const own = catalogueCases.filter((c) => c.className === className);
    expect(own.length).toBeGreaterThanOrEqual(150);
    const wrong = own.flatMap((c) => {
      const metric = ways[way]!(c);
      return [...catalogueDifferences(c, metric.result()), ...sumsDifferences(c, metric)];
    });
    expect(wrong).toEqual([]);
  });
});

test('many cases are compared, in both precisions', () => {
  for (const precision of ['float32', 'float64'])
    expect(catalogueCases.filter((c) => c.precision === precision).length).toBeGreaterThan(2000);
});
