import type { ClassFigures } from '../data.ts';
import { count } from '../text/numbers.ts';
import { dots } from './dots.ts';
import type { PictureOptions } from './picture.ts';

/** The recall of each class with its interval, in the given order. */
export const recallByClass = (
  classes: readonly ClassFigures[],
  options: PictureOptions = {},
): SVGSVGElement =>
  dots(
    classes.map(({ name, recall, support }) => ({
      name,
      ...recall,
      shape: 'dot',
      note: `${count(support)} rows`,
    })),
    { ...options, axis: 'Recall', isPart: true },
  );
