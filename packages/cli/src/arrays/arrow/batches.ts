import type { RecordBatch } from 'apache-arrow';
import { statSync } from 'node:fs';
import { ArrowFile } from './file.ts';

/** Rows of one file, until the next ones are asked for. */
export interface Batch {
  readonly file: ArrowFile;
  /** How many rows of the file are before these. */
  readonly before: number;
  readonly batch: RecordBatch;
  /** From where to where among the bytes of all files it goes, from 0 to 1. */
  readonly from: number;
  readonly to: number;
}

/** The batches of several files, one after another; those without rows are left out. */
export function* batchesOf(
  paths: readonly string[],
  check: (file: ArrowFile) => void,
): Generator<Batch, undefined> {
  const sizes = paths.map((path) => statSync(path).size);
  const total = sum(sizes);
  for (const [i, path] of paths.entries()) {
    const file = new ArrowFile(path);
    const later = sum(sizes.slice(i + 1));
    const done = (): number => 1 - (file.left + later) / total;
    try {
      check(file);
      let before = 0;
      for (let from = done(), batch = file.next(); batch; from = done(), batch = file.next()) {
        if (batch.numRows > 0) yield { file, before, batch, from, to: done() };
        before += batch.numRows;
      }
    } finally {
      file.close();
    }
  }
  return undefined;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
