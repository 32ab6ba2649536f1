import { Html, html } from '../text/html.ts';

export interface Figure {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** A sentence about the picture. */
  readonly sentence: string;
  readonly picture: SVGSVGElement;
  /** The numbers of the picture. */
  readonly numbers: Html;
  /** A picture of many classes takes the whole width, and scrolls on a narrow page. */
  readonly isWide?: boolean;
}

/** A picture with its title, a sentence about it, and its numbers. */
export function figure({ id, title, sentence, picture, numbers, isWide }: Figure): Html {
  picture.removeAttribute('aria-label');
  picture.setAttribute('aria-labelledby', `${id}-title`);
  picture.setAttribute('aria-describedby', `${id}-text`);
  const box = isWide
    ? html`<div class="box wide" role="region" aria-label="${title}, picture" tabindex="0">
        ${new Html(picture.outerHTML)}
      </div>`
    : new Html(picture.outerHTML);
  return html`<figure id="${id}" ${isWide ? html` class="whole"` : null}>
    <figcaption>
      <h3 id="${id}-title">${title}</h3>
      <p id="${id}-text">${sentence}</p>
    </figcaption>
    ${box}
    <details>
      <summary>Numbers<span class="unseen"> of: ${title}</span></summary>
      ${numbers}
    </details>
  </figure> `;
}
