import { env, pipeline, RawImage } from '@huggingface/transformers';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as native from 'onnxruntime-node';
import * as web from 'onnxruntime-web';
import { MetricList, SparseCategoricalAccuracy, SparseTopKCategoricalAccuracy } from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { evaluateStream } from 'rightly/streams';
import { afterAll, describe, expect, test } from 'vitest';
import { onnxFile } from '../../../../examples/onnx/onnx-file.mjs';
import { train } from '../../../../examples/onnx/softmax-regression.mjs';
import { digits } from './digits.ts';

/* A classifier of digits, run by the packages. */

const names = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const part = (from: number, to?: number): typeof digits => ({
  labels: digits.labels.slice(from, to),
  images: digits.images.slice(from, to),
});
const weights = train(part(0, 900));
const unseen = part(900);

/** The answers of the same weights, computed in plain loops. */
const logits = unseen.images.map((image) =>
  Array.from(weights.biases, (bias, c) =>
    image.reduce((sum, p, j) => sum + p * weights.weights[10 * j + c]!, bias),
  ),
);
const right = logits.filter((row, i) => row.indexOf(Math.max(...row)) === unseen.labels[i]).length;

test('The classifier has learned', () => {
  expect(right / unseen.labels.length).toBeGreaterThan(0.9);
});

describe.each([
  ['onnxruntime-node', native],
  ['onnxruntime-web', web],
] as const)('%s', (_, ort) => {
  const session = ort.InferenceSession.create(onnxFile(weights, 'pixels', [64]));
  const run = async (images: readonly Float32Array[]): Promise<native.Tensor> => {
    const data = Float32Array.from(images.flatMap((image) => [...image]));
    const pixels = new ort.Tensor('float32', data, [images.length, 64]);
    const result = await (await session).run({ pixels });
    return result['logits'] as native.Tensor;
  };

  test('answers are scores as they are', async () => {
    const scores = await run(unseen.images);
    const metric = new SparseCategoricalAccuracy();
    metric.updateState(unseen.labels, scores);
    expect(metric.state).toEqual({ total: right, count: unseen.labels.length });
    const compiled = new CompileMetrics({ metrics: ['accuracy'] });
    compiled.updateState(unseen.labels, scores);
    expect(compiled.result()).toEqual({ accuracy: metric.result() });
    await metric.updateStateAsync(unseen.labels, scores);
    expect(metric.state).toEqual({ total: 2 * right, count: 2 * unseen.labels.length });
    expect(scores.data).toHaveLength(10 * unseen.labels.length);
  });

  test('batch by batch, in a stream', async () => {
    async function* predictions(): AsyncGenerator<{ yTrue: number[]; yPred: native.Tensor }> {
      for (let i = 0; i < unseen.labels.length; i += 100)
        yield {
          yTrue: unseen.labels.slice(i, i + 100),
          yPred: await run(unseen.images.slice(i, i + 100)),
        };
    }
    const list = new MetricList([
      new SparseCategoricalAccuracy({ name: 'top1' }),
      new SparseTopKCategoricalAccuracy({ k: 10, name: 'top10' }),
    ]);
    expect(await evaluateStream(predictions(), list)).toEqual({
      top1: right / unseen.labels.length,
      top10: 1,
    });
  });
});

describe('transformers.js', () => {
  // The same classifier of images in three colours.
  const third = Array.from(weights.weights, (weight) => weight / 3);
  const inColours = Float32Array.from([...third, ...third, ...third]);
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const model = join(folder, 'digits');
  mkdirSync(join(model, 'onnx'), { recursive: true });
  writeFileSync(
    join(model, 'onnx/model.onnx'),
    onnxFile({ weights: inColours, biases: weights.biases }, 'pixel_values', [3, 8, 8]),
  );
  const id2label = Object.fromEntries(names.map((name, i) => [i, name]));
  writeFileSync(join(model, 'config.json'), JSON.stringify({ model_type: 'vit', id2label }));
  writeFileSync(
    join(model, 'preprocessor_config.json'),
    JSON.stringify({
      image_processor_type: 'ViTImageProcessor',
      do_resize: false,
      do_rescale: true,
      rescale_factor: 1 / 255,
      do_normalize: false,
    }),
  );
  env.allowRemoteModels = false;
  env.localModelPath = `${folder}/`;
  const classifier = pipeline('image-classification', 'digits', { dtype: 'fp32' });
  const images = unseen.images.map(
    (image) =>
      new RawImage(
        Uint8ClampedArray.from(image, (p) => p * 255),
        8,
        8,
        1,
      ),
  );
  const truth = unseen.labels.map((label) => names[label]!);

  test('answers, [{ label, score }], are scores of named classes', async () => {
    const classify = await classifier;
    const answers = await classify(images, { top_k: 10 });
    expect(answers[0]).toHaveLength(10);
    const metric = new SparseCategoricalAccuracy({ classes: names });
    metric.updateState(truth, answers);
    // Pixels are rounded to bytes, which changes few answers.
    expect(Math.abs(metric.state.total - right)).toBeLessThan(5);
    const one = new SparseCategoricalAccuracy({ classes: names });
    one.updateState([truth[0]!], await classify(images[0]!, { top_k: 10 }));
    expect(one.result()).toBe(1);
    const few = await classify(images.slice(0, 2), { top_k: 3 });
    expect(() => metric.updateState(truth.slice(0, 2), few)).toThrow(
      /yPred must have a score for each of 10 classes; got [\d.]+ for "zero", and 3 classes, at \[0\]/,
    );
  });

  test('tensors of a model are scores as they are', async () => {
    const classify = await classifier;
    const output = await classify.model(await classify.processor(images));
    const metric = new SparseCategoricalAccuracy();
    metric.updateState(unseen.labels, output.logits);
    const byName = new SparseCategoricalAccuracy({ classes: names });
    byName.updateState(truth, await classify(images, { top_k: 10 }));
    expect(metric.state).toEqual(byName.state);
  });
});
