import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { differences } from '../runs/differences.ts';
import type { Came, Program } from './program.ts';
import { failing, ours, run, stock } from './ways.ts';

/** The differences between two runs, as text. */
const apart = (got: Came, expected: Came): string[] =>
  Object.entries(expected).flatMap(([name, wanted]) => differences(name, got[name], wanted, 2e-4));

/** Tests that programs have the same results with one changed call, and leave no tensor, on the current backend. */
export function asStock(programs: readonly Program[]): void {
  describe('With the compile call changed a program has the same results:', () => {
    test.each(programs.map((program) => [program.title, program] as const))(
      '%s',
      async (_, program) => {
        const expected = await run(program, stock);
        const before = tf.memory().numTensors;
        const got = await run(program, ours);
        expect(tf.memory().numTensors - before).toBe(0);
        expect(Object.keys(got).sort()).toEqual(Object.keys(expected).sort());
        expect(apart(got, expected)).toEqual([]);
      },
    );
  });

  describe('No tensor is left by a program that fails:', () => {
    test.each(programs.map((program) => [program.title, program] as const))(
      '%s',
      async (_, program) => {
        const before = tf.memory().numTensors;
        await expect(run(program, failing())).rejects.toThrow('on purpose');
        expect(tf.memory().numTensors - before).toBe(0);
      },
    );
  });
}

/** Tests that a program that this backend cannot train fails, as with TensorFlow.js's own compile, and leaves no tensor. */
export function cannotTrain(programs: readonly Program[]): void {
  test.each(programs.map((program) => [program.title, program] as const))(
    'what TensorFlow.js itself cannot train here leaves nothing: %s',
    async (_, program) => {
      await expect(run(program, stock)).rejects.toThrow(program.lacks!);
      const before = tf.memory().numTensors;
      await expect(run(program, ours)).rejects.toThrow(program.lacks!);
      expect(tf.memory().numTensors - before).toBe(0);
    },
  );
}
