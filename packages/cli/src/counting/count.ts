import type { Question } from '../reading/read.ts';
import type { Evaluated } from './evaluated.ts';
import { withShown } from './shown.ts';

/** Reads all rows once: one query, or one run of the kernels. Each way of counting is loaded only where it is needed. */
export async function count(question: Question): Promise<Evaluated> {
  return withShown(await counted(question), question);
}

async function counted(question: Question): Promise<Evaluated> {
  if ('query' in question) return (await import('./tables/count-table.ts')).countTable(question);
  return (await import('./arrays/count-arrays.ts')).countArrays(question);
}
