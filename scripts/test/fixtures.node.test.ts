import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lock = 'fixtures/lock.json';

/** Runs the check of the recorded files in a checkout. */
function check(
  folder: string,
  args: readonly string[],
  env?: Record<string, string>,
): SpawnSyncReturns<string> {
  const script = join(folder, 'scripts/fixtures/check.mjs');
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env });
}

/** The families that a report names. */
const namedIn = (report: string): string[] =>
  [...report.matchAll(/^(\S+): the recorded files/gm)].map(([, name]) => name!);

test('the recorded files were compared with their programs after the last change', () => {
  const { status, stderr } = check(root, ['--hashes']);
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

describe('in a copy', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'fixtures-'));
    const notInGit = /^(\.venv.*|__pycache__)$/;
    for (const folder of ['scripts', 'fixtures', 'examples/digits', 'packages/cli/test/fixtures'])
      cpSync(join(root, folder), join(copy, folder), {
        recursive: true,
        filter: (path) => !notInGit.test(basename(path)),
      });
  });
  // The copy gets hashes that match its files. Another test checks the hashes of the repository.
  beforeEach(() => {
    const now = `
      import { writeFileSync } from 'node:fs';
      import { families, lockFile } from './scripts/fixtures/families.mjs';
      import { hashOf } from './scripts/fixtures/hash.mjs';
      const hashes = Object.entries(families).map(([name, family]) => [name, hashOf(family)]);
      writeFileSync(lockFile, JSON.stringify(Object.fromEntries(hashes)));`;
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', now], {
      cwd: copy,
      encoding: 'utf8',
    });
    if (stderr !== '') throw new Error(stderr);
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  const write = (file: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), content);
  };
  const read = (file: string): Buffer => readFileSync(join(copy, file));
  const hashes = () => check(copy, ['--hashes']);

  test.each([
    ['a recorded file', 'fixtures/keras-3.6/losses/huber.jsonl', ['losses']],
    ['a recorded file that is no text', 'examples/digits/predictions.parquet', ['digits']],
    ['a generator', 'fixtures/generate_serialized.py', ['serialized', 'serialized-later']],
    [
      'requirements',
      'fixtures/requirements-keras-3.15.txt',
      ['training-correlations', 'correlations', 'serialized-later', 'sorted-ids'],
    ],
    ['what a generator reads', 'fixtures/keras-3.6/rightly-serialized.json', ['serialized']],
    ['a module', 'fixtures/training/layers.py', ['training']],
    [
      'a module that a module imports',
      'fixtures/training/plan.py',
      ['training', 'training-catalogue', 'training-programs', 'training-correlations'],
    ],
    [
      'a generator that others import',
      'fixtures/generate.py',
      ['metrics', 'losses', 'catalogue', 'correlations'],
    ],
    [
      'what all of Keras share',
      'fixtures/oracle.py',
      [
        'metrics',
        'losses',
        'training',
        'training-catalogue',
        'training-programs',
        'training-correlations',
        'serialized',
        'catalogue',
        'correlations',
        'serialized-later',
        'sorted-ids',
      ],
    ],
  ])('only dependent files must be made again: %s', (_, file, families) => {
    write(file, Buffer.concat([read(file), Buffer.from(' ')]));
    const { status, stderr } = hashes();
    expect(status).toBe(1);
    expect(namedIn(stderr)).toEqual(families);
    expect(stderr).toContain('npm run fixtures:check -- --changed');
  });

  test('a module that a generator newly imports belongs to its family', () => {
    write('fixtures/more/new.py', 'N = 1\n');
    write(
      'fixtures/training/layers.py',
      `from more import (\n    new,\n)\n${read('fixtures/training/layers.py').toString()}`,
    );
    expect(namedIn(hashes().stderr)).toEqual(['training']);
  });

  test.each(['fixtures/new.py', 'fixtures/keras-3.15/new.jsonl', 'examples/digits/new.csv'])(
    'a file must belong to a family: %s',
    (file) => {
      write(file, '');
      const { status, stderr } = hashes();
      expect(stderr).toBe(`${file} must belong to a family in scripts/fixtures/families.mjs\n`);
      expect(status).toBe(1);
    },
  );

  test('a file that the table names must exist', () => {
    rmSync(join(copy, 'fixtures/keras-3.6/training.jsonl'));
    const { status, stderr } = hashes();
    expect(stderr).toMatch(/^fixtures: fixtures\/keras-3\.6\/training\.jsonl must exist.*\n$/);
    expect(status).toBe(2);
  });

  test('a removed module changes the families that import it', () => {
    rmSync(join(copy, 'fixtures/losses/overlap.py'));
    expect(namedIn(hashes().stderr)).toEqual(['losses']);
  });

  test('line ends, modes, caches and environments make no difference', () => {
    for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
      if (/\.(py|txt|jsonl?|csv)$/.test(name) && name !== lock)
        write(name, Buffer.from(read(name).toString('latin1').replaceAll('\n', '\r\n'), 'latin1'));
    }
    chmodSync(join(copy, 'fixtures/generate.py'), 0o755);
    write('fixtures/__pycache__/oracle.cpython-311.pyc', 'x');
    write('examples/digits/.venv/lib/site.py', 'x');
    expect(hashes()).toMatchObject({ status: 0, stderr: '' });
  });

  test('a family whose program fails keeps its hash', () => {
    const before = read(lock);
    write('examples/digits/requirements.txt', 'numpy==2\n');
    const { status, stderr } = check(copy, ['--changed'], { PATH: copy });
    expect(stderr).toContain('python3');
    expect(status).toBe(1);
    expect(read(lock)).toEqual(before);
  });

  test('nothing is made again where nothing changed', () => {
    expect(check(copy, ['--changed'], { PATH: copy }).status).toBe(0);
  });
});

test.each(['--chanegd', 'losses'])('arguments are checked: %s', (argument) => {
  const { status, stderr } = check(root, [argument]);
  expect(stderr).toContain(argument);
  expect(status).toBe(2);
});
