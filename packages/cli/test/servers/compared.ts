import { countPairs } from '../../src/counting/count-pairs.ts';
import { Duckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { TableInput } from '../../src/inputs/table-input.ts';
import type { PairOptions } from '../../src/reading/pairs/pair-options.ts';
import { readPair } from '../../src/reading/pairs/read-pair.ts';
import { withReplicates } from '../../src/reading/replicates.ts';
import { comparePairs } from '../../src/results/compare.ts';
import { type Drawn, rowsOfModels } from '../drawn.ts';

const rows = rowsOfModels(60, 5);

/** Rows as a query, a SELECT for each: texts, whole numbers, and a weight as a quotient. */
const tableOf = (
  some: readonly Drawn[],
  columns: Readonly<Record<string, (row: Drawn) => string>>,
): string =>
  `(${some
    .map(
      (row) =>
        `SELECT ${Object.entries(columns)
          .map(([name, of]) => `${of(row)} AS ${name}`)
          .join(', ')}`,
    )
    .join(' UNION ALL ')}) AS t`;

const quoted =
  (of: (row: Drawn) => string) =>
  (row: Drawn): string =>
    `'${of(row)}'`;
const own = {
  id: (row: Drawn) => String(row.id),
  who: quoted(({ user }) => user),
  lang: quoted(({ lang }) => lang),
  label: quoted(({ label }) => label),
};
const old = quoted((row) => row.old);
const now = quoted((row) => row.now);

/** The comparison of two models by an engine: in one table, and in two tables that are joined by an id, with a group, clusters and formulas. */
export async function comparedIn(engine: Engine): Promise<readonly unknown[]> {
  const both = tableOf(rows, { ...own, old, new_one: now });
  const first = tableOf(rows, { ...own, guess: old });
  const second = tableOf(
    [...rows].sort((one, other) => other.id - one.id),
    { id: own.id, guess: now },
  );
  const answer = async (
    [a, b]: readonly [string, string?],
    options: PairOptions,
  ): Promise<unknown> => {
    const input = new TableInput(engine, 'a', a);
    const other = b === undefined ? input : new TableInput(engine, 'b', b);
    const question = await readPair(input, other, withReplicates({ nulls: 'error', ...options }));
    const { results } = comparePairs(await countPairs(question, undefined), 0.95);
    return results.map(({ metric, group, a: x, b: y, low, high, p, onlyA, onlyB, method }) => ({
      metric,
      group,
      numbers: [x, y, low, high, p].map((number) => Number(number!.toPrecision(8))),
      sides: [onlyA, onlyB],
      method,
    }));
  };
  const columns = { yPredA: 'old', yPredB: 'new_one' };
  return [
    await answer([both], { ...columns, by: ['lang'] }),
    await answer([both], { ...columns, cluster: 'who', metrics: 'accuracy,f1_macro' }),
    await answer([both], { ...columns, on: 'id', metrics: 'f1_macro' }),
    await answer([first, second], { on: 'id', by: ['lang'], metrics: 'accuracy,f1_macro' }),
    await answer([first, second], {}).catch((error: unknown) => (error as Error).message),
    await answer([first, tableOf(rows.slice(1), { id: own.id, guess: now })], { on: 'id' }).catch(
      (error: unknown) => (error as Error).message,
    ),
  ];
}

/** The same comparison by DuckDB. Other tests compare the results of DuckDB with those of the library. */
export async function comparedInDuckdb(): Promise<readonly unknown[]> {
  const engine = await Duckdb.open({ progress: false, threads: undefined, memory: undefined });
  try {
    return await comparedIn(engine);
  } finally {
    await engine.close();
  }
}
