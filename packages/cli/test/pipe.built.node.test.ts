import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { openSync, closeSync } from 'node:fs';
import { text as all } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { file, made } from './command.ts';

const bin = new URL('../bin/rightly.js', import.meta.url).pathname;
const { NO_COLOR: _, ...env } = process.env;

/** Starts the command as a shell does. Its output is read to the end. */
async function start(
  args: readonly string[],
  input = '',
  extra: NodeJS.ProcessEnv = {},
): Promise<unknown> {
  const child = spawn(process.execPath, [bin, ...args], { env: { ...env, ...extra } });
  child.stdin.end(input);
  const [[status], stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    all(child.stdout),
    all(child.stderr),
  ]);
  return { status: status as unknown, stdout, stderr };
}

const csv = 'y_true,y_pred\n1,1\n0,1\n';

describe('standard input', () => {
  test.each([
    ['CSV', csv],
    ['JSONL', '{"y_true":1,"y_pred":1}\n{"y_true":0,"y_pred":1}\n'],
  ])('%s', async (__, input) => {
    expect(await start(['evaluate', '-', '--format', 'csv'], input)).toEqual({
      status: 0,
      stdout: 'metric,class,value,total,count\naccuracy,,0.5,1,2\n',
      stderr: 'standard input: 2 rows · y_true: y_true · y_pred: y_pred\n',
    });
  });

  test('may be larger than the buffer of a pipe', async () => {
    expect(
      await start(['evaluate', '-', '--format', 'csv'], `${csv}${'1,1\n'.repeat(500_000)}`),
    ).toMatchObject({
      stdout: `metric,class,value,total,count\naccuracy,,${500_001 / 500_002},500001,500002\n`,
    });
  });
});

describe('a pipe', () => {
  test.each([{}, { CI: '1' }, { TERM: 'xterm-256color' }])(
    'has no colours and no progress bar, with %j',
    async (extra) => {
      const path = await made(
        'a.parquet',
        'SELECT i % 7 AS y_true, i % 5 AS y_pred, i % 3 AS g FROM range(1000000) t(i)',
      );
      const { stdout, stderr } = (await start(['evaluate', path, '--by', 'g'], '', extra)) as {
        stdout: string;
        stderr: string;
      };
      expect([stdout.includes('\u001B'), stderr]).toEqual([false, '']);
    },
  );

  test('may be closed early without an error', async () => {
    const path = file('a.csv', csv);
    for (const args of [
      ['evaluate', path],
      ['evaluate', path, '--sql'],
      ['evaluate', '--help'],
    ]) {
      const child = spawn(process.execPath, [bin, ...args], { env });
      child.stdout.destroy();
      const [stderr] = await Promise.all([all(child.stderr), once(child, 'exit')]);
      expect(stderr).toBe('');
    }
  });

  test('to a full disk gives an error in one line, with status 2', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [bin, 'evaluate', file('a.csv', csv)], {
      env,
      stdio: ['ignore', full, 'pipe'],
    });
    const [stderr, [status]] = await Promise.all([all(child.stderr!), once(child, 'exit')]);
    closeSync(full);
    expect(stderr).toMatch(/^rightly: [^\n]+\n$/);
    expect(status).toBe(2);
  });
});

test('a long truncated gzip file gives an error, and the command ends', async () => {
  const packed = gzipSync(csv + '1,1\n'.repeat(3_000_000), { level: 1 });
  const path = file('a.csv.gz', packed.subarray(0, -20));
  expect(await start(['evaluate', path])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^rightly: .*a\.csv\.gz: the gzip file is truncated/) as unknown,
  });
});
