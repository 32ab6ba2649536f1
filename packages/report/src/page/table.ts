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
          ${columns.map((column) => html`<th scope="col" ${look(column, column.label)}>${column.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, i) => html`<td${look(columns[i], cell)}>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;

/** Text of more letters may break anywhere. */
const LONG = 40;

const look = (column: Column | undefined, cell: Cell): Html | null =>
  column?.isNumber
    ? html` class="n"`
    : typeof cell === 'string' && cell.length > LONG
      ? html` class="long"`
      : null;
