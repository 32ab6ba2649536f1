import { existsSync, realpathSync } from 'node:fs';
import type { AnyMeanMetric } from 'rightly';
import { type Answer, evaluationQuery, rowsQuery, type Source } from 'rightly/sql';
import { type Engine, firstLine, type Row } from '../engine.ts';
import { InputError } from '../errors.ts';
import { exact } from './casts.ts';
import { isLoss } from './definition.ts';
import type { Files } from './files.ts';
import { checkFit } from './fit.ts';
import { locate } from './locate.ts';
import { defaultMetrics, parseMetrics } from './metrics.ts';
import { prepare, type Prepared, type PrepareOptions } from './prepare.ts';
import { columnNames, type Evaluation, toGroups } from './results.ts';
import { identifier, text } from './sql.ts';
import { brokenJson } from './text.ts';
import { warningsOf } from './warnings.ts';

export interface EvaluateOptions extends PrepareOptions {
  readonly metrics?: string | undefined;
  readonly nulls?: 'error' | 'skip' | undefined;
  /** A Parquet file to write the rows to, each with its hits, losses and rank. */
  readonly rows?: string | undefined;
}

/** What is to be computed from which table, before anything is read but names and types. */
export interface Planned {
  readonly metrics: readonly AnyMeanMetric[];
  readonly source: Source;
  readonly table: Prepared;
  readonly sql: string;
  /** What the columns of its answer are. */
  readonly legend: string;
  read(rows: readonly Row[]): Answer;
}

export async function plan(
  files: Files,
  options: EvaluateOptions,
  engine: Engine,
): Promise<Planned> {
  const table = await prepare(files, options, engine);
  const { columns, contents } = table;
  const metrics =
    options.metrics === undefined
      ? defaultMetrics(contents)
      : parseMetrics(options.metrics, contents);
  const source: Source = {
    from: groupable(table),
    yTrue: { column: table.names.yTrue, type: table.truth, list: contents.oneHot },
    yPred: {
      column: table.names.yPred,
      type: table.prediction,
      list: contents.predictions === 'scores',
    },
    sampleWeight: columns.sampleWeight && table.names.sampleWeight,
    by: columns.by.map(({ name }) => name),
    nulls: options.nulls,
  };
  checkFit(metrics, table);
  const query = evaluationQuery(metrics, source);
  return {
    metrics,
    source,
    table,
    sql: query.text,
    legend: query.legend,
    read: (rows) => query.read(rows),
  };
}

/** Groups by dates and the like are groups by their text. */
function groupable({ from, columns }: Prepared): string {
  const texts = columns.by
    .filter(
      ({ typeName }) =>
        !/^(VARCHAR|BOOLEAN|FLOAT|DOUBLE|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$/.test(typeName),
    )
    .map(({ name }) => `CAST(${identifier(name)} AS VARCHAR) AS ${identifier(name)}`);
  const numbers = columns.by
    .filter(({ type, typeName }) => type === 'integer' && typeName === 'DOUBLE')
    .map(({ name }) => `${exact(name)} AS ${identifier(name)}`);
  const replaced = [...texts, ...numbers];
  return replaced.length === 0
    ? from()
    : `(SELECT * REPLACE (${replaced.join(', ')}) FROM ${from()})`;
}

/** Scans the files once. Throws InputError with the first row that cannot be counted. */
export async function evaluate(
  files: Files,
  planned: Planned,
  engine: Engine,
): Promise<Evaluation> {
  // Both must have ended before the engine may be closed.
  const [scanned, verified] = await Promise.allSettled([
    scan(files, planned, engine),
    files.verify(),
  ]);
  if (verified.status === 'rejected') throw verified.reason;
  if (scanned.status === 'rejected') throw scanned.reason;
  const rows = scanned.value;
  const answer = await read(rows, files, planned, engine);
  return {
    source: files.source,
    rows: answer.total.rows,
    columns: columnNames(planned.table.columns, planned.table.classes),
    groups: toGroups(answer, planned.source.by ?? []),
    warnings: warningsOf(answer.total),
  };
}

async function scan(files: Files, { sql }: Planned, engine: Engine): Promise<Row[]> {
  try {
    return await engine.scan(sql);
  } catch (error) {
    throw (files.format === 'jsonl' && (await brokenJson(files.paths, engine))) || error;
  }
}

async function read(
  rows: readonly Row[],
  files: Files,
  planned: Planned,
  engine: Engine,
): Promise<Answer> {
  try {
    return planned.read(rows);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const located = await locate(planned.metrics, planned.source, files, planned.table, engine);
    const weight = planned.table.columns.sampleWeight;
    if (located || !weight || planned.metrics.some(isLoss)) throw located ?? error;
    throw new InputError(
      `column ${JSON.stringify(weight.name)}: the weights must have a finite sum`,
    );
  }
}

/** Every row that counts, with its hits and losses, the rank of its true class and the class predicted. */
export async function writeRows(
  path: string,
  files: Files,
  { metrics, source, table }: Planned,
  engine: Engine,
): Promise<void> {
  if (existsSync(path) && files.paths.some((input) => realpathSync(input) === realpathSync(path)))
    throw new InputError(`--rows must not be a file that is read; got ${path}`);
  if (!/\.(parquet|pq)$/i.test(path))
    throw new InputError(`--rows must be a file that ends in .parquet; got ${path}`);
  const keep = table.all.map(({ name }) => name);
  const query = rowsQuery(metrics, { ...source, from: table.from() }, keep);
  try {
    await engine.scan(`COPY (${query}) TO ${text(path)} (FORMAT parquet)`);
  } catch (error) {
    throw new InputError(`--rows: ${path} cannot be written; ${firstLine(error)}`);
  }
}
