import { link, ruleY } from '@observablehq/plot';
import type { ErrorsFigures } from '../data.ts';
import { count, figure } from '../text/numbers.ts';
import { FIRST, INK } from './colours.ts';
import { CENTRED, isFinite, drawnBins, MARGINS, rangeOf } from './drawn-bins.ts';
import { picture, type PictureOptions } from './picture.ts';
import { signedLog } from './signed-log.ts';

const STEPS = 24;

/** The mean absolute error of rows by their true number. */
export function errorBySize(
  { bySize }: Pick<ErrorsFigures, 'bySize'>,
  options: PictureOptions = {},
): SVGSVGElement {
  const finite = bySize.filter((bin) => isFinite(bin) && bin.weight > 0);
  const { axis, drawn, placeOf } = drawnBins(finite, STEPS);
  const sums = drawn.map(() => 0);
  for (const bin of finite) sums[placeOf(bin)]! += bin.weight * bin.meanError;
  const steps = drawn.map(({ bin, from, to, weight }, i) => {
    const error = sums[i]! / weight;
    const title = `True ${rangeOf(bin)}: mean absolute error ${figure(error)}, ${count(weight)} rows`;
    return { from, to, weight, error, title };
  });
  const { scale } = signedLog(
    steps
      .filter(({ error }) => error > 0)
      .map(({ error, weight }) => ({ from: 0, to: error, weight })),
  );
  // Absolute errors are not negative.
  const errors = {
    ...scale,
    domain: [0, scale.domain[1]] as const,
    ticks: scale.ticks.filter((tick) => tick >= 0),
  };
  return picture(options, {
    width: options.width ?? 420,
    height: 280,
    ...MARGINS,
    x: { ...axis.scale, ...CENTRED, label: 'True' },
    y: { ...errors, label: 'Mean absolute error', labelArrow: 'none', grid: true },
    marks: [
      link(steps, {
        x1: 'from',
        x2: 'to',
        y: 'error',
        stroke: FIRST,
        strokeWidth: 4,
        title: 'title',
      }),
      ruleY([0], { stroke: INK }),
    ],
  });
}
