import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { bytesOf, fixture } from './arrays.ts';
import { folder, made, rightly } from './command.ts';
import { Random } from './fuzz/random.ts';
import { type ManyRuns, runMany } from './fuzz/run-many.ts';

const table = `SELECT i % 3 AS y_true, (i * 7) % 3 AS y_pred, repeat('x', i % 9) || 'y' AS g FROM range(3000) t(i)`;
const query = async (name: string, options?: string): Promise<Buffer> =>
  readFileSync(await made(name, table, options));
const evaluate = (path: string): string[] => ['evaluate', path, '--format', 'json'];
const labels = fixture('labels.npy');

interface Kind {
  readonly name: string;
  readonly whole: () => Promise<Buffer>;
  readonly args?: (path: string) => string[];
}

/** Files of tables_formats.py. */
const formats = JSON.parse(
  readFileSync(new URL('fixtures/formats.json', import.meta.url), 'utf8'),
) as readonly { readonly name: string; readonly files: Readonly<Record<string, string>> }[];
const written = (name: string): Buffer =>
  Buffer.from(Object.values(formats.find((one) => one.name === name)!.files)[0]!, 'base64');

/** Every format and compression except plain text. A truncated plain text is a valid text. */
const kinds: readonly Kind[] = [
  ...['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli'].map((how) => ({
    name: `${how}.parquet`,
    whole: () => query('a.parquet', `FORMAT parquet, COMPRESSION ${how}`),
  })),
  ...['a.csv.gz', 'a.csv.zst', 'a.tsv.gz', 'a.tsv.zst', 'a.jsonl.gz', 'a.jsonl.zst'].map(
    (name) => ({
      name,
      whole: () => query(name),
    }),
  ),
  {
    name: 'stored.csv.gz',
    whole: async () => gzipSync(await query('a.csv'), { level: 0 }),
  },
  {
    name: 'a.npy',
    whole: async () => bytesOf('scores-f4-C.npy'),
    args: (path) => [...evaluate(path), '--y-true', labels],
  },
  {
    name: 'fortran.npy',
    whole: async () => bytesOf('scores-f2-F.npy'),
    args: (path) => [...evaluate(path), '--y-true', labels],
  },
  ...['full.arrow', 'full.feather', 'list.arrow'].map((name) => ({
    name,
    whole: async () => bytesOf(name),
  })),
  ...[
    ['lz4.arrow', 'short text of polars, lz4, a file'],
    ['zstd.arrow', 'a dictionary that grows, zstd, a file'],
    ['stored.npz', 'an archive of NumPy, stored'],
    ['deflated.npz', 'an archive of NumPy, deflated'],
  ].map(([name, of]) => ({ name: name!, whole: async () => written(of!) })),
  {
    name: 'state.json',
    async whole() {
      const kept = join(folder(), 'kept.json');
      const { status } = await rightly('evaluate', await made('a.parquet', table), '--state', kept);
      expect(status).toBe(0);
      return Buffer.from(readFileSync(kept, 'utf8').trimEnd());
    },
    args: (path) => ['merge', path, '--format', 'json'],
  },
];

/** The number of positions at which each file is cut: at its start, at its end, and between them. */
const places = 16;

let ran: ManyRuns;
beforeAll(async () => {
  const at = folder();
  const lines: string[][] = [];
  for (const [i, { name, whole, args = evaluate }] of kinds.entries()) {
    const bytes = await whole();
    const random = new Random(i);
    const cuts = [bytes.length, 0, 1, bytes.length - 1, bytes.length - 9];
    while (cuts.length <= places) cuts.push(2 + random.below(bytes.length - 11));
    for (const [j, length] of cuts.entries()) {
      const path = join(at, `${i}-${j}-${name}`);
      writeFileSync(path, bytes.subarray(0, length));
      lines.push(args(path));
    }
  }
  ran = await runMany(lines);
}, 600_000);

test.each(kinds.map(({ name }, i) => [name, i] as const))(
  'a truncated %s is an error at every length',
  (_, i) => {
    const [whole, ...parts] = ran.runs.slice(i * (places + 1), (i + 1) * (places + 1));
    expect(whole).toMatchObject({ status: 0 });
    expect(parts.map(({ status }) => status)).toEqual(parts.map(() => 2));
    for (const { stdout, stderr } of parts) {
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^rightly: [^\n]+\n$/);
    }
  },
);
