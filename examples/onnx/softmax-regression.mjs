const CLASSES = 10;

/** A softmax regression: weights, pixels × classes, and biases, by gradient descent on the cross-entropy. */
export function train({ labels, images }, epochs = 30, rate = 0.5) {
  const pixels = images[0].length;
  const weights = new Float64Array(pixels * CLASSES);
  const biases = new Float64Array(CLASSES);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const [i, image] of images.entries()) {
      const logits = biases.map((bias, c) =>
        image.reduce((sum, p, j) => sum + p * weights[j * CLASSES + c], bias),
      );
      const most = Math.max(...logits);
      const powers = logits.map((x) => Math.exp(x - most));
      const all = powers.reduce((a, b) => a + b);
      for (let c = 0; c < CLASSES; c++) {
        const step = (rate / (1 + epoch)) * ((c === labels[i] ? 1 : 0) - powers[c] / all);
        biases[c] += step;
        for (let j = 0; j < pixels; j++) weights[j * CLASSES + c] += step * image[j];
      }
    }
  return { weights: Float32Array.from(weights), biases: Float32Array.from(biases) };
}
