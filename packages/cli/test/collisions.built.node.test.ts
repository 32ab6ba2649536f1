import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { npy } from './arrays.ts';
import { file, folder, made, rightly, text } from './command.ts';
import { startAfter } from './process.ts';

const csv = 'y_true,y_pred,g\n1,1,a\n0,1,b\n';
const values = (): Buffer => npy(Uint8Array.of(1, 0), { descr: '|u1', shape: [2] });

/** Files that only a process or an engine can make. */
async function make(): Promise<Readonly<Record<string, Uint8Array>>> {
  const path = file('a.csv', csv);
  const state = join(folder(), 's.json');
  await rightly('evaluate', path, '--state', state);
  const rows = tableFromArrays({ y_true: Int32Array.of(1), y_pred: Int32Array.of(1) });
  return {
    '1.json': readFileSync(state),
    '2.json': readFileSync(state),
    'a.parquet': readFileSync(await made('a.parquet', 'SELECT 1 AS y_true, 1 AS y_pred')),
    'a.arrow': tableToIPC(rows, 'file'),
  };
}
let files: Readonly<Record<string, string | Uint8Array>>;
beforeAll(async () => {
  const arrayFiles = ['scores.npy', 'labels.npy', 'weights.npy', 'groups.npy'];
  files = {
    ...(await make()),
    ...Object.fromEntries(['a.csv', 'b.csv'].map((name) => [name, csv])),
    ...Object.fromEntries(arrayFiles.map((name) => [name, values()])),
  };
});

/** A folder with inputs of all kinds. */
function place(): (name: string) => string {
  const path = folder();
  const at = (name: string): string => join(path, name);
  mkdirSync(at('sub'));
  for (const [name, content] of Object.entries(files)) writeFileSync(at(name), content);
  return at;
}

/** Names of a file: its own name, other spellings, and links. */
const spellings: readonly [string, (path: string) => string][] = [
  ['its name', (path) => path],
  ['another spelling', (path) => path.replace(/\/([^/]*)$/, '/sub/.././$1')],
  [
    'a symbolic link',
    (path) => {
      symlinkSync(path, join(dirname(path), 'sub', 'link.parquet'));
      return join(dirname(path), 'sub', 'link.parquet');
    },
  ],
  [
    'a hard link',
    (path) => {
      linkSync(path, join(dirname(path), 'sub', 'hard.parquet'));
      return join(dirname(path), 'sub', 'hard.parquet');
    },
  ],
  [
    'a folder that is a link',
    (path) => {
      symlinkSync(dirname(path), join(dirname(path), 'sub', 'folder'));
      return join(dirname(path), 'sub', 'folder', path.split('/').at(-1)!);
    },
  ],
];

describe.each(spellings)('an output must not be an input, by %s:', (_, spelling) => {
  test.each<[string, string, (at: (name: string) => string, target: string) => string[]]>([
    ['--state and CSV', 'a.csv', (at, target) => ['evaluate', at('a.csv'), '--state', target]],
    [
      '--state and the second of two files',
      'b.csv',
      (at, target) => ['evaluate', at('a.csv'), at('b.csv'), '--state', target],
    ],
    ['--state and a glob', 'b.csv', (at, target) => ['evaluate', at('*.csv'), '--state', target]],
    [
      '--rows and Parquet',
      'a.parquet',
      (at, target) => ['evaluate', at('a.parquet'), '--rows', target],
    ],
    [
      '--state and Arrow',
      'a.arrow',
      (at, target) => ['evaluate', at('a.arrow'), '--state', target],
    ],
    ['--state and predictions in NPY', 'scores.npy', arrays],
    ['--state and labels in NPY', 'labels.npy', arrays],
    ['--state and weights in NPY', 'weights.npy', arrays],
    ['--state and groups in NPY', 'groups.npy', arrays],
    [
      '--state and a file that a query reads',
      'a.csv',
      (at, target) => ['evaluate', '--query', `FROM ${text(at('a.csv'))}`, '--state', target],
    ],
    [
      '--state and a file that a query names in double quotes',
      'a.csv',
      (at, target) => ['evaluate', '--query', `FROM "${at('a.csv')}"`, '--state', target],
    ],
    [
      '--state and a file that a query finds',
      'b.csv',
      (at, target) => [
        'evaluate',
        '--query',
        `FROM read_csv(${text(at('*.csv'))})`,
        '--state',
        target,
      ],
    ],
    [
      '--state and a state',
      '2.json',
      (at, target) => ['merge', at('1.json'), at('2.json'), '--state', target],
    ],
  ])('%s', async (__, input, args) => {
    const at = place();
    const target = spelling(at(input));
    const before = readFileSync(at(input));
    const { status, stdout, stderr } = await rightly(...args(at, target));
    const option = args(at, target).includes('--rows') ? '--rows' : '--state';
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: `rightly: ${option} must not be a file that is read; got ${target}\n`,
    });
    expect(readFileSync(at(input))).toEqual(before);
    expect(readdirSync(at('.')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

function arrays(at: (name: string) => string, target: string): string[] {
  const [truth, weights, groups] = ['labels.npy', 'weights.npy', 'groups.npy'].map(at);
  const by = `${groups!}, ${groups!}`;
  return [
    'evaluate',
    at('scores.npy'),
    '--y-true',
    truth!,
    '--sample-weight',
    weights!,
    '--by',
    by,
    '--state',
    target,
  ];
}

describe('two outputs must be two files,', () => {
  test.each<[string, (at: (name: string) => string) => string]>([
    ['by one name', (at) => at('new.parquet')],
    ['by another spelling', (at) => at('sub').replace(/sub$/, 'sub/.././new.parquet')],
    [
      'by a folder that is a link',
      (at) => {
        symlinkSync(at('.'), at('sub/folder'));
        return at('sub/folder/new.parquet');
      },
    ],
    [
      'by a link to where nothing is',
      (at) => {
        symlinkSync('../new.parquet', at('sub/link'));
        return at('sub/link');
      },
    ],
  ])('%s', async (_, spelling) => {
    const at = place();
    const other = spelling(at);
    const run = await rightly(
      'evaluate',
      at('a.csv'),
      '--rows',
      at('new.parquet'),
      '--state',
      other,
    );
    expect(run).toEqual({
      status: 2,
      stdout: '',
      stderr: `rightly: --rows and --state must be two files; both are ${other}\n`,
    });
    expect(readdirSync(at('.'))).not.toContain('new.parquet');
  });

  test('by several names of one existing file', async () => {
    const at = place();
    writeFileSync(at('old.parquet'), 'old');
    linkSync(at('old.parquet'), at('s.json'));
    const run = await rightly(
      'evaluate',
      at('a.csv'),
      '--rows',
      at('old.parquet'),
      '--state',
      at('s.json'),
    );
    expect(run.stderr).toBe(
      `rightly: --rows and --state must be two files; both are ${at('s.json')}\n`,
    );
    expect(readFileSync(at('s.json'), 'utf8')).toBe('old');
  });
});

describe('redirected output must not be an input or another output:', () => {
  test.each<[string, string, string[], string]>([
    [
      'standard input is an input',
      'exec < a.csv;',
      ['evaluate', '-', '--state', 'a.csv'],
      '--state must not be a file that is read; got a.csv',
    ],
    [
      'standard output is an output',
      'exec > s.json;',
      ['evaluate', 'a.csv', '--state', 's.json'],
      '--state must not name the file that standard output is written to; got s.json',
    ],
    [
      'standard output is one in merge, too',
      'exec > s.json;',
      ['merge', '1.json', '--state', 's.json'],
      '--state must not name the file that standard output is written to; got s.json',
    ],
    [
      'standard output must not be an input',
      'exec >> a.csv;',
      ['evaluate', 'a.csv'],
      'standard output must not go to a file that is read; got a.csv',
    ],
    [
      'nor standard input',
      'exec < a.csv >> a.csv;',
      ['evaluate', '-'],
      'standard output must not go to a file that is read; got standard input',
    ],
    [
      'by its number, too',
      'exec 9>> a.csv;',
      ['evaluate', 'a.csv', '--state', '/dev/fd/9'],
      '--state must not be a file that is read; got /dev/fd/9',
    ],
  ])('%s', async (_, redirect, args, message) => {
    const at = place();
    const { status, stderr } = await startAfter(redirect, args, { cwd: at('.') }).ended;
    expect([status, stderr]).toEqual([2, `rightly: ${message}\n`]);
    expect(readFileSync(at('a.csv'), 'utf8')).toBe(csv);
  });
});
