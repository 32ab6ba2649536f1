import type { Summands } from 'rightly';
import {
  type Answer,
  type Dialect,
  type EvaluationQuery,
  evaluationQuery,
  type GroupAnswer,
  type Source,
} from 'rightly/sql';
import type { Row } from '../engines/engine.ts';
import { InputError } from '../process/errors.ts';
import { type DeclaredMetric, isLoss, isMean } from '../reading/declared-metric.ts';
import { checkFit } from '../reading/check-fit.ts';
import type { Asked, Input } from '../inputs/input.ts';
import { defaultMetrics, parseMetrics } from '../reading/parse-metrics.ts';
import { prepare, type Prepared, type PrepareOptions } from '../reading/prepare.ts';
import { columnNames } from './column-names.ts';
import type { Evaluated } from './evaluated.ts';

export interface EvaluateOptions extends PrepareOptions {
  readonly metrics?: string | undefined;
  readonly nulls?: 'error' | 'skip' | undefined;
}

/** What is to be computed from which table, before anything is read but names and types. */
export interface Planned extends Asked {
  readonly query: EvaluationQuery<DeclaredMetric>;
}

export const plan = async (input: Input, options: EvaluateOptions): Promise<Planned> =>
  planFor(await prepare(input, options), options, input.engine.dialect);

/** What is to be computed from a table whose columns are known. */
export function planFor(table: Prepared, options: EvaluateOptions, dialect: Dialect): Planned {
  const { columns, contents, names } = table;
  const metrics =
    options.metrics === undefined
      ? defaultMetrics(contents)
      : parseMetrics(options.metrics, contents);
  const source: Source = {
    ...(dialect.isFlat ? table.parts : { from: table.from() }),
    yTrue: { column: names.yTrue, type: table.truth, list: contents.oneHot },
    yPred: {
      column: names.yPred,
      type: table.prediction,
      list: contents.predictions === 'scores',
    },
    sampleWeight: columns.sampleWeight && names.sampleWeight,
    by: names.by,
    nulls: options.nulls,
  };
  checkFit(metrics, table);
  if (columns.sampleWeight) checkUnweighted(metrics);
  return { metrics, source, table, query: evaluationQuery(metrics, source, dialect) };
}

/** SQL keeps means and spreads of rows that weigh alike. */
function checkUnweighted(metrics: readonly DeclaredMetric[]): void {
  const metric = metrics.find((one) => !isMean(one) && hasMoments(one.summands));
  if (metric)
    throw new InputError(
      `${metric.name} takes no weights in SQL: say --no-sample-weight, or evaluate NPY or Arrow files`,
    );
}

const hasMoments = (summands: Summands): boolean =>
  Object.values(summands).some(({ moments }) => moments !== undefined);

/** Scans the table once. Throws InputError with the first row that cannot be counted. */
export async function evaluate(input: Input, planned: Planned): Promise<Evaluated> {
  const rows = await input.scan(planned.query.text);
  const { groups, total, classes } = await read(rows, input, planned);
  const { columns, classes: names } = planned.table;
  return {
    source: input.source,
    columns: columnNames(columns, names),
    classes,
    groups: groups.map((group) => named(group, planned.table)),
    total,
  };
}

/** A group's values under the names of the columns that they are of. */
const named = (
  answer: GroupAnswer<DeclaredMetric>,
  { columns, names }: Prepared,
): GroupAnswer<DeclaredMetric> => ({
  ...answer,
  group: Object.fromEntries(columns.by.map(({ name }, i) => [name, answer.group![names.by[i]!]])),
});

async function read(
  rows: readonly Row[],
  input: Input,
  planned: Planned,
): Promise<Answer<DeclaredMetric>> {
  try {
    return planned.query.read(rows);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const located = await input.locate(planned);
    const weight = planned.table.columns.sampleWeight;
    if (located || !weight || planned.metrics.some(isLoss)) throw located ?? error;
    throw new InputError(
      `column ${JSON.stringify(weight.name)}: the weights must have a finite sum`,
    );
  }
}
