import {
  type AnyMeanMetric,
  Accuracy,
  BinaryAccuracy,
  CategoricalAccuracy,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { toBatch } from '../../src/core/batch.ts';
import { hasKernels, Evaluator } from '../../src/engines/host.ts';
import { inputsOf } from '../../src/engines/vocabulary.ts';
import { fill, forms, kindOf } from './forms.ts';

/* Kernels that are slow or never called would pass every other test. These tests check that kernels are used. */

const isRead = (metric: AnyMeanMetric, yTrue: unknown, yPred: unknown): boolean => {
  const { inputs } = toBatch(inputsOf(metric.expression), yTrue, yPred, 'a test:');
  return hasKernels(new Evaluator([metric.expression]), inputs);
};

const shape = [4, 3];
const handed = (name: string, of: readonly number[]): unknown =>
  forms.flat(
    fill(
      kindOf[name]!,
      of.reduce((product, axis) => product * axis),
      () => 1,
    ),
    of,
    kindOf[name]!.type,
  );
const column = (name: string): unknown => handed(name, [4]);
const rows = (name: string): unknown => handed(name, shape);

const numbers = Object.keys(kindOf).filter((name) => !name.startsWith('Big'));
const bigs = Object.keys(kindOf).filter((name) => name.startsWith('Big'));

describe('kernels read', () => {
  test.each(numbers)('scores in %s, and labels of any kind', (scores) => {
    for (const labels of Object.keys(kindOf)) {
      expect(isRead(new SparseCategoricalAccuracy(), column(labels), rows(scores))).toBe(true);
      expect(isRead(new SparseTopKCategoricalAccuracy(), column(labels), rows(scores))).toBe(true);
    }
  });

  test.each(numbers)('one-hot truth in %s', (truth) => {
    for (const scores of numbers) {
      expect(isRead(new CategoricalAccuracy(), rows(truth), rows(scores))).toBe(true);
      expect(isRead(new TopKCategoricalAccuracy(), rows(truth), rows(scores))).toBe(true);
    }
  });

  const nested = [[1, 0, 0]];
  test.each([
    ['numbers', nested],
    ['booleans', [[true, false, false]]],
    ['bigints that are safe', [[1n, 0n, 0n]]],
    ['typed arrays', [Float32Array.of(1, 0, 0)]],
  ])('nested %s', (_, given) => {
    expect(isRead(new CategoricalAccuracy(), given, given)).toBe(true);
    expect(isRead(new SparseCategoricalAccuracy(), [0], given)).toBe(true);
    expect(isRead(new Accuracy(), given, given)).toBe(true);
    expect(isRead(new BinaryAccuracy(), given, given)).toBe(true);
  });

  // oxfmt-ignore
  const pairs = [
    ['Uint8Array', 'Uint8Array'], ['Int32Array', 'Int32Array'], ['Float32Array', 'Float32Array'], ['Float64Array', 'Float64Array'],
    ['Int32Array', 'Uint8Array'], ['Int32Array', 'Float32Array'], ['Uint32Array', 'Float32Array'], ['float16', 'Uint8Array'], ['float16', 'bfloat16'],
  ] as const;
  test.each(pairs)('%s that may equal %s', (a, b) => {
    expect(isRead(new Accuracy(), column(a), column(b))).toBe(true);
    expect(isRead(new Accuracy(), column(b), column(a))).toBe(true);
  });

  const truths = ['Uint8Array', 'Float32Array', 'Float64Array', 'Int32Array', 'float16'];
  const scores = ['Float32Array', 'Float64Array', 'Uint8Array', 'Int32Array'];
  // 16-bit floats are decoded to float32 only.
  const cuts = truths.flatMap((truth) =>
    scores.map((of) => [truth, of, truth !== 'float16' || of === 'Float32Array'] as const),
  );
  test.each(cuts)('%s as truth for %s cut at a threshold: %s', (truth, of, expected) => {
    expect(isRead(new BinaryAccuracy(), column(truth), column(of))).toBe(expected);
  });
});

describe('kernels leave to plain arrays', () => {
  test('strings', () => {
    expect(isRead(new Accuracy(), ['a'], ['a'])).toBe(false);
  });

  test('bigints that float64 cannot hold', () => {
    expect(isRead(new Accuracy(), [2n ** 53n + 1n], [1])).toBe(false);
  });

  test.each(bigs)('scores and values in %s', (kind) => {
    expect(isRead(new SparseCategoricalAccuracy(), column('Int32Array'), rows(kind))).toBe(false);
    expect(isRead(new CategoricalAccuracy(), rows(kind), rows('Float32Array'))).toBe(false);
    expect(isRead(new Accuracy(), column(kind), column('Float64Array'))).toBe(false);
    expect(isRead(new BinaryAccuracy(), column('Uint8Array'), column(kind))).toBe(false);
  });

  test('sorted ids', () => {
    const metric = new SparseTopKCategoricalAccuracy({ fromSortedIds: true });
    expect(isRead(metric, [1], [[1, 2]])).toBe(false);
  });
});
