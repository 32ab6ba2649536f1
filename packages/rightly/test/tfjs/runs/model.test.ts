import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogueRuns, programRuns, type Recorded, runs } from './fixture.ts';
import { buildModel } from './model.ts';
import { inForm, tensorOf } from './tensors.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** The first rows of a recorded tensor. */
const firstRows = ([dtype, [length = 0, ...inner], data]: Recorded, count: number): Recorded => [
  dtype,
  [count, ...inner],
  data.slice(0, (data.length / length) * count),
];

describe("models built from Keras's runs", () => {
  test.each([...runs, ...catalogueRuns, ...programRuns].map((run) => [run.title, run] as const))(
    'predict the same: %s',
    (_, run) => {
      const model = buildModel(run);
      const few = inForm(run.data.x, (x) => tensorOf(firstRows(x, run.predictions[0]![1][0]!)));
      const x = few instanceof tf.Tensor ? few : Object.values(few);
      const predictions = [model.predict(x)].flat();
      const wanted = run.predictions.map(([, , data]) => data);
      expect(predictions.map(({ shape }) => shape)).toEqual(
        run.predictions.map(([, shape]) => shape),
      );
      for (const [i, prediction] of predictions.entries())
        for (const [j, value] of prediction.dataSync().entries())
          expect(Math.abs(value - wanted[i]![j]!), `output ${i}, number ${j}`).toBeLessThan(1e-5);
      tf.dispose([x, predictions]);
      model.dispose();
    },
  );
});
