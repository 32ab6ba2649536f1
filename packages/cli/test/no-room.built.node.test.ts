import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder } from './command.ts';
import { startAfter } from './process.ts';

const csv = `y_true,y_pred\n${'1,1\n0,1\n'.repeat(20_000)}`;
const rows = Array.from({ length: 20_000 }, (_, i) => ({ y_true: 1, y_pred: i % 2 }));

/** A folder with inputs that the command copies, and a folder for the copies. */
function place(): {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly left: () => string[];
} {
  const [cwd, temporary] = [folder(), folder()];
  writeFileSync(join(cwd, 'a.csv'), csv);
  writeFileSync(join(cwd, 'wide.csv'), `\uFEFF${csv}`, 'utf16le');
  writeFileSync(join(cwd, 'a.json'), JSON.stringify(rows));
  return { cwd, env: { TMPDIR: temporary }, left: () => readdirSync(temporary) };
}

describe('a disk without space for', () => {
  test.each([
    ['standard input', 'exec < a.csv;', ['-']],
    ['a file in UTF-16', '', ['wide.csv']],
    ['a JSON document', '', ['a.json']],
  ])('%s', async (_, before, args) => {
    const { cwd, env, left } = place();
    const running = startAfter(`ulimit -f 8; ${before}`, ['evaluate', ...args], { cwd, env });
    const { status, stdout, stderr } = await running.ended;
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^rightly: no copy can be written to \S+ \(TMPDIR names another folder\); EFBIG[^\n]*\n$/,
    );
    expect(left()).toEqual([]);
  });
});

describe('too little memory', () => {
  const groups = `y_true,y_pred,g\n${Array.from({ length: 100_000 }, (_, i) => `1,1,${i}\n`).join('')}`;
  const message =
    'rightly: --memory: DuckDB ran out of memory; give more with --memory SIZE, or say --threads 1\n';

  test.each([
    ['for the engine', '', ['--memory', '5MB', '--threads', '1']],
    ['in the address space', 'ulimit -v 1200000;', []],
  ])('%s', async (_, before, more) => {
    const { cwd, env, left } = place();
    writeFileSync(join(cwd, 'g.csv'), groups);
    const ended = await startAfter(before, ['evaluate', 'g.csv', '--by', 'g', ...more], {
      cwd,
      env,
    }).ended;
    expect(ended).toEqual({ status: 2, stdout: '', stderr: message });
    expect(left()).toEqual([]);
  });
});

describe('a stream that is closed', () => {
  test.each([
    ['standard output', '>&-', 0, ''],
    ['standard error', '2>&-', 0, ''],
    ['all three', '<&- >&- 2>&-', 0, ''],
  ])('%s', async (_, closed, status, stderr) => {
    const { cwd, env, left } = place();
    const run = startAfter(`exec ${closed};`, ['evaluate', 'a.csv'], { cwd, env });
    expect(await run.ended).toMatchObject({ status, stderr });
    expect(left()).toEqual([]);
  });

  test('standard error, while an error is printed', async () => {
    const { cwd, env } = place();
    const run = startAfter('exec 2>&-;', ['evaluate', 'none.csv'], { cwd, env });
    expect(await run.ended).toMatchObject({ status: 2, stdout: '' });
  });

  test('standard input', async () => {
    const { cwd, env, left } = place();
    const run = startAfter('exec <&-;', ['evaluate', '-'], { cwd, env });
    expect(await run.ended).toEqual({
      status: 2,
      stdout: '',
      stderr: 'rightly: standard input is empty\n',
    });
    expect(left()).toEqual([]);
  });
});
