import '@tensorflow/tfjs-backend-cpu';
import { beforeAll } from 'vitest';
import { useBackend } from './backends.ts';
import { sumsOnDevice } from './sums.ts';

beforeAll(() => useBackend('cpu'));

sumsOnDevice();
