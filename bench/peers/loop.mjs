// Loops as a user would write them by hand.
import { areaOf, below } from '../counting/area.mjs';
import { meanOf } from '../counting/by-class.mjs';
import { digest } from '../counting/pairs.mjs';
import { plainLoop } from '../targets.mjs';
import { batchesOf, ordinary, readArrays } from './read.mjs';
import { serve } from './serve.mjs';

/* Whether the label's score is the highest, or fewer than k scores are higher. A row is left as soon as that is decided. */
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

function byClass({ scores, labels }, { kind, classes }, rows) {
  const [hits, truths, calls] = [0, 1, 2].map(() => new Float64Array(classes));
  for (let i = 0; i < rows; i++) {
    const from = i * classes;
    let best = 0;
    for (let c = 1; c < classes; c++) if (scores[from + c] > scores[from + best]) best = c;
    truths[labels[i]]++;
    calls[best]++;
    if (best === labels[i]) hits[best]++;
  }
  return meanOf[kind](
    Array.from(hits, (own, c) => ({ hits: own, truths: truths[c], calls: calls[c] })),
  );
}

function area({ scores, truth }, workload, rows) {
  const counts = new Float64Array(2 * 199);
  for (let i = 0; i < rows; i++) counts[2 * below(scores[i]) + truth[i]]++;
  return areaOf(counts);
}

/* The share of pairs of a positive and a negative sample in which the positive sample has the higher score. Equal scores count half. */
function exact({ scores, truth }, workload, rows) {
  const order = Uint32Array.from({ length: rows }, (_, i) => i).sort(
    (a, b) => scores[a] - scores[b],
  );
  let [negatives, positives, above] = [0, 0, 0];
  for (let i = 0; i < rows;) {
    let [own, others] = [0, 0];
    const score = scores[order[i]];
    for (; i < rows && scores[order[i]] === score; i++) {
      if (truth[order[i]] === 1) own++;
      else others++;
    }
    above += own * (negatives + others / 2);
    negatives += others;
    positives += own;
  }
  return above / (positives * negatives);
}

function pairs({ truth, predictions }, { classes }, rows) {
  const counts = new Float64Array(classes ** 2);
  for (let i = 0; i < rows; i++) counts[truth[i] * classes + predictions[i]]++;
  return digest(counts, classes);
}

const loops = {
  sparse: ranked,
  onehot: oneHot,
  batches: stream,
  binary,
  labels: equal,
  f1: byClass,
  iou: byClass,
  auc: area,
  exact,
  pairs,
};

await serve({}, (workload, rows) => {
  const { kind } = workload;
  const arrays = readArrays(workload, rows, ordinary);
  const input = kind === 'batches' ? batchesOf(arrays, workload) : arrays;
  const loop = () => loops[kind](input, workload, rows);
  return { runs: { [plainLoop]: loop }, free() {} };
});
