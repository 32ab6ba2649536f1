import { nn, numpy as np } from '@jax-js/jax';

/* A softmax regression in pure functions. A function of jax-js frees its arguments. `.ref` keeps an array for another use. */

/** The parameters before training. */
export const fresh = (inputs, classes) => ({
  weights: np.zeros([inputs, classes]),
  biases: np.zeros([classes]),
});

/** A logit for each picture and class. */
export const predict = ({ weights, biases }, x) => np.matmul(x, weights).add(biases);

/** The mean cross-entropy. Training minimizes it. */
export const loss = (parameters, x, oneHot) =>
  nn.logSoftmax(predict(parameters, x)).mul(oneHot).sum(-1).mean().mul(-1);
