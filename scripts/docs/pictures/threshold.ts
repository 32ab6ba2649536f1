import type { Picture } from '../facts.ts';
import { circle, line, svg, text } from './draw.ts';

const scores: readonly (readonly [score: number, isPositive: boolean])[] = [
  [0.08, false],
  [0.19, false],
  [0.3, true],
  [0.41, false],
  [0.58, true],
  [0.66, false],
  [0.77, true],
  [0.9, true],
];

const at = (score: number): number => 20 + score * 280;

type Side = (isPositive: boolean, isAbove: boolean) => boolean;

/** Scores along a line, positives above and negatives below, and the threshold. The counted samples are filled. */
export function threshold(counts: Side, caption: string): Picture {
  const dots = scores.map(([score, isPositive]) =>
    circle(
      at(score),
      isPositive ? 62 : 108,
      9,
      counts(isPositive, score > 0.5) ? 'strong' : 'none',
    ),
  );
  return {
    svg: svg(320, 170, caption, [
      line(20, 85, 300, 85, 'line'),
      line(at(0.5), 30, at(0.5), 136, 'dashed'),
      ...dots,
      text(at(0.5), 22, 'threshold'),
      text(20, 40, 'positives', 'start'),
      text(20, 138, 'negatives', 'start'),
      text(20, 160, '0', 'start'),
      text(300, 160, 'score 1', 'end'),
    ]),
    caption,
  };
}

export const isRight: Side = (isPositive, isAbove) => isPositive === isAbove;
