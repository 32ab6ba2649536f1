import type { CommandOptions } from './command-line.ts';
import { InputError } from '../process/errors.ts';
import type { Columns } from '../reading/choose-columns.ts';
import type { ArrayFormat } from '../inputs/files/formats.ts';
import { type DeclaredMetric, readingOf } from '../reading/declared-metric.ts';

/** Refuses what only tables have. */
export function refuse(given: CommandOptions, format: ArrayFormat): void {
  const { where, sql, explain, rows, nulls, threads, memory } = given;
  const asked = {
    '--where': where !== undefined,
    '--sql': sql === true,
    '--explain': explain === true,
    '--rows': rows !== undefined,
    '--nulls skip': nulls === 'skip',
    '--threads': threads !== undefined,
    '--memory': memory !== undefined,
  };
  const found = Object.entries(asked).find(([, isAsked]) => isAsked)?.[0];
  if (found === undefined) return;
  const name = format === 'npy' ? 'NPY' : 'Arrow';
  throw new InputError(
    `${found} works on Parquet, CSV and JSONL, which are read with SQL; ${name} is read as it is`,
  );
}

/** Strings can equal strings only. */
export function checkSame(metrics: readonly DeclaredMetric[], { yTrue, yPred }: Columns): void {
  const [truth, predicted] = [yTrue, [yPred].flat()[0]!];
  if (truth.list || predicted.list || Array.isArray(yPred)) return;
  if ((truth.type === 'string') === (predicted.type === 'string')) return;
  const metric = metrics.find((one) => readingOf(one).yTrue.verb === 'values');
  if (metric)
    throw new InputError(
      `${metric.name}: the columns must hold both strings or both numbers; got yTrue ${truth.type}, yPred ${predicted.type}`,
    );
}
