import '@tensorflow/tfjs-backend-webgl';
import { env, getBackend, setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  // Otherwise small tensors would stay on the host.
  env().set('WEBGL_CPU_FORWARD', false);
  await setBackend('webgl');
});

const uniforms = (used: boolean): void => env().set('WEBGL_USE_SHAPES_UNIFORMS', used);

/** By default every shape has its own shaders. Compiling them takes time, so only each 40th or 400th case is tested. */
const shaders: readonly [string, boolean, number][] = [
  ['shaders for all shapes', true, 40],
  ['shaders for each shape', false, 400],
];
const beyond = /neighbours beyond float32/;

describe('TensorFlow.js ops on WebGL', () => {
  test('are what is tested, with float32', () => {
    expect(getBackend()).toBe('webgl');
    expect(keepsFloat32()).toBe(true);
  });

  describe.each(shaders)('with %s', (_title, used, step) => {
    beforeAll(() => uniforms(used));
    afterAll(() => uniforms(false));

    test.each(classNames)('agree with Keras: %s', async (className) => {
      const own = kerasOnDevice.filter((line) => line.className === className);
      expect(own.length).toBeGreaterThan(400);
      expect(await allDifferences(own.filter((_, i) => i % step === 0))).toEqual([]);
    });

    test.each(lossNames)('agree with Keras: %s', async (name) => {
      const own = lossCases(name);
      expect(own.length).toBeGreaterThan(40);
      const found: string[] = [];
      for (const line of own.filter((_, i) => i % step === 0))
        found.push(...(await lossDifferences(line)));
      expect(found).toEqual([]);
    });
  });

  test('agree with the rules of this library', async () => {
    const own = semanticsOnDevice.filter(({ title }) => !beyond.test(title));
    expect(own.length).toBeGreaterThan(80);
    expect(await allDifferences(own)).toEqual([]);
  });

  test('refuse integers that float32 does not distinguish', async () => {
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
