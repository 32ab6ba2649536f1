import { evaluationQuery, valueSql } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { lossDifferences, type LossCase, lossNames } from '../losses.ts';
import type { SqlEngine, SqlRow } from './engine.ts';
import { resultsOf, sourceOfOne } from './grouped.ts';
import { spreadDifferences } from './spread.ts';
import { casesOf, isOfRows, isTable, lossTable, metricOf } from './loss-table.ts';

/** Mean and Sum have neither truth nor prediction. */
const names = lossNames.filter((name) => name !== 'Mean' && name !== 'Sum');

const tablesOf = (name: string): LossCase[] =>
  casesOf(name).filter((c) => isOfRows(c) && isTable(c));

/** Whether a case's vectors are columns, one for each element: by their length, so that cases of one table stay together. */
const isWide = ({ updates }: LossCase): boolean => updates[0]!.yPred![1].at(-1)! % 2 === 0;

/** Where an engine does not come to what Keras does, in words. */
async function differences(engine: SqlEngine, cases: readonly LossCase[]): Promise<string[]> {
  const tables = cases.map((c) => lossTable(engine, c, isWide(c)));
  const metrics = await resultsOf(
    engine,
    cases.map((c, i) => [metricOf(c), tables[i]!]),
  );
  return cases.flatMap((c, i) => [
    ...lossDifferences(c, metrics[i] as never),
    ...spreadDifferences(c.title, metrics[i]!, metricOf(c), tables[i]!),
  ]);
}

/** Keras's Tversky always takes a batch for one sample, and its Dice mostly. */
const enough: Readonly<Record<string, number>> = { Tversky: 0, Dice: 45 };

/** Every case of the losses whose vectors are rows. */
export function lossesAgree(name: string, open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });

  describe(`${name} agrees with Keras on losses:`, () => {
    test('twenty of them', () => {
      expect(names.length).toBe(20);
    });

    test.each(names)('%s', async (loss) => {
      const cases = tablesOf(loss);
      expect(cases.length).toBeGreaterThanOrEqual(enough[loss] ?? 100);
      expect(new Set(cases.map(isWide)).size, 'lists and columns').toBe(cases.length > 0 ? 2 : 0);
      expect(await differences(engine, cases)).toEqual([]);
    });
  });

  test(`${name}: what SQL cannot say is refused`, () => {
    const cases = names.flatMap(casesOf).filter((c) => !isOfRows(c));
    expect(cases.length).toBeGreaterThan(300);
    for (const c of cases)
      expect(
        () =>
          evaluationQuery(
            [metricOf(c)],
            sourceOfOne(engine, lossTable(engine, c, false)),
            engine.dialect,
          ),
        c.title,
      ).toThrow(TypeError);
  });

  test(`${name}: the value of one row stands alone`, async () => {
    const { dialect } = engine;
    const cases = names.flatMap((loss) => tablesOf(loss).filter((_, i) => i % 40 === 0));
    const queries = cases.flatMap((c) => {
      const source = sourceOfOne(engine, lossTable(engine, c, false));
      const unweighted = { ...source, sampleWeight: undefined };
      return [
        evaluationQuery([metricOf(c)], unweighted, dialect).text,
        `SELECT sum(${valueSql(metricOf(c), source, dialect)}) AS total FROM ${source.from}`,
      ];
    });
    const answers = await engine.ask(queries);
    for (const [i, c] of cases.entries()) {
      const [[inside], [alone]] = answers.slice(2 * i) as [SqlRow[], SqlRow[]];
      const [total, expected] = [alone!['total'], inside!['_total_0']].map(Number);
      expect(Math.abs(total! / expected! - 1) < 1e-9 || total === expected, c.title).toBe(true);
    }
  });
}
