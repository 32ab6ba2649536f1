import { areaY, dot, line, ruleX } from '@observablehq/plot';
import type { ReportData } from '../data.ts';
import { figure, interval } from '../text/numbers.ts';
import { FIRST } from './colours.ts';
import { picture, type PictureOptions } from './picture.ts';

type AtK = NonNullable<ReportData['topK']>[number];

/** The most numbers that are drawn as dots with lines. More numbers get a band. */
const DOTS = 25;

/** The accuracy at every k, with intervals: how often the true class is among the k highest scores. */
export function accuracyByK(list: readonly AtK[], options: PictureOptions = {}): SVGSVGElement {
  const { width = 420 } = options;
  const withInterval = list.filter(({ low, high }) => low !== null && high !== null);
  const least = Math.min(...list.map(({ low, value }) => low ?? value ?? 1));
  const bounds = { x: 'k', y1: 'low', y2: 'high' };
  return picture(options, {
    width,
    height: 300,
    marginLeft: 46,
    marginRight: 16,
    marginTop: 26,
    marginBottom: 40,
    x: {
      label: 'k',
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 34,
      ticks: Math.min(list.length, 8),
      tickFormat: (k: number) => (Number.isInteger(k) ? String(k) : ''),
      inset: 8,
    },
    y: {
      label: 'Accuracy among the first k',
      labelArrow: 'none',
      domain: [Math.max(0, least - 0.03), 1],
      ticks: 5,
      grid: true,
    },
    marks: [
      ...(list.length <= DOTS
        ? [ruleX(withInterval, { ...bounds, stroke: FIRST, strokeWidth: 2 })]
        : [areaY(withInterval, { ...bounds, fill: FIRST, fillOpacity: 0.25 })]),
      line(list, { x: 'k', y: 'value', stroke: FIRST, strokeWidth: 1.5 }),
      dot(list.length <= DOTS ? list : [], {
        x: 'k',
        y: 'value',
        fill: FIRST,
        r: 4,
        title: (at: AtK) => `Among the first ${at.k}: ${figure(at.value)}, ${interval(at)}`,
      }),
    ],
  });
}
