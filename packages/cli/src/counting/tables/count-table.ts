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
import type { Counted, Evaluated } from '../evaluated.ts';
import { asGuessed } from './as-guessed.ts';
import { countAreas } from './count-areas.ts';
import { locate } from './locate.ts';
import { streamAreas } from './stream-areas.ts';
import { readAs } from './read-as.ts';
import { type ManyAnswer, readPieces } from './read-pieces.ts';
import { said } from '../said.ts';

/** Scans the table once. Throws InputError with the first row that cannot be counted. */
export async function countTable(question: TableQuestion): Promise<Evaluated> {
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
    groups: asGuessed(
      groups.map((group) => named(areas ? areas.beside(group) : group, table)),
      groupColumns(columns.by),
    ),
    total: areas ? areas.beside(total) : total,
    reading: {
      layout: table.contents.layout,
      assumed: table.assumed.map(said),
      ...(table.areElements && { elements: true }),
      values: readAs(question),
    },
  };
}

/** What was counted in a group, whose values are under the names of their columns. */
const named = (
  answer: GroupAnswer<DeclaredMetric>,
  { columns, names }: PreparedTable,
): Counted & { readonly group: Counted['group'] } => {
  const group = groupNamed(answer.group, { columns, names });
  return { ...answer, group, ...replicateIn(answer, { columns, names }) };
};

/** A group's values under the names of the columns that they are of. */
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
): Pick<Counted, 'replicate'> {
  const column = clusterColumn(columns.by);
  if (!column) return {};
  const value = group![names.by.at(-1)!];
  if (value === null)
    throw new InputError(
      `--cluster: column ${quote(column.name)} is NULL in ${rows} row${rows === 1 ? '' : 's'}; each row must belong somewhere`,
    );
  return { replicate: Number(value) };
}

/** Numbers of any scale come as text: those that a number can say are numbers again. */
const valueOf = (value: unknown, { typeName }: Column): unknown =>
  typeName === 'numeric' && value !== null && String(Number(value)) === value
    ? Number(value)
    : value;

async function read(rows: readonly Row[], question: TableQuestion): Promise<ManyAnswer> {
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
