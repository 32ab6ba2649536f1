import type { Cells } from './cells.ts';
import type { Found } from './definition.ts';
import { CLASSES, type ClassCount } from './class-count.ts';
import type { Grid } from './grid.ts';
import type { Moments } from './moments.ts';
import type { Scores } from './scores.ts';
import type { Parts } from './state.ts';

/** The parts of a state, as a formula gets them. */
export const foundIn = (parts: Parts): Found => ({
  scalar(name) {
    const [high, low] = parts[name] as readonly [number, number];
    return high + low;
  },
  cells: (name) => parts[name] as Cells,
  grid: (name) => parts[name] as Grid,
  moments: (name) => parts[name] as Moments,
  scores: (name) => parts[name] as Scores,
  classes: (parts[CLASSES] as ClassCount | undefined)?.classes ?? 0,
});
