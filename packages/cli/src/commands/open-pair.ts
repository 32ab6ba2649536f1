import { Duckdb } from '../engines/duckdb/duckdb.ts';
import type { Engine } from '../engines/engine.ts';
import { explain } from '../engines/explain.ts';
import { FilesInput } from '../inputs/duckdb/files-input.ts';
import { findFiles } from '../inputs/files/find-files.ts';
import { isArrayFormat, type TableFormat } from '../inputs/files/formats.ts';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import type { Input, SqlInput } from '../inputs/input.ts';
import { toOneRowALine } from '../inputs/json/one-row-a-line.ts';
import { namedInputs } from '../inputs/files/named-inputs.ts';
import { TableInput } from '../inputs/table-input.ts';
import { refuseInputs } from '../output/files/refuse.ts';
import type { Targets } from '../output/files/targets.ts';
import { InputError, Interrupted } from '../process/errors.ts';
import { drawsProgress } from '../process/standard-error.ts';
import { csvForm } from './csv-form.ts';
import { openArrayInput } from './open-array-input.ts';
import { openTable } from './open-table.ts';
import type { CompareOptions } from './options.ts';
import { refuseValues } from './refuse-values.ts';
import type { AfterClosing } from './stages.ts';

/** Counts the inputs of two models while they are open. One input can hold both models. */
type WhilePairOpen = (a: Input, b: Input) => Promise<AfterClosing>;

/** Opens the two files or tables that hold the predictions of two models, or the one that holds both. */
export async function openPair(
  names: readonly string[],
  given: CompareOptions,
  targets: Targets,
  whileOpen: WhilePairOpen,
): Promise<AfterClosing> {
  if (given.engine !== undefined || given.query !== undefined)
    return openTables(names, given, whileOpen);
  refuseInputs(targets.all, namedInputs(names, given));
  for (const [option, value] of [
    ['--set', given.set.length > 0],
    ['--time-limit', given.timeLimit !== undefined],
  ] as const)
    if (value) throw new InputError(`${option} is for another engine; say --engine URL as well`);
  let engine: Duckdb | undefined;
  const start = async (): Promise<Duckdb> =>
    (engine ??= await Duckdb.open({
      threads: given.threads,
      memory: given.memory,
      progress: drawsProgress(),
    }));
  try {
    return await withFiles(names, [], { given, targets, whileOpen, start });
  } finally {
    await engine?.close();
  }
}

/** Two tables of one engine, or one table or query. */
async function openTables(
  [first, second]: readonly string[],
  given: CompareOptions,
  whileOpen: WhilePairOpen,
): Promise<AfterClosing> {
  return openTable(first === undefined ? [] : [first], given, async (input) => {
    const a = input as SqlInput & { readonly engine: Engine };
    if (second === undefined) return whileOpen(a, a);
    return whileOpen(a, new TableInput(a.engine, second, await a.engine.table(second)));
  });
}

/** The arguments that stay the same while one file after another is opened. */
interface Fixed {
  readonly given: CompareOptions;
  readonly targets: Targets;
  readonly whileOpen: WhilePairOpen;
  readonly start: () => Promise<Duckdb>;
}

/** Opens the named files one after another, and then counts them. */
async function withFiles(
  [name, ...others]: readonly string[],
  opened: readonly Input[],
  fixed: Fixed,
): Promise<AfterClosing> {
  const { given, targets, whileOpen, start } = fixed;
  if (name === undefined) {
    const tables = opened.filter((input) => input instanceof FilesInput);
    if (tables.length > 0) await (await start()).allow(tables.flatMap(({ paths }) => paths));
    const [a, b = a] = opened as readonly [Input, Input?];
    return whileOpen(a, b);
  }
  const glob = async (pattern: string): Promise<readonly string[]> => (await start()).glob(pattern);
  const files = await findFiles([name], glob, given.encoding);
  try {
    refuseInputs(targets.all, files.originals ?? files.paths);
    const { format } = files;
    if (isArrayFormat(format)) {
      const input = await openArrayInput(files, format, given);
      try {
        return await withFiles(others, [...opened, input], fixed);
      } finally {
        input.close();
      }
    }
    return await withTable({ files, format, engine: await start() }, others, opened, fixed);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    files.watch.check();
    throw error instanceof InputError ? error : new InputError(explain(error, files));
  } finally {
    files.dispose();
  }
}

/** Opens a table that DuckDB reads, and then the other files. */
async function withTable(
  { files, format, engine }: Opened,
  others: readonly string[],
  opened: readonly Input[],
  fixed: Fixed,
): Promise<AfterClosing> {
  const { given } = fixed;
  if (format === 'parquet') refuseValues(given, 'Parquet');
  const json = format === 'jsonl' ? await toOneRowALine(files, engine, given.records) : undefined;
  try {
    const found = json?.files ?? files;
    const input = await FilesInput.open(found, format, engine, csvForm(given), json?.assumed);
    try {
      return await withFiles(others, [...opened, input], fixed);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      const isOwn = found.paths.some((path) => String(error).includes(path));
      const message = explain(isOwn ? await input.explain(error) : error, found);
      throw json ? json.explain(new InputError(message)) : new InputError(message);
    }
  } finally {
    json?.close();
  }
}

interface Opened {
  readonly files: FoundFiles;
  readonly format: TableFormat;
  readonly engine: Duckdb;
}
