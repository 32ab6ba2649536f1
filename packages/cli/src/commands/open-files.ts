import type { Duckdb } from '../engines/duckdb/duckdb.ts';
import { explain } from '../engines/explain.ts';
import { FilesInput } from '../inputs/duckdb/files-input.ts';
import { findFiles } from '../inputs/files/find-files.ts';
import { isArrayFormat } from '../inputs/files/formats.ts';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import { isNpy, namedInputs } from '../inputs/files/named-inputs.ts';
import { toOneRowALine } from '../inputs/json/one-row-a-line.ts';
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
import type { AfterClosing, WhileOpen } from './stages.ts';

/** Opens prediction files, counts them, and closes them: tables with DuckDB, arrays without SQL. */
export const openFiles = (
  names: readonly string[],
  given: CommandOptions,
  whileOpen: WhileOpen,
): Promise<AfterClosing> => openNamed(...ofPredictions(names, given), whileOpen);

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
  whileOpen: WhileOpen,
): Promise<AfterClosing> {
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
  // Loading DuckDB takes longer than reading a few arrays, so it is loaded only where it is needed.
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
      // The check above took globs as names. This check has the files that the globs match.
      refuseInputs(targets.all, files.originals ?? files.paths);
      return await countFiles(files, given, targets, start, whileOpen);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      // If a file changed while it was read, that change is reported instead of this error.
      files.watch.check();
      throw new InputError(explain(error, files));
    } finally {
      files.dispose();
    }
  } finally {
    await engine?.close();
  }
}

async function countFiles(
  files: FoundFiles,
  given: CommandOptions,
  targets: Targets,
  start: () => Promise<Duckdb>,
  whileOpen: WhileOpen,
): Promise<AfterClosing> {
  const { format } = files;
  if (isArrayFormat(format)) {
    const input = await openArrayInput(files, format, given);
    try {
      return await whileOpen(input, targets);
    } finally {
      input.close();
    }
  }
  if (format === 'parquet') refuseValues(given, 'Parquet');
  const engine = await start();
  const form = csvForm(given);
  if (format !== 'jsonl') {
    if (given.records !== undefined)
      throw new InputError(
        `--records is for one JSON document; the input is ${format === 'parquet' ? 'Parquet' : format.toUpperCase()}`,
      );
    return countTable(
      await FilesInput.open(files, format, engine, form),
      engine,
      given,
      targets,
      whileOpen,
    );
  }
  const ofCells = given.delimiter === undefined ? given.quote && '--quote' : '--delimiter';
  if (ofCells) throw new InputError(`${ofCells} is for CSV and TSV; the input is JSON`);
  const json = await toOneRowALine(files, engine, given.records);
  try {
    const input = await FilesInput.open(json.files, format, engine, form, json.assumed);
    return await countTable(input, engine, given, targets, whileOpen);
  } catch (error) {
    throw error instanceof Interrupted ? error : json.explain(error);
  } finally {
    json.close();
  }
}

async function countTable(
  input: FilesInput,
  engine: Duckdb,
  given: CommandOptions,
  targets: Targets,
  whileOpen: WhileOpen,
): Promise<AfterClosing> {
  try {
    return await withTruth(input, engine, given, targets, whileOpen);
  } catch (error) {
    throw error instanceof Interrupted ? error : await input.explain(error);
  }
}
