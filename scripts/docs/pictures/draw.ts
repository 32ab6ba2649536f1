/* Parts of small SVG pictures. Their colours are classes, which the style of the site sets for light and for dark pages. */

type Attributes = Readonly<Record<string, string | number>>;

const attributes = (own: Attributes): string =>
  Object.entries(own)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? rounded(value) : value}"`)
    .join('');

const rounded = (value: number): number => Math.round(value * 10) / 10;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export type Fill = 'strong' | 'soft' | 'none' | 'second';

export const rect = (x: number, y: number, width: number, height: number, fill: Fill): string =>
  `<rect${attributes({ x, y, width, height, class: `fill-${fill}` })} />`;

export const circle = (cx: number, cy: number, r: number, fill: Fill): string =>
  `<circle${attributes({ cx, cy, r, class: `fill-${fill}` })} />`;

export type Stroke = 'line' | 'strong' | 'second' | 'dashed';

export const line = (x1: number, y1: number, x2: number, y2: number, kind: Stroke): string =>
  `<line${attributes({ x1, y1, x2, y2, class: `stroke-${kind}` })} />`;

type Point = readonly [x: number, y: number];

export const path = (points: readonly Point[], kind: Stroke): string =>
  `<polyline${attributes({ points: listed(points), class: `stroke-${kind}` })} />`;

export const area = (points: readonly Point[], fill: Fill): string =>
  `<polygon${attributes({ points: listed(points), class: `fill-${fill}` })} />`;

const listed = (points: readonly Point[]): string =>
  points.map((point) => point.map(rounded).join(',')).join(' ');

export type Anchor = 'start' | 'middle' | 'end';

export const text = (x: number, y: number, words: string, anchor: Anchor = 'middle'): string =>
  `<text${attributes({ x, y, 'text-anchor': anchor })}>${escaped(words)}</text>`;

/** Words in the middle of a shape with this fill. */
export const textOn = (fill: Fill, x: number, y: number, words: string): string =>
  fill === 'strong'
    ? text(x, y, words).replace('<text', '<text class="on-strong"')
    : text(x, y, words);

/** The picture, on one line: a blank line would end the HTML in a page of Markdown. */
export const svg = (
  width: number,
  height: number,
  title: string,
  parts: readonly string[],
): string =>
  `<svg viewBox="0 0 ${width} ${height}" role="img" class="picture"><title>${escaped(title)}</title>${parts.join('')}</svg>`;
