import type { Picture } from '../facts.ts';
import { area, circle, line, path, svg, text } from './draw.ts';

type Point = readonly [x: number, y: number];

const roc: readonly Point[] = [
  [0, 0],
  [0, 0.35],
  [0.1, 0.35],
  [0.1, 0.65],
  [0.3, 0.65],
  [0.3, 0.9],
  [0.6, 0.9],
  [0.6, 1],
  [1, 1],
];
const precisionRecall: readonly Point[] = [
  [0, 1],
  [0.35, 1],
  [0.35, 0.8],
  [0.65, 0.8],
  [0.65, 0.65],
  [0.9, 0.65],
  [0.9, 0.5],
  [1, 0.5],
];
const place = ([x, y]: Point): Point => [95 + x * 160, 140 - y * 120];

const frame = (across: string, up: string): string[] => [
  line(95, 140, 255, 140, 'line'),
  line(95, 20, 95, 140, 'line'),
  text(175, 160, across),
  text(88, 30, up, 'end'),
];

const corners = (points: readonly Point[]): Point[] => [
  [points[0]![0], 0],
  ...points,
  [points.at(-1)![0], 0],
];

/** A curve of all thresholds, and the area under it. */
export function areaUnder(curve: 'ROC' | 'PR', caption: string): Picture {
  const points = curve === 'ROC' ? roc : precisionRecall;
  const [across, up] =
    curve === 'ROC' ? ['false positive rate', 'recall'] : ['recall', 'precision'];
  return {
    svg: svg(320, 170, caption, [
      ...frame(across, up),
      area(corners(points).map(place), 'soft'),
      path(points.map(place), 'strong'),
    ]),
    caption,
  };
}

/** A curve of all thresholds, the required value of one rate, and the best value of the other rate. */
export function bestAt(across: string, up: string, demand: number, caption: string): Picture {
  const points: readonly Point[] = [
    [0, 1],
    [0.3, 0.92],
    [0.5, 0.85],
    [0.7, 0.7],
    [0.85, 0.5],
    [1, 0.2],
  ];
  const best = points.find(([x]) => x >= demand)!;
  const [x, y] = place(best);
  return {
    svg: svg(320, 170, caption, [
      ...frame(across, up),
      area(corners(points.filter(([x0]) => x0 >= demand)).map(place), 'soft'),
      path(points.map(place), 'strong'),
      line(place([demand, 0])[0], 20, place([demand, 0])[0], 140, 'dashed'),
      circle(x, y, 6, 'strong'),
    ]),
    caption,
  };
}

/** The accuracy in each bin of confidence, and its gap to the diagonal. */
export function calibration(caption: string): Picture {
  const bins = [0.12, 0.2, 0.55, 0.6, 0.78];
  const bars = bins.map((share, i) => {
    const [left, right] = [i / 5, (i + 1) / 5];
    return area(
      corners([
        [left, share],
        [right, share],
      ]).map(place),
      'soft',
    );
  });
  const gaps = bins.map((share, i) => {
    const middle = (i + 0.5) / 5;
    const [x, from] = place([middle, share]);
    return line(x, from, x, place([middle, middle])[1], 'second');
  });
  return {
    svg: svg(320, 170, caption, [
      ...bars,
      ...frame('confidence', 'accuracy'),
      path([place([0, 0]), place([1, 1])], 'dashed'),
      ...gaps,
    ]),
    caption,
  };
}

/** A scatter plot of truth (x) and prediction (y), and the line with which the dots are compared. */
export function scatter(ends: readonly [number, number], caption: string): Picture {
  const dots: readonly Point[] = [
    [0.1, 0.3],
    [0.25, 0.36],
    [0.4, 0.55],
    [0.55, 0.56],
    [0.7, 0.7],
    [0.9, 0.78],
  ];
  return {
    svg: svg(320, 170, caption, [
      ...frame('truth', 'prediction'),
      path([place([0, ends[0]]), place([1, ends[1]])], 'dashed'),
      ...dots.map((dot) => circle(...place(dot), 6, 'strong')),
    ]),
    caption,
  };
}
