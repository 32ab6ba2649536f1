import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import type { Run } from './fixture.ts';
import { repeat } from './repeat.ts';

/** Tests that these runs come to what Keras came to, on the backend that is set. */
export function agreesWithKeras(runs: readonly Run[]): void {
  describe('Training comes to what Keras came to, in every epoch, by name and value:', () => {
    test.each(runs.map((run) => [run.title, run] as const))('%s', async (_, run) => {
      const tensors = tf.memory().numTensors;
      const { got, wanted } = await repeat(run);
      expect(Object.keys(got).sort()).toEqual(Object.keys(wanted).sort());
      expect(Object.keys(wanted).flatMap((name) => apart(name, got, wanted))).toEqual([]);
      expect(tf.memory().numTensors).toBe(tensors);
    });
  });
}

type Numbers = Readonly<Record<string, readonly number[]>>;

/** Where two lists of numbers of one name differ, in words. */
function apart(name: string, got: Numbers, wanted: Numbers): string[] {
  const [ours, keras] = [got[name]!, wanted[name]!];
  if (ours.length !== keras.length) return [`${name}: ${ours.length} numbers, not ${keras.length}`];
  return keras.flatMap((value, i) =>
    Math.abs(ours[i]! - value) <= 1e-5 * Math.max(1, Math.abs(value))
      ? []
      : [`${name} ${i}: ${ours[i]}, not ${value}`],
  );
}
