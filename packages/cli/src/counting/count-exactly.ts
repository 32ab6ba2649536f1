import type { Question } from '../reading/read.ts';
import { isTooLarge } from '../reading/tables/too-large.ts';
import { count } from './count.ts';
import type { Evaluated } from './evaluated.ts';

interface Exactly {
  readonly question: Question;
  readonly counted: Evaluated;
}

/**
 * Counts in the fast way, in which whole numbers of text are float64; or, where one of them is too large for that, once more with whole
 * numbers that are exact, as `again` asks for them.
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
