import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { text as all } from 'node:stream/consumers';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture, npy } from './arrays.ts';
import { file, folder } from './command.ts';

const main = new URL('../dist/main.js', import.meta.url).href;

interface Process {
  readonly status: number;
  readonly stdout: string;
  /** Its standard error, with progress bars. */
  readonly stderr: string;
  /** The native libraries that it loaded. */
  readonly libraries: readonly string[];
  /** The most memory that it had. */
  readonly megabytes: number;
}

/** Runs the command in a process of its own. Its clock runs fast, so that a progress bar is drawn on any machine. */
async function run(args: readonly string[], isTTY = false): Promise<Process> {
  const program = `
    const { main } = await import(${JSON.stringify(main)});
    process.stderr.isTTY = ${isTTY};
    const { now } = Date;
    let ahead = 0;
    Date.now = () => now() + (ahead += 1000);
    process.exitCode = await main(${JSON.stringify(args)});
    const { sharedObjects } = process.report.getReport();
    process.send({ libraries: sharedObjects, megabytes: process.resourceUsage().maxRSS / 1024 });
    process.disconnect();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const [[sent], [status], stdout, stderr] = await Promise.all([
    once(child, 'message') as Promise<[Pick<Process, 'libraries' | 'megabytes'>]>,
    once(child, 'exit') as Promise<[number]>,
    all(child.stdout!),
    all(child.stderr!),
  ]);
  return { status, stdout, stderr, ...sent };
}

const hasDuckdb = ({ libraries }: Process): boolean =>
  libraries.some((name) => name.includes('duckdb'));

describe('DuckDB', () => {
  test.each([
    [
      'is not loaded for NPY',
      [fixture('scores-f4-C.npy'), '--y-true', fixture('labels.npy')],
      false,
    ],
    ['is not loaded for Arrow', [fixture('full.arrow'), '--by', 'country'], false],
    ['is loaded for a glob', [fixture('full.arrow').replace('full.arrow', '*.arrow')], true],
  ])('%s', async (_, args, wanted) => {
    const found = await run(['evaluate', ...args]);
    expect([found.status, hasDuckdb(found)]).toEqual([0, wanted]);
  });
});

/** The arguments for scores of 1000 classes. Six labels are right. All scores are 0, so their file takes no room on the disk. */
function zeros(rows: number): string[] {
  const scores = join(folder(), 'scores.npy');
  const header = npy([], { descr: '|i1', shape: [rows, 1000] });
  const fd = openSync(scores, 'w');
  writeSync(fd, header);
  ftruncateSync(fd, header.length + rows * 1000);
  closeSync(fd);
  const truth = Uint8Array.from({ length: rows }, (_, i) => (i < 6 ? 0 : 1));
  const labels = file('labels.npy', npy(truth, { descr: '|u1', shape: [rows] }));
  return ['evaluate', scores, '--y-true', labels, '--metrics', 'accuracy'];
}

test('a file that is larger than the memory is read in pieces, with a bar on a terminal', async () => {
  const { status, stdout, stderr, megabytes } = await run(
    [...zeros(500_000), '--format', 'csv'],
    true,
  );
  expect([status, stdout]).toEqual([
    0,
    'metric,class,value,total,count\naccuracy,,0.000012,6,500000\n',
  ]);
  expect(stderr).toMatch(/\d+ %/);
  expect(megabytes).toBeLessThan(250);
});

test('without a terminal no progress bar is drawn', async () => {
  const { stderr } = await run([...zeros(50_000), '--format', 'json']);
  expect(stderr).toMatch(/^warning: accuracy: in 50000 of 50000 rows .*\n$/);
});
