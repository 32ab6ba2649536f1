/*
 * Part of the page's script. The page holds the text of these functions, so they use nothing from outside of this file.
 */

/** Makes the heads of all tables buttons, which sort by their column: downwards first. */
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
    // What is no number stays last.
    const isLast = Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return isLast === 0 ? sign * (a - Number(b)) || 0 : isLast;
  });
  table.tBodies[0]!.append(...rows.map(([row]) => row));
}

/** The functions whose texts the page holds. The first is called. */
export const sorting: readonly [typeof sortTables, ...unknown[]] = [sortTables, sortBy];
