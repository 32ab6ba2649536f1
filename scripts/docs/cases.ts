import type { Case } from './facts.ts';

/* Batches of edge cases, by the kind of truth and prediction. */

const apart: Case = { title: 'truth and predictions of different lengths', batch: [[1, 0], [0.5]] };

export const ofLabels: readonly Case[] = [
  { title: 'text, compared letter by letter', batch: [['cat'], ['Cat']] },
  { title: 'NaN on both sides', batch: [[NaN], [NaN]] },
  { title: 'text beside numbers', batch: [['1'], [1]] },
  apart,
];

export const ofScores: readonly Case[] = [
  { title: 'a prediction on the threshold', batch: [[1], [0.5]] },
  { title: 'a prediction that is NaN', batch: [[1], [NaN]] },
  { title: 'a truth that is NaN', batch: [[NaN], [0.9]] },
  apart,
];

/** The same for metrics that count negatives. */
export const ofNegatives: readonly Case[] = [
  { title: 'a prediction on the threshold', batch: [[0], [0.5]] },
  { title: 'a prediction that is NaN', batch: [[0], [NaN]] },
  { title: 'a truth that is NaN', batch: [[NaN], [0.9]] },
  apart,
];

export const ofProbabilities: readonly Case[] = [
  {
    title: 'each positive above each negative',
    batch: [
      [0, 1],
      [0.1, 0.9],
    ],
  },
  {
    title: 'truth of one class only',
    batch: [
      [1, 1],
      [0.1, 0.9],
    ],
  },
  {
    title: 'a prediction above 1',
    batch: [
      [1, 0],
      [1.2, 0.1],
    ],
  },
  {
    title: 'a truth that is NaN',
    batch: [
      [NaN, 0],
      [0.9, 0.1],
    ],
  },
  apart,
];

export const ofClassScores: readonly Case[] = [
  { title: 'equal scores', batch: [[1], [[0.5, 0.5]]] },
  { title: 'a score that is NaN', batch: [[0], [[0.9, NaN]]] },
  { title: 'a label that no class has', batch: [[7], [[0.9, 0.1]]] },
  { title: 'a label that is not whole', batch: [[0.5], [[0.9, 0.1]]] },
  { title: 'more labels than rows of scores', batch: [[0, 1], [[0.9, 0.1]]] },
];

export const ofOneHot: readonly Case[] = [
  { title: 'equal scores', batch: [[[0, 1]], [[0.5, 0.5]]] },
  { title: 'a score that is NaN', batch: [[[1, 0]], [[0.9, NaN]]] },
  { title: 'a truth that is NaN', batch: [[[NaN, 0]], [[0.9, 0.1]]] },
  { title: 'another number of classes', batch: [[[1, 0, 0]], [[0.9, 0.1]]] },
];

export const ofClasses: readonly Case[] = [
  {
    title: 'perfect predictions',
    batch: [
      [0, 1],
      [
        [0.9, 0.1],
        [0.2, 0.8],
      ],
    ],
  },
  {
    title: 'one class in truth and predictions',
    batch: [
      [0, 0],
      [
        [0.9, 0.1],
        [0.8, 0.2],
      ],
    ],
  },
  {
    title: 'a score that is NaN',
    batch: [
      [0, 1],
      [
        [0.9, NaN],
        [0.2, 0.8],
      ],
    ],
  },
  { title: 'more labels than rows of scores', batch: [[0, 1], [[0.9, 0.1]]] },
];

export const ofNumbers: readonly Case[] = [
  { title: 'perfect predictions', batch: [[[1, 2]], [[1, 2]]] },
  { title: 'a prediction that is NaN', batch: [[[1, 2]], [[1, NaN]]] },
  {
    title: 'the same in a sample of weight 0',
    batch: [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, NaN],
        [3, 4],
      ],
      { sampleWeight: [0, 1] },
    ],
  },
  { title: 'truth and predictions of different lengths', batch: [[[1, 2]], [[1, 2, 3]]] },
];

export const ofDistributions: readonly Case[] = [
  { title: 'a probability of 1 for the true class', batch: [[[0, 1]], [[0, 1]]] },
  { title: 'a probability of 0 for the true class', batch: [[[0, 1]], [[1, 0]]] },
  { title: 'a prediction that is NaN', batch: [[[0, 1]], [[NaN, 0.5]]] },
  { title: 'another number of classes', batch: [[[0, 1]], [[0.2, 0.3, 0.5]]] },
];

export const ofSigns: readonly Case[] = [
  { title: 'a prediction on the margin', batch: [[1], [1]] },
  { title: 'a label of 0, which stands for -1', batch: [[0], [-0.5]] },
  { title: 'a prediction that is NaN', batch: [[1], [NaN]] },
  apart,
];

export const ofSeveralLabels: readonly Case[] = [
  { title: 'one of two labels is wrong', batch: [[[1, 0]], [[0.9, 0.8]]] },
  { title: 'a prediction on the threshold', batch: [[[1, 0]], [[0.5, 0.1]]] },
  { title: 'a prediction that is NaN', batch: [[[1, 0]], [[NaN, 0.1]]] },
  {
    title: 'one axis',
    batch: [
      [1, 0],
      [0.9, 0.1],
    ],
  },
];

export const ofPairs: readonly Case[] = [
  {
    title: 'perfect predictions',
    batch: [
      [0, 1, 1],
      [0, 1, 1],
    ],
  },
  {
    title: 'a class that is predicted and never true',
    batch: [
      [0, 0],
      [0, 1],
    ],
  },
  { title: 'a class that is not whole', batch: [[0.5], [0]] },
  { title: 'truth and predictions of different lengths', batch: [[0, 1], [0]] },
];

export const ofVariation: readonly Case[] = [
  {
    title: 'perfect predictions',
    batch: [
      [1, 2, 3],
      [1, 2, 3],
    ],
  },
  {
    title: 'truth that does not vary',
    batch: [
      [2, 2, 2],
      [1, 2, 3],
    ],
  },
  {
    title: 'predictions that do not vary',
    batch: [
      [1, 2, 3],
      [2, 2, 2],
    ],
  },
  {
    title: 'a prediction that is NaN',
    batch: [
      [1, 2],
      [1, NaN],
    ],
  },
  { title: 'truth and predictions of different lengths', batch: [[1, 2], [1]] },
];

export const ofValues: readonly Case[] = [
  { title: 'a number alone', batch: [3] },
  { title: 'weights of 0', batch: [[3, 5], { sampleWeight: [0, 0] }] },
  { title: 'a value that is NaN', batch: [[NaN]] },
  { title: 'a negative weight', batch: [[3], { sampleWeight: [-1] }] },
];
