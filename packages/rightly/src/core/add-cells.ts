import type { Data } from '../engines/vocabulary.ts';
import { type Cells, DENSE } from './cells.ts';
import { counts, type Entries, entry, keyFrom } from './entries.ts';

/** Adds entries to the sums of their keys. */
export function addCells(cells: Cells, keys: Data, entries: Entries): void {
  const { n, share, where, values, weights } = entries;
  // Any other array holds names, or 64-bit integers among numbers.
  if (!ArrayBuffer.isView(keys) || typeof keys[0] !== 'number') {
    for (let i = 0; i < n; i++)
      if (counts(entries, i)) cells.add(keyFrom(keys[i]!), [entry(entries, i), 0]);
    return;
  }
  let most = -1;
  for (let i = 0; i < n; i++) if (keys[i]! > most && keys[i]! < DENSE) most = keys[i]!;
  // The arrays grow once, before the loops, because the loops hold references to them.
  cells.reserve(most);
  if (values || weights || share !== 1) sumCells(cells, keys, entries);
  else countCells(cells, n, keys, where);
}

/** Counts samples without weights. Such counts are exact. */
function countCells(cells: Cells, n: number, keys: Data, where: Data | undefined): void {
  const { high } = cells;
  const size = high.length;
  for (let i = 0; i < n; i++) {
    const key = keys[i]!;
    const one = where ? where[i]! : 1;
    if (key >= 0 && key < size) high[key]! += one;
    else if (one === 1) cells.add(keyFrom(key), [1, 0]);
  }
}

function sumCells(cells: Cells, keys: Data, entries: Entries): void {
  const { high, low } = cells;
  const size = high.length;
  for (let i = 0; i < entries.n; i++) {
    if (!counts(entries, i)) continue;
    const key = keys[i]!;
    const x = entry(entries, i);
    if (!(key >= 0 && key < size)) {
      cells.add(keyFrom(key), [x, 0]);
      continue;
    }
    const before = high[key]!;
    const next = before + x;
    const step = next - before;
    high[key] = next;
    low[key]! += before - (next - step) + (x - step);
  }
}
