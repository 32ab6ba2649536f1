import { plot, type Markish, type PlotOptions } from '@observablehq/plot';
import { visible } from '../text/visible.ts';

/** What every picture takes. */
export interface PictureOptions {
  /** Who makes the elements. Left out, the page's own document does. */
  readonly document?: Document | undefined;
  /** The width that the picture is drawn for. It scales, for its size is in its `viewBox`. */
  readonly width?: number | undefined;
  /** What a screen reader calls the picture. */
  readonly label?: string | undefined;
}

/**
 * Draws with Plot. The style element that Plot adds is left out, for a page under a strict content security policy refuses it.
 * Names are made visible wherever they stand.
 */
export function picture(
  { document, label }: PictureOptions,
  options: PlotOptions & { readonly width: number; readonly marks: Markish[] },
): SVGSVGElement {
  const drawn = plot({
    ...options,
    ...(document ? { document } : {}),
    ...(label === undefined ? {} : { ariaLabel: label }),
  });
  if (drawn.tagName.toLowerCase() !== 'svg')
    throw new Error('A picture is one SVG element: draw legends as marks.');
  for (const style of drawn.querySelectorAll('style')) style.remove();
  for (const element of drawn.querySelectorAll('*')) {
    // What Plot calls a mark becomes a class: a label is for the picture alone.
    const mark = element.getAttribute('aria-label');
    if (mark !== null) element.classList.add(mark.replace(/ /g, '-'));
    element.removeAttribute('aria-label');
    for (const name of MEASURES) {
      const text = element.getAttribute(name);
      if (text !== null) element.setAttribute(name, text.replace(/\d+\.\d{3,}/g, rounded));
    }
  }
  for (const text of drawn.querySelectorAll('text, tspan, title'))
    if (text.children.length === 0) text.textContent = visible(text.textContent);
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('font-size', '11');
  // The page's elements are of its own realm, so instanceof does not tell.
  return drawn as unknown as SVGSVGElement;
}

/** Attributes whose numbers Plot writes with 16 digits. */
const MEASURES = [
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'width',
  'height',
  'd',
  'transform',
  'fill-opacity',
];

const rounded = (digits: string): string => String(Number(Number(digits).toFixed(2)));
