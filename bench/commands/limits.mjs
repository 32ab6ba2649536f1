// node bench/commands/limits.mjs [NAME…]: runs the command on inputs at the limits of a machine. It prints the status, seconds, peak memory
// and last line of each run. Needs 2 GB of disk in TMPDIR. Sparse files take none.
import { spawn } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';

const bin = fileURLToPath(new URL('../../packages/cli/bin/rightly.js', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'rightly-limits-'));
const at = (name) => join(place, name);
const MB = 2 ** 20;

/** Writes a text that repeats a part many times. */
function long(name, before, part, times, after) {
  const file = openSync(at(name), 'w');
  writeSync(file, before);
  for (let i = 0; i < times; i++) writeSync(file, part);
  writeSync(file, after);
  closeSync(file);
  return at(name);
}

/** A file of zeros after its start. */
function sparse(name, start, size) {
  const file = openSync(at(name), 'w');
  writeSync(file, start);
  ftruncateSync(file, size);
  closeSync(file);
  return at(name);
}

function npyHeader(shape) {
  const dict = `{'descr': '|i1', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const text = `${dict.padEnd(117)}\n`;
  const start = Buffer.from('\x93NUMPY\x01\x00\x00\x00', 'latin1');
  start.writeUInt16LE(text.length, 8);
  return Buffer.concat([start, Buffer.from(text)]);
}

const cases = {
  'a line of 400 MB, CSV': () => [long('line.csv', 'y_true,y_pred\n1,', 'x'.repeat(MB), 400, '\n')],
  'a line of 400 MB, JSONL': () => [
    long('line.jsonl', '{"y_true":1,"y_pred":"', 'x'.repeat(MB), 400, '"}\n'),
  ],
  '10,000 columns beside truth and prediction, 1,000 rows': () => {
    const more = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const row = `1,1,${more.map(() => '0.5').join(',')}\n`;
    return [long('columns.csv', `y_true,y_pred,${more.join(',')}\n`, row, 1000, '')];
  },
  '10,000 columns of scores, 1,000 rows': () => {
    const more = Array.from({ length: 10_000 }, (_, i) => `p${i}`);
    const row = `1,${more.map((_, i) => (i === 1 ? '0.9' : '0.1')).join(',')}\n`;
    return [long('classes.csv', `y_true,${more.join(',')}\n`, row, 1000, ''), '--y-pred', 'p*'];
  },
  '100,000 part files of ten rows, CSV': () => {
    mkdirSync(at('parts'));
    for (let i = 0; i < 100_000; i++)
      writeFileSync(at(`parts/${i}.csv`), `y_true,y_pred\n${'1,1\n0,1\n'.repeat(5)}`);
    return [at('parts')];
  },
  '100,000,000 rows, Parquet': async () => {
    const connection = await (
      await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })
    ).connect();
    await connection.run(
      `COPY (SELECT (i % 10)::INT AS y_true, (i % 11 % 10)::INT AS y_pred FROM range(100000000) t(i)) TO '${at('rows.parquet')}' (FORMAT parquet)`,
    );
    return [at('rows.parquet')];
  },
  'a sparse file of 20 GB, CSV': () => [
    sparse('zeros.csv', 'y_true,y_pred\n1,1\n', 20 * 1024 * MB),
  ],
  'a sparse file of 20 GB, JSONL': () => [
    sparse('zeros.jsonl', '{"y_true":1,"y_pred":1}\n', 20 * 1024 * MB),
  ],
  'a sparse file of 20 GB, Parquet': () => [sparse('zeros.parquet', 'PAR1', 20 * 1024 * MB)],
  'a sparse file of 20 GB, Arrow': () => [sparse('zeros.arrow', 'ARROW1\0\0', 20 * 1024 * MB)],
  '20 GB of scores that are zeros, NPY': () => {
    const rows = 20_000_000;
    const header = npyHeader([rows, 1000]);
    const truth = npyHeader([rows]);
    return [
      sparse('zeros.npy', header, header.length + rows * 1000),
      '--y-true',
      sparse('truth.npy', truth, truth.length + rows),
    ];
  },
};

/** Runs the command. The system reports its peak memory while it runs. */
function run(args) {
  return new Promise((resolve) => {
    const before = performance.now();
    const child = spawn(process.execPath, [bin, 'evaluate', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [text, most] = ['', 0];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
    const timer = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      } catch {}
    }, 20);
    child.on('close', (status, signal) => {
      clearInterval(timer);
      const seconds = (performance.now() - before) / 1000;
      resolve({ status: status ?? signal, seconds, most, text });
    });
  });
}

const wanted = process.argv.slice(2);
for (const [name, make] of Object.entries(cases)) {
  if (wanted.length > 0 && !wanted.some((one) => name.includes(one))) continue;
  const args = await make();
  const { status, seconds, most, text } = await run(args);
  const line = text.split('\n').find((one) => /^rightly: |\d$/.test(one)) ?? '';
  console.log(
    `${name}: status ${status}, ${seconds.toFixed(1)} s, ${Math.round(most / 1024)} MB · ${line.replaceAll(place, '').slice(0, 160)}`,
  );
  for (const path of args)
    if (path.startsWith(place)) rmSync(path, { recursive: true, force: true });
}
rmSync(place, { recursive: true, force: true });
