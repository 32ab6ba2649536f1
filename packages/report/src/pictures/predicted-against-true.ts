import { line, rect } from '@observablehq/plot';
import type { ErrorsFigures } from '../data.ts';
import type { Bin } from '../figures/merged-bins.ts';
import { count } from '../text/numbers.ts';
import { FIRST, INK } from './colours.ts';
import { CENTRED, isFinite, drawnBins, MARGINS, rangeOf } from './drawn-bins.ts';
import { picture, type PictureOptions } from './picture.ts';

const CELLS = 48;

const asBin = ([from, to]: readonly [from: number, to: number]): Bin => ({ from, to });

/** The number of rows for each true number and prediction. On the dashed line the two are equal. */
export function predictedAgainstTrue(
  { cells }: Pick<ErrorsFigures, 'cells'>,
  options: PictureOptions = {},
): SVGSVGElement {
  const { width = 420 } = options;
  const finite = cells
    .map(({ truth, prediction, weight }) => ({
      truth: asBin(truth),
      prediction: asBin(prediction),
      weight,
    }))
    .filter(({ truth, prediction }) => isFinite(truth) && isFinite(prediction));
  // Both axes are the same.
  const sides = finite.flatMap(({ truth, prediction, weight }) =>
    [truth, prediction].map(({ from, to }) => ({ from, to, weight })),
  );
  const { axis, drawn, placeOf } = drawnBins(sides, CELLS);
  const weights = new Map<number, number>();
  for (const { truth, prediction, weight } of finite) {
    const key = placeOf(truth) * drawn.length + placeOf(prediction);
    weights.set(key, (weights.get(key) ?? 0) + weight);
  }
  const most = Math.max(...weights.values(), 0);
  const squares = [...weights].map(([key, weight]) => {
    const [truth, prediction] = [
      drawn[Math.floor(key / drawn.length)]!,
      drawn[key % drawn.length]!,
    ];
    return {
      x1: truth.from,
      x2: truth.to,
      y1: prediction.from,
      y2: prediction.to,
      // The square root makes cells with few rows visible.
      strength: 0.1 + 0.9 * Math.sqrt(weight / most),
      title: `True ${rangeOf(truth.bin)}, predicted ${rangeOf(prediction.bin)}: ${count(weight)} rows`,
    };
  });
  const [low, high] = axis.scale.domain;
  return picture(options, {
    width,
    height: width - 2,
    ...MARGINS,
    x: { ...axis.scale, ...CENTRED, label: 'True' },
    y: { ...axis.scale, label: 'Predicted', labelArrow: 'none' },
    opacity: { type: 'identity' },
    marks: [
      rect(squares, {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        fill: FIRST,
        fillOpacity: 'strength',
        title: 'title',
      }),
      line(
        [
          [low, low],
          [high, high],
        ],
        { stroke: INK, strokeDasharray: '3 3' },
      ),
    ],
  });
}
