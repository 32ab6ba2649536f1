import * as tf from '@tensorflow/tfjs-core';
import {
  MeanMetricWrapper as ArrayMetric,
  BinaryAccuracy,
  cosineSimilarity,
  huber,
  lossDefinition,
  MeanMetric,
  MeanSquaredError,
} from 'rightly';
import {
  compile,
  type CompileArgs,
  type CompiledModel,
  type CustomObjects,
  fromCompileConfig,
  loadModel,
  MeanMetricWrapper,
} from 'rightly/tfjs';
import { abs, less, max, minus, reals, vectors } from 'rightly/verbs';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from './backends.ts';
import { handler, saved } from './saved.ts';
import { classifier, labels, samples, twoOutputs } from './small.ts';

beforeAll(() => useBackend('cpu'));

class Largest extends MeanMetric {
  static readonly definition = lossDefinition({
    className: 'Largest',
    name: 'largest',
    options: {},
    value: () => max(abs(minus(vectors('yTrue'), vectors('yPred')))),
  });
}

interface Limit {
  readonly limit?: number;
}

class Within extends MeanMetric<Limit> {
  static readonly definition = {
    className: 'Within',
    name: 'within',
    direction: 'up',
    range: [0, 1],
    options: { limit: { default: 0.25, expected: 'be a number', accepts: Number.isFinite } },
    value: ({ limit = 0 }: Limit) => less(abs(minus(reals('yTrue'), reals('yPred'))), limit),
  } as const;
}

const farthest = (t: tf.Tensor, p: tf.Tensor): tf.Tensor => tf.max(tf.abs(tf.sub(t, p)), -1);

class Farthest extends MeanMetricWrapper {
  static override readonly definition = {
    ...MeanMetricWrapper.definition,
    className: 'Farthest',
    name: 'farthest',
  };
  constructor(options?: { readonly name?: string }) {
    super(farthest, options);
  }
}

const sizes = (truth: number[][], predicted: number[][]): number[] =>
  truth.map((row, i) => row.reduce((s, y, j) => s + Math.abs(y - predicted[i]![j]!), 0));

const x = (): tf.Tensor => samples(12);
const y = (): tf.Tensor => tf.cast(tf.oneHot(labels(12), 4), 'float32');
const compiled = (args: Partial<CompileArgs>): CompiledModel =>
  compile(classifier(), { optimizer: 'sgd', loss: 'mse', ...args });

async function again(
  args: Partial<CompileArgs>,
  customObjects?: CustomObjects,
): Promise<CompiledModel> {
  const model = compiled(args);
  const read = await loadModel(handler(await saved(model)), { customObjects });
  expect(await read.evaluate(x(), y())).toEqual(await model.evaluate(x(), y()));
  return read;
}

describe('Own classes are saved and found again', () => {
  test('as metrics, with their options', async () => {
    const metrics = [new Within({ limit: 0.5 }), Largest, new Farthest({ name: 'far' })];
    const read = await again({ metrics }, { Within, Largest, Farthest });
    expect(read.metricsNames).toEqual(['loss', 'within', 'largest', 'far']);
    expect(read.metrics['within']).toBeInstanceOf(Within);
    expect(read.metrics['within']!.getConfig()['limit']).toBe(0.5);
    expect(read.metrics['far']).toBeInstanceOf(Farthest);
  });

  test.each([
    ['an instance', new Largest()],
    ['a class', Largest],
  ])('as the loss: %s', async (_, loss) => {
    await again({ loss }, { Largest });
    await expect(again({ loss })).rejects.toThrow(
      /^loadModel: customObjects must have the class "Largest"; got none$/,
    );
  });

  test('for each output', async () => {
    const model = compile(twoOutputs(), {
      optimizer: 'sgd',
      loss: { a: 'bce', b: new Largest() },
      metrics: { a: [Within], b: null },
    });
    const read = await loadModel(handler(await saved(model)), {
      customObjects: { Within, Largest },
    });
    expect(read.metricsNames).toEqual(['loss', 'a_within', 'a_loss', 'b_loss']);
  });

  test('by the name that Keras registers, and by a string', () => {
    const own = { module: 'my.metrics', class_name: 'Within', config: { limit: 0.75 } };
    const config = {
      optimizer: 'sgd',
      loss: 'Largest',
      metrics: [{ ...own, registered_name: 'mine>Within' }, 'constructor'],
    };
    for (const name of ['Within', 'mine>Within']) {
      const { loss, metrics } = fromCompileConfig(config, { Largest, [name]: Within });
      expect(loss).toBe(Largest);
      const [first, second] = metrics as unknown[];
      expect((first as Within).getConfig()['limit']).toBe(0.75);
      expect(second).toBe('constructor');
    }
    expect(() => fromCompileConfig(config, {})).toThrow(
      /^fromCompileConfig: customObjects must have the class "Within"; got none$/,
    );
  });

  test('and are not taken for the library’s classes', async () => {
    class Accuracy extends Within {
      static override readonly definition = {
        ...Within.definition,
        className: 'Accuracy' as 'Within',
      };
    }
    const { metrics } = await again({ metrics: [new Accuracy()] }, { Accuracy });
    expect(metrics['within']).toBeInstanceOf(Accuracy);
    await expect(again({ metrics: [new Accuracy()] })).rejects.toThrow(
      /^loadModel: customObjects must have the class "Accuracy"; got none$/,
    );
  });

  test('but not where the class cannot be minimized', async () => {
    const loss = { class_name: 'Within', config: {} };
    expect(() => fromCompileConfig({ optimizer: 'sgd', loss }, { Within })).toThrow(
      /^fromCompileConfig: loss must be a loss, which can be minimized: .*; got "within"$/,
    );
  });
});

describe('A function that is averaged is saved and found again', () => {
  test('over arrays and over tensors, in the same form', async () => {
    const metrics = [
      new ArrayMetric(sizes, { name: 'a', direction: 'down' }),
      new MeanMetricWrapper(farthest, { name: 'b', direction: 'down' }),
      new ArrayMetric(huber, { name: 'c' }),
    ];
    const read = await again({ metrics }, { sizes, farthest });
    expect(read.metrics['a']).toBeInstanceOf(ArrayMetric);
    expect(read.metrics['b']).toBeInstanceOf(MeanMetricWrapper);
    expect([read.metrics['a']!.direction, read.metrics['b']!.direction]).toEqual(['down', 'down']);
    await expect(again({ metrics }, { farthest })).rejects.toThrow(
      /^loadModel: customObjects must have the function "sizes"; got none$/,
    );
  });

  test('and is not taken for the library’s function of that name', async () => {
    const named = [sizes.bind(undefined), farthest.bind(undefined)] as const;
    for (const fn of named) Object.defineProperty(fn, 'name', { value: 'huber' });
    for (const metric of [new ArrayMetric(named[0]), new MeanMetricWrapper(named[1])])
      await expect(again({ metrics: [metric] })).rejects.toThrow(
        /^loadModel: customObjects must have the function "huber"; got none$/,
      );
    await again({ metrics: [new ArrayMetric(named[0])] }, { huber: named[0] });
  });

  test('over tensors where Keras wrote it, also as a loss', () => {
    const fn = { module: 'builtins', class_name: 'function', registered_name: 'function' };
    const metrics = [
      {
        module: 'keras.metrics',
        class_name: 'MeanMetricWrapper',
        config: { name: 'far', dtype: null, fn: { ...fn, config: 'farthest' } },
        registered_name: null,
      },
    ];
    const config = { optimizer: 'sgd', loss: { ...fn, config: 'gap' }, metrics };
    const { metrics: read } = fromCompileConfig(config, { farthest, gap: farthest });
    expect((read as unknown[])[0]).toBeInstanceOf(MeanMetricWrapper);
    expect(() => fromCompileConfig(config, { farthest })).toThrow(
      /^fromCompileConfig: customObjects must have the function "gap"; got none$/,
    );
  });

  test('where the library’s loss is minimized', async () => {
    const read = await again({ loss: new ArrayMetric(cosineSimilarity) });
    expect((await read.evaluate(x(), y()))['loss']).toBeLessThan(0);
  });
});

test('A class of metrics stands for an instance with its defaults', async () => {
  const model = compiled({
    metrics: [BinaryAccuracy, [Within]],
    weightedMetrics: MeanSquaredError,
  });
  expect(model.metricsNames).toEqual(['loss', 'binary_accuracy', 'within', 'mean_squared_error']);
  const logs = await model.evaluate(x(), y());
  expect(logs['mean_squared_error']).toBeCloseTo(logs['loss']!, 6);
});
