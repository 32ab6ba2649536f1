import { expect } from 'vitest';
import { countTable } from '../../src/counting/tables/count-table.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { TableInput } from '../../src/inputs/table-input.ts';
import { readTable } from '../../src/reading/tables/read-table.ts';

const rows = [
  [1, 0, 0.75, 0.25, "'a'"],
  [0, 1, 0.5, 0.25, "'b'"],
  [0, 1, 0.25, 0.5, "'a'"],
] as const;
const names = ['is_a', 'is_b', 'p_a', 'p_b', 'guess'];

const tableOf = (all: readonly (readonly unknown[])[]): string =>
  `(${all
    .map((row) => `SELECT ${row.map((cell, i) => `${String(cell)} AS ${names[i]!}`).join(', ')}`)
    .join(' UNION ALL ')}) AS t`;

/** The results of an engine for truth in columns: beside scores, beside labels, and for a row that is not one-hot. */
export async function truthColumnsIn(engine: Engine): Promise<readonly unknown[]> {
  const answer = async (from: string, yPred: string): Promise<unknown> => {
    const options = { yTrue: 'is_*', yPred };
    const question = await readTable(new TableInput(engine, 'the table', from), options);
    const { total } = await countTable(question);
    return total.metrics.map((metric) => metric.result());
  };
  const twice = tableOf([...rows, [1, 1, 0.5, 0.5, "'a'"]]);
  return [
    await answer(tableOf(rows), 'p_*'),
    await answer(tableOf(rows), 'guess'),
    await answer(twice, 'guess').catch((error: unknown) => (error as Error).message),
  ];
}

export const expected: readonly unknown[] = [
  [2 / 3],
  [2 / 3],
  expect.stringMatching(
    /^the table: a row: column "is_\*" holds .*, column "guess" holds a; expected that one of the columns of truth is 1, and all others are 0$/,
  ),
];
