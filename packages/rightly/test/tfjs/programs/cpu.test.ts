import '@tensorflow/tfjs-backend-cpu';
import { beforeAll } from 'vitest';
import { useBackend } from '../backends.ts';
import { agreesWithKeras } from '../runs/agrees-with-keras.ts';
import { programRuns } from '../runs/fixture.ts';
import { asStock } from './as-stock.ts';
import { programs } from './index.ts';

beforeAll(() => useBackend('cpu'));

asStock(programs);
agreesWithKeras(programRuns);
