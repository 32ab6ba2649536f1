import { areaOf, below, steps } from '../counting/area.mjs';
import { counted, highest, meanOf } from '../counting/by-class.mjs';
import { inBlocks, labelPairs } from '../data.mjs';
import { filled, seeded, share } from '../random.mjs';
import { scoreRows } from '../score-rows.mjs';
import { linesOf, toParquet } from './parquet.mjs';

/* Files for metrics of classes and thresholds, with the expected results. */

const block = 2 ** 15;

/** A Parquet file of labels and predicted labels. */
export async function labelsOfClasses({ rows, classes }, writer) {
  const random = seeded(12_345);
  return byClass(
    { rows, classes },
    writer,
    'y_true::INTEGER AS y_true, y_pred::INTEGER AS y_pred',
    (n) => {
      const { truth, predictions } = labelPairs(random, n, classes);
      return { truth, guess: (i) => predictions[i], text: (i) => `${predictions[i]}` };
    },
  );
}

/** A Parquet file of labels and lists of scores. Each list has a single highest score. */
export async function scoresOfClasses({ rows, classes }, writer) {
  const random = seeded(23_456);
  return byClass(
    { rows, classes },
    writer,
    'y_true::INTEGER AS y_true, y_pred::FLOAT[] AS y_pred',
    (n) => {
      const { x, y } = scoreRows(random, n, classes);
      const row = (i) => x.subarray(i * classes, (i + 1) * classes);
      const guesses = Int32Array.from(y, (_, i) => highest(row(i)));
      return {
        truth: y,
        guess: (i) => guesses[i],
        text: (i) => `"[${Array.from(row(i)).join(',')}]"`,
      };
    },
  );
}

async function byClass({ rows, classes }, writer, columns, make) {
  const [truths, calls] = [new Int32Array(rows), new Int32Array(rows)];
  writer.write('by-class.csv', 'y_true,y_pred\n');
  let from = 0;
  const right = inBlocks(rows, block, (n) => {
    const { truth, guess, text } = make(n);
    for (let i = 0; i < n; i++) [truths[from + i], calls[from + i]] = [truth[i], guess(i)];
    from += n;
    writer.write(
      'by-class.csv',
      linesOf(n, (i) => `${truth[i]},${text(i)}`),
    );
    return (i) => truth[i] === guess(i);
  });
  return {
    right,
    expected: meanOf.f1(counted(truths, calls, rows, classes)),
    paths: [await toParquet(writer.files['by-class.csv'], columns)],
  };
}

/** A Parquet file of labels and probabilities, with the area through 200 thresholds. */
export const probabilities = (workload, writer) =>
  ofScores(workload, writer, { buckets: 200, score: share, bucket: below });

/** The same file, with the area over all distinct scores. */
export const distinctProbabilities = (workload, writer) =>
  ofScores(workload, writer, {
    buckets: steps,
    score: (random) => Math.floor(share(random) * steps) / steps,
    bucket: (score) => score * steps,
  });

async function ofScores({ rows }, writer, { buckets, score, bucket }) {
  const random = seeded(34_567);
  const places = new Float64Array(2 * buckets);
  writer.write('probabilities.csv', 'y_true,y_pred\n');
  const right = inBlocks(rows, block, (n) => {
    const scores = filled(new Float32Array(n), () => score(random));
    const truth = filled(new Int8Array(n), (i) => (share(random) < scores[i] ? 1 : 0));
    scores.forEach((x, i) => places[2 * bucket(x) + truth[i]]++);
    writer.write(
      'probabilities.csv',
      linesOf(n, (i) => `${truth[i]},${scores[i]}`),
    );
    return (i) => truth[i] === (scores[i] > 0.5 ? 1 : 0);
  });
  const columns = 'y_true::TINYINT AS y_true, y_pred::FLOAT AS y_pred';
  return {
    right,
    expected: areaOf(places),
    paths: [await toParquet(writer.files['probabilities.csv'], columns)],
  };
}
