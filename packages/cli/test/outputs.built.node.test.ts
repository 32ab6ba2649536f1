import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { folder, made, sql, text } from './command.ts';
import { start, startAfter, startUnprivileged } from './process.ts';

const csv = 'y_true,y_pred\n1,1\n0,1\n';

/** A folder with an input, and with outputs of an earlier run. */
function place(): {
  readonly at: (name: string) => string;
  readonly names: () => string[];
  readonly cwd: string;
} {
  const cwd = folder();
  const at = (name: string): string => join(cwd, name);
  writeFileSync(at('in.csv'), csv);
  for (const name of ['o.parquet', 's.json']) writeFileSync(at(name), 'old');
  return { at, cwd, names: () => readdirSync(cwd).sort() };
}

const old = ['in.csv', 'o.parquet', 's.json'];
const isDraft = (name: string): boolean => name.startsWith('.rightly-');

/** Rows with long lists that no metric reads. Counting the rows is fast. Writing them takes long enough for a signal to interrupt it. */
let long: string;
beforeAll(async () => {
  const query =
    'SELECT i % 2 AS y_true, 1 AS y_pred, repeat([0], 300) AS x FROM range(250000) t(i)';
  long = await made('long.parquet', query);
});

/** Starts the command, and waits until it writes rows. */
async function startRows(): Promise<
  ReturnType<typeof place> & { readonly running: ReturnType<typeof start> }
> {
  const found = place();
  const outputs = ['--rows', 'o.parquet', '--state', 's.json'];
  const running = start(['evaluate', long, ...outputs], { cwd: found.cwd });
  while (!found.names().some(isDraft)) await sleep(5);
  return { ...found, running };
}

const content = (...paths: string[]): string[] => paths.map((path) => readFileSync(path, 'utf8'));

describe('the old files stay unchanged, and no other file is left:', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', async (signal) => {
    const { running, at, names } = await startRows();
    const { status, stdout, stderr } = await running.kill(signal);
    expect([status, stdout, stderr]).toEqual([
      { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal],
      '',
      'rightly: interrupted\n',
    ]);
    expect(names()).toEqual(old);
    expect(content(at('o.parquet'), at('s.json'))).toEqual(['old', 'old']);
  });

  test('SIGKILL', async () => {
    const { running, at, names } = await startRows();
    expect((await running.kill('SIGKILL')).status).toBe(137);
    // Another process removes the temporary file.
    while (names().some(isDraft)) await sleep(10);
    expect(names()).toEqual(old);
    expect(content(at('o.parquet'), at('s.json'))).toEqual(['old', 'old']);
  });

  test.each([
    [
      'the state',
      ['--state', 's.json'],
      /^rightly: --state: s\.json cannot be written; EFBIG[^;\n]*\n$/,
    ],
    [
      'the rows',
      ['--rows', 'o.parquet'],
      /^rightly: --rows: o\.parquet cannot be written; [^;\n]*"\S*o\.parquet": File too large\n$/,
    ],
    [
      'the rows, before the state',
      ['--state', 's.json', '--rows', 'o.parquet'],
      /^rightly: --rows: o\.parquet cannot be written; [^;\n]*; s\.json was not written\n$/,
    ],
  ])('a disk without space for %s', async (_, args, message) => {
    const { cwd, at, names } = place();
    const run = startAfter('ulimit -f 0;', ['evaluate', 'in.csv', ...args], { cwd });
    const { status, stdout, stderr } = await run.ended;
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(names()).toEqual(old);
    expect(content(at('o.parquet'), at('s.json'))).toEqual(['old', 'old']);
  });

  test('a disk without space for the state, after the rows were written', async () => {
    const { cwd, at, names } = place();
    // The state of many groups is longer than their rows.
    const groups = Array.from({ length: 500 }, (__, i) => `1,1,${i}\n`);
    writeFileSync(at('in.csv'), `y_true,y_pred,g\n${groups.join('')}`);
    const args = ['evaluate', 'in.csv', '--by', 'g', '--rows', 'o.parquet', '--state', 's.json'];
    expect(await startAfter('ulimit -f 40;', args, { cwd }).ended).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'rightly: --state: s.json cannot be written; EFBIG: file too large, write; o.parquet was not written\n',
    });
    expect(names()).toEqual(old);
    expect(content(at('o.parquet'), at('s.json'))).toEqual(['old', 'old']);
  });

  test('rightly merge on a disk without space', async () => {
    const { cwd, at, names } = place();
    await start(['evaluate', 'in.csv', '--state', 'part.json'], { cwd }).ended;
    const run = startAfter('ulimit -f 0;', ['merge', 'part.json', '--state', 's.json'], { cwd });
    expect(await run.ended).toEqual({
      status: 2,
      stdout: '',
      stderr: 'rightly: --state: s.json cannot be written; EFBIG: file too large, write\n',
    });
    expect(names()).toEqual([...old, 'part.json'].sort());
    expect(content(at('s.json'))).toEqual(['old']);
  });
});

const evaluate = async (cwd: string, ...args: string[]): Promise<void> => {
  const { status, stderr } = await start(['evaluate', 'in.csv', ...args], { cwd }).ended;
  expect([status, stderr]).toEqual([
    0,
    args.includes('--rows') ? 'wrote 2 rows to o.parquet\n' : '',
  ]);
};

const isState = (path: string): boolean =>
  (JSON.parse(readFileSync(path, 'utf8')) as { rightly_state: number }).rightly_state === 2;

describe('a complete output replaces', () => {
  test('no file: a new file gets the usual permissions', async () => {
    const { cwd, at } = place();
    const run = startAfter('umask 027;', ['evaluate', 'in.csv', '--state', 'new.json'], { cwd });
    expect((await run.ended).status).toBe(0);
    expect([isState(at('new.json')), statSync(at('new.json')).mode & 0o777]).toEqual([true, 0o640]);
  });

  test('a file, which keeps its permissions', async () => {
    const { cwd, at, names } = place();
    chmodSync(at('o.parquet'), 0o604);
    chmodSync(at('s.json'), 0o660);
    await evaluate(cwd, '--rows', 'o.parquet', '--state', 's.json');
    expect([statSync(at('o.parquet')).mode & 0o777, statSync(at('s.json')).mode & 0o777]).toEqual([
      0o604, 0o660,
    ]);
    expect(isState(at('s.json'))).toBe(true);
    expect(await sql(`SELECT y_true FROM ${text(at('o.parquet'))}`)).toHaveLength(2);
    expect(names()).toEqual(old);
  });

  test('the file behind a chain of links, and the links stay', async () => {
    const { cwd, at, names } = place();
    const other = place();
    symlinkSync(other.at('s.json'), at('link'));
    symlinkSync('link', at('chain.json'));
    await evaluate(cwd, '--state', 'chain.json');
    expect(isState(other.at('s.json'))).toBe(true);
    expect(lstatSync(at('chain.json')).isSymbolicLink()).toBe(true);
    expect([names(), other.names()]).toEqual([
      ['chain.json', ...old.slice(0, 1), 'link', ...old.slice(1)],
      old,
    ]);
  });

  test('a missing file behind a link', async () => {
    const { cwd, at } = place();
    const other = place();
    symlinkSync(other.at('new.json'), at('link.json'));
    await evaluate(cwd, '--state', 'link.json');
    expect(isState(other.at('new.json'))).toBe(true);
  });

  test('one name only: another hard link keeps the old content', async () => {
    const { cwd, at } = place();
    linkSync(at('s.json'), at('kept.json'));
    await evaluate(cwd, '--state', 's.json');
    expect([isState(at('s.json')), ...content(at('kept.json'))]).toEqual([true, 'old']);
  });

  test('temporary files of a killed process, and not those of running processes', async () => {
    const { cwd, at, names } = place();
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const host = hostname().replaceAll(/[^\w.-]/g, '_');
    const left = [`.rightly-rows-${gone}@${host}`, `.rightly-state-${gone}@${host}`];
    const others = [
      `.rightly-rows-${process.pid}@${host}`,
      `.rightly-rows-${gone}@other-${host}`,
      '.rightly',
    ];
    for (const name of [...left, ...others]) writeFileSync(at(name), '');
    await evaluate(cwd, '--state', 's.json');
    expect(names()).toEqual([...others, ...old].sort());
  });
});

describe('an output that is not a regular file is written directly:', () => {
  test('/dev/stdout, before the results', async () => {
    const { cwd } = place();
    const args = ['evaluate', 'in.csv', '--state', '/dev/stdout', '--format', 'csv'];
    const { status, stdout } = await start(args, { cwd }).ended;
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^\{\n "rightly_state": 2,[^]*\n\}\nmetric,class,value,total,count\naccuracy,,0\.5,1,2\n$/,
      ),
    ]);
  });

  test('/dev/stdout that is a file, and a link to it', async () => {
    const { cwd, at, names } = place();
    symlinkSync('/dev/stdout', at('link.json'));
    for (const target of ['/dev/stdout', 'link.json']) {
      const stdout = openSync(at('all.txt'), 'w');
      const args = ['evaluate', 'in.csv', '--state', target, '--format', 'csv'];
      expect(await start(args, { cwd, stdio: ['ignore', stdout, 'pipe'] }).ended).toMatchObject({
        status: 0,
      });
      closeSync(stdout);
      expect(content(at('all.txt'))[0]).toMatch(
        /^\{\n "rightly_state": 2,[^]*\n\}\nmetric,class,value,/,
      );
    }
    expect(names()).toEqual(['all.txt', 'in.csv', 'link.json', 'o.parquet', 's.json']);
  });

  test('an open file by its number', async () => {
    const { cwd, at } = place();
    const args = ['evaluate', 'in.csv', '--state', '/dev/fd/9'];
    expect((await startAfter('exec 9>>s.json;', args, { cwd }).ended).status).toBe(0);
    expect(content(at('s.json'))[0]).toMatch(/^old\{\n "rightly_state": 2,/);
  });

  test.each([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'file %i is refused, because it is not open or belongs to Node',
    async (fd) => {
      const { cwd } = place();
      const run = start(['evaluate', 'in.csv', '--state', `/dev/fd/${fd}`], { cwd });
      expect(await run.ended).toEqual({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(
          `^rightly: --state: /dev/fd/${fd} cannot be written; [^\n]*\n$`,
        ) as unknown,
      });
    },
  );

  test('/dev/null', async () => {
    const { cwd } = place();
    expect(
      await start(['evaluate', 'in.csv', '--state', '/dev/null'], { cwd }).ended,
    ).toMatchObject({ status: 0, stderr: '' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('/dev/full, and then no other output is written', async () => {
    const { cwd, at } = place();
    const args = ['evaluate', 'in.csv', '--rows', 'o.parquet', '--state', '/dev/full'];
    expect(await start(args, { cwd }).ended).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'rightly: --state: /dev/full cannot be written; ENOSPC: no space left on device, write; o.parquet was not written\n',
    });
    expect(content(at('o.parquet'))).toEqual(['old']);
  });

  test('pipes', async () => {
    const { cwd, at, names } = place();
    execFileSync('mkfifo', [at('p.json'), at('p.parquet')]);
    const run = start(['evaluate', 'in.csv', '--rows', 'p.parquet', '--state', 'p.json'], { cwd });
    const read = async (name: string): Promise<Buffer> => {
      const pipe = await open(at(name));
      return pipe.readFile().finally(() => pipe.close());
    };
    const [rows, state] = await Promise.all([read('p.parquet'), read('p.json')]);
    expect([
      (await run.ended).status,
      rows.subarray(0, 4).toString(),
      rows.subarray(-4).toString(),
    ]).toEqual([0, 'PAR1', 'PAR1']);
    expect(JSON.parse(String(state))).toMatchObject({ rightly_state: 2 });
    expect(names()).toEqual(['in.csv', 'o.parquet', 'p.json', 'p.parquet', 's.json']);
  });
});

test('a folder without write permission is an error before anything is read', async () => {
  const { cwd, at } = place();
  chmodSync(cwd, 0o555);
  const run = startUnprivileged(['evaluate', '-', '--state', 'new.json'], { cwd });
  const { status, stderr } = await run.ended;
  chmodSync(cwd, 0o755);
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(
      /^rightly: --state: new\.json cannot be written; a temporary file is first written into the same folder, and EACCES[^\n]*\n$/,
    ),
  ]);
  expect(content(at('s.json'))).toEqual(['old']);
});
