import * as fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expectMean, file, rightly } from '../command.ts';
import type { Generator } from '../generator.ts';
import { meanOf, rows } from '../labels.ts';

const line = (path: string): string[] => [
  'evaluate',
  path,
  '--metrics',
  'accuracy',
  '--layout',
  'labels',
];

/**
 * Parquet files with a model: whole files have the right result, and truncated files are refused. Files with a changed byte do one or the
 * other.
 */
export const parquet: Generator = {
  name: 'parquet',
  runs: 20,
  property: () =>
    fc.asyncProperty(
      rows(),
      fc.constantFrom('whole', 'whole', 'cut', 'changed'),
      fc.nat(),
      fc.nat(255),
      async (all, how, at, byte) => {
        const bytes = Buffer.from(
          parquetWriteBuffer({
            columnData: [
              { name: 'y_true', data: all.map(({ truth }) => truth), type: 'STRING' },
              { name: 'y_pred', data: all.map(({ guess }) => guess), type: 'STRING' },
            ],
          }),
        );
        if (how === 'cut') {
          const path = file('a.parquet', bytes.subarray(0, at % bytes.length));
          await expectMean(line(path), undefined);
        } else if (how === 'changed') {
          bytes[at % bytes.length] = byte;
          await rightly(line(file('a.parquet', bytes)));
        } else await expectMean(line(file('a.parquet', bytes)), meanOf(all));
      },
    ),
};
