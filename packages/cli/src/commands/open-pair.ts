import { Duckdb } from '../engines/duckdb/duckdb.ts';
import type { Engine } from '../engines/engine.ts';
import { explain } from '../engines/explain.ts';
import { FilesInput } from '../inputs/duckdb/files-input.ts';
import { findFiles } from '../inputs/files/find-files.ts';
import { isArrayFormat, type TableFormat } from '../inputs/files/formats.ts';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import type { Input, SqlInput } from '../inputs/input.ts';
import { asLines } from '../inputs/json/as-lines.ts';
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
import type { Finish } from './use.ts';

/** What is done with the inputs of two models while they are open. Both can be one. */
type UsePair = (a: Input, b: Input) => Promise<Finish>;

/** Opens what holds the predictions of two models: two files or tables, or one. */
export async function openPair(
  names: readonly string[],
  given: CompareOptions,
  targets: Targets,
  use: UsePair,
): Promise<Finish> {
  if (given.engine !== undefined || given.query !== undefined) return openTables(names, given, use);
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
    return await withFiles(names, [], { given, targets, use, start });
  } finally {
    await engine?.close();
  }
}

/** Two tables of one engine, or one table or query. */
async function openTables(
  [first, second]: readonly string[],
  given: CompareOptions,
  use: UsePair,
): Promise<Finish> {
  return openTable(first === undefined ? [] : [first], given, async (input) => {
    const a = input as SqlInput & { readonly engine: Engine };
    if (second === undefined) return use(a, a);
    return use(a, new TableInput(a.engine, second, await a.engine.table(second)));
  });
}

/** What is done with the files. */
interface Asked {
  readonly given: CompareOptions;
  readonly targets: Targets;
  readonly use: UsePair;
  readonly start: () => Promise<Duckdb>;
}

/** Opens the named files one after another, and then uses them. */
async function withFiles(
  [name, ...others]: readonly string[],
  opened: readonly Input[],
  asked: Asked,
): Promise<Finish> {
  const { given, targets, use, start } = asked;
  if (name === undefined) {
    const tables = opened.filter((input) => input instanceof FilesInput);
    if (tables.length > 0) await (await start()).allow(tables.flatMap(({ paths }) => paths));
    const [a, b = a] = opened as readonly [Input, Input?];
    return use(a, b);
  }
  const glob = async (pattern: string): Promise<readonly string[]> => (await start()).glob(pattern);
  const files = await findFiles([name], glob, given.encoding);
  try {
    refuseInputs(targets.all, files.originals ?? files.paths);
    const { format } = files;
    if (isArrayFormat(format)) {
      const input = await openArrayInput(files, given);
      try {
        return await withFiles(others, [...opened, input], asked);
      } finally {
        input.close();
      }
    }
    return await withTable({ files, format, engine: await start() }, others, opened, asked);
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
  asked: Asked,
): Promise<Finish> {
  const { given } = asked;
  if (format === 'parquet') refuseValues(given, 'Parquet');
  const json = format === 'jsonl' ? await asLines(files, engine, given.records) : undefined;
  try {
    const found = json?.files ?? files;
    const input = await FilesInput.open(found, format, engine, csvForm(given), json?.assumed);
    try {
      return await withFiles(others, [...opened, input], asked);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      const isOwn = found.paths.some((path) => String(error).includes(path));
      const told = explain(isOwn ? await input.explain(error) : error, found);
      throw json ? json.explain(new InputError(told)) : new InputError(told);
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
