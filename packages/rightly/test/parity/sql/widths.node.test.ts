import { AUC, BinaryAccuracy, ConfusionMatrix, Precision } from 'rightly';
import { evaluationQuery, hitSql } from 'rightly/sql';
import { beforeAll, expect, test } from 'vitest';
import { dialects } from './dialects.ts';
import { openDuckdb } from './duckdb.ts';
import { answer, type SqlEngine } from './engine.ts';

let engine: SqlEngine;
beforeAll(async () => {
  engine = await openDuckdb();
});

/** Half-precision numbers by their bits, near to 0.1, 0.2, 0.3, 0.7. */
const bits = [0x2e66, 0x3266, 0x34cd, 0x399a];
const halves = [0.0999755859375, 0.199951171875, 0.300048828125, 0.7001953125];
const truths = [1, 0, 1, 1];

test.each([
  ['a threshold', () => new BinaryAccuracy({ threshold: 0.3 })],
  ['thresholds', () => new Precision({ thresholds: [0.1, 0.3] })],
  ['many thresholds', () => new AUC({ numThresholds: 11 })],
] as const)('%s beside float16 that is stored as float32', async (_, create) => {
  const rows = truths.map((truth, i) => [String(truth), `CAST('${halves[i]}' AS FLOAT)`]);
  const query = evaluationQuery([create()], {
    from: engine.values(['y', 'p'], rows),
    yTrue: { column: 'y', type: 'integer' },
    yPred: { column: 'p', type: 'float32', precision: 'float16' },
  });
  const { total } = query.read(await answer(engine, query.text));
  const metric = create();
  metric.updateState(truths, { data: Uint16Array.from(bits), shape: [4], type: 'float16' });
  expect(total.metrics[0]!.result()).toEqual(metric.result());
});

test.each(dialects)('$name rounds a threshold to what is said of the scores', (dialect) => {
  const hit = (precision?: 'float16' | 'bfloat16'): string =>
    hitSql(
      new BinaryAccuracy({ threshold: 0.3 }),
      { yTrue: 'y', yPred: { column: 'p', type: 'float32', precision } },
      dialect,
    );
  expect(hit()).toContain('0.30000001192092896');
  expect(hit('float16')).toContain('0.300048828125');
  expect(hit('bfloat16')).toContain('0.30078125');
});

test('wide labels are classes beyond 2^63', async () => {
  const [a, b] = [2n ** 64n - 1n, 2n ** 64n - 2n];
  const rows = [
    [a, a],
    [a, b],
    [b, b],
  ].map((row) => row.map((id) => `CAST(${id} AS UBIGINT)`));
  const wide = { type: 'integer', wide: true } as const;
  const metric = new ConfusionMatrix({ sparseYPred: true });
  const query = evaluationQuery([metric], {
    from: engine.values(['y', 'p'], rows),
    yTrue: { column: 'y', ...wide },
    yPred: { column: 'p', ...wide },
  });
  const [found] = query.read(await answer(engine, query.text)).total.metrics;
  expect([found!.keys(), found!.result()]).toEqual([
    [b, a],
    [
      [1, 0],
      [1, 1],
    ],
  ]);
});
