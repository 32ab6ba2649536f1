import type { ComparedFigures } from '../data.ts';
import { dots } from './dots.ts';
import type { PictureOptions } from './picture.ts';

/** The differences of two models with their intervals, in the given order. Diamonds are significant differences. */
export const differences = (
  results: readonly ComparedFigures[],
  options: PictureOptions = {},
): SVGSVGElement =>
  dots(
    results.map((result) => ({
      ...result.difference,
      name: partName(result),
      shape: result.better === null ? 'dot' : 'diamond',
    })),
    { ...options, axis: 'Difference (B minus A)', reference: 0 },
  );

/** The name of the rows of a number: all rows, a class, or a group. */
export function partName({ of, group }: Pick<ComparedFigures, 'of' | 'group'>): string {
  const words = [
    ...Object.entries(group ?? {}).map(([column, value]) => `${column} ${value}`),
    ...(of === null ? [] : [of]),
  ];
  return words.length === 0 ? 'All rows' : words.join(', ');
}
