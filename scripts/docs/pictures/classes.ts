import type { Picture } from '../facts.ts';
import { circle, type Fill, line, rect, svg, text, textOn } from './draw.ts';

const scores = [0.25, 0.55, 0.4, 0.7, 0.15];
const TRUE = 1;

/** Scores of five classes as bars. The true class has a label. The bars that `filled` selects are filled. */
export function bars(filled: 'highest' | 'top' | 'truth', caption: string): Picture {
  const best = [...scores].sort((a, b) => b - a);
  const isFilled = (score: number, i: number): boolean =>
    filled === 'truth' ? i === TRUE : score >= best[filled === 'highest' ? 0 : 2]!;
  return {
    svg: svg(320, 170, caption, [
      ...scores.map((score, i) =>
        rect(
          50 + i * 46,
          130 - score * 140,
          34,
          score * 140,
          isFilled(score, i) ? 'strong' : 'soft',
        ),
      ),
      line(40, 130, 280, 130, 'line'),
      text(67 + TRUE * 46, 150, 'true class'),
      ...(filled === 'top' ? [text(280, 26, 'k = 3', 'end')] : []),
    ]),
    caption,
  };
}

/** True labels beside predicted labels. Equal pairs are filled. */
export function pairs(caption: string): Picture {
  const rows = [
    ['cat', 'cat'],
    ['dog', 'cat'],
    ['dog', 'dog'],
    ['cow', 'cow'],
  ] as const;
  return {
    svg: svg(320, 170, caption, [
      text(120, 18, 'truth'),
      text(200, 18, 'prediction'),
      ...rows.flatMap(([truth, guess], i) => {
        const fill: Fill = truth === guess ? 'strong' : 'none';
        const y = 26 + i * 34;
        return [
          rect(80, y, 160, 30, fill),
          textOn(fill, 120, y + 20, truth),
          textOn(fill, 200, y + 20, guess),
        ];
      }),
    ]),
    caption,
  };
}

/** A row for each sample, with right and wrong labels. `counts` fills the rows without a wrong label, or the wrong labels. */
export function labelled(counts: 'rows' | 'wrong', caption: string): Picture {
  const wrong = new Set(['1,2', '3,0', '3,3']);
  const cells = [0, 1, 2, 3].flatMap((row) => {
    const isRight = ![0, 1, 2, 3].some((column) => wrong.has(`${row},${column}`));
    return [0, 1, 2, 3].map((column) => {
      const isWrong = wrong.has(`${row},${column}`);
      const fill = counts === 'rows' ? (isRight ? 'strong' : 'none') : isWrong ? 'strong' : 'none';
      const [x, y] = [100 + column * 36, 22 + row * 34];
      return rect(x, y, 32, 30, fill) + textOn(fill, x + 16, y + 20, isWrong ? '✗' : '✓');
    });
  });
  return {
    svg: svg(320, 170, caption, [
      ...cells,
      text(90, 92, 'samples', 'end'),
      text(170, 16, 'labels'),
    ]),
    caption,
  };
}

/** The regions of the truth and of the prediction, and their intersection. */
export const overlap = (caption: string): Picture => ({
  svg: svg(320, 170, caption, [
    circle(130, 80, 56, 'soft'),
    circle(190, 80, 56, 'soft'),
    '<path d="M160 32.7 A56 56 0 0 1 160 127.3 A56 56 0 0 1 160 32.7 Z" class="fill-strong" />',
    text(96, 160, 'truth'),
    text(224, 160, 'prediction'),
  ]),
  caption,
});

/** Two vectors, and the angle between them. */
export const angle = (caption: string): Picture => ({
  svg: svg(320, 170, caption, [
    '<path d="M70 140 L142.5 106.2 A80 80 0 0 0 113 72.5 Z" class="fill-soft" />',
    line(70, 140, 260, 51.4, 'line'),
    line(70, 140, 150, 14.6, 'strong'),
    text(264, 48, 'truth', 'start'),
    text(158, 18, 'prediction', 'start'),
  ]),
  caption,
});
