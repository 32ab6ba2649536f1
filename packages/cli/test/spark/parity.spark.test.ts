import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { accuraciesAgree } from '../../../rightly/test/parity/sql/accuracies.ts';
import { catalogueAgrees } from '../../../rightly/test/parity/sql/catalogue.ts';
import { lossValuesAgree } from '../../../rightly/test/parity/sql/loss-values.ts';
import { lossesAgree } from '../../../rightly/test/parity/sql/losses.ts';
import { momentsAgree } from '../../../rightly/test/parity/sql/moments.ts';
import { pairsAgree } from '../../../rightly/test/parity/sql/pairs.ts';
import { refusalsAgree } from '../../../rightly/test/parity/sql/refusals.ts';
import { sumsAgree } from '../../../rightly/test/parity/sql/sums.ts';
import { openParity, type ParityEngine, type ParityOptions } from './sql-engine.ts';

/** A function that returns one shared session. */
function shared(options: ParityOptions): () => Promise<ParityEngine> {
  let opened: Promise<ParityEngine> | undefined;
  afterAll(async () => (await opened)?.close());
  return async () => (opened ??= openParity(options));
}

const folder = mkdtempSync(join(tmpdir(), 'rightly-parity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Spark takes most of the time for planning. So only DuckDB and PostgreSQL run all cases.
// Spark has two ways to compute an expression. Most cases take the interpreter; the other tests take compiled code.
const spark = shared({ ansi: true, interpreted: true });
accuraciesAgree('Spark', spark, { least: 60, pairs: true });
lossesAgree('Spark', spark, { least: 60, beyond: 100, pairs: true });
catalogueAgrees('Spark', spark, { least: 60, beyond: 100 });

const lenient = shared({ ansi: false });
accuraciesAgree('Spark without ANSI mode', lenient, { least: 20 });
catalogueAgrees('Spark without ANSI mode', lenient, { least: 10 });

for (const ansi of [true, false]) {
  const name = `Spark ${ansi ? 'with' : 'without'} ANSI mode (Parquet)`;
  const files = shared({ ansi, folder: join(folder, String(ansi)) });
  lossValuesAgree(name, files);
  refusalsAgree(name, files);
  sumsAgree(name, files);
  momentsAgree(name, files);
  pairsAgree(name, files);
}
