import { dot, line, text, type Markish } from '@observablehq/plot';
import type { ThresholdFigures } from '../data.ts';
import { bestPoint, thresholdPoints, type ThresholdPoint } from '../figures/thresholds.ts';
import { figure } from '../text/numbers.ts';
import { shortened } from '../text/visible.ts';
import { FIRST, INK, QUIET, SECOND } from './colours.ts';
import { picture, type PictureOptions } from './picture.ts';

export interface CurvesOptions extends PictureOptions {
  /** The index of the curve that is highlighted; the first by default. */
  readonly chosen?: number;
  /** The names of two curves that are compared. */
  readonly compared?: readonly [string, string];
}

interface XY {
  readonly x: number | null;
  readonly y: number | null;
}

/** The point of the highest F1. */
interface Best {
  readonly at: XY;
  readonly threshold: number;
}

/** The ROC curve of each class, with the threshold of the highest F1 as a dot. */
export const rocCurves = (
  list: readonly ThresholdFigures[],
  options: CurvesOptions = {},
): SVGSVGElement =>
  curves(list, options, {
    x: 'Share of the negatives called positive',
    y: 'Share of the positives called positive (recall)',
    of: ({ fallout, recall }) => ({ x: fallout, y: recall }),
    ends: { lowest: { x: 1, y: 1 }, highest: { x: 0, y: 0 } },
    under: line(
      [
        [0, 0],
        [1, 1],
      ],
      { stroke: QUIET, strokeDasharray: '3 3' },
    ),
  });

/** The precision at each recall, with the threshold of the highest F1 as a dot. The area below the steps is the average precision. */
export const precisionRecallCurves = (
  list: readonly ThresholdFigures[],
  options: CurvesOptions = {},
): SVGSVGElement =>
  curves(list, options, {
    x: 'Recall',
    y: 'Precision',
    of: ({ recall, precision }) => ({ x: recall, y: precision }),
    curve: 'step-before',
  });

function curves(
  list: readonly ThresholdFigures[],
  options: CurvesOptions,
  kind: {
    readonly x: string;
    readonly y: string;
    readonly of: (point: ThresholdPoint) => XY;
    readonly ends?: { readonly lowest: XY; readonly highest: XY };
    readonly under?: Markish;
    readonly curve?: 'step-before';
  },
): SVGSVGElement {
  const { chosen = 0, width = 420, compared } = options;
  const [left, top, right, bottom] = [46, 26, 14, 40];
  const height = width - left - right + top + bottom;
  const all = list.map((figures) => {
    const points = thresholdPoints(figures);
    const best = points[bestPoint(points)];
    const highestFirst = points.map((_, at) => points[points.length - 1 - at]!);
    const { lowest, highest } = kind.ends ?? {};
    return {
      line: [
        ...(highest ? [highest] : []),
        ...highestFirst.map(kind.of),
        ...(lowest ? [lowest] : []),
      ],
      best: best === undefined ? [] : [{ at: kind.of(best), threshold: best.threshold }],
    };
  });
  const drawn = all.map(({ line: points }, i) =>
    line(points, {
      x: 'x',
      y: 'y',
      className: 'curve',
      ...(kind.curve ? { curve: kind.curve } : {}),
      stroke: compared ? [QUIET, FIRST][i]! : i === chosen ? FIRST : QUIET,
      strokeWidth: compared || i === chosen ? 2.5 : 1,
      strokeOpacity: compared || i === chosen ? 1 : 0.4,
      ...(compared && i === 0 ? { strokeDasharray: '6 3' } : {}),
    }),
  );
  // The chosen curve lies above the others.
  const order = all.map((_, i) => i).sort((a, b) => Number(a === chosen) - Number(b === chosen));
  const shownBest = compared ? all.flatMap(({ best }) => best) : (all[chosen]?.best ?? []);
  const svg = picture(options, {
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: {
      domain: [0, 1],
      ticks: 5,
      label: kind.x,
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 34,
      grid: true,
    },
    y: { domain: [0, 1], ticks: 5, label: kind.y, labelArrow: 'none', grid: true },
    marks: [
      ...(kind.under ? [kind.under] : []),
      ...order.map((i) => drawn[i]!),
      dot(shownBest, {
        x: ({ at }: Best) => at.x ?? 0,
        y: ({ at }: Best) => at.y ?? 0,
        r: 5,
        fill: SECOND,
        className: 'threshold',
        title: ({ threshold }: Best) => `Highest F1, at threshold ${figure(threshold)}`,
      }),
      ...(compared
        ? compared.flatMap((name, i) => [
            line(
              [
                [0.5, 0.12 - 0.07 * i],
                [0.58, 0.12 - 0.07 * i],
              ],
              {
                stroke: [QUIET, FIRST][i]!,
                strokeWidth: 2.5,
                ...(i === 0 ? { strokeDasharray: '6 3' } : {}),
              },
            ),
            text([[0.6, 0.12 - 0.07 * i]], {
              text: () => shortened(name, 22),
              textAnchor: 'start',
              fill: INK,
            }),
          ])
        : []),
    ],
  });
  for (const [at, curve] of [...svg.querySelectorAll('.curve')].entries())
    curve.setAttribute('data-curve', String(order[at]));
  // A dot without a position is hidden. The script may move it.
  for (const [i, { at }] of shownBest.entries())
    if (at.x === null || at.y === null)
      svg.querySelectorAll('.threshold circle')[i]!.setAttribute('visibility', 'hidden');
  // The coordinates of 0 and 1, for the script that moves the dot.
  svg.setAttribute('data-frame', [left, height - bottom, width - right, top].join(' '));
  return svg;
}
