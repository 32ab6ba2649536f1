import { workloads } from './workloads.mjs';

/*
 * The targets of Rightly's variants (`ours`) in a workload. `most` limits the time as a multiple of a reference, of another variant or of
 * TensorFlow.js's fit. `least` is the wanted speed-up over the best of a family of other libraries. `bound` limits the time itself.
 */
const atMost = (id, ours, than, most) => ({ id, ours, than, most });
const atLeast = (id, ours, than, least) => ({ id, ours, than, least });
const below = (id, ours, of, bound) => ({ id, ours, of, bound });

export const readPass = 'read pass';
/** The references for other metrics: the accuracy of the highest score, and the argmax. */
export const accuracy = 'accuracy';
export const argmaxAlone = 'argmax alone';
/** Reference programs. They compute something else, and check their own results. */
export const references = new Set([readPass, accuracy, argmaxAlone]);
/** A loop as a user would write it by hand, which is a reference in the targets. */
export const plainLoop = 'plain loop';
/** TensorFlow.js's own fit, and Rightly's with all metrics. */
export const stock = 'tfjs, no metrics';
export const tracked = 'compile, accuracy, top 3, top 5';
/** Rightly's fit with one probability, with an accuracy alone and with more metrics. */
export const judged = 'compile, accuracy';
export const evaluatedByUs = 'compile, evaluate';
export const stockJudged = 'tfjs, accuracy';
export const stockEvaluated = 'tfjs, evaluate';
export const counted = 'compile, accuracy, AUC, F1';

const inMemory = (id, { read, ...least }) => [
  atMost(id, 'resident', readPass, read),
  ...Object.entries(least).map(([family, times]) => atLeast(id, 'resident', family, times)),
  atMost(id, 'copied', 'resident', 1.8),
  atLeast(id, 'copied', 'Keras', 1.5),
];
const argmax = (id) => [
  ...inMemory(id, { read: 1.4, Keras: 2.5, NumPy: 0.9 }),
  atLeast(id, '2 threads', 'NumPy', 1),
];
const stream = (ours) => [
  below('W6', ours, 'median', 0.003),
  atLeast('W6', ours, 'NumPy', 0.9),
  atLeast('W6', ours, 'Keras', 10),
];
const command = (id, least) => [
  atLeast(id, 'rightly evaluate', 'polars', least),
  below(id, 'rightly evaluate', 'memory', 300e6),
];

export const everyPeer = 'every peer';

const besides = workloads.filter(({ beside }) => beside);

export const targets = [
  ...argmax('W1'),
  ...inMemory('W2', { read: 1.4, Keras: 3, tfjs: 30 }),
  ...inMemory('W3a', { read: 1.5, Keras: 4 }),
  ...inMemory('W3b', { read: 1.5, Keras: 4 }),
  ...inMemory('W4', { read: 1.2, [everyPeer]: 2 }),
  ...inMemory('W5', { read: 1.2, [everyPeer]: 2 }),
  ...stream('typed'),
  ...stream('nested'),
  ...inMemory('W7a', { read: 1.2, Keras: 3 }),
  ...inMemory('W7b', { read: 1.2, Keras: 3 }),
  ...argmax('W8'),
  atMost('W9a', tracked, stock, 1.25),
  atMost('W9b', tracked, stock, 1.25),
  atMost('W9c', counted, judged, 1.15),
  atMost('W9d', counted, judged, 1.15),
  ...besides.filter(({ trains }) => trains).map(({ id }) => atMost(id, judged, stockJudged, 1.1)),
  ...besides.map(({ id }) => atMost(id, evaluatedByUs, stockEvaluated, 1.2)),
  atMost('W10', 'resident', accuracy, 1.3),
  atMost('W11', 'resident', readPass, 4),
  atLeast('W11', 'resident', everyPeer, 5),
  atLeast('W12', 'resident', everyPeer, 1),
  atLeast('W12', 'copied', everyPeer, 1),
  atMost('W13', 'resident', argmaxAlone, 1.3),
  atMost('W14', 'resident', readPass, 4),
  atLeast('W14', 'resident', everyPeer, 5),
  ...command('C1', 2),
  ...command('C2', 1.5),
  atMost('C5', 'rightly evaluate', accuracy, 1.5),
  atMost('C6', 'rightly evaluate', accuracy, 1.3),
  atMost('C7', 'rightly evaluate', accuracy, 2),
  atLeast('C8', 'rightly evaluate', everyPeer, 1),
];
