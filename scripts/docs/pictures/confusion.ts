import type { Picture } from '../facts.ts';
import { type Fill, rect, svg, text, textOn } from './draw.ts';

type Cell = 'tp' | 'fn' | 'fp' | 'tn';

const places: Readonly<Record<Cell, readonly [x: number, y: number]>> = {
  tp: [110, 40],
  fn: [190, 40],
  fp: [110, 100],
  tn: [190, 100],
};

/** The four cells of truth and prediction. The cells in `numerator` are divided by the cells in `denominator`. */
export function cells(
  numerator: readonly Cell[],
  denominator: readonly Cell[],
  caption: string,
): Picture {
  const fillOf = (cell: Cell): Fill =>
    numerator.includes(cell) ? 'strong' : denominator.includes(cell) ? 'soft' : 'none';
  const drawn = Object.entries(places).flatMap(([cell, [x, y]]) => [
    rect(x, y, 74, 54, fillOf(cell as Cell)),
    textOn(fillOf(cell as Cell), x + 37, y + 32, cell),
  ]);
  return {
    svg: svg(320, 170, caption, [
      text(190, 14, 'predicted'),
      text(147, 32, 'positive'),
      text(227, 32, 'negative'),
      text(100, 72, 'is positive', 'end'),
      text(100, 132, 'is negative', 'end'),
      ...drawn,
    ]),
    caption,
  };
}

/** A confusion matrix of three classes. The strong cells are divided by the soft cells. */
export function matrix(
  fillOf: (truth: number, guess: number) => Fill,
  caption: string,
  words: (truth: number, guess: number) => string = () => '',
): Picture {
  const parts = [0, 1, 2].flatMap((truth) =>
    [0, 1, 2].flatMap((guess) => {
      const [x, y] = [110 + guess * 56, 26 + truth * 46];
      const said = words(truth, guess);
      const cell = rect(x, y, 52, 42, fillOf(truth, guess));
      return said === '' ? [cell] : [cell, textOn(fillOf(truth, guess), x + 26, y + 26, said)];
    }),
  );
  const names = ['cat', 'dog', 'cow'];
  return {
    svg: svg(320, 170, caption, [
      ...parts,
      ...names.map((name, i) => text(100, 52 + i * 46, name, 'end')),
      ...names.map((name, i) => text(136 + i * 56, 18, name)),
    ]),
    caption,
  };
}

export const diagonal = (truth: number, guess: number): Fill =>
  truth === guess ? 'strong' : 'soft';

/** The label of the cell of one class: its hits. */
export const hits = (truth: number, guess: number): string =>
  truth === 1 && guess === 1 ? 'hits' : '';

/** The fill for one of three classes: its cell on the diagonal is strong, and its row, its column or both are soft. */
export const ofClass =
  (hasRow: boolean, hasColumn: boolean) =>
  (truth: number, guess: number): Fill => {
    if (truth === 1 && guess === 1) return 'strong';
    return (truth === 1 && hasRow) || (guess === 1 && hasColumn) ? 'soft' : 'none';
  };
