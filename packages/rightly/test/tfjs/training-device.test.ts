import '@tensorflow/tfjs-backend-cpu';
import { copyRegisteredKernels, findBackendFactory, registerBackend } from '@tensorflow/tfjs-core';
import { beforeAll } from 'vitest';
import { useBackend } from './backends.ts';
import { countsOnDevice } from './device.ts';
import { agreesWithKeras } from './runs/agrees-with-keras.ts';
import { catalogueRuns, runs } from './runs/fixture.ts';

beforeAll(async () => {
  // The CPU's kernels under another name, for which the library does not know that reading is cheap.
  registerBackend('device', findBackendFactory('cpu'));
  copyRegisteredKernels('cpu', 'device');
  await useBackend('device');
});

agreesWithKeras([...runs, ...catalogueRuns]);

countsOnDevice();
