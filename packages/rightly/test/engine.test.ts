import { SparseCategoricalAccuracy } from 'rightly';
import { allocate, release } from 'rightly/memory';
import { expect, test } from 'vitest';
import { toBatch } from '../src/core/batch.ts';
import { Evaluator } from '../src/engines/host.ts';
import { inputsOf } from '../src/engines/vocabulary.ts';
import { commonMemory } from '../src/engines/wasm/memory.ts';
import { kernels, shared } from './environment.ts';

/* Checks that each run of the tests has the engine that it must test. */

test('kernels are in use where there is WebAssembly, and nowhere else', () => {
  expect(commonMemory() !== undefined).toBe(kernels);
});

test('memory is shared where threads can share it', () => {
  const array = allocate(Uint8Array, 1);
  expect(array.buffer.constructor.name).toBe(shared ? 'SharedArrayBuffer' : 'ArrayBuffer');
  release(array);
});

test('kernels give values and their sum, plain arrays give values only', () => {
  const { expression } = new SparseCategoricalAccuracy();
  const scores = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
  const { n, inputs } = toBatch(inputsOf(expression), [0, 0], scores, 'a test:');
  const sums: unknown[] = [];
  new Evaluator([expression]).run(n, inputs, (_, __, ___, ____, ones) => sums.push(ones));
  expect(sums).toEqual([kernels ? 1 : undefined]);
});
