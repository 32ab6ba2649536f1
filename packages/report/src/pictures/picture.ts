import { plot, type Markish, type PlotOptions } from '@observablehq/plot';
import { visible } from '../text/visible.ts';

/** The options of every picture. */
export interface PictureOptions {
  /** The document that creates the elements; by default the document of the page. */
  readonly document?: Document | undefined;
  /** The width for which the picture is drawn. The picture scales, because its size is in its `viewBox`. */
  readonly width?: number | undefined;
  /** The name of the picture for screen readers. */
  readonly label?: string | undefined;
}

/**
 * Draws with Plot. The style element of Plot is removed, because a strict content security policy refuses it.
 * Hidden characters in names are shown as escapes.
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
    // The label that Plot gives a mark becomes a class. Only the picture itself has a label.
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
  // The elements may belong to another realm, so instanceof does not work.
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
