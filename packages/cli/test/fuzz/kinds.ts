import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bytesOf, fixture } from '../arrays.ts';
import { made, rightly, text } from '../command.ts';
import { frame } from '../zstd.ts';

/** A format, the small files of it that are changed, and how the command reads one. */
export interface Kind {
  /** The name of the files, with * in place of the number of a file. */
  readonly name: string;
  readonly isText: boolean;
  /** How many changed files there are. */
  readonly count: number;
  readonly files: () => Promise<readonly Buffer[]>;
  readonly args: (path: string, index: number) => string[];
  /** Compresses a changed file, so that the content is damaged and not the compression. */
  readonly pack?: (bytes: Buffer) => Buffer;
}

const rows = `SELECT i % 3 AS y_true, [i % 2, 0.5, 1 / (i + 1)]::FLOAT[] AS y_pred, 1 + i / 7 AS sample_weight,
  CASE WHEN i % 5 > 0 THEN 'g' || (i % 2) END AS g FROM range(20) t(i)`;
const plain = `SELECT i % 2 AS y_true, (i % 3) / 2 AS y_pred, 'a "b", c' AS g, NULL AS n FROM range(12) t(i)`;

const read = async (name: string, query: string, options?: string): Promise<Buffer> =>
  readFileSync(await made(name, query, options));

const evaluate = (path: string, ...more: string[]): string[] =>
  ['evaluate', path, '--format', 'json'].concat(more);

const duckdb = (path: string, index: number): string[] =>
  evaluate(path, ...(index % 2 === 0 ? ['--by', 'g'] : []));

const json = async (): Promise<Buffer[]> => [
  await read('a.jsonl', rows),
  await read('b.jsonl', plain),
  await read(
    'c.jsonl',
    "SELECT 1 AS y_true, 1 AS y_pred, {'a': [{'b': [i]}]} AS x, '\\n' AS g FROM range(5) t(i)",
  ),
];
const csv = async (): Promise<Buffer[]> => [
  await read('a.csv', rows),
  await read('b.csv', plain),
  await read('c.csv', plain, "FORMAT csv, DELIMITER ';', FORCE_QUOTE *"),
];

/** Documents, and lines with answers of classifiers in them. */
const nested = async (): Promise<Buffer[]> => {
  const lines = Array.from({ length: 12 }, (_, i) => ({
    y_true: ['cat', 'dog'][i % 2],
    y_pred: [
      { label: 'cat', score: (i % 3) / 4 },
      { label: 'dog', score: 0.4 },
    ],
    r: { 'a b': [{ out: 'cat' }], g: i % 2 },
    g: 'x',
  }));
  const scores = lines.map(({ y_true, r }) => ({ y_true, y_pred: { cat: 0.5, dog: 0.25 }, r }));
  const columns = { y_true: ['cat', 'dog'], y_pred: ['cat', 'cat'], r: [{}, {}] };
  return [
    Buffer.from(JSON.stringify(lines, undefined, 1)),
    Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
    Buffer.from(JSON.stringify({ results: { rows: scores } })),
    Buffer.from(JSON.stringify(columns)),
    Buffer.from(JSON.stringify({ columns: ['y_true', 'y_pred'], data: [['cat', 'dog']] })),
  ];
};

/** States that the command writes, and answers to its queries. */
async function states(): Promise<Buffer[]> {
  const path = await made('a.parquet', rows);
  const kept = path.replace('a.parquet', 'state.json');
  const all = [];
  for (const more of [[], ['--by', 'g'], ['--metrics', 'mse,mae']]) {
    const scores = more[0] === '--metrics' ? await made('b.parquet', plain) : path;
    const { status, stderr } = await rightly('evaluate', scores, ...more, '--state', kept);
    if (status !== 0) throw new Error(stderr);
    // The bytes do not depend on the name of the temporary folder.
    all.push(Buffer.from(readFileSync(kept, 'utf8').replace(scores, 'a.parquet')));
  }
  const types = ['--y-true', 'y_true:integer', '--y-pred', 'y_pred:float32[]', '--by', 'g'];
  const { stdout } = await rightly('sql', 't', '--dialect', 'duckdb', ...types);
  const query = stdout.replace('FROM "t"', `FROM read_parquet(${text(path)})`).replace(/;\s*$/, '');
  return [...all, await read('answer.csv', query), await read('answer.jsonl', query)];
}

const npy = `scores-f4-C scores-f2-F scores-f8be-F labels labels-f2 one-hot weights
  groups version-2 version-3 scores-b1-C records text bytes cube`
  .split(/\s+/)
  .map((name) => `${name}.npy`);
const [scores, labels] = [fixture('scores-f4-C.npy'), fixture('labels.npy')];
const arrow = `full.arrow full.arrow full.feather list.arrow large-list.arrow
  wide.arrow names-utf8-view.arrow names-dictionary.arrow null-score.arrow structs.arrow
  union.arrow lz4.arrow zstd.arrow one-hot.arrow version-4.arrow names-large-utf8.arrow`.split(
  /\s+/,
);

/** Files of tables_formats.py, whose cases are in formats.json. */
const formats = JSON.parse(
  readFileSync(new URL('../fixtures/formats.json', import.meta.url), 'utf8'),
) as readonly { readonly name: string; readonly files: Readonly<Record<string, string>> }[];
const written = (...names: string[]): Buffer[] =>
  names.map((name) => {
    const found = formats.find((one) => one.name === name);
    if (!found) throw new Error(`there is no case ${name}`);
    return Buffer.from(Object.values(found.files)[0]!, 'base64');
  });

export const kinds: readonly Kind[] = [
  {
    name: '*.npy',
    isText: false,
    count: 300,
    files: async () => npy.map(bytesOf),
    args(path, index) {
      switch (index % 4) {
        case 0:
          return evaluate(path, '--y-true', labels);
        case 1:
          return evaluate(scores, '--y-true', path);
        case 2:
          return evaluate(scores, '--y-true', labels, '--by', path);
        default:
          return evaluate(scores, '--y-true', labels, '--sample-weight', path);
      }
    },
  },
  {
    name: '*.arrow',
    isText: false,
    count: 300,
    files: async () => arrow.map(bytesOf),
    args: (path, index) => evaluate(path, ...(index % 2 === 0 ? ['--by', 'country'] : [])),
  },
  {
    name: '*.packed.arrow',
    isText: false,
    count: 300,
    files: async () =>
      written(
        'short text of polars, lz4, a file',
        'long text of polars, zstd, a stream',
        'long text of pandas, lz4',
        'categories of pandas',
        'batches of pyarrow, lz4, a stream',
        'a dictionary that is replaced, zstd',
        'a dictionary that grows, zstd, a file',
        'wide decimals as numbers',
        'booleans and an empty column of polars',
      ),
    args: (path, index) => evaluate(path, ...(index % 2 === 0 ? ['--by', 'place'] : [])),
  },
  {
    name: '*.npz',
    isText: false,
    count: 200,
    files: async () =>
      written(
        'an archive of NumPy, stored',
        'an archive of NumPy, deflated',
        'text in an archive, stored',
        'text in an archive, deflated',
      ),
    args: (path, index) => evaluate(path, ...(index % 2 === 0 ? ['--by', 'site'] : [])),
  },
  {
    name: '*.arrows',
    isText: false,
    count: 200,
    files: async () => ['full.arrows', 'deltas.arrows'].map(bytesOf),
    args: (path, index) =>
      evaluate(path, '--by', ['country', 'code', 'day', 'number', 'good'][index % 5]!),
  },
  {
    name: '*.parquet',
    isText: false,
    count: 250,
    files: async () => [
      await read('a.parquet', rows),
      await read('b.parquet', rows, 'FORMAT parquet, COMPRESSION uncompressed'),
      await read('c.parquet', rows, 'FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048'),
      await read('d.parquet', plain, 'FORMAT parquet, COMPRESSION gzip'),
      await read('e.parquet', rows, 'FORMAT parquet, PARQUET_VERSION v2'),
    ],
    args: duckdb,
  },
  { name: '*.jsonl', isText: true, count: 150, files: json, args: duckdb },
  { name: '*.csv', isText: true, count: 150, files: csv, args: duckdb },
  { name: '*.packed.jsonl.gz', isText: true, count: 50, files: json, args: duckdb, pack: gzipSync },
  {
    name: '*.packed.csv.zst',
    isText: true,
    count: 50,
    files: csv,
    args: duckdb,
    pack: (bytes) => frame(bytes.toString('latin1')),
  },
  {
    name: '*.csv.gz',
    isText: false,
    count: 100,
    files: async () => [
      ...(await csv()).map((bytes) => gzipSync(bytes)),
      gzipSync(Buffer.alloc(3000, 'y_true,y_pred\n1,1\n'), { level: 0 }),
    ],
    args: duckdb,
  },
  {
    name: '*.csv.zst',
    isText: false,
    count: 100,
    files: async () => [
      await read('a.csv.zst', rows),
      await read('b.csv.zst', plain),
      frame('y_true,y_pred\n1,1\n0,1\n'),
    ],
    args: duckdb,
  },
  {
    name: '*.json',
    isText: true,
    count: 300,
    files: states,
    args: (path) => ['merge', path, '--format', 'json'],
  },
  {
    name: '*.nested.json',
    isText: true,
    count: 200,
    files: nested,
    args: (path, index) =>
      evaluate(
        path,
        ...[[], ['--by', 'r.g'], ['--y-pred', 'r["a b"][0].out'], ['--layout', 'labels']][
          index % 4
        ]!,
      ),
  },
];
