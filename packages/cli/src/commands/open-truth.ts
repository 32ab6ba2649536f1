import type { Duckdb } from '../engines/duckdb/duckdb.ts';
import { explain } from '../engines/explain.ts';
import { toOneRowALine } from '../inputs/json/one-row-a-line.ts';
import { FilesInput } from '../inputs/duckdb/files-input.ts';
import { findFiles } from '../inputs/files/find-files.ts';
import { isArrayFormat } from '../inputs/files/formats.ts';
import { writtenAt } from '../output/files/draft.ts';
import { refuseInputs } from '../output/files/refuse.ts';
import type { Targets } from '../output/files/targets.ts';
import { InputError, Interrupted } from '../process/errors.ts';
import { join } from '../reading/truth/join.ts';
import { csvForm } from './csv-form.ts';
import type { CommandOptions } from './options.ts';
import type { AfterClosing, WhileOpen } from './stages.ts';

/** Joins the file of `--truth` to the predictions, counts them, and closes the file. */
export async function withTruth(
  predictions: FilesInput,
  engine: Duckdb,
  given: CommandOptions,
  targets: Targets,
  whileOpen: WhileOpen,
): Promise<AfterClosing> {
  const { truth, encoding } = given;
  const rows = targets.rows ? [writtenAt(targets.rows)] : [];
  if (truth === undefined) {
    await engine.allow([...predictions.paths, ...rows]);
    return whileOpen(predictions, targets);
  }
  const files = await findFiles([truth], (pattern) => engine.glob(pattern), encoding);
  try {
    const { format } = files;
    if (isArrayFormat(format))
      throw new InputError(`--truth must be CSV, TSV, JSONL or Parquet; got ${truth}`);
    refuseInputs(targets.all, files.originals ?? files.paths);
    const json = format === 'jsonl' ? await toOneRowALine(files, engine, undefined) : undefined;
    try {
      const found = json?.files ?? files;
      const input = await FilesInput.open(found, format, engine, csvForm(given), json?.assumed);
      await engine.allow([...predictions.paths, ...input.paths, ...rows]);
      try {
        return await whileOpen(await join(predictions, input, given), targets);
      } catch (error) {
        if (error instanceof Interrupted) throw error;
        const isOfTruth = found.paths.some((path) => String(error).includes(path));
        const message = explain(isOfTruth ? await input.explain(error) : error, {
          ...found,
          source: predictions.source,
        });
        throw json ? json.explain(new InputError(message)) : new InputError(message);
      }
    } finally {
      json?.close();
    }
  } finally {
    files.dispose();
  }
}

/** Throws InputError where only one of `--truth` and `--on` is given. */
export function checkTruth({ truth, on, onMissing }: CommandOptions): void {
  if (truth !== undefined && on === undefined)
    throw new InputError(
      '--truth needs --on with the column of ids: --on id, or --on id=key where the files call it differently',
    );
  if (truth === undefined && (on !== undefined || onMissing !== undefined))
    throw new InputError(
      `${on === undefined ? '--on-missing' : '--on'} is for --truth, the file with the truth`,
    );
}
