import { barX, text } from '@observablehq/plot';
import { count } from '../text/numbers.ts';
import { shortened } from '../text/visible.ts';
import { FIRST, INK, QUIET } from './colours.ts';
import { picture, type PictureOptions } from './picture.ts';

export interface FlipsFigures {
  readonly names: Readonly<Record<'a' | 'b', string>>;
  readonly onlyA: number;
  readonly onlyB: number;
}

/** The numbers of rows that only one of two models has right, as two bars. */
export function flips(
  { names, onlyA, onlyB }: FlipsFigures,
  options: PictureOptions = {},
): SVGSVGElement {
  const bars = [
    { name: `Only A right: ${shortened(names.a, 24)}`, rows: onlyA, fill: QUIET },
    { name: `Only B right: ${shortened(names.b, 24)}`, rows: onlyB, fill: FIRST },
  ];
  return picture(options, {
    width: options.width ?? 420,
    height: 110,
    marginLeft: 4,
    marginRight: 60,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, domain: [0, Math.max(onlyA, onlyB, 1)] },
    y: { axis: null, domain: bars.map((_, i) => i), paddingInner: 0.55, paddingOuter: 0.3 },
    color: { type: 'identity' },
    marks: [
      barX(bars, { x: 'rows', y: (_: unknown, i: number) => i, fill: 'fill' }),
      text(bars, {
        x: 'rows',
        y: (_: unknown, i: number) => i,
        text: ({ rows }: (typeof bars)[number]) => count(rows),
        textAnchor: 'start',
        dx: 6,
        fill: INK,
      }),
      text(bars, {
        x: 0,
        y: (_: unknown, i: number) => i,
        text: 'name',
        textAnchor: 'start',
        dy: -23,
        fill: INK,
      }),
    ],
  });
}
