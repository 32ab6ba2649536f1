import { rectY, ruleX, ruleY } from '@observablehq/plot';
import type { ErrorsFigures } from '../data.ts';
import { count, shortCount } from '../text/numbers.ts';
import { FIRST, INK, QUIET } from './colours.ts';
import { CENTRED, isFinite, drawnBins, MARGINS, rangeOf, type DrawnBin } from './drawn-bins.ts';
import { picture, type PictureOptions } from './picture.ts';

const BARS = 60;

/** A histogram of the errors: prediction minus truth. */
export function errorHistogram(
  { bins }: Pick<ErrorsFigures, 'bins'>,
  options: PictureOptions = {},
): SVGSVGElement {
  const { axis, drawn } = drawnBins(bins.filter(isFinite), BARS);
  return picture(options, {
    width: options.width ?? 420,
    height: 280,
    ...MARGINS,
    x: { ...axis.scale, ...CENTRED, label: 'Error (prediction minus truth)' },
    y: { label: 'Rows', labelArrow: 'none', ticks: 4, tickFormat: shortCount, grid: true },
    marks: [
      rectY(drawn, {
        x1: 'from',
        x2: 'to',
        y: 'weight',
        fill: FIRST,
        fillOpacity: 0.75,
        inset: 0.25,
        title: ({ bin, weight }: DrawnBin) => `Error ${rangeOf(bin)}: ${count(weight)} rows`,
      }),
      ruleX([0], { stroke: QUIET, strokeDasharray: '3 3' }),
      ruleY([0], { stroke: INK }),
    ],
  });
}
