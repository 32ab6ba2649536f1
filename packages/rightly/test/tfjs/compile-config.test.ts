import '@tensorflow/tfjs-backend-cpu';
import { compile, fromCompileConfig } from 'rightly/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from './backends.ts';
import { runs } from './runs/fixture.ts';
import { buildModel } from './runs/model.ts';
import { compileArgs } from './runs/repeat.ts';
import { tensorsOf } from './runs/tensors.ts';

beforeAll(() => useBackend('cpu'));

// Keras 3.6 does not save the delta of a Huber.
const written = runs.filter(({ title }) => !title.includes('delta'));

test.each(written.map((run) => [run.title, run] as const))(
  'What Keras saves of how it compiled comes to the same: %s',
  async (_, run) => {
    const { x, y, sample_weight: sampleWeight } = tensorsOf(run);
    const results = [compileArgs(run.compile), fromCompileConfig(run.compile_config)].map(
      async (args) => {
        const model = compile(buildModel(run), { ...args, onWarning: () => {} });
        const logs = await model.trainOnBatch(x, y, { sampleWeight });
        const weights = model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
        const figures: [string | number, number][] = Object.entries(logs);
        return figures.concat([...weights.entries()]);
      },
    );
    const [expected, got] = await Promise.all(results);
    expect(got!.map(([name]) => name)).toEqual(expected!.map(([name]) => name));
    for (const [i, [name, value]] of expected!.entries())
      expect(got![i]![1], String(name)).toBeCloseTo(value, 6);
  },
);
