import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { compile, type CompiledModel, loadModel } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from './backends.ts';
import { differences } from './runs/differences.ts';
import { catalogueRuns, type Figure, type Run } from './runs/fixture.ts';
import { buildModel } from './runs/model.ts';
import { compileArgs } from './runs/repeat.ts';
import { tensorsOf } from './runs/tensors.ts';
import { handler, saved } from './saved.ts';

beforeAll(() => useBackend('cpu'));

const compiled = (run: Run): CompiledModel => compile(buildModel(run), compileArgs(run.compile));

/** Some runs have accuracies without meaning. */
const onWarning = (): void => {};

const configs = ({ metrics }: CompiledModel): unknown[] =>
  Object.entries(metrics).map(([name, metric]) => [name, metric.getConfig()]);

/** The results of a model on the data of a run. */
async function logsOf(model: CompiledModel, run: Run): Promise<Record<string, Figure>> {
  const data = tensorsOf(run);
  const { x, y, sample_weight: sampleWeight } = data;
  const logs = await model.evaluate(x, y, { sampleWeight, batchSize: run.fit.batch_size });
  tf.dispose(data as never);
  return logs;
}

/** A model with Keras's compile configuration, as a converted model has it, and without that of this library. */
async function writtenByKeras(run: Run): Promise<CompiledModel> {
  const artifacts = await saved(buildModel(run));
  const topology = {
    ...(artifacts.modelTopology as object),
    compile_config: run.compile_config,
  };
  return loadModel(handler({ ...artifacts, modelTopology: topology }), { onWarning });
}

describe.each(catalogueRuns.map((run) => [run.title, run] as const))('%s:', (_, run) => {
  test('a model that was saved and loaded gives the same', async () => {
    const model = compiled(run);
    const again = await loadModel(handler(await saved(model)), { onWarning });
    const logs = await logsOf(model, run);
    expect(await logsOf(again, run)).toEqual(logs);
    expect(configs(again)).toEqual(configs(model));
  });

  test('a model that Keras compiled gives the same', async () => {
    const model = await writtenByKeras(run);
    const logs = await logsOf(model, run);
    const wanted = await logsOf(compiled(run), run);
    expect(Object.keys(logs)).toEqual(Object.keys(wanted));
    const apart = Object.entries(wanted).map(([name, value]) =>
      differences(name, logs[name], value, 5e-7),
    );
    expect(apart.flat()).toEqual([]);
  });
});
