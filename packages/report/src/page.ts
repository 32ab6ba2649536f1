import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import type { ReportData } from './data.ts';
import { calibrationSection } from './page/calibration.ts';
import { classesSection } from './page/classes.ts';
import { comparisonSection } from './page/comparison.ts';
import { errorsSection } from './page/errors.ts';
import { headline } from './page/headline.ts';
import { healthSection, notesSection, worstSection } from './page/notes.ts';
import { pageScript } from './page/script.ts';
import type { MakeSection } from './page/section.ts';
import { slicesSection } from './page/slices.ts';
import { style } from './page/style.ts';
import { thresholdsSection } from './page/thresholds.ts';
import { topKSection } from './page/top-k.ts';
import { Html, html } from './text/html.ts';

export type * from './data.ts';

const sections: readonly MakeSection[] = [
  comparisonSection,
  classesSection,
  topKSection,
  thresholdsSection,
  calibrationSection,
  errorsSection,
  slicesSection,
  worstSection,
  healthSection,
  notesSection,
];

/** The report as one HTML file. It needs no other file and no network, and works without its script. */
export function reportHtml(data: ReportData): string {
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
  const parts = sections.map((make) => make(data, document)).filter((part) => part !== null);
  const script = pageScript();
  const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${data.title}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        ${headline(data)}
        <nav aria-label="Contents">
          <ul>
            ${parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
          </ul>
        </nav>
        <main>
          ${parts.map(
            ({ id, title, body }) =>
              html`<section id="${id}" aria-labelledby="${id}-heading">
                <h2 id="${id}-heading">${title}</h2>
                <div class="grid">${body}</div>
              </section> `,
          )}
        </main>
        ${new Html(`<script>${script}</script>`)}
      </body>
    </html> `.markup;
}

const hash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
