import { dot, line, rect, rectY, ruleY } from '@observablehq/plot';
import type { CalibrationFigures, ConfidenceBin } from '../data.ts';
import { count, figure, interval, shortCount } from '../text/numbers.ts';
import { FIRST, INK, QUIET } from './colours.ts';
import { picture, type PictureOptions } from './picture.ts';
import { stacked } from './stacked.ts';

/** The share of right rows for each confidence, with intervals as bands, and below it the number of rows for each confidence. */
export function reliabilityDiagram(
  { bins }: CalibrationFigures,
  options: PictureOptions = {},
): SVGSVGElement {
  const { width = 420 } = options;
  const known = bins.filter((bin) => bin.weight > 0);
  const margins = { marginLeft: 46, marginRight: 14 };
  const x = { domain: [0, 1], ticks: 5 };
  const diagram = picture(options, {
    width,
    height: width - 60 + 26,
    ...margins,
    marginTop: 26,
    marginBottom: 6,
    x: { ...x, axis: null, grid: true },
    y: { domain: [0, 1], ticks: 5, grid: true, label: 'Share of right rows', labelArrow: 'none' },
    marks: [
      rect(
        known.filter(({ right }) => right.low !== null),
        {
          x1: 'from',
          x2: 'to',
          y1: (bin: ConfidenceBin) => bin.right.low,
          y2: (bin: ConfidenceBin) => bin.right.high,
          fill: FIRST,
          fillOpacity: 0.25,
          className: 'interval',
        },
      ),
      line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: QUIET, strokeDasharray: '3 3' },
      ),
      line(known, {
        x: 'confidence',
        y: (bin: ConfidenceBin) => bin.right.value,
        stroke: FIRST,
        strokeWidth: 1.5,
      }),
      dot(known, {
        x: 'confidence',
        y: (bin: ConfidenceBin) => bin.right.value,
        fill: FIRST,
        r: 4,
        title,
      }),
    ],
  });
  const histogram = picture(options, {
    width,
    height: 130,
    ...margins,
    marginTop: 22,
    marginBottom: 40,
    x: { ...x, label: 'Confidence', labelAnchor: 'center', labelArrow: 'none', labelOffset: 34 },
    y: { ticks: 2, label: 'Rows', labelArrow: 'none', tickFormat: shortCount },
    marks: [
      rectY(bins, { x1: 'from', x2: 'to', y: 'weight', fill: FIRST, fillOpacity: 0.6, title }),
      ruleY([0], { stroke: INK }),
    ],
  });
  return stacked([diagram, histogram], options);
}

const title = (bin: ConfidenceBin) =>
  `Confidence ${figure(bin.from)} to ${figure(bin.to)}: ${count(bin.weight)} rows, mean ${figure(bin.confidence)}, right ${figure(bin.right.value)}, ${interval(bin.right)}`;
