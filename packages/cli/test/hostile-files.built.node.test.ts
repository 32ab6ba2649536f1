import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Arrow from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { file, folder, made } from './command.ts';
import { type ManyRuns, runMany } from './fuzz/run-many.ts';
import { type Ended, start } from './process.ts';

const arrow = createRequire(import.meta.url)('apache-arrow/Arrow.esnext.min') as typeof Arrow;

const here = folder();

/** Runs the command in a process of its own. If that process crashes or hangs, the tests go on. */
const run = (...args: string[]): Promise<Ended> =>
  start(args, { cwd: here, env: { NODE_OPTIONS: '--max-old-space-size=600' } }).ended;

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(here, name), content);
  return name;
}

/** The parts of an error that a user sees: the status, the number of lines, and whether there are words of the internals of the program. */
const refusal = ({ status, stdout, stderr }: Ended): unknown => ({
  status,
  stdout,
  lines: stderr.trimEnd().split('\n').length,
  isInside: /Cannot read propert|is not a function|\bundefined\b|\bat .*:\d+:\d+/.test(stderr),
});
const refused = { status: 2, stdout: '', lines: 1, isInside: false };

/** An NPY file of version 2 with this header, which may claim another length. */
function npy(header: string, length = header.length): Uint8Array {
  const magic = Uint8Array.from('\x93NUMPY\x02\0', (letter) => letter.codePointAt(0)!);
  return Buffer.concat([
    magic,
    new Uint8Array(new Uint32Array([length]).buffer),
    Buffer.from(header),
  ]);
}
const shaped = (shape: string): string =>
  `{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }\n`;

const deep = (open: string, close: string): string =>
  `${open.repeat(50_000)}1${close.repeat(50_000)}`;

describe('no file crashes or hangs the process:', () => {
  test.each([
    ['lists', deep('[', ']')],
    ['objects', deep('{"a":', '}')],
  ])('JSON of %s that nest 50,000 deep', async (_, nested) => {
    const name = write('deep.jsonl', `{"y_true":1,"y_pred":1,"x":${nested}}\n`);
    const ended = await run('evaluate', name);
    expect(refusal(ended)).toEqual(refused);
    expect(ended.stderr).toMatch(/deep\.jsonl.*(deep|nest)/);
  });

  test('a line of 17 MiB', async () => {
    const line = `{"y_true":1,"y_pred":1,"x":"${'a'.repeat(17 * 2 ** 20)}"}\n`;
    const ended = await run('evaluate', write('long.jsonl', line));
    expect(refusal(ended)).toEqual(refused);
    expect(ended.stderr).toMatch(/long\.jsonl.*16/);
  });

  test('a saved state that nests 50,000 deep', async () => {
    const ended = await run('merge', write('deep.json', deep('[', ']')));
    expect(refusal(ended)).toEqual(refused);
    expect(ended.stderr).toContain('deep.json');
  });

  test.each([
    ['a shape of thirty digits and no end', npy(shaped(`(${'9'.repeat(30)}x)`))],
    ['a shape larger than any file', npy(shaped('(99999999999999999999, 2)'))],
    ['a negative axis', npy(shaped('(-1,)'))],
    ['a header of 16 MB', npy(shaped(`(${' '.repeat(16_000_000)}1,)`))],
    ['a header that is longer than the file', npy(shaped('(1,)'), 4_000_000_000)],
    ['a header that nests', npy(`${'('.repeat(9000)}\n`)],
  ])('NPY with %s', async (_, content) => {
    const ended = await run('evaluate', write('scores.npy', content), '--y-true', 'scores.npy');
    expect(refusal(ended)).toEqual(refused);
    expect(ended.stderr).toContain('scores.npy');
  });
});

describe('an Arrow file with one changed bit gives the right numbers, or an error in one line:', () => {
  const whole = arrow.tableToIPC(
    arrow.tableFromArrays({
      y_true: Int32Array.of(0, 1, 1, 0, 1, 0, 0, 1),
      y_pred: Float32Array.of(0.1, 0.9, 0.8, 0.2, 0.7, 0.4, 0.3, 0.6),
    }),
    'file',
  );
  // The changed bits are spread over the whole file.
  const places = Array.from({ length: 24 }, (_, i) => Math.floor((i * whole.length * 8) / 24) + i);

  let ran: ManyRuns;
  beforeAll(async () => {
    ran = await runMany(
      places.map((place) => {
        const content = whole.slice();
        content[place >> 3]! ^= 1 << (place & 7);
        return ['evaluate', file('flipped.arrow', content), '--format', 'json'];
      }),
    );
  });

  test.each(places.map((place, i) => [place, i] as const))('bit %i', (_, i) => {
    const ended = ran.runs[i]!;
    const isRight = ended.status === 0 && ended.stdout.startsWith('{');
    expect(isRight ? refused : refusal(ended)).toEqual(refused);
  });
});

test('all of 20,000 groups are printed', async () => {
  const path = await made(
    'groups.parquet',
    'SELECT i % 2 AS y_true, 1 AS y_pred, i AS g FROM range(20000) t(i)',
  );
  const { status, stdout } = await run('evaluate', path, '--by', 'g');
  expect(status).toBe(0);
  expect(stdout.trimEnd().split('\n').length).toBeGreaterThanOrEqual(20_002);
});
