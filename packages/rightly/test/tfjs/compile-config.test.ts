import '@tensorflow/tfjs-backend-cpu';
import { compile, fromCompileConfig } from 'rightly/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from './backends.ts';
import { runs } from './runs/fixture.ts';
import { buildModel } from './runs/model.ts';
import { compileArgs } from './runs/repeat.ts';
import { tensorsOf } from './runs/tensors.ts';

beforeAll(() => useBackend('cpu'));

test.each(runs.map((run) => [run.title, run] as const))(
  'What Keras saves of how it compiled comes to the same: %s',
  async (_, run) => {
    const { x, y } = tensorsOf(run);
    const results = [compileArgs(run.compile), fromCompileConfig(run.compile_config)].map((args) =>
      compile(buildModel(run), args).trainOnBatch(x, y),
    );
    const [expected, got] = await Promise.all(results);
    expect(Object.keys(got!)).toEqual(Object.keys(expected!));
    for (const [name, value] of Object.entries(expected!)) expect(got![name]).toBeCloseTo(value, 6);
  },
);
