import type { Matrix } from '@rightly/report/counting';

/** The name of all classes without a row of their own. */
const OTHERS = '(others)';

/** The part of a matrix with the classes that are confused most often. With `hasOthers`, all other classes together are the last class. */
export function mostConfused(
  { classes, rows }: Matrix,
  most: number,
  hasOthers: boolean,
): Matrix & { readonly hasOthers: boolean } {
  const pairs: { readonly truth: number; readonly guess: number; readonly weight: number }[] = [];
  for (const [truth, row] of rows.entries())
    for (const [guess, weight] of row.entries())
      if (weight > 0 && truth !== guess) pairs.push({ truth, guess, weight });
  pairs.sort((a, b) => b.weight - a.weight);
  const chosen = new Set<number>();
  for (const { truth, guess } of pairs)
    for (const index of [truth, guess]) if (chosen.size < most) chosen.add(index);
  // If few classes are confused, the first classes are added.
  for (const index of classes.keys()) if (chosen.size < most) chosen.add(index);
  const kept = [...chosen].sort((a, b) => a - b);
  const others = [...classes.keys()].filter((i) => !chosen.has(i));
  const indexes = [...kept.map((index) => [index]), ...(hasOthers ? [others] : [])];
  return {
    classes: [...kept.map((index) => classes[index]!), ...(hasOthers ? [OTHERS] : [])],
    rows: indexes.map((truths) =>
      indexes.map((guesses) =>
        truths.reduce(
          (sum, truth) => guesses.reduce((all, guess) => all + rows[truth]![guess]!, sum),
          0,
        ),
      ),
    ),
    hasOthers,
  };
}
