import { html, type Html } from '../text/html.ts';

export interface Column {
  readonly label: string;
  /** Whether the column has numbers, which are right-aligned. */
  readonly isNumber?: boolean;
}

export type Cell = string | Html;

/** A table in a box that scrolls if the page is too narrow. The script makes the table sortable. */
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
          ${columns.map((column) => html`<th scope="col" ${classOf(column, column.label)}>${column.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, i) => html`<td${classOf(columns[i], cell)}>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;

/** The number of letters above which a text may break anywhere. */
const LONG = 40;

const classOf = (column: Column | undefined, cell: Cell): Html | null =>
  column?.isNumber
    ? html` class="n"`
    : typeof cell === 'string' && cell.length > LONG
      ? html` class="long"`
      : null;
