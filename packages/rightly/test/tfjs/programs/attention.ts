import * as tf from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  type LayerVariable,
  model as functional,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { filled, noise, start } from './made.ts';
import { cameTo, type Program, said } from './program.ts';

/** The mean of steps, weighted by the attention of an own layer. Masked steps have no weight. */
class Attention extends layers.Layer {
  static readonly className = 'AttentionOfSteps';
  #look!: LayerVariable;
  readonly #start = start(7).kernelInitializer;

  constructor() {
    super({});
    this.supportsMasking = true;
  }

  override build(shape: number[]): void {
    this.#look = this.addWeight('look', [shape[2]!, 1], 'float32', this.#start);
    this.built = true;
  }

  override computeOutputShape(shape: number[]): number[] {
    return [shape[0]!, shape[2]!];
  }

  override computeMask(): tf.Tensor {
    // The output has no steps.
    return null!;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { mask }: { mask?: tf.Tensor }): tf.Tensor {
    return tf.tidy(() => {
      const steps = [inputs].flat()[0]! as tf.Tensor3D;
      const [n, many, width] = steps.shape;
      const rows = tf.reshape(steps, [-1, width]) as tf.Tensor2D;
      const scores = tf.reshape(tf.matMul(rows, this.#look.read() as tf.Tensor2D), [n, many]);
      const seen = mask ? tf.add(scores, tf.mul(tf.sub(tf.cast(mask, 'float32'), 1), 1e9)) : scores;
      return tf.sum(tf.mul(steps, tf.expandDims(tf.softmax(seen), -1)), 1);
    });
  }
}

/** The length of a sequence. */
const length = (i: number): number => 1 + (i % 4);

/** Attention over padded sequences. */
export const attention: Program = {
  title: 'attention with masks',
  async run({ compile, evaluate, own }) {
    const x = own(
      filled([16, 4, 3], (i) =>
        Math.floor(i / 3) % 4 < length(Math.floor(i / 12)) ? noise(i) : 0,
      ),
    );
    const y = own(filled([16, 1], (i) => Number(noise(i * 12) > 0)));
    const steps = input({ shape: [4, 3] });
    const seen = layers.masking().apply(steps) as SymbolicTensor;
    const dense = layers.dense({ units: 4, activation: 'tanh', ...start(6) }).apply(seen);
    const found = new Attention().apply(dense) as SymbolicTensor;
    const out = layers.dense({ units: 1, activation: 'sigmoid', ...start(8) }).apply(found);
    const net = own(functional({ inputs: steps, outputs: out as SymbolicTensor }));
    const optimizer = own(tf.train.adagrad(0.1));
    const model = compile(net, { optimizer, loss: 'binaryCrossentropy', metrics: ['acc'] });
    const history = await model.fit(x, y, { epochs: 3, batchSize: 4, shuffle: false, verbose: 0 });
    return { ...cameTo(history), after: await evaluate(model, x, y, 4), said: said(model, x) };
  },
};
