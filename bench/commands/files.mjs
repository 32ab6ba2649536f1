import { inBlocks, labelPairs } from '../data.mjs';
import { isAmong } from '../expected.mjs';
import { seeded } from '../random.mjs';
import { scoreRows } from '../score-rows.mjs';
import { linesOf, toParquet } from './parquet.mjs';

const block = 2 ** 15;

/** A CSV file of labels and predicted labels. */
export function labelsCsv({ rows }, writer) {
  const random = seeded(45_678);
  writer.write('labels.csv', 'y_true,y_pred\n');
  const right = inBlocks(rows, block, (n) => {
    const { truth, predictions } = labelPairs(random, n);
    writer.write(
      'labels.csv',
      linesOf(n, (i) => `${truth[i]},${predictions[i]}`),
    );
    return (i) => truth[i] === predictions[i];
  });
  return { right, paths: [writer.files['labels.csv']] };
}

/** The same data as a Parquet file. */
export async function labelsParquet(workload, writer) {
  const { right, paths } = labelsCsv(workload, writer);
  const parquet = await toParquet(paths[0], 'y_true::INTEGER AS y_true, y_pred::INTEGER AS y_pred');
  return { right, paths: [parquet] };
}

/** A Parquet file of labels and lists of scores. */
export async function scoresParquet({ rows, classes }, writer) {
  const random = seeded(56_789);
  writer.write('scores.csv', 'y_true,y_pred\n');
  const right = inBlocks(rows, block, (n) => {
    const { x, y, isRight } = scoredRows(random, n, classes);
    const list = (i) => Array.from(x.subarray(i * classes, (i + 1) * classes)).join(',');
    writer.write(
      'scores.csv',
      linesOf(n, (i) => `${y[i]},"[${list(i)}]"`),
    );
    return isRight;
  });
  const columns = 'y_true::INTEGER AS y_true, y_pred::FLOAT[] AS y_pred';
  return { right, paths: [await toParquet(writer.files['scores.csv'], columns)] };
}

/** Two NPY files: scores, and labels. */
export function scoresNpy({ rows, classes }, writer) {
  const random = seeded(67_890);
  writer.write('scores.npy', npyHeader('<f4', `${rows}, ${classes}`));
  writer.write('labels.npy', npyHeader('<i4', `${rows},`));
  const right = inBlocks(rows, Math.ceil(block / classes), (n) => {
    const { x, y, isRight } = scoredRows(random, n, classes);
    writer.write('scores.npy', x);
    writer.write('labels.npy', y);
    return isRight;
  });
  return { right, paths: [writer.files['scores.npy'], writer.files['labels.npy']] };
}

function scoredRows(random, n, classes) {
  const { x, y } = scoreRows(random, n, classes);
  const isRight = (i) => isAmong(x.subarray(i * classes, (i + 1) * classes), y[i], 1);
  return { x, y, isRight };
}

/** Version 1.0 of the format; the data begin at a multiple of 64 bytes. */
function npyHeader(dtype, shape) {
  const text = `{'descr': '${dtype}', 'fortran_order': False, 'shape': (${shape}), }`;
  const length = Math.ceil((text.length + 11) / 64) * 64 - 10;
  const bytes = Buffer.alloc(10 + length, ' ');
  bytes.write('\x93NUMPY\x01\x00', 'latin1');
  bytes.writeUInt16LE(length, 8);
  bytes.write(`${text.padEnd(length - 1)}\n`, 10, 'latin1');
  return bytes;
}
