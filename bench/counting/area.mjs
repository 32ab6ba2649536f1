import { filled, seeded, share } from '../random.mjs';

const block = 2 ** 18;
/** The number of steps from 0 to 1 that float32 represents exactly. */
export const steps = 2 ** 24;
/** Keras's default thresholds, including the lowest and the highest. */
const thresholds = 200;
const limits = Float32Array.from({ length: thresholds - 2 }, (_, i) => (i + 1) / (thresholds - 1));

/** Probabilities, labels drawn by them, and the area under the ROC curve through the thresholds. */
export function area({ rows }, writer) {
  const random = seeded(56_789);
  /* For each row, twice the number of limits below its score, plus 1 if it is positive. */
  const places = new Uint16Array(rows);
  for (let from = 0; from < rows; from += block) {
    const n = Math.min(block, rows - from);
    const scores = filled(new Float32Array(n), () => share(random));
    const truth = filled(new Float32Array(n), (i) => (share(random) < scores[i] ? 1 : 0));
    for (let i = 0; i < n; i++) places[from + i] = 2 * below(scores[i]) + truth[i];
    writer.write('scores', scores);
    writer.write('truth', truth);
  }
  return {
    expected(n) {
      const counts = new Float64Array(2 * (limits.length + 1));
      for (let i = 0; i < n; i++) counts[places[i]]++;
      return areaOf(counts);
    },
  };
}

/**
 * The same data, and the area over all distinct scores. Each score is a multiple of 2^-24, so the counts of labels are indexed by that multiple.
 */
export function exact({ rows }, writer) {
  const random = seeded(67_890);
  const places = new Int32Array(rows);
  for (let from = 0; from < rows; from += block) {
    const n = Math.min(block, rows - from);
    const scores = filled(new Float32Array(n), () => Math.floor(share(random) * steps) / steps);
    const truth = filled(new Float32Array(n), (i) => (share(random) < scores[i] ? 1 : 0));
    for (let i = 0; i < n; i++) places[from + i] = 2 * scores[i] * steps + truth[i];
    writer.write('scores', scores);
    writer.write('truth', truth);
  }
  return {
    expected(n) {
      const counts = new Float64Array(2 * steps);
      for (let i = 0; i < n; i++) counts[places[i]]++;
      return areaOf(counts);
    },
  };
}

/** An estimate of the number of limits below a score. The search begins there. */
export function below(score) {
  let place = Math.min(Math.floor(score * (thresholds - 1)), limits.length);
  while (place < limits.length && limits[place] < score) place++;
  while (place > 0 && limits[place - 1] >= score) place--;
  return place;
}

/** The area from counts by bucket, with negatives and positives in turn. It sums trapezoids from the highest scores to the lowest. */
export function areaOf(counts) {
  let [negatives, positives, sum] = [0, 0, 0];
  for (let place = counts.length / 2 - 1; place >= 0; place--) {
    sum += counts[2 * place] * (positives + counts[2 * place + 1] / 2);
    negatives += counts[2 * place];
    positives += counts[2 * place + 1];
  }
  return sum / (negatives * positives);
}
