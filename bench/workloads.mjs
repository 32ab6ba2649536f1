const training = { rows: 6400, batch: 64, features: 64, units: 64, classes: 10 };
/** One probability for each sample. */
const yesNo = { ...training, classes: 1 };

const nets = {
  '10-16-3': { features: 10, units: 16, classes: 3 },
  '784-128-10': { features: 784, units: 128, classes: 10 },
  '64-64-1000': { features: 64, units: 64, classes: 1000 },
  // Filters of 3 × 3 at every second pixel of a picture, then a dense layer.
  convolution: { features: 144, side: 12, units: 8, classes: 10 },
};
/** TensorFlow.js cannot train a convolution on this backend. */
const trains = (net, backend) => net !== 'convolution' || backend !== 'wasm';
/** `fit` and `evaluate` with accuracy beside TensorFlow.js's own. */
const beside = Object.keys(nets)
  .flatMap((net) =>
    [1, 64].flatMap((batch) => ['cpu', 'wasm'].map((backend) => [net, batch, backend])),
  )
  .map(([net, batch, backend], i) => ({
    id: `W15${String.fromCodePoint(97 + i)}`,
    title: `${net}, batches of ${batch}, ${backend === 'wasm' ? 'WebAssembly' : 'cpu'}`,
    kind: 'training',
    beside: true,
    trains: trains(net, backend),
    backend,
    rows: batch === 1 ? 256 : 1024,
    batch,
    features: nets[net].features,
    side: nets[net].side,
    units: nets[net].units,
    classes: nets[net].classes,
  }));

/**
 * The workloads in memory: one update with all the rows, and the result. `kind` selects the arrays (data.mjs makes them) and the metric: sparse
 * and one-hot truth among `k` highest scores, binary, and equal labels. `batches` is a stream of small sparse updates. `training` is one epoch
 * of a small net, and with `beside` also an evaluation. `f1`, `auc`, `iou` and `pairs` are counts by class, by threshold or by pair of
 * classes. `exact` is the area over all distinct scores.
 */
export const workloads = [
  { id: 'W1', title: 'sparse argmax', kind: 'sparse', k: 1, rows: 50_000, classes: 1000 },
  { id: 'W2', title: 'sparse top 5', kind: 'sparse', k: 5, rows: 50_000, classes: 1000 },
  { id: 'W3a', title: 'one-hot argmax', kind: 'onehot', k: 1, rows: 50_000, classes: 1000 },
  { id: 'W3b', title: 'one-hot top 5', kind: 'onehot', k: 5, rows: 50_000, classes: 1000 },
  { id: 'W4', title: 'binary', kind: 'binary', rows: 50_000_000 },
  { id: 'W5', title: 'equal labels', kind: 'labels', rows: 50_000_000 },
  { id: 'W6', title: 'stream', kind: 'batches', k: 1, rows: 64_000, classes: 10, batch: 32 },
  { id: 'W7a', title: 'wide argmax', kind: 'sparse', k: 1, rows: 2000, classes: 128_000 },
  { id: 'W7b', title: 'wide top 5', kind: 'sparse', k: 5, rows: 2000, classes: 128_000 },
  {
    id: 'W8',
    title: 'weighted argmax',
    kind: 'sparse',
    k: 1,
    rows: 50_000,
    classes: 1000,
    weighted: true,
  },
  { id: 'W9a', title: 'training, cpu', kind: 'training', backend: 'cpu', ...training },
  { id: 'W9b', title: 'training, WebAssembly', kind: 'training', backend: 'wasm', ...training },
  { id: 'W9c', title: 'training of yes and no, cpu', kind: 'training', backend: 'cpu', ...yesNo },
  {
    id: 'W9d',
    title: 'training of yes and no, WebAssembly',
    kind: 'training',
    backend: 'wasm',
    ...yesNo,
  },
  { id: 'W10', title: 'macro F1', kind: 'f1', rows: 50_000, classes: 1000 },
  { id: 'W11', title: 'AUC', kind: 'auc', rows: 50_000_000 },
  { id: 'W12', title: 'exact AUC', kind: 'exact', rows: 10_000_000 },
  { id: 'W13', title: 'mean IoU', kind: 'iou', rows: 16 * 512 * 512, classes: 21 },
  { id: 'W14', title: 'confusion matrix', kind: 'pairs', rows: 50_000_000, classes: 100 },
  ...beside,
];

/** The workload with a part of its rows, in whole batches. */
export function scaled(workload, part) {
  const { rows, batch = 1 } = workload;
  return { ...workload, rows: Math.ceil((rows * part) / batch) * batch };
}

/** The description of a workload in the report. */
export function describe({ kind, rows, classes, batch, weighted, features, units }) {
  const n = rows.toLocaleString('en');
  if (kind === 'batches') return `${batch} × ${classes} float32 an update`;
  if (kind === 'training') return `${features}-${units}-${classes}, ${batch} rows a batch`;
  if (classes === undefined && kind === undefined) return `${n} rows`;
  if (['binary', 'auc', 'exact'].includes(kind)) return `${n} float32 labels and probabilities`;
  if (kind === 'labels') return `${n} int32 labels and predictions`;
  if (kind === 'pairs') return `${n} int32 labels and predictions of ${classes} classes`;
  const shape = `${n} × ${classes.toLocaleString('en')} float32`;
  if (kind === 'onehot') return `${shape}, labels and scores`;
  return weighted ? `${shape}, weights` : shape;
}
