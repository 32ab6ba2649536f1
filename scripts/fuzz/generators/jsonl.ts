import * as fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expectMean, file } from '../command.ts';
import type { Generator } from '../generator.ts';
import { oneOf } from '../one-of.ts';
import { asText, label, meanOf, put, rows } from '../labels.ts';

const defects: Readonly<Record<string, (lines: string[], at: number) => string[]>> = {
  'a line without its end': (lines, at) => put(lines, at, lines[at]!.slice(0, -1)),
  'a line without its start': (lines, at) => put(lines, at, lines[at]!.slice(1)),
  'a value that is none': (lines, at) => put(lines, at, '{"y_true":x,"y_pred":"a"}'),
  'a row of NULL': (lines, at) => put(lines, at, '{"y_true":null,"y_pred":"a"}'),
  'a row without a key': (lines, at) => put(lines, at, '{"y_true":"a"}'),
  'a quotation mark that is not closed': (lines, at) =>
    put(lines, at, '{"y_true":"a,"y_pred":"b"}'),
  'two rows on a line without a comma': (lines, at) => put(lines, at, `${lines[at]} ]`),
  'no predictions': (lines) => lines.map(() => '{"y_true":"a"}'),
};

/** JSONL files with a model: a valid file has the right result, and a broken file is refused. */
export const jsonl: Generator = {
  name: 'jsonl',
  runs: 20,
  property: () =>
    fc.asyncProperty(
      rows(
        fc.oneof(
          label,
          fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text.trim() === text),
        ),
      ),
      fc.boolean(),
      fc.constantFrom('plain', 'gz'),
      oneOf(defects),
      fc.nat(),
      async (all, hasEnd, how, defect, at) => {
        const lines = all.map(({ truth, guess }) =>
          JSON.stringify({ y_true: truth, y_pred: guess }),
        );
        const bad = defect === null ? lines : defects[defect]!(lines, at % all.length);
        const bytes = Buffer.from(bad.join('\n') + (hasEnd ? '\n' : ''));
        const path = how === 'gz' ? file('a.jsonl.gz', gzipSync(bytes)) : file('a.jsonl', bytes);
        await expectMean(asText(path), defect === null ? meanOf(all) : undefined);
      },
    ),
};
