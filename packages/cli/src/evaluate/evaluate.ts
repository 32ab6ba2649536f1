import type { AnyMeanMetric } from 'rightly';
import { type Answer, evaluationQuery, rowsQuery, type Source } from 'rightly/sql';
import type { Engine, Row } from '../engine.ts';
import { InputError } from '../errors.ts';
import type { Columns } from './columns.ts';
import type { Files } from './files.ts';
import { locate } from './locate.ts';
import { defaultMetrics, parseMetrics } from './metrics.ts';
import { prepare, prepared, type Prepared, type PrepareOptions } from './prepare.ts';
import { type ColumnNames, type Evaluation, toGroups } from './results.ts';
import { identifier, text } from './sql.ts';
import { warningsOf } from './warnings.ts';

export interface EvaluateOptions extends PrepareOptions {
  readonly metrics?: string | undefined;
  readonly nulls?: 'error' | 'skip' | undefined;
  /** A Parquet file to write the rows to, each with its hits and rank. */
  readonly rows?: string | undefined;
}

/** What is to be computed from which table, before anything is read but names and types. */
export interface Planned {
  readonly metrics: readonly AnyMeanMetric[];
  readonly source: Source;
  readonly table: Prepared;
  readonly sql: string;
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
    yTrue: { column: prepared.yTrue, type: table.truth },
    yPred: { column: prepared.yPred, type: table.prediction },
    sampleWeight: columns.sampleWeight && prepared.sampleWeight,
    by: columns.by.map(({ name }) => name),
    nulls: options.nulls,
  };
  checkFit(metrics, table);
  const query = evaluationQuery(metrics, source);
  return { metrics, source, table, sql: query.text, read: (rows) => query.read(rows) };
}

/** Groups by dates and the like are groups by their text. */
function groupable({ from, columns }: Prepared): string {
  const others = columns.by.filter(
    ({ sqlType }) => !/^(VARCHAR|BOOLEAN|FLOAT|DOUBLE|[A-Z]*INT[A-Z]*)$/.test(sqlType),
  );
  const texts = others.map(
    ({ name }) => `CAST(${identifier(name)} AS VARCHAR) AS ${identifier(name)}`,
  );
  return texts.length === 0 ? from() : `(SELECT * REPLACE (${texts.join(', ')}) FROM ${from()})`;
}

/** Scans the files once. Throws InputError with the first row that cannot be counted. */
export async function evaluate(
  files: Files,
  planned: Planned,
  engine: Engine,
): Promise<Evaluation> {
  const rows = await engine.scan(planned.sql);
  const answer = await read(rows, files, planned, engine);
  if (answer.total.rows + answer.total.skipped === 0 && !(await holdsRows(files, engine)))
    throw new InputError(`${files.source} holds no rows`);
  return {
    source: files.source,
    rows: answer.total.rows,
    columns: columnNames(planned.table),
    groups: toGroups(answer),
    warnings: warningsOf(answer),
  };
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
    throw await locate(planned.metrics, planned.source, files, planned.table, engine);
  }
}

/** Every row that counts, with its hits, the rank of its true class and the class predicted. */
export async function writeRows(
  path: string,
  { metrics, source, table }: Planned,
  engine: Engine,
): Promise<void> {
  const keep = table.all.map(({ name }) => name);
  await engine.scan(`COPY (${rowsQuery(metrics, source, keep)}) TO ${text(path)} (FORMAT parquet)`);
}

async function holdsRows(files: Files, engine: Engine): Promise<boolean> {
  return (await engine.query(`SELECT 1 FROM ${files.table()} LIMIT 1`)).length > 0;
}

/** Metrics of scores for each class want these, and all others one value a row. */
function checkFit(metrics: readonly AnyMeanMetric[], { contents, columns, truth }: Prepared): void {
  for (const metric of metrics) {
    const kind = metric.toJSON().class_name;
    const [wantsScores, wantsOneHot] = [/Categorical/.test(kind), /^(TopK)?Categorical/.test(kind)];
    const has = contents.predictions === 'scores';
    if (wantsScores !== has)
      throw new InputError(
        `${metric.name} needs ${wantsScores ? 'a score for each class' : 'one prediction a row'}; the predictions are ${has ? 'scores for each class' : 'one column'} (${describePredictions(columns)})`,
      );
    if (wantsScores && wantsOneHot !== contents.oneHot)
      throw new InputError(
        `${metric.name} needs ${wantsOneHot ? 'one-hot lists' : 'class indexes'} as truth; column ${JSON.stringify(columns.yTrue.name)} holds ${contents.oneHot ? 'lists' : 'one label a row'}`,
      );
    if (kind === 'BinaryAccuracy' && truth === 'string')
      throw new InputError(
        `${metric.name} needs 0 and 1 as truth; column ${JSON.stringify(columns.yTrue.name)} holds strings`,
      );
  }
}

const describePredictions = ({ yPred }: Columns): string =>
  'name' in yPred
    ? JSON.stringify(yPred.name)
    : yPred.map(({ name }) => JSON.stringify(name)).join(', ');

const columnNames = ({
  columns: { yTrue, yPred, sampleWeight, by },
  classes,
}: Prepared): ColumnNames => ({
  y_true: yTrue.name,
  y_pred: 'name' in yPred ? yPred.name : yPred.map(({ name }) => name),
  sample_weight: sampleWeight?.name ?? null,
  by: by.map(({ name }) => name),
  ...(classes ? { classes } : {}),
});
