import { seeded } from '../random.mjs';
import { scoreRows } from '../score-rows.mjs';

const block = 2 ** 18;

/** Labels, scores with a single highest one in each row, and a number from the counts of each class. */
export function byClass({ kind, rows, classes }, writer) {
  const random = seeded(45_678);
  const [truths, calls] = [new Int32Array(rows), new Int32Array(rows)];
  const length = Math.ceil(block / classes);
  for (let from = 0; from < rows; from += length) {
    const { x, y } = scoreRows(random, Math.min(length, rows - from), classes);
    y.forEach((label, i) => {
      truths[from + i] = label;
      calls[from + i] = highest(x.subarray(i * classes, (i + 1) * classes));
    });
    writer.write('scores', x);
    writer.write('labels', y);
  }
  return { expected: (n) => meanOf[kind](counted(truths, calls, n, classes)) };
}

/** The index of the highest score. Another score that equals it becomes 0. */
export function highest(scores) {
  let best = 0;
  for (let c = 1; c < scores.length; c++)
    if (scores[c] > scores[best]) best = c;
    else if (scores[c] === scores[best]) scores[c] = 0;
  return best;
}

/** The number of right, true and predicted samples of each class. */
export function counted(truths, calls, n, classes) {
  const counts = Array.from({ length: classes }, () => ({ hits: 0, truths: 0, calls: 0 }));
  for (let i = 0; i < n; i++) {
    counts[truths[i]].truths++;
    counts[calls[i]].calls++;
    if (truths[i] === calls[i]) counts[truths[i]].hits++;
  }
  return counts;
}

/** The mean over all classes, or over those that occur. */
export const meanOf = {
  f1: (counts) =>
    mean(counts.map(({ hits, truths, calls }) => hits && (2 * hits) / (truths + calls))),
  iou: (counts) =>
    mean(
      counts
        .filter(({ truths, calls }) => truths + calls > 0)
        .map(({ hits, truths, calls }) => hits / (truths + calls - hits)),
    ),
};

const mean = (numbers) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
