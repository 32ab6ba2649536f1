import { Accuracy, MeanMetricWrapper, MeanSquaredError } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { difference, Paired, Replicated } from 'rightly/statistics';
import { Sliced, Windowed } from 'rightly/streams';
import { describe, expect, test } from 'vitest';

/* Pairs of models in windows, groups and replicates. Their updates take two predictions. */

const truth = [1, 0, 1, 1, 0, 1];
const old = [1, 1, 1, 0, 0, 0];
const now = [1, 0, 0, 1, 0, 1];
const pairOf = (places: readonly number[]): Paired<Accuracy> => {
  const pair = new Paired(new Accuracy());
  const [y, a, b] = [truth, old, now].map((all) => places.map((i) => all[i]!));
  pair.updateState(y!, a!, b!);
  return pair;
};

test('A window has the difference of its samples', () => {
  const recent = new Windowed(new Paired(new Accuracy()), { size: 4 });
  recent.updateState(truth, old, now);
  const last = pairOf([2, 3, 4, 5]);
  expect(recent.result()).toBe(last.result());
  expect(difference(recent)).toEqual(difference(last));
  expect(metricFromJSON(JSON.parse(JSON.stringify(recent))).result()).toBe(last.result());
});

test('Groups have the differences of their samples', () => {
  const groups = new Sliced(new Paired(new Accuracy()));
  groups.updateState(truth, old, now, { by: ['x', 'y', 'x', 'y', 'x', 'y'] });
  expect(groups.result()).toEqual({
    x: pairOf([0, 2, 4]).result(),
    y: pairOf([1, 3, 5]).result(),
  });
});

test('Replicates have the difference of all samples', () => {
  const replicated = new Replicated(new Paired(new Accuracy()));
  replicated.updateState(truth, old, now, { cluster: [1, 2, 3, 4, 5, 6] });
  expect(replicated.result()).toBeCloseTo(pairOf([0, 1, 2, 3, 4, 5]).result(), 15);
});

describe('Refused:', () => {
  test('a group in a group', () => {
    expect(() => new Sliced(new Sliced(new Accuracy()))).toThrow(
      'Sliced.constructor: metric must have no groups of its own; got Sliced "sliced_accuracy"',
    );
  });

  test('the sums of another function', () => {
    const [a, b] = [0, 1].map((x) => new Sliced(new MeanMetricWrapper(() => x)));
    expect(() => a!.mergeState(b!)).toThrow(
      'Sliced.mergeState: an argument must average the same function; got Function(0)',
    );
  });

  test.each([
    ['sampleWeight', [1, 2]],
    ['mask', [true]],
    ['mask', [true, false]],
  ])('%s %j for six samples', (key, given) => {
    const by = ['x', 'y', 'z', 'x', 'y', 'z'];
    const must = `${key} must have a row for each of 6 samples; got Array(${given.length})`;
    expect(() => new Sliced(new Accuracy()).updateState(truth, now, { by, [key]: given })).toThrow(
      `Sliced.updateState: ${must}`,
    );
    expect(() =>
      new Windowed(new Accuracy(), { size: 9 }).updateState(truth, now, { [key]: given }),
    ).toThrow(`Windowed.updateState: ${must}`);
  });
});

test('A single weight applies to all samples', () => {
  const groups = new Sliced(new MeanSquaredError());
  groups.updateState(truth, now, { by: [1, 2, 1, 2, 1, 2], sampleWeight: [3] });
  expect(groups.state).toEqual({ 1: { total: 3, count: 9 }, 2: { total: 0, count: 9 } });
});
