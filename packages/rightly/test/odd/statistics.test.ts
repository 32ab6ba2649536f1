import { Accuracy, BinaryAccuracy, MeanSquaredError } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import {
  Clustered,
  difference,
  falseDiscovery,
  interval,
  jackknife,
  minimumDetectable,
  Paired,
  Replicated,
  replicateOf,
  tTest,
} from 'rightly/statistics';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { faults } from './values.ts';

/* Odd values for arguments of intervals, differences, pairs, clusters and replicates. */

const any = (value: unknown): never => value as never;
const seen = (): BinaryAccuracy => {
  const metric = new BinaryAccuracy();
  metric.updateState([1, 0, 1, 0], [1, 1, 1, 0]);
  return metric;
};
const pair = (): Paired<BinaryAccuracy> => {
  const metric = new Paired(new BinaryAccuracy());
  metric.updateState([1, 0], [1, 1], [1, 0]);
  return metric;
};
const clustered = (): Clustered<BinaryAccuracy> => {
  const metric = new Clustered(new BinaryAccuracy());
  metric.updateState([1, 0], [1, 1], { cluster: ['a', 'b'] });
  return metric;
};
const replicated = (): Replicated<BinaryAccuracy> => {
  const metric = new Replicated(new BinaryAccuracy());
  metric.updateState([1, 0], [1, 1], { cluster: ['a', 'b'] });
  return metric;
};

test.each<[string, (value: never) => unknown]>([
  ['a metric', (value) => interval(value)],
  ['options of an interval', (value) => interval(seen(), value)],
  ['a level', (value) => interval(seen(), { level: value })],
  ['a method', (value) => interval(seen(), { method: value })],
  ['a pair', (value) => difference(value)],
  ['the first of two', (value) => difference(value, seen())],
  ['the second of two', (value) => difference(seen(), value)],
  ['options of a difference', (value) => difference(pair(), value)],
  ['options of two', (value) => difference(seen(), seen(), value)],
  ['a difference', (value) => tTest(value, 1, 5)],
  ['an error', (value) => tTest(1, value, 5)],
  ['degrees of freedom', (value) => minimumDetectable(1, value)],
  ['options of what can be detected', (value) => minimumDetectable(1, 5, value)],
  ['a key', (value) => replicateOf(value, 20)],
  ['groups', (value) => replicateOf('a', value)],
  ['a figure', (value) => jackknife(value, [1, 2])],
  ['figures without a group', (value) => jackknife(1, value)],
  ['a figure without a group', (value) => jackknife(1, [1, value])],
  ['probabilities', (value) => falseDiscovery(value)],
  ['a probability', (value) => falseDiscovery([value, 0.5])],
  ['a metric for pairs', (value) => new Paired(value)],
  ['a metric for clusters', (value) => new Clustered(value)],
  ['a metric for replicates', (value) => new Replicated(value)],
  ['a number of replicates', (value) => new Replicated(seen(), { replicates: value })],
  ['options of pairs', (value) => new Paired(seen(), value)],
  ['truth of pairs', (value) => pair().updateState(value, [1, 0], [1, 0])],
  ['predictions of the first', (value) => pair().updateState([1, 0], value, [1, 0])],
  ['predictions of the second', (value) => pair().updateState([1, 0], [1, 0], value)],
  ['options of an update', (value) => pair().updateState([1, 0], [1, 0], [1, 0], value)],
  ['clusters', (value) => clustered().updateState([1, 0], [1, 0], { cluster: value })],
  ['options with clusters', (value) => clustered().updateState([1, 0], [1, 0], value)],
  [
    'clusters of replicates',
    (value) => replicated().updateState([1, 0], [1, 0], { cluster: value }),
  ],
  ['options with replicates', (value) => replicated().updateState([1, 0], [1, 0], value)],
])('%s', async (_, call) => {
  expect(await faults(call)).toEqual({});
});

describe.each([
  ['Paired', pair],
  ['Clustered', clustered],
  ['Replicated', replicated],
] as const)('the document of %s', (_, make) => {
  const document = make().toJSON();

  test.each(Object.keys(document.state))('with another %s', async (key) => {
    const call = (value: never): unknown =>
      metricFromJSON({ ...document, state: { ...document.state, [key]: value } });
    expect(await faults(call)).toEqual({});
  });

  test('is read', () => {
    expect(metricFromJSON(document).toJSON()).toEqual(document);
  });
});

const changed = (make: () => { toJSON(): unknown }, state: object): (() => unknown) => {
  const document = make().toJSON() as { readonly state: object };
  return () => metricFromJSON({ ...document, state: { ...document.state, ...state } });
};
const pairs = 'Paired.fromJSON: state must hold sums of pairs that both models have seen; got';
const clusters =
  'Clustered.fromJSON: state must hold a number of clusters, and their sums of squares; got';
test.each<[string, () => unknown, string]>([
  ['pairs that no model has seen', changed(pair, { models: {} }), pairs],
  ['pairs of another weight', changed(pair, { count: 5 }), pairs],
  ['squares of more than all pairs', changed(pair, { ww: 100 }), pairs],
  ['differences that are larger than their squares', changed(pair, { wwd: 100 }), pairs],
  ['clusters that the metric has not seen', changed(clustered, { metric: {} }), clusters],
  ['no clusters', changed(clustered, { clusters: 0 }), clusters],
  ['squares of one cluster', changed(clustered, { ww: 100 }), clusters],
  ['sums that are larger than their squares', changed(clustered, { ws: 100 }), clusters],
  [
    'rows in no group',
    changed(replicated, { groups: {} }),
    'Replicated.fromJSON: state rows must be the number of rows in 0 groups; got 2',
  ],
  [
    'groups without rows',
    changed(replicated, { rows: 0 }),
    'Replicated.fromJSON: state rows must be the number of rows in 2 groups; got 0',
  ],
  [
    'NaN for a difference',
    () => tTest(NaN, 1, 5),
    'tTest: difference must be a finite number; got NaN',
  ],
  [
    'a negative error',
    () => tTest(1, -1, 5),
    'tTest: standardError must be a finite number of at least 0; got -1',
  ],
  [
    'no degrees of freedom',
    () => minimumDetectable(1, 0),
    'minimumDetectable: freedom must be above 0; got 0',
  ],
  [
    'NaN among figures',
    () => jackknife(1, [1, NaN]),
    'jackknife: without must be a list of finite numbers; got Array(2)',
  ],
  [
    'a number for a metric',
    () => new Paired(any(5)),
    'Paired.constructor: metric must be a metric with an updateState, or a MetricList; got 5',
  ],
  ['no metric', () => interval(any(null)), 'interval: metric must be a metric; got null'],
  [
    'one metric alone',
    () => difference(any(new Accuracy())),
    'difference: b must be a metric; got Object {  }',
  ],
  [
    'a symbol for a probability',
    () => falseDiscovery([any(Symbol('p'))]),
    'falseDiscovery: pValues must be a list of numbers from 0 to 1; got Symbol(p) at [0]',
  ],
  [
    'a hole for a probability',
    () => falseDiscovery(any(Object.assign([0.1], { length: 2 }))),
    'falseDiscovery: pValues must be a list of numbers from 0 to 1; got undefined at [1]',
  ],
  [
    'predictions of the second model',
    () => pair().updateState([1, 0], [1, 0], any([1, 'x'])),
    'Paired.updateState: yPredB: BinaryAccuracy.updateState: yPred must hold',
  ],
])('%s is refused', (_, act, message) => {
  expect(caught(act)[1]).toContain(message);
});

test('the error of a getter passes through', () => {
  const error = new RangeError('own');
  Object.freeze(error);
  const predictions = new Proxy([1], {
    get() {
      throw error;
    },
  });
  const metric = new Paired(new MeanSquaredError());
  const [, text] = caught(() => metric.updateState([1], [1], predictions));
  expect([text, error.message]).toEqual(['Paired.updateState: yPredB: own', 'own']);
});
