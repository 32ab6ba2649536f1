import { line, ruleX, text } from '@observablehq/plot';
import type { ThresholdFigures } from '../data.ts';
import { bestPoint, thresholdPoints } from '../figures/thresholds.ts';
import { FIRST, INK, QUIET, SECOND, THIRD } from './colours.ts';
import { picture, type PictureOptions } from './picture.ts';

const SERIES = [
  { name: 'Precision', key: 'precision', stroke: FIRST, dash: null },
  { name: 'Recall', key: 'recall', stroke: SECOND, dash: '7 3' },
  { name: 'F1', key: 'f1', stroke: THIRD, dash: '2 2' },
  { name: 'Predicted positive', key: 'share', stroke: QUIET, dash: '1 4' },
] as const;

/** The position of the name of each series above the picture. */
const STARTS = [0, 86, 156, 208];

/** Precision, recall, F1 and the share that is called positive, at every threshold. A line marks the highest F1. */
export function thresholdCurves(
  figures: ThresholdFigures,
  options: PictureOptions = {},
): SVGSVGElement {
  const { width = 420 } = options;
  const points = thresholdPoints(figures);
  const best = points[bestPoint(points)];
  const [left, top, right, bottom] = [46, 30, 14, 40];
  const height = 340;
  const [first, last] = [points[0]?.threshold ?? 0, points.at(-1)?.threshold ?? 1];
  const domain = [first, last > first ? last : first + 1];
  const svg = picture(options, {
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: {
      domain,
      ticks: 5,
      label: 'Threshold',
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 34,
    },
    y: { domain: [0, 1], ticks: 5, label: null, grid: true },
    marks: [
      ...SERIES.map(({ key, stroke, dash }) =>
        line(points, {
          x: 'threshold',
          y: key,
          stroke,
          strokeWidth: 2,
          className: `curve-${key}`,
          ...(dash === null ? {} : { strokeDasharray: dash }),
        }),
      ),
      ...(best === undefined
        ? []
        : [ruleX([best.threshold], { stroke: INK, className: 'threshold' })]),
      ...SERIES.map(({ name }, i) =>
        text([name], {
          text: String,
          frameAnchor: 'top-left',
          dx: STARTS[i]! + 24,
          dy: -22,
          fill: INK,
        }),
      ),
    ],
  });
  legend(svg, left, 13);
  svg.setAttribute('data-frame', [left, height - bottom, width - right, top].join(' '));
  return svg;
}

/** A short line of each series before its name. */
function legend(svg: SVGSVGElement, left: number, y: number): void {
  for (const [i, { stroke, dash }] of SERIES.entries()) {
    const path = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', `M${left + STARTS[i]!},${y}h20`);
    path.setAttribute('stroke', stroke);
    path.setAttribute('stroke-width', '2');
    if (dash !== null) path.setAttribute('stroke-dasharray', dash);
    svg.append(path);
  }
}
