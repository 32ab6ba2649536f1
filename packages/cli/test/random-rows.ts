import { join } from 'node:path';
import { expect } from 'vitest';
import { folder, rightly, sql, text } from './command.ts';

/** A folder, and functions that write files of random rows into it. */
export function randomFiles() {
  const root = folder();
  const at = (name: string): string => join(root, name);
  const copied = async (query: string, name: string, options: string): Promise<string> => {
    await sql(`COPY (${query}) TO ${text(at(name))} (${options})`);
    return at(name);
  };
  return {
    root,
    at,
    /** Writes the rows of a query to a file of that name. */
    made: (name: string, query: string) => copied(query, name, 'FORMAT parquet'),
    /** The answer of DuckDB to the query of `rightly sql`, in a file that DuckDB writes. */
    answered: async (name: string, format: string, ...args: string[]): Promise<string> => {
      const { status, stdout, stderr } = await rightly('sql', '--dialect', 'duckdb', ...args);
      expect([status, stderr]).toEqual([0, '']);
      return copied(stdout.replace(/;\s*$/, ''), name, format);
    },
  };
}

const random = 'hash(i * 7919 + {}) % 1000';
const pseudo = (salt: number): string => random.replace('{}', String(salt));

/** Rows of labels, scores, weights and two columns to group by, some of them NULL. */
export const rows = (from: number, to: number): string =>
  `SELECT (${pseudo(1)} % 3)::INTEGER AS label, [${pseudo(2)}, ${pseudo(3)}, ${pseudo(4)}]::FLOAT[] AS scores,
   0.1 + ${pseudo(5)} / 1000 AS weight, CASE WHEN i % 5 > 0 THEN 'g' || (i % 4) END AS g, i % 2 = 0 AS even
   FROM range(${from}, ${to}) t(i)`;

export const metrics =
  'accuracy,sparse_top_k_categorical_accuracy:k=2,sparse_categorical_crossentropy:from_logits=true';
