import type { Question } from '../reading/read.ts';
import { countArrays } from './arrays/count-arrays.ts';
import type { Evaluated } from './evaluated.ts';
import { withShown } from './shown.ts';
import { countTable } from './tables/count-table.ts';

/** Reads all rows once: one query, or one run of the kernels. */
export const count = async (question: Question): Promise<Evaluated> =>
  withShown(await ('query' in question ? countTable(question) : countArrays(question)), question);
