import { html, type Html } from '../text/html.ts';
import { count } from '../text/numbers.ts';
import type { MakeSection } from './section.ts';
import { table } from './table.ts';

/** The rows on which the model is most confidently wrong. */
export const worstSection: MakeSection = ({ worst }) =>
  worst === null || worst.rows.length === 0
    ? null
    : {
        id: 'worst',
        title: 'The worst rows',
        body: html`<div class="part whole">
          ${table(
            'The worst row first',
            worst.columns.map((label) => ({ label })),
            worst.rows,
          )}
        </div>`,
      };

/** The section about peculiar rows. */
export const healthSection: MakeSection = ({ health }) =>
  health.length === 0
    ? null
    : {
        id: 'health',
        title: 'The data',
        body: html`<ul class="whole">
          ${health.map(({ what, rows }) => html`<li>${what}: ${count(rows)}</li>`)}
        </ul>`,
      };

/** The section with warnings, assumptions and missing parts. */
export const notesSection: MakeSection = ({ warnings, assumed, missing }) =>
  warnings.length + assumed.length + missing.length === 0
    ? null
    : {
        id: 'notes',
        title: 'How to read this report',
        body: html`${list('Warnings', warnings)}${list('What was assumed', assumed)}${list('What is not shown', missing)}`,
      };

const list = (title: string, lines: readonly string[]): Html | null =>
  lines.length === 0
    ? null
    : html`<div class="part">
        <h3>${title}</h3>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>
      </div>`;
