import type { Picture } from '../facts.ts';
import { line, path, svg, text } from './draw.ts';

/** The horizontal axis of the picture of a loss. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

export const difference: Axis = { from: -3, to: 3, title: 'prediction − truth' };
export const margin: Axis = { from: -2, to: 2, title: 'truth · prediction' };
export const probability: Axis = { from: 0.02, to: 1, title: 'probability of the truth' };

const STEPS = 60;

/** The graph of a loss of one number, and the dashed graph of a second loss. */
export function loss(
  axis: Axis,
  of: (x: number) => number,
  caption: string,
  beside?: (x: number) => number,
): Picture {
  const xs = Array.from(
    { length: STEPS + 1 },
    (_, i) => axis.from + ((axis.to - axis.from) * i) / STEPS,
  );
  const most = Math.max(...xs.map(of));
  const least = Math.min(0, ...xs.map(of));
  const place = (x: number, y: number): [number, number] => [
    50 + ((x - axis.from) / (axis.to - axis.from)) * 220,
    132 - ((y - least) / (most - least)) * 110,
  ];
  const drawn = (fn: (x: number) => number): [number, number][] =>
    xs.filter((x) => fn(x) <= most).map((x) => place(x, fn(x)));
  const zero = axis.from < 0 ? 0 : axis.from;
  return {
    svg: svg(320, 170, caption, [
      line(50, place(0, 0)[1], 270, place(0, 0)[1], 'line'),
      line(place(zero, 0)[0], 16, place(zero, 0)[0], 136, 'line'),
      ...(beside ? [path(drawn(beside), 'dashed')] : []),
      path(drawn(of), 'strong'),
      text(160, 158, axis.title),
      text(place(zero, 0)[0] + 6, 24, 'loss', 'start'),
      text(50, 148, String(Math.round(axis.from)), 'start'),
      text(270, 148, String(axis.to), 'end'),
    ]),
    caption,
  };
}
