import { areaOf, below } from '../counting/area.mjs';
import { isAmong } from '../expected.mjs';
import { shuffled } from './order.mjs';
import { shapeOf } from './shape.mjs';

/** The learning rate of the optimizer `'sgd'`. */
const learningRate = 0.01;

/**
 * Loss and metrics of one epoch on the first rows, computed in doubles in the simplest way. Each batch is evaluated before it is learned.
 */
export const trained = (arrays, workload, rows) =>
  passed(arrays, workload, shuffled(rows), workload.trains !== false);

/** Loss and metrics of the first rows in their order, without learning. */
export const evaluated = (arrays, workload, rows) =>
  passed(
    arrays,
    workload,
    Array.from({ length: rows }, (_, i) => i),
    false,
  );

function passed({ samples, labels, ...kernels }, workload, order, learns) {
  const { batch, features, units, classes } = workload;
  const { taps, wide, places } = shapeOf(workload);
  const hidden = dense(kernels.hidden, taps, units);
  const output = dense(kernels.output, wide, classes);
  const tally = classes === 1 ? ofOne() : ofClasses();
  order.forEach((row, i) => {
    const x = samples.subarray(row * features, (row + 1) * features);
    const label = labels[row];
    const seen = places.map((place) => Float64Array.from(place, (at) => x[at]));
    const h = joined(seen.map((own) => hidden.apply(own))).map((sum) => Math.max(sum, 0));
    const p = tally.activation(output.apply(h));
    tally.note(p, label);
    if (!learns) return;
    const error = p.map((share, c) => share - (c === tally.right(label) ? 1 : 0));
    const hiddenError = output.inputGradient(error).map((sum, u) => (h[u] > 0 ? sum : 0));
    output.note(h, error);
    seen.forEach((own, at) => hidden.note(own, hiddenError.subarray(at * units, (at + 1) * units)));
    if ((i + 1) % batch === 0) for (const layer of [hidden, output]) layer.learn(batch);
  });
  return tally.results(order.length);
}

/** One array of several. */
function joined(arrays) {
  const all = new Float64Array(arrays.reduce((length, own) => length + own.length, 0));
  arrays.forEach((own, i) => all.set(own, i * own.length));
  return all;
}

/** The loss for a probability of each class. */
function ofClasses() {
  const totals = { loss: 0, accuracy: 0, top3: 0, top5: 0 };
  return {
    activation: softmax,
    right: (label) => label,
    note(p, label) {
      totals.loss -= Math.log(p[label]);
      for (const [name, k] of Object.entries({ accuracy: 1, top3: 3, top5: 5 }))
        if (isAmong(p, label, k)) totals[name]++;
    },
    results: (rows) =>
      Object.fromEntries(Object.entries(totals).map(([name, total]) => [name, total / rows])),
  };
}

/** The loss for the probability of label 1. */
function ofOne() {
  const counts = new Float64Array(2 * 199);
  let loss = 0;
  let [right, truths, calls, hits] = [0, 0, 0, 0];
  return {
    activation: ([sum]) => Float64Array.of(1 / (1 + Math.exp(-sum))),
    /** The index of the probability that should be 1. */
    right: (label) => label - 1,
    note([p], label) {
      loss -= Math.log(label === 1 ? p : 1 - p);
      counts[2 * below(p) + label]++;
      const call = p > 0.5 ? 1 : 0;
      truths += label;
      calls += call;
      hits += call * label;
      right += call === label ? 1 : 0;
    },
    results: (rows) => ({
      loss: loss / rows,
      accuracy: right / rows,
      auc: areaOf(counts),
      f1: (2 * hits) / (truths + calls),
    }),
  };
}

/** A layer whose bias is the last row of its weights. */
function dense(kernel, inputs, outputs) {
  const weights = new Float64Array((inputs + 1) * outputs);
  weights.set(kernel);
  const gradient = new Float64Array(weights.length);
  const each = (visit) => {
    for (let i = 0; i <= inputs; i++)
      for (let o = 0; o < outputs; o++) visit(i, o, i * outputs + o);
  };
  return {
    apply(x) {
      const sums = new Float64Array(outputs);
      each((i, o, at) => (sums[o] += (x[i] ?? 1) * weights[at]));
      return sums;
    },
    /** The gradient with respect to the inputs, from the errors of the outputs. */
    inputGradient(error) {
      const sums = new Float64Array(inputs);
      each((i, o, at) => i < inputs && (sums[i] += error[o] * weights[at]));
      return sums;
    },
    note(x, error) {
      each((i, o, at) => (gradient[at] += (x[i] ?? 1) * error[o]));
    },
    learn(batch) {
      gradient.forEach((sum, at) => (weights[at] -= (learningRate * sum) / batch));
      gradient.fill(0);
    },
  };
}

function softmax(sums) {
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
