import { execFileSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { npy } from './arrays.ts';
import { folder } from './command.ts';
import { start } from './process.ts';

const csv = 'y_true,y_pred\n1,1\n0,1\n';

const run = (cwd: string, ...args: string[]) => start(args, { cwd }).ended;

/** The error line of a command. If the command waited for a pipe, the test would never end. */
async function refusal(cwd: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await run(cwd, ...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  return stderr;
}

describe('a ~ at the start of a name', () => {
  test.each(['~', '~/a.csv', '~/*.csv', '~a.csv', '~*.csv'])(
    'is part of the name: %s',
    async (name) => {
      const cwd = folder();
      mkdirSync(join(cwd, '~'));
      for (const path of ['~/a.csv', '~a.csv']) writeFileSync(join(cwd, path), csv);
      expect(await run(cwd, 'evaluate', name)).toMatchObject({ status: 0, stderr: '' });
    },
  );

  test('is part of the name of the truth, and of an answer', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, '~t.csv'), 'id,y_true\na,1\n');
    writeFileSync(join(cwd, 'p.csv'), 'id,y_pred\na,1\n');
    writeFileSync(join(cwd, '~answer.csv'), 'one\n1\n');
    expect(await run(cwd, 'evaluate', 'p.csv', '--truth', '~t.csv', '--on', 'id')).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(await refusal(cwd, 'merge', '~answer.csv')).toMatch(
      /^rightly: ~answer.csv must hold a state that rightly evaluate --state wrote/,
    );
  });

  test('is the home folder in SQL, and its files may not be outputs', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'a.parquet'), '');
    const args = ['evaluate', '--query', "SELECT * FROM '~/a.parquet'", '--state', 'a.parquet'];
    const { stderr } = await start(args, { cwd, env: { HOME: cwd } }).ended;
    expect(stderr).toBe('rightly: --state must not be a file that is read; got a.parquet\n');
  });
});

describe('names of one file', () => {
  test('are counted once: links and hard links', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'a.csv'), csv);
    linkSync(join(cwd, 'a.csv'), join(cwd, 'b.csv'));
    symlinkSync('b.csv', join(cwd, 'c.csv'));
    const { stdout } = await run(cwd, 'evaluate', 'a.csv', 'b.csv', 'c.csv', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ rows: 2 });
    copyFileSync(join(cwd, 'a.csv'), join(cwd, 'd.csv'));
    const copied = await run(cwd, 'evaluate', '*.csv', '--format', 'json');
    expect(JSON.parse(copied.stdout)).toMatchObject({ rows: 4 });
  });

  test('are refused in a merge', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'a.csv'), csv);
    await run(cwd, 'evaluate', 'a.csv', '--state', 'a.json');
    linkSync(join(cwd, 'a.json'), join(cwd, 'b.json'));
    expect(await refusal(cwd, 'merge', 'a.json', 'b.json')).toBe(
      'rightly: b.json is the same file as a.json: its rows would count twice\n',
    );
  });
});

const files = (): string => {
  const cwd = folder();
  writeFileSync(join(cwd, 'p.npy'), npy([0.1, 0.9], { descr: '<f4', shape: [2] }));
  writeFileSync(join(cwd, 't.npy'), npy([0, 1], { descr: '<i4', shape: [2] }));
  writeFileSync(join(cwd, 'p.csv'), csv);
  for (const name of ['f.npy', 'f.csv', 'f.parquet', 'f.arrow', 'f.npz'])
    execFileSync('mkfifo', [join(cwd, name)]);
  mkdirSync(join(cwd, 'd.npy'));
  mkdirSync(join(cwd, 'parts'));
  execFileSync('mkfifo', [join(cwd, 'parts/a.csv')]);
  symlinkSync('/dev/zero', join(cwd, 'zero.csv'));
  return cwd;
};

describe('a path that is not a file is an error at once', () => {
  const pipe =
    'must be a file; it is a pipe, which can be read once only: write what comes through it into a file first';

  test.each<[args: string, message: string]>([
    ['f.csv', `f.csv ${pipe}`],
    ['f.parquet', `f.parquet ${pipe}`],
    ['f.arrow', `f.arrow ${pipe}`],
    ['f.npz', `f.npz ${pipe}`],
    ['f.npy --y-true t.npy', `f.npy ${pipe}`],
    ['parts', `parts/a.csv ${pipe}`],
    ['zero.csv', 'zero.csv must be a file; it is a device'],
    ['p.csv --truth f.csv --on row', `f.csv ${pipe}`],
    ['p.npy --y-true f.npy', `--y-true: f.npy ${pipe}`],
    ['p.npy --y-true t.npy --sample-weight f.npy', `--sample-weight: f.npy ${pipe}`],
    ['p.npy --y-true t.npy --by f.npy', `--by: f.npy ${pipe}`],
    ['p.npy --y-true d.npy', '--y-true: d.npy must be a file; it is a folder'],
    ['p.npy --y-true /dev/zero', '--y-true: /dev/zero must be a file; it is a device'],
  ])('evaluate %s', async (args, message) => {
    expect(await refusal(files(), 'evaluate', ...args.split(' '))).toBe(`rightly: ${message}\n`);
  });

  test.each<[name: string, kind: string]>([
    ['d.npy', 'a folder'],
    ['/dev/zero', 'a device'],
  ])('merge %s', async (name, kind) => {
    expect(await refusal(files(), 'merge', name)).toBe(
      `rightly: ${name} must be a file; it is ${kind}\n`,
    );
  });

  test('a state may come through a pipe', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'a.csv'), csv);
    await run(cwd, 'evaluate', 'a.csv', '--state', 'a.json');
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const merged = run(cwd, 'merge', 'pipe');
    execFileSync('/bin/sh', ['-c', 'cat a.json > pipe'], { cwd });
    expect(await merged).toMatchObject({ status: 0, stderr: '' });
  });
});
