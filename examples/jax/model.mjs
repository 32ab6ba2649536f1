import { nn, numpy as np } from '@jax-js/jax';

/* A softmax regression in pure functions: all that they know comes in, and all that they find goes out. jax-js frees what a function is given, so `.ref` keeps what is needed again. */

/** Parameters that know nothing. */
export const fresh = (inputs, classes) => ({
  weights: np.zeros([inputs, classes]),
  biases: np.zeros([classes]),
});

/** A logit for each picture and class. */
export const predict = ({ weights, biases }, x) => np.matmul(x, weights).add(biases);

/** The mean cross-entropy, whose gradient is what a step follows. */
export const loss = (parameters, x, oneHot) =>
  nn.logSoftmax(predict(parameters, x)).mul(oneHot).sum(-1).mean().mul(-1);
