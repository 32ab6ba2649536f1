/*
 * Part of the script of the page. The page contains the source text of these functions, so they use nothing from outside of this file.
 */

/** Turns the column headers of all tables into buttons that sort by the column, first in descending order. */
function sortTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table.sortable'))
    for (const head of table.tHead!.rows[0]!.cells) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => sortBy(head, table));
    }
}

function sortBy(head: HTMLTableCellElement, table: HTMLTableElement): void {
  const sign = head.ariaSort === 'descending' ? 1 : -1;
  for (const other of table.tHead!.rows[0]!.cells) other.removeAttribute('aria-sort');
  head.ariaSort = sign > 0 ? 'ascending' : 'descending';
  const isNumber = head.className === 'n';
  const keys = new Map<Element, string | number>();
  for (const row of table.tBodies[0]!.rows) {
    const text = row.cells[head.cellIndex]!.textContent;
    keys.set(row, isNumber ? Number.parseFloat(text.replace(/,/g, '').replace(/−/g, '-')) : text);
  }
  const rows = [...keys].sort(([, a], [, b]) => {
    if (typeof a === 'string') return sign * a.localeCompare(String(b), 'en', { numeric: true });
    // Cells without a number stay last.
    const isLast = Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return isLast === 0 ? sign * (a - Number(b)) || 0 : isLast;
  });
  table.tBodies[0]!.append(...rows.map(([row]) => row));
}

/** The functions whose source text the page contains. The script calls the first. */
export const sorting: readonly [typeof sortTables, ...unknown[]] = [sortTables, sortBy];
