import * as tf from '@tensorflow/tfjs';
import csv from '../../digits/digits.csv?raw';
import { batchesOf, digitsOf, tensorsOf } from '../digits.mjs';
import { EPOCHS, makeModel } from '../model.mjs';
import { charts } from './charts.mjs';
import { showConfusions } from './confusions.mjs';
import { showPictures, showSome } from './pictures.mjs';

const { training, validation, heldOut } = digitsOf(csv);
const [backend, button, bar, figures, chartArea, result, pictures, confusions] = [
  'backend',
  'button',
  'bar',
  'figures',
  'charts',
  'result',
  'pictures',
  'confusions',
].map((id) => document.getElementById(id));

await tf.ready();
backend.textContent = { webgl: 'the graphics card (WebGL)', cpu: 'plain JavaScript' }[
  tf.getBackend()
];
chartArea.replaceChildren(...charts([], EPOCHS));
showSome(pictures, training);

let model;
button.addEventListener('click', () => {
  if (model) model.stopTraining = true;
  else void train();
});

async function train() {
  model = makeModel();
  button.textContent = 'Stop training';
  result.textContent = '';
  showSome(pictures, training);
  confusions.replaceChildren();
  const history = [];
  const [x, y] = tensorsOf(validation);
  await model.fitDataset(batchesOf(training), {
    epochs: EPOCHS,
    validationData: [x, y, validation.sampleWeight],
    yieldEvery: 'batch',
    onProgress(progress) {
      tell(progress);
      if (!progress.done) return;
      history.push(progress.logs);
      chartArea.replaceChildren(...charts(history, EPOCHS));
    },
  });
  await judge();
  tf.dispose([x, y]);
  model.model.dispose();
  model = undefined;
  button.textContent = 'Train again';
}

function tell({ epoch, batch, batches, secondsLeft, logs }) {
  bar.value = (epoch + batch / batches) / EPOCHS;
  const numbers = Object.entries(logs).map(([name, value]) => `${name} ${value.toFixed(4)}`);
  const left = secondsLeft ? ` · ${secondsLeft.toFixed(1)} s left of it` : '';
  figures.textContent = `Epoch ${epoch + 1} of ${EPOCHS} · batch ${batch} of ${batches}${left} · ${numbers.join(' · ')}`;
}

const percent = (value) => `${(100 * value).toFixed(2)}\u00A0%`;

/** The pictures that training has not seen. */
async function judge() {
  const [x, y] = tensorsOf(heldOut);
  const { accuracy, top3 } = await model.evaluate(x, y);
  result.textContent = `Of ${heldOut.labels.length} held-out pictures ${percent(accuracy)} are read right; the right digit is among the first three for ${percent(top3)}.`;
  const scores = model.predict(x);
  const best = scores.argMax(-1);
  const read = await best.data();
  showPictures(pictures, heldOut, read);
  showConfusions(confusions, heldOut.labels, read);
  tf.dispose([x, y, scores, best]);
}
