import { Accuracy, BinaryAccuracy, MeanSquaredError, MetricList } from 'rightly';
import {
  classNamed,
  deserialize,
  get,
  getLoss,
  metricClasses,
  metricFromJSON,
  nearest,
  serialize,
} from 'rightly/registry';
import { expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { faults } from './values.ts';

/* Odd values for names, configurations and documents. */

const document = (): Record<string, unknown> => {
  const metric = new MeanSquaredError();
  metric.updateState([1, 2], [1, 3], { sampleWeight: [1, 2] });
  return JSON.parse(JSON.stringify(metric)) as Record<string, unknown>;
};
const state = document()['state'] as Record<string, object>;
const listOf = (metric: unknown): unknown => ({
  version: 1,
  class_name: 'MetricList',
  metrics: [metric],
});

test.each<[string, (value: never) => unknown]>([
  ['an identifier', get],
  ['custom objects', (value) => get('mse', value)],
  ['a custom object', (value) => get('own', { own: value })],
  ['the name of a class', (value) => get({ class_name: value, config: {} })],
  ['a configuration', (value) => get({ class_name: 'BinaryAccuracy', config: value })],
  ['a registered name', (value) => get({ class_name: 'x', registered_name: value, config: {} })],
  ['a function', (value) => get({ class_name: 'function', config: value } as never)],
  ['what is averaged', (value) => get({ class_name: 'MeanMetricWrapper', config: { fn: value } })],
  [
    'a tensor in a configuration',
    (value) =>
      get({
        class_name: 'AUC',
        config: { thresholds: { class_name: '__tensor__', config: value } },
      }),
  ],
  ['how a loss is reduced', (value) => get({ class_name: 'Huber', config: { reduction: value } })],
  ['a loss', getLoss],
  ['what an error names', (value) => getLoss('accuracy', {}, value)],
  ['an object', deserialize],
  ['what is serialized', (value) => serialize(value)],
  ['a document', metricFromJSON],
  ['a class', (value) => metricFromJSON({ ...document(), class_name: value })],
  ['a version', (value) => metricFromJSON({ ...document(), version: value })],
  ['its configuration', (value) => metricFromJSON({ ...document(), config: value })],
  ['its state', (value) => metricFromJSON({ ...document(), state: value })],
  ['squares', (value) => metricFromJSON({ ...document(), state: { ...state, spread: value } })],
  [
    'a square',
    (value) =>
      metricFromJSON({
        ...document(),
        state: { ...state, spread: { ...state['spread'], ww: value } },
      }),
  ],
  [
    'a rest',
    (value) => metricFromJSON({ ...document(), state: { ...state, compensation: value } }),
  ],
  ['the document of a list', (value) => MetricList.fromJSON(value, metricClasses)],
  ['a document in a list', (value) => MetricList.fromJSON(listOf(value), metricClasses)],
  ['classes', (value) => MetricList.fromJSON(listOf(document()), value)],
  ['a class among classes', (value) => MetricList.fromJSON(listOf(document()), [value])],
  ['metrics', (value) => new MetricList(value)],
  ['a metric', (value) => new MetricList([value])],
  ['a list that is merged', (value) => new MetricList([new Accuracy()]).mergeState(value)],
  ['a name', (value) => nearest(value, ['a'])],
  ['names', (value) => nearest('a', value)],
  ['a name among names', (value) => nearest('a', [value])],
  ['a name of a class', classNamed],
  ['options', (value) => new BinaryAccuracy(value)],
  ['a threshold', (value) => new BinaryAccuracy({ threshold: value })],
  ['the configuration of a class', (value) => BinaryAccuracy.fromConfig(value)],
])('%s', async (_, call) => {
  expect(await faults(call)).toEqual({});
});

const squares = (spread: object): unknown => ({
  ...document(),
  state: { total: 2, count: 3, spread },
});
test.each<[string, () => unknown, string]>([
  [
    'squares of more weight than there is',
    () => metricFromJSON(squares({ ww: 100, wwx: 4, wwxx: 4, samples: 2 })),
    'be null, or sums of squares and samples; got Object { ww, wwx, wwxx, samples }',
  ],
  [
    'squares of too little weight',
    () => metricFromJSON(squares({ ww: 1, wwx: 1, wwxx: 1, samples: 2 })),
    'be null, or sums of squares and samples',
  ],
  [
    'products that are larger than squares',
    () => metricFromJSON(squares({ ww: 5, wwx: 5, wwxx: 4, samples: 2 })),
    'be null, or sums of squares and samples',
  ],
  [
    'documents in documents without end',
    () => {
      let saved: unknown = document();
      for (let i = 0; i < 1000; i++)
        saved = { ...document(), class_name: 'Sliced', config: { metric: saved } };
      return metricFromJSON(saved);
    },
    'metricFromJSON: must nest metrics at most 16 deep; got Object { version',
  ],
])('%s', (_, act, message) => {
  expect(caught(act).join(': ')).toContain(message);
});

test('the compensation of a count is part of the weight', () => {
  const saved = {
    ...document(),
    state: {
      total: 2,
      count: 2,
      spread: { ww: 5, wwx: 4, wwxx: 4, samples: 2 },
      compensation: { total: 0, count: 1 },
    },
  };
  const read = metricFromJSON(saved).toJSON();
  expect(metricFromJSON(read).toJSON()).toEqual(read);
});

test('squares that belong together are read', () => {
  expect(metricFromJSON(document()).toJSON().state).toEqual(state);
});
