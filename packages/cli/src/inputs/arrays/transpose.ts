/** Writes columns into `out`, row by row. */
export function transpose<T>(columns: readonly ArrayLike<T>[], rows: number, out: T[]): void {
  const width = columns.length;
  for (let j = 0; j < width; j++) {
    const column = columns[j]!;
    for (let i = 0; i < rows; i++) out[i * width + j] = column[i]!;
  }
}
