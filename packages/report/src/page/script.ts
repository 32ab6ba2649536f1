/**
 * The script of the page. The page holds the text of this function, so the function uses nothing from outside.
 * Without it all is shown, but that tables cannot be sorted.
 */
export function enliven(): void {
  const numberOf = (text: string) => parseFloat(text.replace(/,/g, '').replace(/−/g, '-'));
  for (const table of document.querySelectorAll<HTMLTableElement>('table.sortable')) {
    const heads = [...table.tHead!.rows[0]!.cells];
    for (const [i, head] of heads.entries()) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const isUp = head.getAttribute('aria-sort') === 'descending';
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
        const body = table.tBodies[0]!;
        const textOf = (row: HTMLTableRowElement) => row.cells[i]!.textContent;
        const compare = (a: HTMLTableRowElement, b: HTMLTableRowElement) =>
          head.className === 'n'
            ? numberOf(textOf(a)) - numberOf(textOf(b))
            : textOf(a).localeCompare(textOf(b), 'en', { numeric: true });
        // What is no number stays last.
        const [known, unknown] = [true, false].map((isKnown) =>
          [...body.rows].filter(
            (row) => isKnown === (head.className !== 'n' || !Number.isNaN(numberOf(textOf(row)))),
          ),
        );
        known!.sort((a, b) => (isUp ? compare(a, b) : compare(b, a)));
        body.append(...known!, ...unknown!);
      });
    }
  }
}
