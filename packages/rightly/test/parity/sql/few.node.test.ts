import { BinaryAccuracy, type AnyMeanMetric } from 'rightly';
import { expect, test } from 'vitest';
import { few, fewOfBoth, type Kinds, type Share } from './few.ts';

interface Case {
  readonly threshold: number;
  readonly table: string;
  readonly kinds: Kinds;
}

const one = (threshold: number, table: string, ...kinds: Kinds): Case => ({
  threshold,
  table,
  kinds,
});

const traitsOf = ({
  threshold,
  table,
  kinds,
}: Case): ReturnType<Parameters<typeof few<Case>>[2]> => {
  const metric: AnyMeanMetric = new BinaryAccuracy({ threshold });
  const source = { yTrue: 'y', yPred: 'p' };
  return {
    asked: [
      metric,
      { rows: [], arrays: [[], [], []], from: (values) => values, source, kind: [table] },
    ],
    kinds,
  };
};

const chosen = (cases: readonly Case[], share?: Share): readonly Case[] =>
  few(cases, share, traitsOf);

test('without a limit all cases are selected', () => {
  const cases = [one(0.5, 'a'), one(0.5, 'b')];
  expect(chosen(cases)).toEqual(cases);
});

test('cases of one metric and one table are chosen together, the largest group first', () => {
  const [a, b, c] = [one(0.5, 'a'), one(0.5, 'b'), one(0.5, 'b')];
  expect(chosen([a, b, c], { least: 1 })).toEqual([b, c]);
  expect(chosen([a, b, c], { least: 3 })).toEqual([a, b, c]);
  expect(chosen([a, b, c], { least: 9 })).toEqual([a, b, c]);
});

test('another metric of a chosen table comes before another table', () => {
  const [a, b, c, d] = [one(0.5, 'a'), one(0.5, 'a'), one(0.7, 'a'), one(0.5, 'b')];
  expect(chosen([d, a, b, c], { least: 3 })).toEqual([a, b, c]);
});

test('each kind is chosen, and each pair of kinds where asked for', () => {
  const [weighted, wide] = [
    ['weighted', true],
    ['wide', true],
  ] as const;
  const [a, b, c] = [one(0.1, 'a', weighted), one(0.2, 'b', wide), one(0.3, 'c', weighted, wide)];
  expect(chosen([a, b, c], { least: 0 })).toEqual([c]);
  expect(chosen([a, b], { least: 0 })).toEqual([a, b]);
  const d = one(0.4, 'd', ['weighted', false], ['wide', false]);
  const e = one(0.5, 'e', ['weighted', false], wide);
  expect(chosen([c, d, e], { least: 0 })).toEqual([c, d]);
  expect(chosen([c, d, e], { least: 0, pairs: true })).toEqual([c, d, e]);
});

test('cases that Keras lacks are selected separately, up to their own limit', () => {
  const cases = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((threshold) => one(threshold, 'a'));
  const chosenOf = (share?: Share): number[] =>
    fewOfBoth(cases, share, ({ threshold }) => threshold > 0.3, traitsOf).map(
      ({ threshold }) => threshold,
    );
  expect(chosenOf({ least: 1, beyond: 2 })).toEqual([0.1, 0.4, 0.5]);
  expect(chosenOf({ least: 1 })).toEqual([0.1, 0.4]);
  expect(chosenOf()).toHaveLength(6);
});
