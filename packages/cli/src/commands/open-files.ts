import type { Duckdb } from '../engines/duckdb/duckdb.ts';
import { explain } from '../engines/explain.ts';
import { FilesInput } from '../inputs/duckdb/files-input.ts';
import { findFiles } from '../inputs/files/find-files.ts';
import { isArrayFormat } from '../inputs/files/formats.ts';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import { isNpy, namedInputs } from '../inputs/files/named-inputs.ts';
import { asLines } from '../inputs/json/as-lines.ts';
import { memberNamed } from '../inputs/npz/member-named.ts';
import { refuseInputs } from '../output/files/refuse.ts';
import { findTargets, type Targets } from '../output/files/targets.ts';
import { InputError, Interrupted } from '../process/errors.ts';
import { drawsProgress } from '../process/standard-error.ts';
import { csvForm } from './csv-form.ts';
import { withTruth } from './open-truth.ts';
import type { CommandOptions } from './options.ts';
import { openArrayInput } from './open-array-input.ts';
import { refuseValues } from './refuse-values.ts';
import type { Finish, Use } from './use.ts';

/** Opens prediction files while they are used: tables with DuckDB, arrays without SQL. */
export const openFiles = (
  names: readonly string[],
  given: CommandOptions,
  use: Use,
): Promise<Finish> => openNamed(...ofPredictions(names, given), use);

/** In NPY a file is a column, so --y-pred can name the file of the predictions, or an array of an archive. */
function ofPredictions(
  names: readonly string[],
  given: CommandOptions,
): [readonly string[], CommandOptions] {
  if (names.length > 0 || given.yPred === undefined) return [names, given];
  const member = memberNamed(given.yPred);
  if (member) return [[member.archive], { ...given, yPred: member.name }];
  return isNpy(given.yPred) ? [[given.yPred], { ...given, yPred: undefined }] : [names, given];
}

async function openNamed(
  names: readonly string[],
  given: CommandOptions,
  use: Use,
): Promise<Finish> {
  if (names.length === 0)
    throw new InputError('name prediction files, or - for standard input; or say --query SQL');
  for (const [option, value] of [
    ['--set', given.set.length > 0],
    ['--time-limit', given.timeLimit !== undefined],
  ] as const)
    if (value) throw new InputError(`${option} is for another engine; say --engine URL as well`);
  const targets = findTargets(given);
  refuseInputs(targets.all, namedInputs(names, given));
  let engine: Duckdb | undefined;
  // DuckDB takes longer to load than a few arrays take to read.
  const start = async (): Promise<Duckdb> =>
    (engine ??= await (
      await import('../engines/duckdb/duckdb.ts')
    ).Duckdb.open({
      threads: given.threads,
      memory: given.memory,
      progress: drawsProgress(),
    }));
  const glob = async (pattern: string): Promise<readonly string[]> => (await start()).glob(pattern);
  try {
    const files = await findFiles(names, glob, given.encoding);
    try {
      // Now it is known what the globs match.
      refuseInputs(targets.all, files.originals ?? files.paths);
      return await useFiles(files, given, targets, start, use);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      // A file that changed explains every other error.
      files.watch.check();
      throw new InputError(explain(error, files));
    } finally {
      files.dispose();
    }
  } finally {
    await engine?.close();
  }
}

async function useFiles(
  files: FoundFiles,
  given: CommandOptions,
  targets: Targets,
  start: () => Promise<Duckdb>,
  use: Use,
): Promise<Finish> {
  const { format } = files;
  if (isArrayFormat(format)) {
    const input = await openArrayInput(files, given);
    try {
      return await use(input, targets);
    } finally {
      input.close();
    }
  }
  if (format === 'parquet') refuseValues(given, 'Parquet');
  const engine = await start();
  const form = csvForm(given);
  if (format !== 'jsonl') {
    if (given.records !== undefined)
      throw new InputError('--records is for one JSON document, and there is none');
    return useTable(
      await FilesInput.open(files, format, engine, form),
      engine,
      given,
      targets,
      use,
    );
  }
  const ofCells = given.delimiter === undefined ? given.quote && '--quote' : '--delimiter';
  if (ofCells) throw new InputError(`${ofCells} is for CSV and TSV; JSON has no such letters`);
  const json = await asLines(files, engine, given.records);
  try {
    const input = await FilesInput.open(json.files, format, engine, form, json.assumed);
    return await useTable(input, engine, given, targets, use);
  } catch (error) {
    throw error instanceof Interrupted ? error : json.explain(error);
  } finally {
    json.close();
  }
}

async function useTable(
  input: FilesInput,
  engine: Duckdb,
  given: CommandOptions,
  targets: Targets,
  use: Use,
): Promise<Finish> {
  try {
    return await withTruth(input, engine, given, targets, use);
  } catch (error) {
    throw error instanceof Interrupted ? error : await input.explain(error);
  }
}
