import { closeSync, openSync, readSync } from 'node:fs';
import { shapeOf } from '../training/shape.mjs';

/** Fills a typed array from the beginning of a file. */
export function fill(array, path) {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const file = openSync(path, 'r');
  for (let at = 0; at < bytes.length;) {
    const read = readSync(file, bytes, at, Math.min(bytes.length - at, 2 ** 30), at);
    if (read === 0) throw new Error(`${path} must have ${bytes.length} bytes; got ${at}`);
    at += read;
  }
  closeSync(file);
  return array;
}

/** A workload's arrays by name, in memory of `allocate(Type, length)`. */
export function readArrays(workload, rows, allocate) {
  const { files, kind, features, units, classes } = workload;
  const { taps, wide: outputs } = shapeOf(workload);
  const wide = rows * (classes ?? 1);
  const arrays = {
    scores: [Float32Array, wide],
    truth: [
      kind === 'labels' || kind === 'pairs' ? Int32Array : Float32Array,
      kind === 'onehot' ? wide : rows,
    ],
    predictions: [Int32Array, rows],
    labels: [Int32Array, rows],
    weights: [Float32Array, rows],
    samples: [Float32Array, rows * features],
    hidden: [Float32Array, taps * units],
    output: [Float32Array, outputs * classes],
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, path]) => [name, fill(allocate(...arrays[name]), path)]),
  );
}

/** The same samples as many small batches, each with its own arrays. */
export function batchesOf({ scores, labels }, { classes, batch }) {
  return Array.from({ length: labels.length / batch }, (_, i) => ({
    labels: labels.slice(i * batch, (i + 1) * batch),
    scores: scores.slice(i * batch * classes, (i + 1) * batch * classes),
  }));
}

export const ordinary = (Type, length) => new Type(length);
