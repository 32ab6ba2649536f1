import type { Engine } from '../../src/engines/engine.ts';
import { TableInput } from '../../src/inputs/table-input.ts';
import { countTable } from '../../src/counting/tables/count-table.ts';
import { readTable } from '../../src/reading/tables/read-table.ts';

const truths = [[1, 5, 9], [3], [8, 8, 1, 1]];
const predictions = [[1, 5, 8], [3], [8, 1, 1, -100]];
const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

/** The SQL of a list in an engine, of whole numbers or of text. */
export type List = (elements: readonly string[]) => string;

const numbers = (list: readonly number[]): string[] => list.map(String);
const names = (list: readonly number[]): string[] =>
  list.map((n) => `'${n < 0 ? 'none' : words[n]!}'`);

/** The rows of lists as a query: a SELECT for each. */
export const rowsOf = (
  [a, b]: readonly [readonly (readonly number[])[], readonly (readonly number[])[]],
  write: (list: readonly number[]) => string[],
  list: List,
): string =>
  `(${a
    .map((row, i) => `SELECT ${list(write(row))} AS labels, ${list(write(b[i]!))} AS predictions`)
    .join(' UNION ALL ')}) AS t`;

/**
 * The results of an engine for sequences: the accuracy of numbers, of texts and without one label, the balanced accuracy, and the error for lists of
 * different lengths.
 */
export async function sequencesIn(engine: Engine, list: List): Promise<readonly unknown[]> {
  const answer = async (from: string, options: object = {}): Promise<unknown> => {
    const question = await readTable(new TableInput(engine, 'the table', from), options);
    const { total } = await countTable(question);
    return total.metrics.map((metric) => metric.result());
  };
  const pairs = [truths, predictions] as const;
  const unlike = [
    [[1, 5], [2]],
    [
      [1, 5],
      [2, 7],
    ],
  ] as const;
  return [
    await answer(rowsOf(pairs, numbers, list)),
    await answer(rowsOf(pairs, names, list)),
    await answer(rowsOf(pairs, numbers, list), { ignoreClass: '1' }),
    await answer(rowsOf(pairs, numbers, list), { metrics: 'balanced_accuracy' }),
    await answer(rowsOf(unlike, numbers, list)).catch((error: unknown) => (error as Error).message),
  ];
}

/** 5 of 8 elements are right. Without the label 1, 3 of 5 are right. The recalls of 1, 3, 5, 8 and 9 are 2/3, 1, 1, 1/2 and 0. */
export const expected: readonly unknown[] = [
  [5 / 8],
  [5 / 8],
  [3 / 5],
  [(2 / 3 + 1 + 1 + 1 / 2 + 0) / 5],
  'the table: a row: column "labels" holds [2], column "predictions" holds [2, 7]; expected that truth and predictions have lists of one length',
];
