import type { MatrixFigures } from '@rightly/report/page';
import { label } from '../../results/label.ts';
import { widthOf } from '../formats/align-columns.ts';
import { fitName } from './fit-name.ts';
import type { Marks } from './marks.ts';

/** A confusion matrix as a shaded grid, with two characters for each cell, and the names at the left. */
export function matrixLines(
  { names, rows }: MatrixFigures,
  { width, marks }: { readonly width: number; readonly marks: Marks },
): string[] {
  const shown = names.map((name) => label(name));
  const room = Math.max(4, Math.min(Math.floor(width / 3), Math.max(...shown.map(widthOf))));
  const each = names.length * 2 + room + 2 <= width ? 2 : 1;
  if (names.length * each + room + 2 > width) return [];
  const { shades } = marks;
  const shade = (share: number): string =>
    // Any share above 0 is visible.
    shades[share === 0 ? 0 : Math.max(1, Math.round(share * (shades.length - 1)))]!;
  return rows.map((row, i) => {
    const all = row.reduce((sum, x) => sum + x, 0);
    const cells = row.map((x) => shade(all > 0 ? x / all : 0).repeat(each)).join('');
    return `${fitName(shown[i]!, room)}  ${cells}`.trimEnd();
  });
}
