import { fileURLToPath } from 'node:url';
import { python } from './python.mjs';
import { plainLoop } from './targets.mjs';

const path = (name) => fileURLToPath(new URL(`peers/${name}`, import.meta.url));
const node = (name, ...args) => [process.execPath, '--expose-gc', path(name), ...args];
const inPython = (name) => [python, path(name)];

/** The relative tolerances of results in float64 and in float32. */
const doubles = 1e-12;
const floats = 2e-6;
/** The tolerance of a loss over many steps in float32. With fewer than 10,000 samples, it detects a single wrong sample. */
const steps = 1e-4;

/** The value of `--peers` that selects a program. */
const levels = { none: 0, npm: 1, all: 2 };

/*
 * The programs that are compared, each in its own process. Programs of one `family` use one library in different ways. All run on one core
 * unless `pinned` is false. Programs with a `backend` of TensorFlow.js only train on that backend.
 */
const programs = [
  { family: 'Rightly', peers: 'none', command: node('rightly.mjs'), tolerance: doubles },
  {
    family: 'Rightly',
    peers: 'none',
    command: node('rightly.mjs', 'nested'),
    tolerance: doubles,
  },
  {
    family: 'Rightly',
    peers: 'none',
    command: node('rightly.mjs', '2'),
    tolerance: doubles,
    pinned: false,
  },
  { family: plainLoop, peers: 'npm', command: node('loop.mjs'), tolerance: doubles },
  { family: 'tfjs', peers: 'npm', command: node('tfjs.mjs'), tolerance: floats },
  ...['cpu', 'wasm'].flatMap((backend) => [
    { family: 'tfjs', peers: 'npm', command: node('fit-tfjs.mjs'), tolerance: steps, backend },
    {
      family: 'Rightly',
      peers: 'none',
      command: node('fit-rightly.mjs'),
      tolerance: steps,
      backend,
    },
  ]),
  ...['tensorflow', 'jax', 'torch'].map((backend) => ({
    family: 'Keras',
    peers: 'all',
    command: inPython('with_keras.py'),
    env: { KERAS_BACKEND: backend },
    tolerance: floats,
  })),
  ...Object.entries({
    torchmetrics: 'with_torchmetrics.py',
    'scikit-learn': 'with_sklearn.py',
    NumPy: 'with_numpy.py',
    frames: 'with_frames.py',
  }).map(([family, name]) => ({
    family,
    peers: 'all',
    command: inPython(name),
    tolerance: floats,
  })),
];

export const programsFor = (peers) =>
  programs.filter((program) => levels[program.peers] <= levels[peers]);

export const takesPart = ({ backend }, workload) => backend === workload.backend;
