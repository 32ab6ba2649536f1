import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { classNames } from '../parity/classes.ts';
import { behaves } from './behaviour.ts';
import { allDifferences, kerasOnDevice, semanticsOnDevice } from './conformance.ts';

const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
setWasmPaths(`${dirname(wasm)}/`);

describe.each(['cpu', 'wasm'])('TensorFlow.js ops on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend);
    expect(getBackend()).toBe(backend);
  });

  test.each(classNames)('agree with Keras: %s', async (className) => {
    const own = kerasOnDevice.filter((line) => line.className === className);
    expect(own.length).toBeGreaterThan(500);
    expect(await allDifferences(own)).toEqual([]);
  });

  test('agree with what this library changes', async () => {
    expect(semanticsOnDevice.length).toBeGreaterThan(80);
    expect(await allDifferences(semanticsOnDevice)).toEqual([]);
  });

  behaves();
});
