import { readFileSync } from 'node:fs';

/** The rows of a CSV file without quotes, as objects by the names in the header. */
export function rowsOf(path) {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}

/** The class with the highest of the scores p0 … p9. */
export function bestClass(row) {
  const scores = Array.from({ length: 10 }, (_, i) => Number(row[`p${i}`]));
  return scores.indexOf(Math.max(...scores));
}
