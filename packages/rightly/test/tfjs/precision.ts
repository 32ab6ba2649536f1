import { dispose, tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import {
  log1p,
  logCosh,
  logSumExp,
  plus,
  reals,
  softplus,
  times,
  vectors,
} from '../../src/core/verbs.ts';
import { evaluate } from '../../src/engines/cpu/evaluate.ts';
import { valuesOf } from '../../src/engines/tfjs/values.ts';
import type { Column } from '../../src/engines/vocabulary.ts';

const sizes = [1e-7, 1e-4, 1e-3, 0.0199, 0.0201, 0.249, 0.251, 0.9, 4, 19, 80];
const signed = [...sizes, ...sizes.map((x) => -x), 0];

// Both inputs are used.
const x = plus(reals('yPred'), times(reals('yTrue'), 0));
const rows = plus(vectors('yPred'), times(vectors('yTrue'), 0));

/** Checks that float32 loses only its last digits, on the current backend. */
export function isPrecise(): void {
  describe('are precise for small and for large numbers:', () => {
    test.each<[string, Column, number[], number]>([
      ['log1p', log1p(x), sizes, 1],
      ['softplus', softplus(x), signed, 1],
      ['logCosh', logCosh(x), signed, 1],
      ['logSumExp', logSumExp(rows), signed.flatMap((y) => [0, y, -90]), 3],
    ])('%s', (_, expression, numbers, width) => {
      const n = numbers.length / width;
      const data = Float32Array.from(numbers);
      const host = { data, width };
      const expected = evaluate(expression, n, { yTrue: host, yPred: host });
      const given = tensor(data, width === 1 ? [n] : [n, width]);
      const [values] = valuesOf([expression], 'a value')(given, given);
      const got = values!.dataSync();
      dispose([given, values!]);
      for (let i = 0; i < n; i++)
        // The exponential of a graphics card is less exact near 0.
        expect(
          Math.abs(got[i]! - expected[i]!),
          `${numbers[i]}: ${got[i]}, not ${expected[i]}`,
        ).toBeLessThanOrEqual(2e-6 * Math.abs(expected[i]!) + 1e-30);
    });
  });
}
