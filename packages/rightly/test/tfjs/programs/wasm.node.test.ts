import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll } from 'vitest';
import { useBackend } from '../backends.ts';
import { agreesWithKeras } from '../runs/agrees-with-keras.ts';
import { programRuns } from '../runs/fixture.ts';
import { asStock, cannotTrain } from './as-stock.ts';
import { programs } from './index.ts';

beforeAll(async () => {
  const { resolve } = createRequire(import.meta.url);
  setWasmPaths(`${dirname(resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await useBackend('wasm');
});

asStock(programs.filter(({ lacks }) => !lacks));
cannotTrain(programs.filter(({ lacks }) => lacks));
agreesWithKeras(
  programRuns.filter(({ model }) => !model.layers.some((l) => l.class_name === 'Conv2D')),
);
