import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasLongLine } from '../src/inputs/files/has-long-line.ts';
import { file, folder, rightly } from './command.ts';

const most = 200_000;
const line = (length: number): string => `${'x'.repeat(length)}\n`;

describe('a line that is too long', () => {
  test.each<[string, string, boolean]>([
    ['is none in a short file', line(10), false],
    ['is none among short lines', line(100).repeat(10_000), false],
    ['is none where each stretch has the end of one', line(most - 1).repeat(5), false],
    [
      'is none where lines end with a carriage return',
      `${'x'.repeat(most - 1)}\r`.repeat(5),
      false,
    ],
    ['is found at the start', line(3 * most), true],
    ['is found after short ones', line(100).repeat(3000) + line(3 * most), true],
    ['is found where the file ends in it', line(100) + 'x'.repeat(3 * most), true],
  ])('%s', (_, content, isLong) => {
    expect(hasLongLine(file('a.csv', content), most)).toBe(isLong);
  });

  test('is refused before memory is taken for it', async () => {
    const path = file('a.csv', `y_true,y_pred\n1,${'x'.repeat(60_000_000)}\n`);
    const { status, stderr } = await rightly('evaluate', path);
    expect([status, stderr]).toEqual([
      2,
      `rightly: ${path}: a line must have at most 16777216 bytes; one has more\n`,
    ]);
  });
});

/** A file of zeros takes no room on the disk. If it were read as one line, the line would take as much memory as the file is long. */
test.each([
  ['a.csv', 'y_true,y_pred\n1,1\n'],
  ['a.jsonl', '{"y_true":1,"y_pred":1}\n'],
  ['a.parquet', 'PAR1'],
])('20 GB of zeros in %s are refused', async (name, start) => {
  const path = join(folder(), name);
  const fd = openSync(path, 'w');
  writeSync(fd, start);
  ftruncateSync(fd, 20 * 2 ** 30);
  closeSync(fd);
  const { status, stderr } = await rightly('evaluate', path);
  expect([status, stderr]).toEqual([
    2,
    `rightly: ${path} is damaged: it ends with zero bytes: the end of the file was not written\n`,
  ]);
});
