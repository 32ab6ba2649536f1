// Trains in jax-js, and measures with metrics that are pure functions too.
import { readFileSync } from 'node:fs';
import { defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { digitsOf } from '../onnx/digits.mjs';
import { add, count, none, results } from './counts.mjs';
import { fresh, loss, predict } from './model.mjs';

const [EPOCHS, BATCH, RATE] = [20, 100, 0.5];
await init('wasm');
defaultDevice('wasm');

const csv = readFileSync(new URL('../digits/digits.csv', import.meta.url), 'utf8');
const { training, heldOut } = digitsOf(csv);
const batchesOf = ({ labels, images }) =>
  Array.from({ length: Math.ceil(labels.length / BATCH) }, (_, i) => {
    const some = images.slice(i * BATCH, (i + 1) * BATCH);
    return {
      labels: labels.slice(i * BATCH, (i + 1) * BATCH),
      x: np.array(some.map((image) => Array.from(image))),
    };
  });

const step = jit((parameters, x, oneHot) => {
  const [, gradient] = valueAndGrad(loss)(tree.ref(parameters), x, oneHot);
  return tree.map((p, g) => p.sub(g.mul(RATE)), parameters, gradient);
});

let parameters = fresh(64, 10);
for (let epoch = 1; epoch <= EPOCHS; epoch++) {
  for (const { labels, x } of batchesOf(training)) {
    const oneHot = nn.oneHot(np.array(labels, { dtype: np.int32 }), 10);
    parameters = step(parameters, x, oneHot);
  }
  if (epoch % 5 === 0) show(`epoch ${epoch}`, measured(training));
}
show(`${heldOut.labels.length} held-out pictures`, measured(heldOut));

/** The metrics of these pictures: each batch is counted by itself, and the counts are added. */
function measured(pictures) {
  const counted = batchesOf(pictures).map(({ labels, x }) =>
    count(labels, predict(tree.ref(parameters), x)),
  );
  return results(counted.reduce(add, none));
}

function show(title, found) {
  const values = Object.entries(found).map(([name, value]) => `${name}: ${value.toFixed(4)}`);
  console.log(`${title} - ${values.join(' - ')}`);
}
