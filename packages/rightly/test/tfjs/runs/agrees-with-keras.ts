import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { differences } from './differences.ts';
import type { Run } from './fixture.ts';
import { type LoggedMetrics, repeat } from './repeat.ts';

/** Tests that these runs have Keras's results, on the current backend. */
export function agreesWithKeras(runs: readonly Run[]): void {
  describe('Training has Keras’s results in every epoch, by name and value:', () => {
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

/** Results that differ from Keras on purpose. docs/compatibility.md says why. */
const meant: readonly (readonly [title: RegExp, names: RegExp])[] = [
  [/of a softmax's logits/, /loss$/],
  [/an uneven last batch/, /^(evaluate )?[ab]_loss$/],
];

type Named = Readonly<Record<string, LoggedMetrics>>;

/** The differences between results of one name, as text. */
const apart = (name: string, got: Named, wanted: Named): string[] =>
  differences(name, got[name], wanted[name], 1e-5);
