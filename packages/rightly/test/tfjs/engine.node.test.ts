import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { dispose, getBackend, setBackend, zeros } from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { BinaryAccuracy } from 'rightly';
import { beforeAll, describe, expect, test } from 'vitest';
import { DeviceMetrics } from '../../src/engines/tfjs/device-metrics.ts';
import { classNames } from '../parity/classes.ts';
import { agreesWithHost } from './agreement.ts';
import { differentiates } from './gradients.ts';
import { lossCases, lossNames } from './loss-cases.ts';
import { lossDifferences } from './loss-conformance.ts';
import { isPrecise } from './precision.ts';
import { refuses } from './refusals.ts';
import { allDifferences, kerasOnDevice, semanticsOnDevice } from './conformance.ts';

const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
setWasmPaths(`${dirname(wasm)}/`);

describe.each(['cpu', 'wasm'])('TensorFlow.js ops on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend);
  });

  test('are what is tested', () => {
    expect(getBackend()).toBe(backend);
  });

  test.each(classNames)('agree with Keras: %s', async (className) => {
    const own = kerasOnDevice.filter((line) => line.className === className);
    expect(own.length).toBeGreaterThanOrEqual(500);
    expect(await allDifferences(own)).toEqual([]);
  });

  test.each(lossNames)('agree with Keras: %s', async (name) => {
    const cases = lossCases(name);
    expect(cases.length).toBeGreaterThanOrEqual(80);
    const found: string[] = [];
    for (const line of cases) found.push(...(await lossDifferences(line)));
    expect(found).toEqual([]);
  });

  test('agree with the rules of this library', async () => {
    expect(await allDifferences(semanticsOnDevice)).toEqual([]);
  });

  refuses();

  differentiates();

  isPrecise();

  agreesWithHost();

  test('sum a batch of more than 2^24 values exactly', async () => {
    const metric = new BinaryAccuracy();
    const device = new DeviceMetrics([metric]);
    const n = 2 ** 24 + 3;
    const values = zeros([n], 'bool');
    const { sums, take } = device.batch(values, values);
    device.add([take(await sums.data())]);
    expect(metric.state).toEqual({ total: n, count: n });
    dispose([values, sums]);
  });
});

test('tensors hold the inputs of these cases', () => {
  expect(kerasOnDevice.length).toBeGreaterThanOrEqual(3600);
  expect(semanticsOnDevice.length).toBeGreaterThanOrEqual(86);
});
