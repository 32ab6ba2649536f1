import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text as all } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type * as Arrow from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { findFiles } from '../src/inputs/files/find-files.ts';
import { npy } from './arrays.ts';
import { file, folder, made } from './command.ts';

const arrow = createRequire(import.meta.url)('apache-arrow/Arrow.esnext.min') as typeof Arrow;

const bin = new URL('../bin/rightly.js', import.meta.url).pathname;

/** Whether a process has a file open now. */
function isReading(pid: number, path: string): boolean {
  const open = `/proc/${pid}/fd`;
  try {
    return readdirSync(open).some((fd) => readlinkSync(join(open, fd)) === path);
  } catch {
    // The process has ended or has closed a file meanwhile.
    return false;
  }
}

const isStopped = (pid: number): boolean =>
  / T \d+/.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, ''));

/** Stops a process while it has a file open. False where the process ended before. */
async function stopAt(child: ChildProcess, path: string): Promise<boolean> {
  const pid = child.pid!;
  for (; child.exitCode === null; await setTimeout(1)) {
    if (!isReading(pid, path)) continue;
    child.kill('SIGSTOP');
    while (child.exitCode === null && !isStopped(pid)) await setTimeout(1);
    if (isReading(pid, path)) return true;
    child.kill('SIGCONT');
  }
  return false;
}

/** Runs the command, and changes a file while the command reads the file. Undefined where the command ended before. */
async function changed(path: string, args: readonly string[], change: () => void) {
  const state = join(folder(), 'state.json');
  const child = spawn(process.execPath, [bin, 'evaluate', ...args, '--state', state], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'exit'), all(child.stdout), all(child.stderr)]);
  const isCaught = await stopAt(child, path);
  if (isCaught) {
    change();
    child.kill('SIGCONT');
  }
  const [[status], stdout, stderr] = await ended;
  return isCaught
    ? { status: status as number, stdout, stderr, hasState: existsSync(state) }
    : undefined;
}

/** The error for a file that is changed while the command reads it. */
async function errorOf(path: string, args: readonly string[], change: () => void): Promise<string> {
  let run: Awaited<ReturnType<typeof changed>>;
  do run = await changed(path, args, change);
  while (!run);
  const { stderr, ...rest } = run;
  expect(rest).toEqual({ status: 2, stdout: '', hasState: false });
  expect(stderr).toMatch(/^rightly: [^\n]+\n$/);
  return stderr.replaceAll(/[^ ]*\/rightly-test-\w+\/\d+\/?/g, '').trim();
}

const rows = 400_000;
const query = `SELECT i % 7 AS y_true, hash(i) % 7 AS y_pred FROM range(${rows}) t(i)`;
const numbers = Int32Array.from({ length: rows }, (_, i) => i % 7);
const array = npy(numbers, { descr: '<i4', shape: [rows] });

describe('a file that grows while it is read', () => {
  test.each(['a.csv', 'a.csv.gz', 'a.csv.zst', 'a.jsonl', 'a.parquet'])('%s', async (name) => {
    const path = await made(name, query);
    const { size } = statSync(path);
    expect(await errorOf(path, [path], () => appendFileSync(path, '1,1\n'))).toBe(
      `rightly: ${name} changed from ${size} to ${size + 4} bytes while it was read; run the command again when the file is complete`,
    );
  });

  test('a.arrow', async () => {
    const table = arrow.tableFromArrays({ y_true: numbers, y_pred: numbers.slice() });
    const path = file('a.arrow', arrow.tableToIPC(table, 'file'));
    expect(await errorOf(path, [path], () => appendFileSync(path, '1'))).toMatch(
      /^rightly: a\.arrow changed from \d+ to \d+ bytes while it was read/,
    );
  });

  test.each(['scores.npy', 'labels.npy'])('%s', async (name) => {
    const files = ['scores.npy', 'labels.npy'].map((one) => file(one, array));
    const path = files.find((one) => one.endsWith(name))!;
    const args = [files[0]!, '--y-true', files[1]!];
    expect(await errorOf(path, args, () => appendFileSync(path, '1'))).toBe(
      `rightly: ${name} changed from ${array.length} to ${array.length + 1} bytes while it was read; run the command again when the file is complete`,
    );
  });
});

describe('an error names a file that', () => {
  test.each<[string, (path: string) => void, RegExp]>([
    [
      'becomes shorter',
      (path) => truncateSync(path, statSync(path).size / 2),
      /^rightly: a\.csv changed from \d+ to \d+ bytes while it was read; /,
    ],
    [
      'is overwritten by as many bytes',
      (path) => writeFileSync(path, readFileSync(path)),
      /^rightly: a\.csv was written to while it was read; /,
    ],
    [
      'is replaced by another of the same size and time',
      (path) => {
        const { atime, mtime } = statSync(path);
        copyFileSync(path, `${path}.new`);
        utimesSync(`${path}.new`, atime, mtime);
        renameSync(`${path}.new`, path);
      },
      /^rightly: a\.csv was replaced by another file while it was read; /,
    ],
    ['is removed', (path) => rmSync(path), /^rightly: a\.csv was removed while it was read; /],
  ])('%s', async (_, change, message) => {
    const path = await made('a.csv', query);
    expect(await errorOf(path, [path], () => change(path))).toMatch(message);
  });

  test('is removed before it is opened', async () => {
    await expect(findFiles(['*.csv'], async () => ['gone.csv'])).rejects.toThrow(
      'gone.csv was removed while it was read; run the command again when the file is complete',
    );
  });

  test('is not the first of several', async () => {
    const paths = [await made('a.parquet', query), await made('b.parquet', query)];
    const last = paths[1]!;
    expect(await errorOf(last, paths, () => appendFileSync(last, '1'))).toMatch(
      /^rightly: b\.parquet changed from /,
    );
  });
});
