import * as tf from '@tensorflow/tfjs-core';
import { type layers as all, LayersModel } from '@tensorflow/tfjs-layers';
import { compile } from 'rightly/tfjs';
import type { Came, Kit, Program, Trained } from './program.ts';

/* The ways in which a program runs. */

type Way = Omit<Kit, 'own'>;

/** With TensorFlow.js's own compile. */
export const stock: Way = {
  compile(model, args) {
    model.compile(args as never);
    return model;
  },
  async evaluate(model, x, y, batchSize) {
    const figures = [(model as unknown as LayersModel).evaluate(x, y, { batchSize })].flat();
    const numbers = figures.map((figure) => figure.dataSync()[0]!);
    tf.dispose(figures);
    return numbers;
  },
  async step(model, x, y) {
    const losses = await (model as unknown as LayersModel).trainOnBatch(x, y);
    return [losses].flat()[0]!;
  },
};

type Compiled = ReturnType<typeof compile>;

/** With the compile call changed. */
export const ours: Way = {
  compile: (model, args) => compile(model, args as never) as unknown as Trained,
  evaluate: async (model, x, y, batchSize) =>
    Object.values(await (model as unknown as Compiled).evaluate(x, y, { batchSize })),
  async step(model, x, y) {
    const compiled = model as unknown as Compiled;
    // The results since then.
    compiled.resetMetrics();
    const { loss } = await compiled.trainOnBatch(x, y);
    return loss!;
  },
};

/** The same, with a loss that throws in the third step. */
export function failing(): Way {
  let steps = 0;
  const loss = (_: tf.Tensor, p: tf.Tensor): tf.Tensor => {
    const squares = tf.mean(tf.square(p), -1);
    if (++steps > 2) throw new Error('on purpose');
    return squares;
  };
  return { ...ours, compile: (model, args) => ours.compile(model, { ...args, loss }) };
}

/** The number of models that still use a layer. */
const references = (layer: all.Layer): number => Reflect.get(layer, '_refCount') as number;

/** Disposes of a model's layers, unless another model has disposed of them. */
function disposeOf({ layers }: LayersModel): void {
  for (const layer of layers)
    if (layer instanceof LayersModel) disposeOf(layer);
    else while (references(layer) > 0) layer.dispose();
}

/** Runs a program, and disposes of everything that it made. */
export async function run(program: Program, way: Way): Promise<Came> {
  const owned: { dispose(): unknown }[] = [];
  const own: Kit['own'] = (one) => {
    owned.push(one);
    return one;
  };
  try {
    return await program.run({ ...way, own });
  } finally {
    for (const one of owned)
      if (one instanceof LayersModel) disposeOf(one);
      else one.dispose();
  }
}
