import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll } from 'vitest';
import { useBackend } from './backends.ts';
import { agreesWithKeras } from './runs/agrees-with-keras.ts';
import { catalogueRuns, runs } from './runs/fixture.ts';

beforeAll(async () => {
  const { resolve } = createRequire(import.meta.url);
  setWasmPaths(`${dirname(resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await useBackend('wasm');
});

// On this backend TensorFlow.js has no gradient of an embedding, because it lacks the kernel UnsortedSegmentSum.
const trainable = runs.filter(
  ({ model }) => !model.layers.some((l) => l.class_name === 'Embedding'),
);
agreesWithKeras([...trainable, ...catalogueRuns]);
