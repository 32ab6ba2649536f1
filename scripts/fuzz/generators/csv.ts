import * as fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expectMean, file } from '../command.ts';
import type { Generator } from '../generator.ts';
import { oneOf } from '../one-of.ts';
import { asText, meanOf, put, rows } from '../labels.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Changes that make a good file bad, given its lines. Each must be refused. */
const defects: Readonly<Record<string, (lines: string[], at: number) => string[]>> = {
  'a cell too few': (lines, at) => put(lines, at, quoted('cat')),
  'a cell too many': (lines, at) => put(lines, at, `${lines[at]},"x"`),
  'a quotation mark that is not closed': (lines) => [...lines.slice(0, -1), '"x","cat'],
  'bytes that are no UTF-8': (lines, at) => put(lines, at, '"\ud800","x"'),
  'no second column': (lines) => lines.map(() => '"y_true"'),
  'no rows': (lines) => lines.slice(0, 1),
  'an empty cell': (lines, at) => put(lines, at, '"x",'),
};

/** CSV files with a model: a valid file has the right result, and a broken file is refused. */
export const csv: Generator = {
  name: 'csv',
  runs: 20,
  property: () =>
    fc.asyncProperty(
      rows(),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.constantFrom('plain', 'gz'),
      oneOf(defects),
      fc.nat(),
      async (all, end, hasEnd, how, defect, at) => {
        const lines = [
          '"y_true","y_pred"',
          ...all.map(({ truth, guess }) => `${quoted(truth)},${quoted(guess)}`),
        ];
        const bad = defect === null ? lines : defects[defect]!(lines, 1 + (at % all.length));
        const text = bad.join(end) + (hasEnd ? end : '');
        const bytes = Buffer.from(
          text.replace('\ud800', '\u00ff'),
          text.includes('\ud800') ? 'latin1' : 'utf8',
        );
        const path = how === 'gz' ? file('a.csv.gz', gzipSync(bytes)) : file('a.csv', bytes);
        await expectMean(asText(path), defect === null ? meanOf(all) : undefined);
      },
    ),
};
