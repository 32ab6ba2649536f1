import {
  Accuracy,
  AUC,
  BinaryAccuracy,
  CategoricalAccuracy,
  ConfusionMatrix,
  F1Score,
  MeanIoU,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { allocate, release } from 'rightly/memory';
import { updateStateAsync } from 'rightly/threads';
import { digest } from '../counting/pairs.mjs';
import { isAmong } from '../expected.mjs';
import { accuracy, argmaxAlone as argmax } from '../targets.mjs';
import { argmaxAlone } from './argmax-alone.mjs';
import { readPass } from './read-pass.mjs';
import { batchesOf, ordinary, readArrays } from './read.mjs';
import { serve } from './serve.mjs';
import { version } from './version.mjs';

/* One thread, several threads, and nested arrays. Each runs in its own process, as for a user. */
const mode = process.argv[2];
const threads = Number(mode) || 1;

/** One number from the matrix. */
class Digested extends ConfusionMatrix {
  result() {
    const matrix = super.result();
    return digest(matrix.flat(), matrix.length);
  }
}

const metrics = {
  sparse: (k) =>
    k === 1 ? new SparseCategoricalAccuracy() : new SparseTopKCategoricalAccuracy({ k }),
  onehot: (k) => (k === 1 ? new CategoricalAccuracy() : new TopKCategoricalAccuracy({ k })),
  batches: () => new SparseCategoricalAccuracy(),
  binary: () => new BinaryAccuracy(),
  labels: () => new Accuracy(),
  f1: () => new F1Score({ average: 'macro', sparseYTrue: true }),
  auc: () => new AUC(),
  pairs: () => new Digested({ sparseYPred: true }),
  exact: () => new AUC({ exact: true }),
  iou: (_, numClasses) => new MeanIoU({ numClasses, sparseYPred: false }),
};

/** The arguments of `updateState`. */
function batchOf({ scores, labels, truth, predictions, weights }, { kind, classes }) {
  const shaped = (data) => ({ data, shape: [data.length / classes, classes] });
  if (kind === 'labels' || kind === 'pairs') return [truth, predictions];
  if (['binary', 'auc', 'exact'].includes(kind)) return [truth, scores];
  if (kind === 'onehot') return [shaped(truth), shaped(scores)];
  return [labels, shaped(scores), weights && { sampleWeight: weights }];
}

/** The references for F1 and IoU. */
function referencesOf({ kind, classes }, { scores, labels }, [yTrue, yPred], room) {
  if (kind === 'iou') return { [argmax]: argmaxAlone(scores, classes, room) };
  if (kind !== 'f1') return {};
  const update = updates(new SparseCategoricalAccuracy(), [[yTrue, yPred]]);
  const isRight = (label, i) => isAmong(scores.subarray(i * classes, (i + 1) * classes), label, 1);
  const right = labels.filter(isRight).length / labels.length;
  const checked = () => {
    const found = update();
    if (Math.abs(found - right) > 1e-12) throw new Error(`accuracy must be ${right}; got ${found}`);
  };
  return { [accuracy]: checked };
}

const nested = ([labels, { data, shape }]) => [
  Array.from(labels),
  Array.from({ length: shape[0] }, (_, i) =>
    Array.from(data.subarray(i * shape[1], (i + 1) * shape[1])),
  ),
];

function updates(metric, batches) {
  return () => {
    metric.resetState();
    for (const batch of batches) metric.updateState(...batch);
    return metric.result();
  };
}

function updatesAsync(metric, [yTrue, yPred, options]) {
  return async () => {
    metric.resetState();
    await updateStateAsync(metric, yTrue, yPred, { ...options, threads });
    return metric.result();
  };
}

await serve({ rightly: version }, (workload, rows) => {
  const make = () => metrics[workload.kind](workload.k, workload.classes);
  const isCount = ['f1', 'auc', 'exact', 'iou', 'pairs'].includes(workload.kind);
  if (workload.kind === 'batches') {
    if (threads > 1) return undefined;
    const arrays = readArrays(workload, rows, ordinary);
    const typed = batchesOf(arrays, workload).map((batch) => batchOf(batch, workload));
    const runs =
      mode === 'nested'
        ? { nested: updates(make(), typed.map(nested)) }
        : { typed: updates(make(), typed) };
    return { runs, free() {} };
  }
  // Counts by class or by threshold run on one thread.
  if (mode === 'nested' || (isCount && threads > 1)) return undefined;
  const resident = readArrays(workload, rows, allocate);
  if (workload.kind === 'iou') resident.room = allocate(Int32Array, rows);
  const free = () => Object.values(resident).forEach(release);
  const batch = batchOf(resident, workload);
  if (threads > 1) return { runs: { [`${threads} threads`]: updatesAsync(make(), batch) }, free };
  const copied = batchOf(readArrays(workload, rows, ordinary), workload);
  const { scores, truth, predictions } = resident;
  const runs = {
    'read pass': readPass([scores, truth, predictions].filter(Boolean)),
    ...referencesOf(workload, resident, batch, resident.room),
    resident: updates(make(), [batch]),
    copied: updates(make(), [copied]),
  };
  return { runs, free };
});
