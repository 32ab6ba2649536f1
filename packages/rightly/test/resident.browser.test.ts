import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { MetricList, SparseCategoricalAccuracy } from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { evaluateStream, Sliced, Windowed } from 'rightly/streams';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from './tfjs/backends.ts';

/* Tensors that are only on a GPU. */

beforeAll(async () => {
  // Otherwise small tensors would stay on the host.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  await useBackend('webgl');
});

const labels = [1, 0, 1];
/** Scores that an operation made on the device, and labels. */
const onDevice = (): readonly [tf.Tensor, tf.Tensor] => [
  tf.tidy(() => tf.add(tf.tensor1d(labels, 'int32'), tf.scalar(0, 'int32'))),
  tf.tidy(() => tf.softmax(tf.tensor2d([[0, 2], [1, 3], [0, 1]]))), // oxfmt-ignore
];

const make = (): SparseCategoricalAccuracy => new SparseCategoricalAccuracy();

describe('Tensors on a device are read, and not disposed of, by', () => {
  test.each<[string, (y: tf.Tensor, p: tf.Tensor) => unknown]>([
    [
      'updateState',
      (y, p) => {
        const metric = make();
        metric.updateState(y, p);
        return metric.result();
      },
    ],
    [
      'updateStateAsync of a metric',
      async (y, p) => {
        const metric = make();
        await metric.updateStateAsync(y, p, { sampleWeight: tf.ones([3]) });
        return metric.result();
      },
    ],
    [
      'updateStateAsync of a list',
      async (y, p) => {
        const list = new MetricList([make()]);
        await list.updateStateAsync(y, p);
        return Object.values(list.result())[0];
      },
    ],
    [
      'updateStateAsync of compiled metrics',
      async (y, p) => {
        const compiled = new CompileMetrics({ metrics: ['accuracy'] });
        await compiled.updateStateAsync(y, p);
        return compiled.result()['accuracy'];
      },
    ],
    [
      'updateStateAsync of compiled metrics of several outputs',
      async (y, p) => {
        const outputNames = ['a', 'b'];
        const compiled = new CompileMetrics({ metrics: ['accuracy', 'accuracy'], outputNames });
        await compiled.updateStateAsync([labels, y], [p, p]);
        await compiled.updateStateAsync({ a: y, b: y }, { a: p, b: p });
        return compiled.result()['b_accuracy'];
      },
    ],
    ['a stream', (y, p) => evaluateStream([[y, p]], make())],
    ['a window', (y, p) => evaluateStream([[y, p]], new Windowed(make(), { size: 3 }))],
    [
      'groups',
      async (y, p) => {
        const groups = await evaluateStream(
          [{ yTrue: y, yPred: p, by: ['a', 'a', 'a'] }],
          new Sliced(make()),
        );
        return groups['a'];
      },
    ],
  ])('%s', async (_, count) => {
    const [y, p] = onDevice();
    const before = tf.memory().numTensors;
    expect(await count(y, p)).toBe(2 / 3);
    expect([y.isDisposed, p.isDisposed]).toEqual([false, false]);
    // The weights of one test are a tensor.
    expect(tf.memory().numTensors - before).toBeLessThanOrEqual(1);
    expect(Array.from(await p.data())).toHaveLength(6);
    tf.dispose([y, p]);
  });

  test('the result of dataToGPU is no tensor, but its tensorRef is one', () => {
    const [y, p] = onDevice();
    const data = p.dataToGPU();
    const metric = make();
    expect(() => metric.updateState(y, data as never)).toThrow(
      'yPred must be an array, a typed array or { data, shape }; got Object { tensorRef, texture, texShape }',
    );
    metric.updateState(y, data.tensorRef);
    expect(metric.result()).toBe(2 / 3);
    tf.dispose([y, p, data.tensorRef]);
  });

  test('a tensor that was disposed of is an error, and nothing is counted', async () => {
    const [y, p] = onDevice();
    p.dispose();
    const metric = make();
    expect(() => metric.updateState(y, p)).toThrow('Tensor is disposed');
    await expect(metric.updateStateAsync(y, p)).rejects.toThrow('Tensor is disposed');
    expect(metric.state.count).toBe(0);
  });
});
