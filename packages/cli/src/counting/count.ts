import type { Question } from '../reading/read.ts';
import { countArrays } from './arrays/count-arrays.ts';
import type { EvaluationSums } from './evaluation-sums.ts';
import { withShownMetrics } from './shown-metrics.ts';
import { countTable } from './tables/count-table.ts';

/** Reads all rows once: one query, or one run of the kernels. */
export const count = async (question: Question): Promise<EvaluationSums> =>
  withShownMetrics(
    await ('query' in question ? countTable(question) : countArrays(question)),
    question,
  );
