import { attention } from './attention.ts';
import { autoencoder } from './autoencoder.ts';
import { convnet } from './convnet.ts';
import { detection } from './detection.ts';
import { gan } from './gan.ts';
import { generators } from './generators.ts';
import type { Program } from './program.ts';
import { qLearning } from './q-learning.ts';
import { regression } from './regression.ts';
import { siamese } from './siamese.ts';
import { nextLetter } from './text.ts';
import { transfer } from './transfer.ts';

/** Programs for which TensorFlow.js itself reports the right results: one output, and means over batches of equal size. */
export const programs: readonly Program[] = [
  convnet,
  nextLetter,
  attention,
  detection,
  transfer,
  generators,
  gan,
  autoencoder,
  regression,
  siamese,
  qLearning,
];
