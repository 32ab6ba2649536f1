/** A row of docs/compatibility.md: the behaviour of Keras or scikit-learn, of this library, and the reason. */
export interface Difference {
  readonly there: string;
  readonly here: string;
  readonly why: string;
}

/** The differences on a page that contain any of these names. */
export function differencesOf(page: string, names: readonly string[]): Difference[] {
  return tablesIn(page)
    .filter(([head]) => head?.at(-1) === 'why')
    .flatMap(([head, ...rows]) =>
      rows
        .filter((row) => names.some((name) => speaksOf(row.join(' '), name)))
        .map((row) => {
          const [first, keras] = row as [string, string];
          const there = head!.length === 4 ? `${first}: ${keras}` : first;
          return { there, here: row.at(-2)!, why: reasonOf(row, rows) };
        }),
    );
}

/** The reason in a row. "as above" stands for the reason of the row before. */
function reasonOf(row: readonly string[], rows: readonly (readonly string[])[]): string {
  const reason = row.at(-1)!;
  const before = rows[rows.indexOf(row) - 1];
  return before && ['as above', 'the same'].includes(reason) ? reasonOf(before, rows) : reason;
}

const speaksOf = (row: string, name: string): boolean =>
  new RegExp(`(?<![\\w])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])`).test(row);

/** The tables of a page of Markdown: rows of cells, without the rule below the head. */
export const tablesIn = (page: string): string[][][] =>
  Array.from(withoutCode(page).matchAll(/(?:^\|.*\|\n?)+/gm), ([table]) =>
    table
      .trim()
      .split('\n')
      .map((line) =>
        line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim()),
      )
      .filter((_, i) => i !== 1),
  );

const withoutCode = (page: string): string => page.replaceAll(/^```[^]*?^```/gm, '');
