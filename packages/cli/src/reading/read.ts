import type { Input } from '../inputs/input.ts';
import type { ArrayQuestion } from './arrays/read-arrays.ts';
import type { ReadOptions } from './read-options.ts';
import type { TableQuestion } from './tables/read-table.ts';

/** What is asked of an input: which columns hold what, and which metrics are counted. */
export type Question = TableQuestion | ArrayQuestion;

/** Finds which column is what, by names and content, and which metrics fit. Each way of reading is loaded only where it is needed. */
export async function read(input: Input, options: ReadOptions): Promise<Question> {
  if ('engine' in input) return (await import('./tables/read-table.ts')).readTable(input, options);
  return (await import('./arrays/read-arrays.ts')).readArrays(input, options);
}
