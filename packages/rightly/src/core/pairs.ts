import type { Expression } from '../engines/vocabulary.ts';
import { counts, entry, keyFrom } from './entries.ts';
import { Grid } from './grid.ts';
import { type Keeping, namesOf, type Summand } from './summand.ts';

/** The key of sums that are kept for each pair of keys. */
export const byPair = (first: Expression, second: Expression): Pick<Summand, 'by' | 'pairs'> => ({
  by: [first, second],
  pairs,
});

const keysOf = ({ by }: Summand): readonly Expression[] => [by!].flat();

const pairs: Keeping<Grid> = {
  none: (summand) => new Grid(keysOf(summand).map(namesOf)),
  add(grid, summand, { entries, of }) {
    const [first, second] = keysOf(summand).map(of);
    for (let i = 0; i < entries.n; i++)
      if (counts(entries, i))
        grid.row(keyFrom(first![i]!)).add(keyFrom(second![i]!), [entry(entries, i), 0]);
    return grid;
  },
};
