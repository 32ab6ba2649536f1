import { AUC, AveragePrecision } from 'rightly';
import { describe, expect, test } from 'vitest';
import { countTable } from '../src/counting/tables/count-table.ts';
import { streamAreas } from '../src/counting/tables/stream-areas.ts';
import { Duckdb } from '../src/engines/duckdb/duckdb.ts';
import { readTable } from '../src/reading/tables/read-table.ts';
import { streamedAreas } from '../src/reading/tables/streamed-areas.ts';
import { evaluate, file, rightly } from './command.ts';

/* Exact areas of files are counted from rows. With --state or --by, DuckDB returns sums by score or computes the area. */

const rows = Array.from({ length: 5_000 }, (_, i) => {
  const score = ((i * 7919) % 1_009) / 1_024;
  return {
    y_true: (i * 31) % 7 < 7 * score ? 1 : 0,
    y_pred: score,
    weight: ((i * 13) % 5) / 4,
    team: i % 3,
  };
});
const csv = (): string => {
  const names = ['y_true', 'y_pred', 'weight', 'team'] as const;
  const lines = rows.map((row) => names.map((name) => row[name]).join(','));
  return file('areas.csv', [names.join(','), ...lines].join('\n'));
};
const asked = ['--metrics', 'auc:exact=true,average_precision,binary_accuracy'];

const values = async (...args: readonly string[]): Promise<unknown[]> =>
  (await evaluate(...args)).results.map(({ value }) => value);

function areas(of: typeof rows, isWeighted: boolean): number[] {
  const metrics = [new AUC({ exact: true }), new AveragePrecision()];
  return metrics.map((metric) => {
    metric.updateState(
      of.map(({ y_true }) => y_true),
      of.map(({ y_pred }) => y_pred),
      { sampleWeight: isWeighted ? of.map(({ weight }) => weight) : undefined },
    );
    return metric.result();
  });
}

describe('exact areas of a file equal those of its rows', () => {
  test('without weights', async () => {
    const found = await values(csv(), '--no-sample-weight', ...asked);
    expect(found.slice(0, 2)).toEqual(areas(rows, false));
  });

  test('with weights', async () => {
    const found = await values(csv(), '--sample-weight', 'weight', ...asked);
    for (const [i, area] of areas(rows, true).entries()) expect(found[i]).toBeCloseTo(area, 14);
  });

  test('of the rows that --where selects', async () => {
    const found = await values(csv(), '--no-sample-weight', '--where', 'team = 1', ...asked);
    expect(found.slice(0, 2)).toEqual(
      areas(
        rows.filter(({ team }) => team === 1),
        false,
      ),
    );
  });

  test('by group, and in total', async () => {
    const { results } = await evaluate(csv(), '--no-sample-weight', '--by', 'team', ...asked);
    const found = results.filter(({ metric }) => metric === 'auc');
    const wanted = [0, 1, 2].map(
      (own) =>
        areas(
          rows.filter(({ team }) => team === own),
          false,
        )[0]!,
    );
    for (const [i, area] of [...wanted, areas(rows, false)[0]!].entries())
      expect(found[i]!.value).toBeCloseTo(area, 14);
  });

  test('of scores that are rounded to 32 bits', async () => {
    const found = await values(csv(), '--no-sample-weight', '--score-type', 'float32', ...asked);
    expect(found.slice(0, 2)).toEqual(areas(rows, false));
  });

  test('without rows that have NULL', async () => {
    const path = file('nulls.csv', 'y_true,y_pred\n1,0.75\n0,\n0,0.25\n,0.5\n1,0.125\n');
    const skipped = await values(path, '--nulls', 'skip', '--metrics', 'auc:exact=true');
    expect(skipped).toEqual([0.5]);
    const { status, stderr } = await rightly('evaluate', path, '--metrics', 'auc:exact=true');
    expect([status, stderr]).toEqual([2, expect.stringContaining('row 2')]);
  });

  test('with NaN, which is wrong at each threshold', async () => {
    const path = file('nan.jsonl', '{"y_true":1,"y_pred":NaN}\n{"y_true":0,"y_pred":0.5}\n');
    const { results, warnings } = await evaluate(path, '--metrics', 'auc:exact=true');
    expect([results[0]!.value, warnings[0]]).toEqual([0, expect.stringContaining('NaN')]);
  });

  test('if no row is left', async () => {
    const { results } = await evaluate(csv(), '--where', 'team = 9', ...asked);
    expect(results.map(({ value }) => value)).toEqual([null, null, null]);
  });

  test('in pieces of any size', async () => {
    const engine = await Duckdb.open({ progress: false });
    const metrics = [new AUC({ exact: true })];
    const table = {
      prediction: 'float64',
      names: { yTrue: 'y_true', yPred: 'y_pred', sampleWeight: 'weight' },
      from: () => `read_csv('${csv()}')`,
    } as unknown as Parameters<typeof streamedAreas>[1]['table'];
    const source = { from: table.from(), yTrue: 'y_true', yPred: 'y_pred' };
    const streamed = streamedAreas(metrics, { table, source, dialect: engine.dialect })!;
    const answer = await engine.scan(streamed.counts.text);
    for (const most of [2_048, 2_500, 10_000]) {
      const all = await streamAreas(streamed, metrics, answer, engine, most);
      expect(all![0]!['_area_0']).toBe(areas(rows, false)[0]);
    }
    const few = { ...streamed, most: rows.length - 1 };
    expect(await streamAreas(few, metrics, answer, engine)).toBeUndefined();
    await engine.close();
  });
});

test('the engine computes the areas of very many rows', async () => {
  const engine = await Duckdb.open({ progress: false });
  const from = `read_csv('${csv()}')`;
  const input = {
    engine,
    source: 'areas',
    describe: () => engine.describe(from),
    from: () => from,
    scan: (sql: string) => engine.scan(sql),
  };
  const question = await readTable(input, {
    metrics: 'auc:exact=true',
    sampleWeight: false,
    nulls: 'error',
  });
  for (const most of [100, 10_000]) {
    const streamed = { ...question.streamed!, most };
    const { total } = await countTable({ ...question, streamed });
    expect(total.metrics[0]!.result()).toBeCloseTo(areas(rows, false)[0]!, 14);
  }
  await engine.close();
});

test('--sql prints a query that computes the area', async () => {
  const { stdout } = await rightly('evaluate', csv(), '--metrics', 'auc:exact=true', '--sql');
  expect(stdout).toContain('_area_0');
});
