import { area, exact } from './counting/area.mjs';
import { byClass } from './counting/by-class.mjs';
import { pairs } from './counting/pairs.mjs';
import { isAmong } from './expected.mjs';
import { filled, seeded, share } from './random.mjs';
import { scoreRows } from './score-rows.mjs';
import { training } from './training/data.mjs';

/**
 * Writes a workload's arrays as raw little-endian bytes. The result says which rows are right (1 or 0), and their weights if they have
 * some. Other workloads return `expected`, the answer for the first rows.
 */
export const makeData = (workload, writer) => makers[workload.kind](workload, writer);

const makers = {
  sparse: scores,
  onehot: scores,
  batches: scores,
  binary,
  labels,
  training,
  f1: byClass,
  iou: byClass,
  auc: area,
  pairs,
  exact,
};
const block = 2 ** 18;

function scores({ kind, rows, classes, k, weighted }, writer) {
  const random = seeded(12_345);
  const right = inBlocks(rows, Math.ceil(block / classes), (n) => {
    const { x, y } = scoreRows(random, n, classes);
    writer.write('scores', x);
    if (kind === 'onehot') writer.write('truth', oneHot(y, classes));
    else writer.write('labels', y);
    return (i) => isAmong(x.subarray(i * classes, (i + 1) * classes), y[i], k);
  });
  if (!weighted) return { right };
  const weights = filled(new Float32Array(rows), () => share(random));
  writer.write('weights', weights);
  return { right, weights };
}

function oneHot(y, classes) {
  const truth = new Float32Array(y.length * classes);
  for (let i = 0; i < y.length; i++) truth[i * classes + y[i]] = 1;
  return truth;
}

function binary({ rows }, writer) {
  const random = seeded(23_456);
  const right = inBlocks(rows, block, (n) => {
    const p = filled(new Float32Array(n), () => share(random));
    const truth = filled(new Float32Array(n), (i) => (share(random) < p[i] ? 1 : 0));
    writer.write('scores', p);
    writer.write('truth', truth);
    return (i) => (p[i] > 0.5 ? truth[i] === 1 : truth[i] === 0);
  });
  return { right };
}

function labels({ rows }, writer) {
  const random = seeded(34_567);
  const right = inBlocks(rows, block, (n) => {
    const { truth, predictions } = labelPairs(random, n);
    writer.write('truth', truth);
    writer.write('predictions', predictions);
    return (i) => truth[i] === predictions[i];
  });
  return { right };
}

/** Labels of some classes. Four predictions in five are right on purpose, and some others by chance. */
export function labelPairs(random, n, classes = 1000) {
  const label = () => Math.floor(share(random) * classes);
  const truth = filled(new Int32Array(n), label);
  const predictions = filled(new Int32Array(n), (i) => (share(random) < 0.8 ? truth[i] : label()));
  return { truth, predictions };
}

/** Makes rows block by block. `make(n)` returns whether each of its rows is right. */
export function inBlocks(rows, length, make) {
  const right = new Uint8Array(rows);
  for (let from = 0; from < rows; from += length) {
    const piece = right.subarray(from, from + length);
    const isRight = make(piece.length);
    filled(piece, (i) => (isRight(i) ? 1 : 0));
  }
  return right;
}
