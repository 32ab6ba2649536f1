import type { Column } from '../../engines/column.ts';
import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import { pathText } from '../../engines/duckdb/literals.ts';

/** An element of a Parquet schema. Its children follow it. */
interface Element {
  readonly name: string;
  readonly children: number;
  readonly isHalf: boolean;
}

/** The columns of Parquet files, with the precision of those that are stored as float16. DuckDB reads them as float32. */
export async function withHalf(
  columns: readonly Column[],
  paths: readonly string[],
  engine: Duckdb,
): Promise<Column[]> {
  if (!columns.some(isNarrow)) return [...columns];
  const halves: ReadonlySet<string>[] = [];
  for (const path of paths) halves.push(await halvesIn(path, engine));
  return columns.map((column) =>
    isNarrow(column) && halves.every((names) => names.has(column.name))
      ? { ...column, precision: 'float16' }
      : column,
  );
}

const isNarrow = ({ type }: Column): boolean => type === 'float32';

/** The names of the columns of a file that hold float16 or lists of float16. */
async function halvesIn(path: string, engine: Duckdb): Promise<ReadonlySet<string>> {
  const rows = await engine.query(
    `SELECT name, coalesce(num_children, 0) AS children, coalesce(logical_type LIKE 'Float16%', false) AS is_half FROM parquet_schema(${pathText(path)})`,
  );
  const elements = rows.map((row): Element => ({
    name: String(row['name']),
    children: Number(row['children']),
    isHalf: row['is_half'] === true,
  }));
  const found = new Set<string>();
  let at = 1;
  while (at < elements.length) {
    const { name } = elements[at]!;
    const end = endOf(elements, at);
    const leaves = elements.slice(at, end).filter(({ children }) => children === 0);
    if (leaves.length === 1 && leaves[0]!.isHalf) found.add(name);
    at = end;
  }
  return found;
}

/** The index behind an element and all its descendants. */
function endOf(elements: readonly Element[], start: number): number {
  let open = 1;
  let at = start;
  for (; open > 0 && at < elements.length; at++) open += elements[at]!.children - 1;
  return at;
}
