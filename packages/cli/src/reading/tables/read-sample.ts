import type { Dialect } from 'rightly/sql';
import { type Column, sqlName } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import type { Proposal } from '../choose-columns.ts';
import { candidateColumns } from '../deciding/decide.ts';
import type { Sample } from '../deciding/sample.ts';
import { TableSample } from './table-sample.ts';

/** The most rows of the sample: of files, of a table of a server, and with lists. */
const most = { files: 2_000, server: 1_000, lists: 1_000 };

/** The longest list whose elements are in the sample. */
const longest = 20;

/** About the most values of the sample, if there are many columns. */
const mostValues = 20_000;

/** Reads a sample of the candidates for truth and predictions, in one query. `condition` is the condition of `--where`. */
export async function readSample(
  input: SqlInput,
  proposal: Proposal,
  condition: string,
): Promise<Sample> {
  const { dialect } = input.engine;
  const truths = new Set(proposal.yTrue);
  const parts = candidateColumns(proposal).map((column, i) => ({
    column,
    selected: selected(column, i, truths.has(column), dialect),
  }));
  const columns = parts.flatMap((part) => part.selected);
  const hasLists = parts.some(({ column }) => column.list);
  const limit = Math.min(
    input.paths ? most.files : most.server,
    hasLists ? most.lists : Infinity,
    Math.max(100, Math.floor(mostValues / columns.length)),
  );
  // The sample ignores --where, because the condition could need a scan. Expressions need the condition: they may fail on other rows.
  const isComputed = parts.some(({ column }) => column.expression);
  const rows = await input.engine.query(
    `SELECT ${columns.join(', ')} FROM ${input.from()}${isComputed ? condition : ''} LIMIT ${limit}`,
  );
  if (rows.length === 0) throw new InputError(`${input.source} holds no rows`);
  return new TableSample(
    rows,
    parts.map(({ column }) => column),
  );
}

/** The SQL of the sample of a column: its values, or for lists of numbers the counts of 0 and 1. */
function selected(column: Column, i: number, isTruth: boolean, d: Dialect): string[] {
  const own = d.identifier(sqlName(column));
  if (!column.list)
    return [`${column.type === 'string' ? d.cast(own, 'string') : own} AS _look_${i}`];
  const width = `${d.width(own)} AS _width_${i}`;
  if (column.type === 'string' || (column.type === 'integer' && !isTruth))
    return [width, `${own} AS _look_${i}`];
  // Ranked ids may be stored as floats. Longer lists are scores.
  if (!isTruth && column.type !== 'other')
    return [width, `CASE WHEN ${d.width(own)} <= ${longest} THEN ${own} END AS _look_${i}`];
  if (!isTruth || column.type === 'other') return [width];
  const list = d.cast(own, 'float64', true);
  return [
    width,
    `${d.lists.count(list, d.number(1))} AS _ones_${i}`,
    `${d.lists.count(list, d.number(0))} AS _zeros_${i}`,
  ];
}
