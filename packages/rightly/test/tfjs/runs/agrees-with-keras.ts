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
      const names = Object.keys(wanted);
      expect(Object.keys(got).sort()).toEqual([...names].sort());
      const others = names.filter((name) =>
        meant.some(([of, own]) => of.test(run.title) && own.test(name)),
      );
      const same = names.filter((name) => !others.includes(name));
      expect(same.flatMap((name) => apart(name, got, wanted))).toEqual([]);
      expect(others.filter((name) => apart(name, got, wanted).length === 0)).toEqual([]);
      expect(tf.memory().numTensors).toBe(tensors);
    });
  });
}

/** What is meant to differ from Keras, and does; docs/compatibility.md says why. */
const meant: readonly (readonly [title: RegExp, names: RegExp])[] = [
  [/of a softmax's logits/, /loss$/],
  [/an uneven last batch/, /^(evaluate )?[ab]_loss$/],
];

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
