import { dot, link, ruleX, text } from '@observablehq/plot';
import { figure, interval } from '../text/numbers.ts';
import { shortened } from '../text/visible.ts';
import type { Estimate } from '../data.ts';
import { FIRST, INK, PAPER, QUIET, SECOND } from './colours.ts';
import { picture, type PictureOptions } from './picture.ts';

/** A line of the picture. */
export interface Dot extends Estimate {
  readonly name: string;
  /** A diamond is significant, a ring has few rows. */
  readonly shape: 'dot' | 'diamond' | 'ring';
  /** More text for the tooltip of the dot. */
  readonly note?: string;
}

export interface DotsOptions extends PictureOptions {
  /** The label of the axis. */
  readonly axis: string;
  /** A reference value, which is drawn as a dashed line. */
  readonly reference?: number | null;
  /** Whether the numbers are shares from 0 to 1. */
  readonly isPart?: boolean;
}

const LETTERS = 22;

/** Numbers with their intervals, one on each line, in the given order. */
export function dots(list: readonly Dot[], options: DotsOptions): SVGSVGElement {
  const { axis, reference = null, isPart = false, width = 420 } = options;
  const known = list.map((d, i) => ({ ...d, i })).filter((d) => d.value !== null);
  const labels = list.map(({ name }) => shortened(name, LETTERS));
  const longest = Math.max(...labels.map((label) => Array.from(label).length), 1);
  const title = (d: Dot) =>
    `${d.name}: ${figure(d.value)}${d.low === null ? '' : `, ${interval(d)}`}${d.note === undefined ? '' : `, ${d.note}`}`;
  const colour = (d: Dot) => ({ dot: FIRST, diamond: SECOND, ring: QUIET })[d.shape];
  const drawn = { x: 'value', y: 'i', title };
  return picture(options, {
    width,
    height: 46 + 18 * Math.max(list.length, 1),
    marginLeft: 14 + 6.9 * longest,
    marginRight: 16,
    marginTop: 6,
    marginBottom: 40,
    x: {
      label: shortened(axis, 50),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 34,
      domain: range(
        [
          ...known.flatMap(({ value, low, high }) => [value!, low ?? value!, high ?? value!]),
          ...(reference === null ? [] : [reference]),
        ],
        isPart,
      ),
      ticks: 5,
      nice: !isPart,
    },
    y: {
      label: null,
      type: 'band',
      domain: list.map((_, i) => i),
      tickFormat: (i: number) => labels[i]!,
      tickSize: 0,
    },
    marks: [
      ...(reference === null
        ? []
        : [ruleX([reference], { stroke: QUIET, strokeDasharray: '3 3' })]),
      link(
        known.filter((d) => d.low !== null && d.high !== null),
        { x1: 'low', x2: 'high', y: 'i', stroke: colour, strokeWidth: 2 },
      ),
      dot(
        known.filter((d) => d.shape === 'dot'),
        { ...drawn, fill: FIRST, r: 4 },
      ),
      dot(
        known.filter((d) => d.shape === 'diamond'),
        { ...drawn, fill: SECOND, r: 5, symbol: 'diamond2' },
      ),
      dot(
        known.filter((d) => d.shape === 'ring'),
        { ...drawn, stroke: QUIET, fill: PAPER, r: 3.5 },
      ),
      text(
        list.map((d, i) => ({ ...d, i })).filter((d) => d.value === null),
        { frameAnchor: 'left', y: 'i', text: () => 'undefined', fill: INK, dx: 6 },
      ),
    ],
    color: { type: 'identity' },
    symbol: { type: 'identity' },
  });
}

/** The range of the axis: a little more than the numbers, and within 0 to 1 for shares. */
function range(values: readonly number[], isPart: boolean): [number, number] {
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const space = (most - least) * 0.06 || Math.abs(most) * 0.1 || 1;
  return isPart
    ? [Math.max(0, least - space), Math.min(1, most + space)]
    : [least - space, most + space];
}
