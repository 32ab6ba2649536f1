import { evaluationQuery, valueSql } from 'rightly/sql';
import { beforeAll, describe, expect, test } from 'vitest';
import { lossDifferences, type LossCase, lossNames } from '../losses.ts';
import type { SqlEngine } from './engine.ts';
import { fewOfBoth, type Kinds, type Share } from './few.ts';
import { aggregatesOf, type Asked, resultsOf, sourceOfOne } from './grouped.ts';
import { casesOf, isOfRows, isTable, lossTable, metricOf, recordedKinds } from './loss-table.ts';
import { spreadDifferences } from './spread.ts';

/** Mean and Sum have neither truth nor prediction. */
const names = lossNames.filter((name) => name !== 'Mean' && name !== 'Sum');

const tablesOf = (name: string): LossCase[] =>
  casesOf(name).filter((c) => isOfRows(c) && isTable(c));

/** Whether a case's vectors are columns, one for each element. It depends on their length, so that cases of one table stay together. */
const isWide = ({ updates }: LossCase): boolean => updates[0]!.yPred![1].at(-1)! % 2 === 0;

const askedOf = (engine: SqlEngine, c: LossCase, wide: boolean) =>
  [metricOf(c), lossTable(engine, c, wide)] satisfies Asked;

const kindsOf = (c: LossCase): Kinds => [...recordedKinds(c), ['wide', isWide(c)]];

/** The differences between an engine and Keras, as text. */
async function differences(engine: SqlEngine, cases: readonly LossCase[]): Promise<string[]> {
  const asked = cases.map((c) => askedOf(engine, c, isWide(c)));
  const metrics = await resultsOf(engine, asked);
  return cases.flatMap((c, i) => [
    ...lossDifferences(c, metrics[i] as never),
    ...spreadDifferences(c.title, metrics[i]!, metricOf(c), asked[i]![1]),
  ]);
}

/** In Keras, a batch is one sample of Tversky, and usually of Dice. */
const enough: Readonly<Record<string, number>> = { Tversky: 0, Dice: 45 };

/** Every case of the losses whose vectors are rows, or a share of them. */
export function lossesAgree(name: string, open: () => Promise<SqlEngine>, share?: Share): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  });
  const some = (cases: readonly LossCase[], of = share): readonly LossCase[] =>
    fewOfBoth(
      cases,
      of,
      ({ isBeyondKeras }) => isBeyondKeras,
      (c) => ({ asked: askedOf(engine, c, isWide(c)), kinds: kindsOf(c) }),
    );

  describe(`${name} agrees with Keras on losses:`, () => {
    test.each(names)('%s', async (loss) => {
      const cases = tablesOf(loss);
      expect(cases.length).toBeGreaterThanOrEqual(enough[loss] ?? 100);
      expect(new Set(cases.map(isWide)).size, 'lists and columns').toBe(cases.length > 0 ? 2 : 0);
      expect(await differences(engine, some(cases))).toEqual([]);
    });
  });

  test(`${name}: losses that SQL cannot express are refused`, () => {
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
    const cases = names.flatMap((loss) =>
      some(
        tablesOf(loss).filter((_, i) => i % 40 === 0),
        share && { least: 2 },
      ),
    );
    const asked = cases.map((c) => askedOf(engine, c, false));
    const alone = await aggregatesOf(
      engine,
      asked,
      (metric, source) => `sum(${valueSql(metric, source, dialect)})`,
    );
    const within = await resultsOf(
      engine,
      asked.map(([metric, { source, ...written }]) => [
        metric,
        { ...written, source: { ...source, sampleWeight: undefined } },
      ]),
    );
    for (const [i, { title }] of cases.entries()) {
      const [total, expected] = [alone[i]!, within[i]!.state.total];
      expect(Math.abs(total / expected - 1) < 1e-9 || total === expected, title).toBe(true);
    }
  });
}
