import type { Matrix } from '@rightly/report/counting';

/** What the classes are called that have no row of their own. */
const OTHERS = '(others)';

/** The classes in the pairs that are confused most often, in their order. With `hasOthers` all other classes together are the last one. */
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
    for (const place of [truth, guess]) if (chosen.size < most) chosen.add(place);
  // Where few are confused, the first ones fill up.
  for (const place of classes.keys()) if (chosen.size < most) chosen.add(place);
  const kept = [...chosen].sort((a, b) => a - b);
  const others = [...classes.keys()].filter((i) => !chosen.has(i));
  const places = [...kept.map((place) => [place]), ...(hasOthers ? [others] : [])];
  return {
    classes: [...kept.map((place) => classes[place]!), ...(hasOthers ? [OTHERS] : [])],
    rows: places.map((truths) =>
      places.map((guesses) =>
        truths.reduce(
          (sum, truth) => guesses.reduce((all, guess) => all + rows[truth]![guess]!, sum),
          0,
        ),
      ),
    ),
    hasOthers,
  };
}
