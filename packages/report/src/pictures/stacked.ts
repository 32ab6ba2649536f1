import type { PictureOptions } from './picture.ts';

/** Stacks pictures of the same width into one picture. */
export function stacked(
  pictures: readonly SVGSVGElement[],
  { label }: PictureOptions,
): SVGSVGElement {
  const outer = pictures[0]!.cloneNode(false) as SVGSVGElement;
  let height = 0;
  for (const inner of pictures) {
    inner.removeAttribute('role');
    inner.removeAttribute('aria-label');
    inner.setAttribute('y', String(height));
    height += Number(inner.getAttribute('height'));
    outer.append(inner);
  }
  outer.setAttribute('height', String(height));
  outer.setAttribute('viewBox', `0 0 ${outer.getAttribute('width')} ${height}`);
  outer.removeAttribute('y');
  outer.setAttribute('role', 'img');
  if (label !== undefined) outer.setAttribute('aria-label', label);
  return outer;
}
