import { filled, seeded, share } from '../random.mjs';
import { evaluated, trained } from './expected.mjs';
import { shapeOf } from './shape.mjs';

/**
 * Writes samples, labels from a random linear layer, and the initial kernels of the hidden layer and the output, uniform as Glorot
 * defines.
 */
export function training(workload, writer) {
  const { rows, features, units, classes, beside } = workload;
  const { taps, wide } = shapeOf(workload);
  const random = seeded(45_678);
  const between = (limit, n) => filled(new Float32Array(n), () => (2 * share(random) - 1) * limit);
  const kernel = (from, to) => between(Math.sqrt(6 / (from + to)), from * to);
  // With many large inputs, single-sample steps are so long that float32 and float64 diverge.
  const samples = between(beside ? Math.sqrt(90 / features) : 3, rows * features);
  const teacher = kernel(features, classes);
  const labels = filled(new Int32Array(rows), (i) =>
    chosen(samples.subarray(i * features, (i + 1) * features), teacher, classes),
  );
  const arrays = {
    samples,
    labels,
    hidden: kernel(taps, units),
    output: kernel(wide, classes),
  };
  for (const [name, array] of Object.entries(arrays)) writer.write(name, array);
  return {
    expected: (part) => ({
      fit: trained(arrays, workload, part),
      evaluate: evaluated(arrays, workload, part),
    }),
  };
}

/** The class with the highest sum. With one sum, whether it is above 0. */
function chosen(sample, kernel, classes) {
  const sums = new Float64Array(classes);
  sample.forEach((x, i) => {
    for (let c = 0; c < classes; c++) sums[c] += x * kernel[i * classes + c];
  });
  return classes === 1 ? Number(sums[0] > 0) : sums.indexOf(Math.max(...sums));
}
