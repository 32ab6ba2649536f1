// The loops that one would write by hand.
import { batchesOf, ordinary, readArrays } from './read.mjs';
import { serve } from './serve.mjs';

/* The label's score beats all others, or fewer than k beat it; a row is left as soon as that is settled. */
function ranked({ scores, labels, weights }, { k, classes }, rows) {
  let total = 0;
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    count += weight;
    if (isRight(scores, i * classes, (i + 1) * classes, labels[i], k)) total += weight;
  }
  return total / count;
}

function isRight(scores, from, to, label, k) {
  const score = scores[from + label];
  let above = 0;
  for (let j = from; j < to; j++) if (scores[j] > score && ++above === k) return false;
  if (k === 1) for (let j = from; j < from + label; j++) if (scores[j] === score) return false;
  return true;
}

function oneHot({ scores, truth }, { k, classes }, rows) {
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const from = i * classes;
    let label = 0;
    for (let j = 1; j < classes; j++) if (truth[from + j] > truth[from + label]) label = j;
    if (isRight(scores, from, from + classes, label, k)) total++;
  }
  return total / rows;
}

function binary({ scores, truth }, workload, rows) {
  let total = 0;
  for (let i = 0; i < rows; i++) if (truth[i] === (scores[i] > 0.5 ? 1 : 0)) total++;
  return total / rows;
}

function equal({ truth, predictions }, workload, rows) {
  let total = 0;
  for (let i = 0; i < rows; i++) if (truth[i] === predictions[i]) total++;
  return total / rows;
}

function stream(batches, workload) {
  let total = 0;
  for (const batch of batches) total += ranked(batch, workload, workload.batch);
  return total / batches.length;
}

const loops = { sparse: ranked, onehot: oneHot, batches: stream, binary, labels: equal };

await serve({}, (workload, rows) => {
  const { kind } = workload;
  const arrays = readArrays(workload, rows, ordinary);
  const input = kind === 'batches' ? batchesOf(arrays, workload) : arrays;
  const loop = () => loops[kind](input, workload, rows);
  return { runs: { 'plain loop': loop }, free() {} };
});
