import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runs } from './runs/fixture.ts';
import { repeat } from './runs/repeat.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('Training comes to what Keras came to, in every epoch, by name and value:', () => {
  test.each(runs.map((run) => [run.title, run] as const))('%s', async (_, run) => {
    const tensors = tf.memory().numTensors;
    const { got, wanted } = await repeat(run);
    expect(Object.keys(got).sort()).toEqual(Object.keys(wanted).sort());
    for (const [name, values] of Object.entries(wanted)) {
      expect(got[name], name).toHaveLength(values.length);
      for (const [i, value] of values.entries())
        expect(
          Math.abs(got[name]![i]! - value),
          `${name} ${i}: ${got[name]![i]}, not ${value}`,
        ).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(value)));
    }
    expect(tf.memory().numTensors).toBe(tensors);
  });
});
