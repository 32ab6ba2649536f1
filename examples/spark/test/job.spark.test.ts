import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sparkHome } from '../../../packages/cli/test/spark/venv.ts';

const example = new URL('../', import.meta.url);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'spark-job-'));
afterAll(() => rmSync(folder, { recursive: true }));
const table = join(folder, 'predictions');

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program ends, in the folder of the repository, and what it prints. */
const run = (program: string, ...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', SPARK_LOCAL_IP: '127.0.0.1' };
    const child = execFile(program, args, { cwd: root, env }, (_, stdout, stderr) => {
      resolve({ status: child.exitCode, stdout, stderr });
    });
  });

const evaluate = fileURLToPath(new URL('evaluate.sh', example));

beforeAll(async () => {
  const job = fileURLToPath(new URL('predict.py', example));
  const options = '--master local[2] --conf spark.ui.enabled=false'.split(' ');
  const args = [...options, job, 'examples/digits/digits.csv', table];
  const { status, stderr } = await run(join(sparkHome(), 'bin/spark-submit'), ...args);
  if (status !== 0) throw new Error(stderr);
});

test('the job writes a folder for each day', () => {
  const days = readdirSync(table).filter((name) => !/^[._]/.test(name));
  expect(days.sort()).toEqual(['day=2026-03-01', 'day=2026-03-02', 'day=2026-03-03']);
});

test('Spark tells the accuracy of each day, as README.md shows', async () => {
  const { status, stdout } = await run('sh', evaluate, inject('spark').url, table);
  const readme = readFileSync(new URL('README.md', example), 'utf8');
  const [, shown] = /```console\n([^`]*)```/.exec(readme)!;
  expect(stdout.replaceAll(table, '/tmp/predictions')).toBe(shown);
  expect(status).toBe(0);
});

test('a day below the bar is a status of 1', async () => {
  const { status, stderr } = await run('sh', evaluate, inject('spark').url, table, '0.85');
  expect(stderr).toContain('accuracy[2026-03-03] must be at least 0.85; it is 0.83612');
  expect(status).toBe(1);
});

test('DuckDB counts the same in the files, and in one of them', async () => {
  const rightly = fileURLToPath(new URL('../../../packages/cli/bin/rightly.js', import.meta.url));
  const resultOf = (...args: string[]): Promise<Run> =>
    run(process.execPath, rightly, 'evaluate', table, '--by', 'day', '--format', 'csv', ...args);
  const onSpark = ['--engine', inject('spark').url];
  const local = await resultOf();
  expect(await resultOf(...onSpark)).toEqual(local);
  const last = await resultOf('--where', "day = DATE '2026-03-03'", ...onSpark);
  expect(last.stdout.split('\n')).toEqual([
    ...local.stdout.split('\n').filter((line) => line.startsWith('day') || line.includes('-03,')),
    expect.stringMatching(/^,accuracy,/),
    '',
  ]);
});
