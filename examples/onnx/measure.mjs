import {
  F1Score,
  MetricList,
  SparseCategoricalAccuracy,
  SparseCategoricalCrossentropy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { interval } from 'rightly/statistics';
import { evaluateStream } from 'rightly/streams';

const BATCH = 100;

/** Lines that tell how good a model is: `ort` is ONNX Runtime for Node or for a page, and `model` the bytes of an ONNX file. */
export async function measure(ort, model, { labels, images }) {
  const session = await ort.InferenceSession.create(model);

  async function* predictions() {
    for (let i = 0; i < labels.length; i += BATCH) {
      const some = images.slice(i, i + BATCH);
      const data = Float32Array.from(some.flatMap((image) => [...image]));
      const pixels = new ort.Tensor('float32', data, [some.length, 64]);
      const { logits } = await session.run({ pixels });
      yield { yTrue: labels.slice(i, i + BATCH), yPred: logits };
    }
  }

  const accuracy = new SparseCategoricalAccuracy({ name: 'accuracy' });
  const metrics = new MetricList([
    accuracy,
    new SparseTopKCategoricalAccuracy({ k: 3, name: 'top3' }),
    new F1Score({ average: 'macro', sparseYTrue: true, name: 'macro_f1' }),
    // The model ends without softmax.
    new SparseCategoricalCrossentropy({ fromLogits: true, name: 'loss' }),
  ]);
  const results = await evaluateStream(predictions(), metrics);

  const { low, high } = interval(accuracy);
  return [
    `${labels.length} held-out pictures`,
    ...Object.entries(results).map(([name, value]) => `${name}: ${value.toFixed(4)}`),
    `accuracy lies between ${low.toFixed(4)} and ${high.toFixed(4)}`,
  ];
}
