import { grad, sum, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
// This import registers the gradients.
import '@tensorflow/tfjs-layers';
import * as rightly from 'rightly';
import type { AnyMeanMetric } from 'rightly';
import {
  abs,
  logSumExp,
  max,
  plus,
  power,
  sqrt,
  sum as total,
  times,
  vectors,
} from '../../src/core/verbs.ts';
import { type Column } from '../../src/engines/vocabulary.ts';
import { valuesOf } from '../../src/engines/tfjs/values.ts';
import { describe, expect, test } from 'vitest';

const [N, C] = [6, 4];
let seed = 1;
const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
const draw = (next: (_: unknown, i: number) => number): number[] =>
  Array.from({ length: N * C }, next);
const eighths = (): number => Math.ceil(random() * 24) / 8;

const inputs = {
  signed: () => draw(() => Math.fround(random() * 4 - 2)),
  logits: () => draw(() => Math.fround(random() * 12 - 6)),
  positive: () => draw(eighths),
  shares: () => draw(() => Math.fround(0.05 + 0.9 * random())),
  bits: () => draw(() => (random() < 0.5 ? 0 : 1)),
  oneHot: () => draw((_, i) => Number((Math.floor(i / C) * 7) % C === i % C)),
  labels: () => Array.from({ length: N }, (_, i) => (i * 7) % C),
};

type Kind = keyof typeof inputs;
// Each value has the same weight.
const reduction = 'element';
// oxfmt-ignore
const losses: readonly [string, AnyMeanMetric, Kind, Kind][] = [
  ['MeanSquaredError', new rightly.MeanSquaredError({ reduction }), 'signed', 'signed'],
  ['MeanAbsoluteError', new rightly.MeanAbsoluteError({ reduction }), 'signed', 'signed'],
  ['MeanAbsolutePercentageError', new rightly.MeanAbsolutePercentageError({ reduction }), 'positive', 'signed'],
  ['MeanSquaredLogarithmicError', new rightly.MeanSquaredLogarithmicError({ reduction }), 'positive', 'shares'],
  ['CosineSimilarity', new rightly.CosineSimilarity({ reduction }), 'signed', 'signed'],
  ['LogCosh', new rightly.LogCosh({ reduction }), 'signed', 'signed'],
  ['Huber', new rightly.Huber({ reduction, delta: 0.5 }), 'signed', 'signed'],
  ['Poisson', new rightly.Poisson({ reduction }), 'positive', 'positive'],
  ['KLDivergence', new rightly.KLDivergence({ reduction }), 'shares', 'shares'],
  ['Hinge', new rightly.Hinge({ reduction }), 'bits', 'signed'],
  ['SquaredHinge', new rightly.SquaredHinge({ reduction }), 'bits', 'signed'],
  ['CategoricalHinge', new rightly.CategoricalHinge({ reduction }), 'oneHot', 'signed'],
  ['BinaryCrossentropy', new rightly.BinaryCrossentropy({ reduction, labelSmoothing: 0.1 }), 'bits', 'shares'],
  ['BinaryCrossentropy of logits', new rightly.BinaryCrossentropy({ reduction, fromLogits: true }), 'bits', 'logits'],
  ['BinaryFocalCrossentropy', new rightly.BinaryFocalCrossentropy({ reduction, applyClassBalancing: true }), 'bits', 'shares'],
  ['BinaryFocalCrossentropy of logits', new rightly.BinaryFocalCrossentropy({ reduction, fromLogits: true, gamma: 0.5 }), 'bits', 'logits'],
  ['CategoricalCrossentropy', new rightly.CategoricalCrossentropy({ reduction, labelSmoothing: 0.1 }), 'oneHot', 'shares'],
  ['CategoricalCrossentropy of logits', new rightly.CategoricalCrossentropy({ reduction, fromLogits: true }), 'oneHot', 'logits'],
  ['CategoricalFocalCrossentropy', new rightly.CategoricalFocalCrossentropy({ reduction, gamma: 1.5 }), 'oneHot', 'shares'],
  ['CategoricalFocalCrossentropy of logits', new rightly.CategoricalFocalCrossentropy({ reduction, fromLogits: true, alpha: [1, 2, 3, 4] }), 'oneHot', 'logits'],
  ['SparseCategoricalCrossentropy', new rightly.SparseCategoricalCrossentropy({ reduction }), 'labels', 'shares'],
  ['SparseCategoricalCrossentropy of logits', new rightly.SparseCategoricalCrossentropy({ reduction, fromLogits: true, ignoreClass: 1 }), 'labels', 'logits'],
  ['Dice', new rightly.Dice({ reduction }), 'bits', 'shares'],
  ['Dice of each sample', new rightly.Dice({ reduction, axis: 1 }), 'bits', 'shares'],
  ['Tversky', new rightly.Tversky({ reduction, alpha: 0.3, beta: 0.7 }), 'bits', 'shares'],
];

const shapeOf = (kind: Kind): number[] => (kind === 'labels' ? [N] : [N, C]);

/** The sum of the values, in float64. */
function onHost(
  metric: AnyMeanMetric,
  kinds: [Kind, Kind],
  [truth, predicted]: [number[], number[]],
): number {
  metric.resetState();
  metric.updateState(
    { data: truth, shape: shapeOf(kinds[0]) },
    { data: predicted, shape: shapeOf(kinds[1]) },
  );
  return metric.state.total;
}

const valueOf = (expression: Column, yTrue: Tensor, yPred: Tensor): Tensor =>
  valuesOf([expression], 'a loss')(yTrue, yPred)[0]!;

const gradientOf = (
  expression: Column,
  yTrue: Tensor,
  predicted: number[],
  shape: number[],
): number[] =>
  tidy(() => [
    ...grad((yPred) => sum(valueOf(expression, yTrue, yPred)))(tensor(predicted, shape)).dataSync(),
  ]);

/** Where a value is finite, but its gradient is infinite or undefined. */
const given = plus(vectors('yPred'), times(vectors('yTrue'), 0));
// oxfmt-ignore
const edges: readonly [string, Column, number[], number[]][] = [
  ['a difference of 0', new rightly.MeanAbsoluteError().expression, [1, 2], [1, 2]],
  ['|0|', total(abs(given)), [0, 0], [0, 0]],
  ['a root of 0', total(sqrt(given)), [0, 0], [0, 4]],
  ['powers of 0', total(power(given, 0.5)), [0, 0], [0, 4]],
  ['a power of 0, squared', total(power(given, 2)), [0, 0], [0, 4]],
  ['a power that is 1', total(power(given, 0)), [0, 0], [0, 4]],
  ['zero vectors', new rightly.CosineSimilarity().expression, [0, 0], [0, 0]],
  ['a zero vector', new rightly.CosineSimilarity().expression, [1, 0], [0, 0]],
  ['sure and wrong', new rightly.BinaryCrossentropy().expression, [1, 0], [0, 1]],
  ['sure and right', new rightly.BinaryFocalCrossentropy().expression, [1, 0], [1, 0]],
  ['far logits', new rightly.BinaryCrossentropy({ fromLogits: true }).expression, [1, 0], [-1e4, 1e4]],
  ['far logits, focal', new rightly.BinaryFocalCrossentropy({ fromLogits: true }).expression, [1, 0], [-1e4, 1e4]],
  ['no probability at all', new rightly.CategoricalCrossentropy().expression, [1, 0], [0, 0]],
  ['far logits of classes', new rightly.CategoricalCrossentropy({ fromLogits: true }).expression, [1, 0], [-1e4, 1e4]],
  ['far logits of classes, focal', new rightly.CategoricalFocalCrossentropy({ fromLogits: true }).expression, [1, 0], [1e4, -1e4]],
  ['far differences', new rightly.LogCosh().expression, [0, 0], [1e4, -1e4]],
  ['counts of 0', new rightly.Poisson().expression, [0, 2], [0, 0]],
  ['nothing at all', new rightly.Dice().expression, [0, 0], [0, 0]],
  ['a logarithm that weighs nothing', new rightly.KLDivergence().expression, [0, 1], [0, 1]],
  ['far sums', logSumExp(given), [0, 0], [1e4, -1e4]],
];

/** Checks that gradients are those of the values, and finite where the values are, on the current backend. */
export function differentiates(): void {
  describe('have gradients:', () => {
    test.each(losses)('%s', (_, metric, ...kinds) => {
      const [yTrue, yPred] = kinds.map((kind) => inputs[kind]()) as [number[], number[]];
      const truth = tensor(yTrue, shapeOf(kinds[0]));
      const got = gradientOf(metric.expression, truth, yPred, shapeOf(kinds[1]));
      truth.dispose();
      const step = 1e-5;
      const moved = (i: number, by: number): number =>
        onHost(metric, kinds, [yTrue, yPred.map((x, j) => (i === j ? x + by : x))]);
      const expected = yPred.map((_x, i) => (moved(i, step) - moved(i, -step)) / (2 * step));
      const size = Math.max(...expected.map(Math.abs));
      expect(size).toBeGreaterThan(0.01);
      for (const [i, x] of got.entries())
        expect(Math.abs(x - expected[i]!), `${i}: ${x}, not ${expected[i]}`).toBeLessThan(
          2e-5 * size,
        );
    });

    test.each(edges)('%s', (_, expression, yTrue, yPred) => {
      const truth = tensor([yTrue]);
      const got = gradientOf(expression, truth, yPred, [1, 2]);
      const value = tidy(() => [...valueOf(expression, truth, tensor([yPred])).dataSync()]);
      truth.dispose();
      expect([...value, ...got].filter((x) => !Number.isFinite(x))).toEqual([]);
    });
  });

  test('equal numbers share the gradient', () => {
    const truth = tensor([[0, 0, 0]]);
    expect(gradientOf(max(given), truth, [2, 1, 2], [1, 3])).toEqual([0.5, 0, 0.5]);
    truth.dispose();
  });
}
