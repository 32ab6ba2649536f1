import '@tensorflow/tfjs-backend-webgl';
import { env, getBackend, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { agreesWithHost } from './agreement.ts';
import { differentiates } from './gradients.ts';
import { lossCases, lossNames } from './loss-cases.ts';
import { lossDifferences } from './loss-conformance.ts';
import { isPrecise } from './precision.ts';
import { refuses } from './refusals.ts';
import { keepsFloat32 } from '../../src/engines/tfjs/precision.ts';
import { classNames } from '../parity/classes.ts';
import { allDifferences, kerasOnDevice, semanticsOnDevice } from './conformance.ts';

beforeAll(async () => {
  // Else small tensors would never come to the device.
  env().set('WEBGL_CPU_FORWARD', false);
  await setBackend('webgl');
});

/** Every shape has shaders of its own, which take their time to compile: so not all cases, but each 40th. */
const STEP = 40;
const beyond = /neighbours beyond float32/;

describe('TensorFlow.js ops on WebGL', () => {
  test('are what is tested, with float32', () => {
    expect(getBackend()).toBe('webgl');
    expect(keepsFloat32()).toBe(true);
  });

  test.each(classNames)('agree with Keras: %s', async (className) => {
    const own = kerasOnDevice.filter((line) => line.className === className);
    const some = own.filter((_, i) => i % STEP === 0);
    expect(some.length).toBeGreaterThan(10);
    expect(await allDifferences(some)).toEqual([]);
  });

  test.each(lossNames)('agree with Keras: %s', async (name) => {
    const some = lossCases(name).filter((_, i) => i % STEP === 0);
    expect(some.length).toBeGreaterThan(1);
    const found: string[] = [];
    for (const line of some) found.push(...(await lossDifferences(line)));
    expect(found).toEqual([]);
  });

  test('agree with what this library changes', async () => {
    const own = semanticsOnDevice.filter(({ title }) => !beyond.test(title));
    expect(own.length).toBeGreaterThan(80);
    expect(await allDifferences(own)).toEqual([]);
  });

  test('refuse integers that they could not tell from their neighbours', async () => {
    const line = semanticsOnDevice.find(({ title }) => beyond.test(title));
    await expect(allDifferences([line!])).rejects.toThrow(
      'Accuracy.updateState: yTrue must hold integers between -2^24 and 2^24, on WebGL; got 2 bad',
    );
  });

  refuses();

  differentiates();

  isPrecise();

  agreesWithHost();
});
