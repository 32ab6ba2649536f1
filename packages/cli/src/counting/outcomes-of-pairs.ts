import type { KeyedState } from 'rightly';

type Cells = Record<string, number>;

/** The sums by class of metrics of labels, from the confusion matrix of the classes 0 and 1. */
export function outcomesOfPairs({ pairs, unknown }: KeyedState): KeyedState {
  const [hits, truths, calls]: [Cells, Cells, Cells] = [{}, {}, {}];
  const add = (truth: string, guess: string, weight: number): void => {
    if (truth === guess) hits[truth] = (hits[truth] ?? 0) + weight;
    truths[truth] = (truths[truth] ?? 0) + weight;
    calls[guess] = (calls[guess] ?? 0) + weight;
  };
  for (const [truth, row] of Object.entries(pairs as unknown as Record<string, Cells>))
    for (const [guess, weight] of Object.entries(row)) add(truth, guess, weight);
  // A prediction of NaN is wrong.
  for (const [truth, weight] of Object.entries((unknown ?? {}) as unknown as Cells))
    add(truth, truth === '0' ? '1' : '0', weight);
  return { hits, truths, calls };
}
