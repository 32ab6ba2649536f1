import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { evaluationQuery, valueSql } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { lossDifferences, type LossCase, lossNames } from './losses.ts';
import { casesOf, isOfRows, isTable, lossTable, metricOf } from './sql-losses.ts';

/** Mean and Sum have neither truth nor prediction. */
const names = lossNames.filter((name) => name !== 'Mean' && name !== 'Sum');

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create()).connect();
});

const answer = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await duckdb.runAndReadAll(sql)).getRowObjects();

const tablesOf = (name: string): LossCase[] =>
  casesOf(name).filter((c) => isOfRows(c) && isTable(c));

async function found(c: LossCase, wide: boolean): Promise<string[]> {
  const query = evaluationQuery([metricOf(c)], lossTable(c, wide));
  return lossDifferences(c, query.read(await answer(query.text)).total.metrics[0] as never);
}

/** Keras's Tversky always takes a batch for one sample, and its Dice mostly. */
const enough: Readonly<Record<string, number>> = { Tversky: 0, Dice: 45 };

describe('DuckDB agrees with Keras on losses:', () => {
  test('twenty of them', () => {
    expect(names.length).toBe(20);
  });

  test.each(names)('%s', async (name) => {
    const cases = tablesOf(name);
    expect(cases.length).toBeGreaterThanOrEqual(enough[name] ?? 100);
    const wrong: string[] = [];
    for (const [i, c] of cases.entries()) wrong.push(...(await found(c, i % 3 === 0)));
    expect(wrong).toEqual([]);
  });
});

test('what SQL cannot say is refused', () => {
  const cases = names.flatMap(casesOf).filter((c) => !isOfRows(c));
  expect(cases.length).toBeGreaterThan(300);
  for (const c of cases)
    expect(() => evaluationQuery([metricOf(c)], lossTable(c, false)), c.title).toThrow(TypeError);
});

test('the value of one row stands alone', async () => {
  for (const name of names)
    for (const c of tablesOf(name).filter((_, i) => i % 20 === 0)) {
      const source = lossTable(c, false);
      const inside = evaluationQuery([metricOf(c)], { ...source, sampleWeight: undefined });
      const [sums] = await answer(inside.text);
      const alone = await answer(
        `SELECT sum(${valueSql(metricOf(c), source)}) AS total FROM ${source.from}`,
      );
      const [total, expected] = [alone[0]!['total'], sums!['_total_0']].map(Number);
      expect(Math.abs(total! / expected! - 1) < 1e-9 || total === expected, c.title).toBe(true);
    }
});
