import type { Question } from '../reading/read.ts';
import { isTooLarge } from '../reading/tables/too-large.ts';
import { count } from './count.ts';
import type { EvaluationSums } from './evaluation-sums.ts';

interface Exactly {
  readonly question: Question;
  readonly counted: EvaluationSums;
}

/**
 * Counts with whole numbers of text as float64, which is fast. If one of them is too large for float64, `again` gives a question with exact
 * numbers, which is counted instead.
 */
export async function countExactly(
  question: Question,
  again: () => Promise<Question>,
): Promise<Exactly> {
  try {
    return { question, counted: await count(question) };
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    const exact = await again();
    return { question: exact, counted: await count(exact) };
  }
}
