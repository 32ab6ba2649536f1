import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql, text } from '../command.ts';

export const ROWS = 20_000_000;
const FILES = 64;

/** A number below `of` that varies from row to row. */
const digit = (salt: number, of: number): string => `hash(i * 31 + ${salt}) % ${of}`;
const score = (salt: number): string => `(${digit(salt, 200)} / 200)::FLOAT`;

/**
 * Predictions in many Parquet files: a label of three classes, their scores in as many columns (with ties), a weight that no float64 holds
 * exactly, and countries of very unlike sizes. Some labels are of no class.
 */
export async function makeLake(folder: string): Promise<string> {
  mkdirSync(folder);
  const each = ROWS / FILES;
  for (let i = 0; i < FILES; i++) {
    const path = join(folder, `part-${String(i).padStart(3, '0')}.parquet`);
    await sql(`COPY (SELECT
      CASE WHEN ${digit(1, 1000)} = 0 THEN 7 ELSE ${digit(2, 3)} END::INTEGER AS label,
      ${score(3)} AS p0, ${score(4)} AS p1, ${score(5)} AS p2,
      (1 + ${digit(6, 997)}) / 1000 AS weight,
      CASE WHEN ${digit(7, 100)} < 90 THEN 'big' ELSE 'c' || ${digit(8, 40)} END AS country,
      'a column that nobody reads ' || i AS note
      FROM range(${i * each}, ${(i + 1) * each}) t(i)) TO ${text(path)} (FORMAT parquet)`);
  }
  return join(folder, '*.parquet');
}
