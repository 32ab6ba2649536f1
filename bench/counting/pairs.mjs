import { labelPairs } from '../data.mjs';
import { seeded } from '../random.mjs';

const block = 2 ** 18;

/** Labels and predictions, and one number from the counts of each pair. */
export function pairs({ rows, classes }, writer) {
  const random = seeded(67_890);
  /* The index of the pair of each row. */
  const places = new Uint16Array(rows);
  for (let from = 0; from < rows; from += block) {
    const { truth, predictions } = labelPairs(random, Math.min(block, rows - from), classes);
    truth.forEach((label, i) => (places[from + i] = label * classes + predictions[i]));
    writer.write('truth', truth);
    writer.write('predictions', predictions);
  }
  return {
    expected(n) {
      const counts = new Float64Array(classes ** 2);
      for (let i = 0; i < n; i++) counts[places[i]]++;
      return digest(counts, classes);
    },
  };
}

/** The mean of a weight that differs for nearly each pair. Other counts have another mean. */
export function digest(counts, classes) {
  let [total, all] = [0, 0];
  for (let place = 0; place < counts.length; place++) {
    const [truth, prediction] = [Math.floor(place / classes), place % classes];
    total += counts[place] * ((31 * truth + 17 * prediction) % 101);
    all += counts[place];
  }
  return total / all;
}
