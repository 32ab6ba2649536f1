// Measures a classifier of transformers.js by the names of its classes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { env, pipeline, RawImage } from '@huggingface/transformers';
import { F1Score, MetricList, SparseCategoricalAccuracy } from 'rightly';
import { interval } from 'rightly/statistics';
import { digitsOf } from '../onnx/digits.mjs';
import { names } from './names.mjs';

// The model is in a local folder. Without these two lines, transformers.js downloads a model from the hub.
env.allowRemoteModels = false;
env.localModelPath = fileURLToPath(new URL('models/', import.meta.url));
const classify = await pipeline('image-classification', 'digits', { dtype: 'fp32' });

const csv = readFileSync(new URL('../digits/digits.csv', import.meta.url), 'utf8');
const { labels, images } = digitsOf(csv).heldOut;
const pictures = images.map((image) => {
  const bytes = Uint8ClampedArray.from(image, (pixel) => pixel * 255);
  return new RawImage(bytes, 8, 8, 1);
});

const accuracy = new SparseCategoricalAccuracy({ classes: names, name: 'accuracy' });
const f1 = new F1Score({ classes: names, sparseYTrue: true, name: 'f1' });
const metrics = new MetricList([accuracy, f1]);
for (let i = 0; i < pictures.length; i += 100) {
  // Metrics need the scores of all classes. By default transformers.js returns the best five.
  const answers = await classify(pictures.slice(i, i + 100), { top_k: names.length });
  const truth = labels.slice(i, i + 100).map((label) => names[label]);
  metrics.updateState(truth, answers);
}

const { value, low, high } = interval(accuracy);
console.log(`accuracy of ${labels.length} pictures: ${value.toFixed(4)}`);
console.log(`it lies between ${low.toFixed(4)} and ${high.toFixed(4)}`);
console.log('the classes with the lowest F1:');
const byClass = f1.result().map((score, i) => ({ name: names[i], score }));
for (const { name, score } of byClass.sort((a, b) => a.score - b.score).slice(0, 3))
  console.log(`${name}: ${score.toFixed(4)}`);
