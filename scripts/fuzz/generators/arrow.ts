import * as library from 'apache-arrow';
import * as fc from 'fast-check';
import { expectMean, file, rightly } from '../command.ts';
import type { Generator } from '../generator.ts';
import { meanOf, rows } from '../labels.ts';

const line = (content: Buffer): string[] => [
  'evaluate',
  file('a.arrow', content),
  '--metrics',
  'accuracy',
  '--layout',
  'labels',
];

/**
 * Arrow files with a model: whole files have the right result, and truncated files are refused. Files with a changed byte do one or the
 * other.
 */
export const arrow: Generator = {
  name: 'arrow',
  runs: 100,
  property: () =>
    fc.asyncProperty(
      rows(),
      fc.constantFrom<'file' | 'stream'>('file', 'stream'),
      fc.boolean(),
      fc.constantFrom('whole', 'whole', 'cut', 'changed'),
      fc.nat(),
      fc.nat(255),
      async (all, form, hasDictionary, how, at, byte) => {
        const type = (): library.Utf8 | library.Dictionary<library.Utf8, library.Int32> =>
          hasDictionary
            ? new library.Dictionary(new library.Utf8(), new library.Int32())
            : new library.Utf8();
        const table = new library.Table({
          y_true: library.vectorFromArray(
            all.map(({ truth }) => truth),
            type(),
          ),
          y_pred: library.vectorFromArray(
            all.map(({ guess }) => guess),
            type(),
          ),
        });
        const bytes = Buffer.from(library.tableToIPC(table, form));
        if (how === 'cut') {
          // A stream may lack its last eight bytes, the end-of-stream mark.
          const most = form === 'stream' ? bytes.length - 8 : bytes.length;
          await expectMean(line(bytes.subarray(0, at % most)), undefined);
        } else if (how === 'changed') {
          bytes[at % bytes.length] = byte;
          await rightly(line(bytes));
        } else await expectMean(line(bytes), meanOf(all));
      },
    ),
};
