import type { SlicesFigures } from '../data.ts';
import { count } from '../text/numbers.ts';
import { dots } from './dots.ts';
import type { PictureOptions } from './picture.ts';

/** The metric in each group with its interval, in the given order. Diamonds differ significantly from the other rows, rings have few rows. */
export const slices = (
  { groups, metric, minRows }: SlicesFigures,
  options: PictureOptions & { readonly reference?: number | null } = {},
): SVGSVGElement =>
  dots(
    groups.map((group) => ({
      ...group,
      shape: group.rows < minRows ? 'ring' : group.differs ? 'diamond' : 'dot',
      note: `${count(group.rows)} rows`,
    })),
    {
      ...options,
      axis: metric,
      isPart: groups.every(
        ({ low, high, value }) => (low ?? value ?? 0) >= 0 && (high ?? value ?? 0) <= 1,
      ),
    },
  );
