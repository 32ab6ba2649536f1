import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { like, refusal } from './arrays.ts';
import { evaluate, folder } from './command.ts';

const rows = 'y_true,y_pred\n1,1\n0,1\n';

/** A folder with these files. */
function holding(...names: string[]): string {
  const place = join(folder(), 'out');
  mkdirSync(place);
  for (const name of names) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), rows);
  }
  return place;
}

test('a folder is read as one table', async () => {
  const found = await evaluate(holding('part-1.csv', 'part-2.csv', '_SUCCESS', '.part-1.csv.crc'));
  expect(found.rows).toBe(4);
});

test('the keys of folders are columns, also of two folders', async () => {
  const place = holding('year=2025/a.csv', 'year=2026/a.csv');
  const [one, other] = [join(place, 'year=2025'), join(place, 'year=2026')];
  const { results } = await evaluate(place, '--by', 'year');
  expect(results.map(({ group }) => group?.['year'])).toEqual(['2025', '2026', undefined]);
  expect((await evaluate(one, other)).rows).toBe(4);
});

test('a linked folder is read, and a circle of links is refused', async () => {
  const place = holding('k=1/a.csv');
  symlinkSync(holding('b.csv'), join(place, 'k=2'));
  expect((await evaluate(place)).rows).toBe(4);
  symlinkSync(place, join(place, 'k=1', 'k=3'));
  expect(await refusal(place)).toMatch(/^out: (folders may nest 32|all files must lie)/);
});

test.each<[string, string[], string | RegExp]>([
  ['nothing', [], 'out holds no files to read'],
  ['hidden files alone', ['.a.csv', '_b.csv'], 'out holds no files to read'],
  [
    'a folder without a key',
    ['inner/a.csv'],
    "out/inner is a folder in a folder, and is not called KEY=VALUE: name the files, as in 'out/*/*'",
  ],
  [
    'folders of several keys',
    ['a=1/x.csv', 'b=1/x.csv'],
    'out: all files must lie in folders of the same keys; out/a=1/x.csv and out/b=1/x.csv do not',
  ],
  [
    'files beside folders of keys',
    ['x.csv', 'a=1/x.csv'],
    /all files must lie in folders of the same keys/,
  ],
  [
    'a table of Delta',
    ['_delta_log/0.json', 'a.parquet'],
    'out is a Delta table, whose log says which of its files count: say --engine URL for an engine that reads the table',
  ],
  ['a table of Hudi', ['.hoodie/x', 'a.parquet'], /^out is a Hudi table/],
  ['parts without an ending', ['part-00000'], /^out\/part-00000: a file must end in /],
])('a folder with %s is refused', async (_, names, message) => {
  const found = await refusal(holding(...names));
  expect(found.replaceAll(/\S*\/out/g, 'out')).toEqual(like(message));
});
