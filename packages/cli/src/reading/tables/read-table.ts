import type { SqlInput } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import type { ReadOptions } from '../read-options.ts';
import { readValues } from '../values/read-values.ts';
import { needNoTruth } from '../column-metrics.ts';
import { withNested } from '../nested/with-nested.ts';
import { ask, type Asked } from './ask.ts';
import { prepare } from './prepare.ts';
import { type StreamedAreas, streamedAreas } from './streamed-areas.ts';

/** A question about a table, and the table. */
export interface TableQuestion extends Asked {
  readonly input: SqlInput;
  /** The queries that count exact areas from rows, if the engine can stream columns. */
  readonly streamed: StreamedAreas | undefined;
  /** Warnings about the rows. */
  readonly remarks: readonly string[];
  /** The texts that stand for NULL in text files. */
  readonly nullText: readonly string[] | undefined;
}

/** Finds the role of each column, and writes the query. Reads the names and types of the columns, and a few rows. */
export async function readTable(given: SqlInput, asked: ReadOptions): Promise<TableQuestion> {
  if (asked.replicates !== undefined && asked.cluster === undefined)
    throw new InputError(
      '--replicates needs --cluster COLUMN here: rows of tables have no order; an id of the rows is enough',
    );
  const nested = await withNested(given, asked);
  // Metrics of one column read its numbers directly.
  const options = needNoTruth(asked.metrics)
    ? { ...nested.options, layout: 'probability' as const }
    : nested.options;
  const values = await readValues(nested.input, nested.all, options);
  const { input } = values;
  const table = await prepare(
    {
      ...values,
      assumedOf: (columns) => [...nested.assumedOf(columns), ...values.assumedOf(columns)],
    },
    options,
  );
  // Sums of areas are kept for merging and for replicates, because areas themselves do not add up.
  const isKept = options.state !== undefined || options.replicates !== undefined;
  const exact = isKept ? 'sums' : 'area';
  const { dialect } = input.engine;
  const question = ask(table, options, dialect, exact);
  return {
    ...question,
    input,
    remarks: given.remarks ?? [],
    nullText: values.nullText,
    streamed:
      exact === 'area' && input.engine.columns
        ? streamedAreas(question.metrics, { table, source: question.source, dialect })
        : undefined,
  };
}
