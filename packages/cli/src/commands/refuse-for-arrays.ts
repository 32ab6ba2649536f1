import { existsSync } from 'node:fs';
import { type ArrayFormat, arrayNames } from '../inputs/files/formats.ts';
import { InputError } from '../process/errors.ts';
import { refuseExpressions } from '../reading/expressions/refuse-expressions.ts';
import { foldOf } from '../reading/values/fold.ts';
import type { CommandOptions } from './options.ts';

/** Throws InputError for options that need SQL. */
export function refuseForArrays(given: CommandOptions, format: ArrayFormat): void {
  const { where, sql, explain, rows, nulls, threads, memory, scoreType, fold, truth } = given;
  if (format === 'arrow' && scoreType !== undefined && scoreType !== 'float32')
    throw new InputError(
      `--score-type ${scoreType} is for uint16 in NPY; Arrow states the type of its numbers`,
    );
  const asked = {
    '--where': where !== undefined,
    '--sql': sql === true,
    '--explain': explain === true,
    '--rows': rows !== undefined,
    '--truth': truth !== undefined,
    '--nulls skip': nulls === 'skip',
    '--fold': foldOf(fold).length > 0,
    '--threads': threads !== undefined,
    '--memory': memory !== undefined,
  };
  const found = Object.entries(asked).find(([, isAsked]) => isAsked)?.[0];
  const name = arrayNames[format];
  if (found !== undefined)
    throw new InputError(
      `${found} works on Parquet, CSV and JSONL, which are read with SQL; ${name} is read without SQL`,
    );
  // The columns of an Arrow file are not known yet. Expressions over them are refused later.
  if (name === 'NPY') refuseExpressions(given, filesNamed(given), name);
}

/** The files that options name as columns. */
function filesNamed({ yTrue, sampleWeight, by = [] }: CommandOptions): ReadonlySet<string> {
  const values = [yTrue, sampleWeight, ...by].filter((value) => typeof value === 'string');
  const parts = values.flatMap((value) => value.split(',').map((part) => part.trim()));
  return new Set([...values, ...parts].filter((path) => existsSync(path)));
}
