import { html, type Html } from '../text/html.ts';

export interface Column {
  readonly label: string;
  /** Numbers stand on the right. */
  readonly isNumber?: boolean;
}

export type Cell = string | Html;

/** A table in a box of its own, which scrolls where the page is too narrow. The script lets a reader sort the table. */
export const table = (
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Html =>
  html`<div class="box" role="region" aria-label="${caption}" tabindex="0">
    <table class="sortable">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ label, isNumber }) => html`<th scope="col" ${isNumber ? NUMBER : null}>${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, i) => html`<td${columns[i]?.isNumber ? NUMBER : null}>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;

const NUMBER = html` class="n"`;
