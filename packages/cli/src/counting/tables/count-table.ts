import { isLoss } from 'rightly/internal';
import type { GroupAnswer } from 'rightly/sql';
import type { Column } from '../../engines/column.ts';
import type { Engine, Row } from '../../engines/engine.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import { clusterColumn, groupColumns } from '../../reading/replicates.ts';
import type { PreparedTable } from '../../reading/tables/prepare-table.ts';
import type { TableQuestion } from '../../reading/tables/read-table.ts';
import { columnNames } from '../column-names.ts';
import type { GroupSums, EvaluationSums } from '../evaluation-sums.ts';
import { restoreTypes } from './restore-types.ts';
import { countAreas } from './count-areas.ts';
import { locate } from './locate.ts';
import { streamAreas } from './stream-areas.ts';
import { comparedAs } from './compared-as.ts';
import { type SequenceAnswer, readPieces } from './read-pieces.ts';
import { plainAssumption } from '../plain-assumption.ts';

/** Scans the table once. Throws InputError for the first row that cannot be counted. */
export async function countTable(question: TableQuestion): Promise<EvaluationSums> {
  const { input, query, columns, table, streamed } = question;
  const rows = await input.scan(streamed?.counts.text ?? query.text);
  const { groups, total, classes } = await read(rows, question);
  const names = table.classes;
  const areas = question.areas && (await countAreas(question.areas, input));
  return {
    source: input.source,
    ...(question.remarks.length > 0 && { remarks: question.remarks }),
    columns: columnNames(columns, names, table.fold),
    classes,
    groups: restoreTypes(
      groups.map((group) => named(areas ? areas.withAreas(group) : group, table)),
      groupColumns(columns.by),
    ),
    total: areas ? areas.withAreas(total) : total,
    reading: {
      layout: table.contents.layout,
      assumed: table.assumed.map(plainAssumption),
      ...(table.areElements && { elements: true }),
      values: comparedAs(question),
    },
  };
}

/** The sums of a group, with its values under the names of their columns. */
const named = (
  answer: GroupAnswer<DeclaredMetric>,
  { columns, names }: PreparedTable,
): GroupSums & { readonly group: GroupSums['group'] } => {
  const group = groupNamed(answer.group, { columns, names });
  return { ...answer, group, ...replicateIn(answer, { columns, names }) };
};

/** The values of a group under the names of their columns. */
export function groupNamed(
  group: GroupAnswer['group'],
  { columns, names }: Pick<PreparedTable, 'columns' | 'names'>,
): GroupAnswer['group'] {
  const by = groupColumns(columns.by);
  return by.length === 0
    ? null
    : Object.fromEntries(
        by.map((column, i) => [column.name, valueOf(group![names.by[i]!], column)]),
      );
}

function replicateIn(
  { group, rows }: GroupAnswer<DeclaredMetric>,
  { columns, names }: Pick<PreparedTable, 'columns' | 'names'>,
): Pick<GroupSums, 'replicate'> {
  const column = clusterColumn(columns.by);
  if (!column) return {};
  const value = group![names.by.at(-1)!];
  if (value === null)
    throw new InputError(
      `--cluster: column ${quote(column.name)} is NULL in ${rows} row${rows === 1 ? '' : 's'}; every row needs a value`,
    );
  return { replicate: Number(value) };
}

/** The value of a group. PostgreSQL returns numerics as text, which becomes a number if that is exact. */
const valueOf = (value: unknown, { typeName }: Column): unknown =>
  typeName === 'numeric' && value !== null && String(Number(value)) === value
    ? Number(value)
    : value;

async function read(rows: readonly Row[], question: TableQuestion): Promise<SequenceAnswer> {
  const { streamed, metrics, input, query } = question;
  try {
    if (!streamed) return readPieces(rows, query);
    const columns = (sql: string): ReturnType<NonNullable<Engine['columns']>> =>
      input.engine.columns!(sql);
    const withAreas = await streamAreas(streamed, metrics, rows, { columns });
    return readPieces(withAreas ?? (await input.scan(query.text)), query);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const located = await locate(question);
    const weight = question.columns.sampleWeight;
    if (located || !weight || question.metrics.some(isLoss)) throw located ?? error;
    throw new InputError(
      `column ${JSON.stringify(weight.name)}: the weights must have a finite sum`,
    );
  }
}
