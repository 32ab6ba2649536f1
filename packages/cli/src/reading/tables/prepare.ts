import { firstLineOf } from '../../engines/explain.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError, Interrupted } from '../../process/errors.ts';
import { propose } from '../choose-columns.ts';
import { decide } from '../deciding/decide.ts';
import { affectsResult } from '../deciding/layout-effect.ts';
import { checkInEngine } from '../expressions/check-in-engine.ts';
import { withExpressions } from '../expressions/with-expressions.ts';
import type { ReadOptions } from '../read-options.ts';
import type { ReadValues } from '../values/read-values.ts';
import { prepareTable, type PreparedTable, where } from './prepare-table.ts';
import { readSample } from './read-sample.ts';
import { readColumns } from './read-columns.ts';
import { listInText, scoresIn } from './scores-in.ts';
import { withParts } from './with-parts.ts';

/** Reads the names and types of the columns and the first rows, decides the role of each column, and builds the table. */
export async function prepare(values: ReadValues, options: ReadOptions): Promise<PreparedTable> {
  const { input: own, all: described } = values;
  const { input: given, all } = await withExpressions(own, described, options);
  const proposal = propose(all, options);
  const condition = where(options);
  if (options.where !== undefined) await checkWhere(options.where, condition, given);
  const sample = await readSample(withParts(given, proposal.yTrue[0]!), proposal, condition);
  const decision = decide(proposal, options, sample);
  const { columns: found, layout } = decision;
  await values.check(found);
  const input = withParts(given, found.yTrue);
  const reading = await readColumns(input, found, all, {
    layout,
    sample,
    condition: options.where ?? '',
    isCompared: affectsResult('probability', options.metrics),
    isExact: options.isExact ?? false,
  });
  const { columns } = reading;
  const scores = scoresIn(columns, found, layout, sample);
  const asLists = {
    ...columns,
    yTrue: listInText(columns.yTrue, found.yTrue, sample),
    yPred: Array.isArray(columns.yPred) ? columns.yPred : scores.columns[0]!,
  };
  return prepareTable(all, { ...reading, columns: asLists }, scores, options, {
    dialect: input.engine.dialect,
    layout,
    assumed: [...decision.assumed, ...values.assumedOf(found)],
  });
}

async function checkWhere(sql: string, condition: string, input: SqlInput): Promise<void> {
  const { engine } = input;
  await checkInEngine('--where', sql, engine);
  try {
    await engine.query(`SELECT 1 AS one FROM ${input.from()}${condition} LIMIT 0`);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    throw new InputError(`--where must be a condition in SQL; ${firstLineOf(error)}`);
  }
}
