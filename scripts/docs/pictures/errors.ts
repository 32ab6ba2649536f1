import type { Picture } from '../facts.ts';
import { circle, line, path, rect, svg, text } from './draw.ts';

const truth = [0.25, 0.5, 0.42, 0.7, 0.62, 0.86];
const guess = [0.38, 0.4, 0.6, 0.64, 0.8, 0.7];
const across = (i: number): number => 60 + i * 42;
const up = (value: number): number => 140 - value * 120;
const along = (values: readonly number[], from = 0): [number, number][] =>
  values.map((value, i) => [across(i + from), up(value)]);

const legend = [
  line(40, 156, 62, 156, 'line'),
  text(68, 160, 'truth', 'start'),
  line(150, 156, 172, 156, 'strong'),
  text(178, 160, 'prediction', 'start'),
];

const gaps = (): string[] =>
  truth.map((value, i) => line(across(i), up(value), across(i), up(guess[i]!), 'second'));

/** The differences between two curves, as lines. */
export const differences = (caption: string): Picture => ({
  svg: svg(320, 170, caption, [
    path(along(truth), 'line'),
    path(along(guess), 'strong'),
    ...gaps(),
    ...legend,
  ]),
  caption,
});

/** The differences between two curves, as squares. */
export const squares = (caption: string): Picture => ({
  svg: svg(320, 170, caption, [
    ...truth.map((value, i) => {
      const side = Math.abs(up(value) - up(guess[i]!));
      return rect(across(i), Math.min(up(value), up(guess[i]!)), side, side, 'soft');
    }),
    path(along(truth), 'line'),
    path(along(guess), 'strong'),
    ...legend,
  ]),
  caption,
});

/** The differences of the truth from the predictions, and from its mean. */
export function explained(caption: string): Picture {
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  return {
    svg: svg(320, 170, caption, [
      line(across(0), up(mean), across(5), up(mean), 'dashed'),
      ...truth.map((value, i) => line(across(i) + 5, up(value), across(i) + 5, up(mean), 'line')),
      path(along(guess), 'strong'),
      ...gaps(),
      ...along(truth).map(([x, y]) => circle(x, y, 5, 'none')),
      text(across(5) + 12, up(mean) + 5, 'mean', 'start'),
      ...legend,
    ]),
    caption,
  };
}

/** Given values, and the result. */
export const values = (hasMean: boolean, caption: string): Picture => {
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  return {
    svg: svg(320, 170, caption, [
      ...truth.map((value, i) =>
        rect(across(i) - 13, up(value), 26, up(0) - up(value), hasMean ? 'soft' : 'strong'),
      ),
      line(40, 140, 292, 140, 'line'),
      ...(hasMean ? [line(40, up(mean), 292, up(mean), 'strong')] : []),
    ]),
    caption,
  };
};
