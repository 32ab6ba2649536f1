import {
  Accuracy,
  AUC,
  BinaryAccuracy,
  F1Score,
  MeanSquaredError,
  RootMeanSquaredError,
} from 'rightly';
import { interval, Replicated } from 'rightly/statistics';
import { describe, expect, test } from 'vitest';
import { file, made, rightly } from './command.ts';
import { csvOf, type Drawn, rowsOfModels } from './drawn.ts';

/* The intervals of `--interval` have the same ends as those of the library for the same rows. */

interface Ends {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly method: string;
}

interface Found {
  readonly metric: string;
  readonly group: Readonly<Record<string, unknown>> | null;
  readonly value: unknown;
  readonly interval: Ends | null;
}

const rows = rowsOfModels(400);
const columns = {
  user: (row: Drawn) => row.user,
  lang: (row: Drawn) => row.lang,
  label: (row: Drawn) => row.label,
  guess: (row: Drawn) => row.now,
};
const guesses = (): string => file('guesses.csv', csvOf(rows, columns));

async function found(...args: string[]): Promise<Found[]> {
  const { stdout, stderr } = await rightly('evaluate', ...args, '--format', 'json');
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { results: Found[] }).results;
}

/** Expects that two intervals are equal, to 12 digits. */
function expectAlike(own: Ends | null, other: ReturnType<typeof interval>): void {
  expect(own).not.toBeNull();
  expect(own!.low).toBeCloseTo(other.low, 12);
  expect(own!.high).toBeCloseTo(other.high, 12);
  expect(own!.method).toBe(other.method);
  expect(own!.level).toBe(other.level);
}

const accuracyOf = (some: readonly Drawn[]): Accuracy => {
  const metric = new Accuracy();
  metric.updateState(
    some.map(({ label }) => label),
    some.map(({ now }) => now),
  );
  return metric;
};

describe('--interval', () => {
  test('shows the interval of the library, in total and by group', async () => {
    const results = await found(guesses(), '--interval', '--by', 'lang', '--level', '90%');
    expect(results).toHaveLength(4);
    for (const { group, interval: own } of results) {
      const some = rows.filter(({ lang }) => group === null || group['lang'] === lang);
      expectAlike(own, interval(accuracyOf(some), { level: 0.9 }));
    }
  });

  test('uses weights, also for losses and their roots', async () => {
    const path = file(
      'numbers.csv',
      csvOf(rows, {
        y_true: (row) => row.p,
        y_pred: (row) => row.q,
        sample_weight: (row) => row.w,
      }),
    );
    const results = await found(path, '--interval', '--metrics', 'mse,rmse');
    const metrics = [new MeanSquaredError(), new RootMeanSquaredError()];
    metrics.forEach((metric, i) => {
      metric.updateState(
        rows.map(({ p }) => p),
        rows.map(({ q }) => q),
        { sampleWeight: rows.map(({ w }) => w) },
      );
      expectAlike(results[i]!.interval, interval(metric));
    });
  });

  test('shows the same for merged states', async () => {
    const parts = [0, 1, 2].map((i) =>
      file(
        `part-${i}.csv`,
        csvOf(
          rows.filter(({ id }) => id % 3 === i),
          columns,
        ),
      ),
    );
    const states = parts.map((part) => part.replace('.csv', '.json'));
    for (const [i, part] of parts.entries()) await rightly('evaluate', part, '--state', states[i]!);
    const { stdout } = await rightly('merge', ...states, '--interval', '--format', 'json');
    const [total] = (JSON.parse(stdout) as { results: Found[] }).results;
    expectAlike(total!.interval, interval(accuracyOf(rows)));
  });

  test('is shown beside each value in each format', async () => {
    const path = guesses();
    const of = async (format: string): Promise<string> =>
      (await rightly('evaluate', path, '--interval', '--format', format)).stdout;
    const { value, low, high } = interval(accuracyOf(rows));
    const six = [value, low!, high!].map((x) => x.toFixed(6)).join('  ');
    expect(await of('table')).toContain(
      `low and high: 95 % interval (wilson)\n\nmetric       value       low      high  samples\naccuracy  ${six}      400\n`,
    );
    expect(await of('csv')).toBe(
      `metric,class,value,low,high,total,count\naccuracy,,${value},${low},${high},${value * 400},400\n`,
    );
    expect(await of('markdown')).toContain(
      '| metric   |    value |      low |     high | samples |',
    );
  });

  test('works for more groups than memory holds as objects', async () => {
    const path = await made(
      'many.parquet',
      "SELECT (i // 3)::VARCHAR AS g, 'a' AS label, CASE WHEN i % 3 = 0 THEN 'b' ELSE 'a' END AS pred FROM range(36000) AS t(i)",
    );
    const { stdout } = await rightly(
      'evaluate',
      path,
      '--by',
      'g',
      '--interval',
      '--format',
      'csv',
    );
    const [, first, ...others] = stdout.trimEnd().split('\n');
    const { low, high } = interval(
      (() => {
        const metric = new Accuracy();
        metric.updateState(['a', 'a', 'a'], ['b', 'a', 'a']);
        return metric;
      })(),
    );
    expect(first).toBe(`0,accuracy,,${2 / 3},${low},${high},2,3`);
    expect(others).toHaveLength(12_000);
  });

  test('gives a reason if there is no interval', async () => {
    const one = file('one.csv', 'label,pred\ncat,cat\n');
    const few = await rightly('evaluate', one, '--interval');
    expect(few.stderr).toContain(
      'warning: accuracy has no interval: there must be at least 2 samples of weight above 0; there are 1',
    );
    const formulas = await rightly('evaluate', guesses(), '--interval', '--metrics', 'f1_macro');
    expect(formulas.stderr).toContain('--cluster COLUMN');
    expect(formulas.stdout).toContain('–');
    const [first] = rows;
    const oneRowGroup = file(
      'lonely.csv',
      csvOf([...rows, { ...first!, id: 400, lang: 'xx' }], columns),
    );
    const groups = await rightly('evaluate', oneRowGroup, '--interval', '--by', 'lang');
    expect(groups.stderr).toContain('accuracy has no interval in 1 group: there must be');
    expect(groups.stdout).toContain('1 group has fewer than 30 rows, so its values are uncertain');
  });

  test('uses --level and --min-rows', async () => {
    const path = guesses();
    for (const args of [
      ['--level', '1'],
      ['--level', 'high'],
      ['--level', ''],
      ['--min-rows', 'few'],
      ['--replicates', '1'],
      ['--replicates', '2.5'],
    ]) {
      const { status, stderr } = await rightly('evaluate', path, ...args);
      expect(status).toBe(2);
      expect(stderr).toContain(args[0]);
    }
  });
});

const f1 = (): F1Score =>
  new F1Score({
    average: 'macro',
    classes: ['cat', 'cow', 'dog'],
    sparseYTrue: true,
    sparseYPred: true,
  } as never);

/** The library's metric, in groups of these keys. */
function replicated<M extends Accuracy | F1Score>(
  metric: M,
  some: readonly Drawn[],
  replicates?: number,
): Replicated<M> {
  const own = new Replicated(metric, replicates === undefined ? {} : { replicates });
  (own as unknown as Replicated<Accuracy>).updateState(
    some.map(({ label }) => label),
    some.map(({ now }) => now),
    { cluster: some.map(({ user }) => user) },
  );
  return own;
}

describe('--cluster', () => {
  test('gives every metric the interval of the library, in total and by group', async () => {
    const results = await found(
      guesses(),
      '--interval',
      '--cluster',
      'user',
      '--by',
      'lang',
      '--metrics',
      'accuracy,f1_macro',
    );
    expect(results).toHaveLength(8);
    for (const { metric, group, interval: own } of results) {
      const some = rows.filter(({ lang }) => group === null || group['lang'] === lang);
      const other =
        metric === 'accuracy' ? replicated(new Accuracy(), some) : replicated(f1(), some);
      expectAlike(own, interval(other) as never);
    }
  });

  test('uses --replicates', async () => {
    const [total] = await found(guesses(), '--interval', '--cluster', 'user', '--replicates', '7');
    expectAlike(total!.interval, interval(replicated(new Accuracy(), rows, 7)) as never);
  });

  test('gives merged states the interval of all rows together', async () => {
    const states = [0, 1].map((i) => {
      const part = file(
        `part-${i}.csv`,
        csvOf(
          rows.filter(({ id }) => id % 2 === i),
          columns,
        ),
      );
      return [part, part.replace('.csv', '.json')] as const;
    });
    const options = ['--cluster', 'user', '--by', 'lang', '--metrics', 'f1_macro'];
    for (const [part, state] of states)
      await rightly('evaluate', part, ...options, '--state', state);
    const paths = states.map(([, state]) => state);
    const { stdout } = await rightly('merge', ...paths, '--interval', '--format', 'json');
    const { results } = JSON.parse(stdout) as { results: Found[] };
    for (const { group, interval: own } of results) {
      const some = rows.filter(({ lang }) => group === null || group['lang'] === lang);
      expectAlike(own, interval(replicated(f1(), some)) as never);
    }
    const other = paths[0]!.replace('.json', '-other.json');
    await rightly(
      'evaluate',
      states[0]![0],
      '--by',
      'lang',
      '--metrics',
      'f1_macro',
      '--state',
      other,
    );
    const { status, stderr } = await rightly('merge', paths[1]!, other);
    expect([status, stderr]).toEqual([2, expect.stringContaining('replicates')]);
  });

  test('may be a column, a path or an expression', async () => {
    const json = file(
      'guesses.jsonl',
      rows
        .map(({ user, label, now }) => JSON.stringify({ meta: { user }, label, pred: now }))
        .join('\n'),
    );
    const expected = interval(replicated(new Accuracy(), rows)) as never;
    const [path] = await found(json, '--interval', '--cluster', 'meta.user');
    expectAlike(path!.interval, expected);
    const [computed] = await found(guesses(), '--interval', '--cluster', 'sql: lower(user)');
    expectAlike(computed!.interval, expected);
  });

  test('gives the areas of a probability an interval', async () => {
    const clicks = file(
      'clicks.csv',
      csvOf(rows, {
        user: (row) => row.user,
        label: (row) => Number(row.label === row.old),
        probability: (row) => row.p,
      }),
    );
    const metrics = { auc: new AUC(), 'auc:exact=true,name=exact': new AUC({ exact: true }) };
    for (const [name, metric] of Object.entries(metrics)) {
      const [total] = await found(clicks, '--interval', '--cluster', 'user', '--metrics', name);
      const own = new Replicated(metric);
      own.updateState(
        rows.map((row) => Number(row.label === row.old)),
        rows.map(({ p }) => p),
        { cluster: rows.map(({ user }) => user) },
      );
      expectAlike(total!.interval, interval(own) as never);
    }
  });

  test('keeps the elements of a row in one replicate', async () => {
    const lists = file(
      'tokens.jsonl',
      rows
        .slice(0, 50)
        .map(({ id }) =>
          JSON.stringify({
            id,
            labels: [1, 2, 3, 4],
            predictions: id % 2 ? [1, 2, 3, 4] : [0, 0, 3, 4],
          }),
        )
        .join('\n'),
    );
    const alone = await rightly('evaluate', lists, '--interval');
    expect(alone.stderr).toContain('the elements of one row belong together');
    const [total] = await found(lists, '--interval', '--cluster', 'id');
    const metric = new Replicated(new Accuracy());
    metric.updateState(
      rows.slice(0, 50).map(() => [1, 2, 3, 4]),
      rows.slice(0, 50).map(({ id }) => (id % 2 ? [1, 2, 3, 4] : [0, 0, 3, 4])),
      { cluster: rows.slice(0, 50).map(({ id }) => id) },
    );
    expectAlike(total!.interval, interval(metric));
  });

  test('refuses keys that are missing, and numbers with fractions', async () => {
    const path = file('keys.csv', 'user,label,pred\nann,a,a\n,b,b\n');
    const missing = await rightly('evaluate', path, '--interval', '--cluster', 'user');
    expect([missing.status, missing.stderr]).toEqual([
      2,
      expect.stringContaining('column "user" is NULL in 1 row'),
    ]);
    const numbers = await made(
      'numbers.parquet',
      "SELECT 0.5::DOUBLE AS k, 'a' AS label, 'a' AS pred",
    );
    const fraction = await rightly('evaluate', numbers, '--interval', '--cluster', 'k');
    expect(fraction.stderr).toContain('must hold text or whole numbers; it holds DOUBLE');
    const none = await rightly('evaluate', path, '--interval', '--replicates', '20');
    expect(none.stderr).toContain('--replicates needs --cluster COLUMN here');
  });
});

describe('arrays', () => {
  test('rows of NPY go to the replicates in rotation', async () => {
    const [truth, scores] = [npy(rows.map(({ id }) => id % 2)), npy(rows.map(({ p }) => p))];
    const [total, area] = await found(
      file('p.npy', scores),
      '--y-true',
      file('y.npy', truth),
      '--layout',
      'probability',
      '--interval',
      '--replicates',
      '20',
      '--metrics',
      'binary_accuracy,auc',
    );
    const metrics = [new Replicated(new BinaryAccuracy()), new Replicated(new AUC())] as const;
    for (const metric of metrics)
      (metric as Replicated<BinaryAccuracy>).updateState(
        rows.map(({ id }) => id % 2),
        rows.map(({ p }) => p),
      );
    expectAlike(total!.interval, interval(metrics[0]));
    expectAlike(area!.interval, interval(metrics[1]) as never);
  });
});

/** A one-dimensional array of float64 in NPY. */
function npy(values: readonly number[]): Uint8Array {
  const head = `{'descr': '<f8', 'fortran_order': False, 'shape': (${values.length},), }`;
  const padded = `${head.padEnd(117)}\n`;
  const bytes = new Uint8Array(128 + 8 * values.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, 118, 0]);
  bytes.set(new TextEncoder().encode(padded), 10);
  bytes.set(new Uint8Array(Float64Array.from(values).buffer), 128);
  return bytes;
}

const withBar = (limit: number, end: string): ReturnType<typeof rightly> =>
  rightly('evaluate', guesses(), '--fail-under', `accuracy=${limit}`, '--confident', end);

describe('--confident', () => {
  const { low, high } = interval(accuracyOf(rows));

  test('low: the requirement passes only if the whole interval meets it', async () => {
    expect((await withBar(low! - 1e-6, 'low')).status).toBe(0);
    expect((await withBar(low! + 1e-6, 'low')).status).toBe(1);
  });

  test('high: the requirement fails only if the whole interval misses it', async () => {
    expect((await withBar(high! - 1e-6, 'high')).status).toBe(0);
    expect((await withBar(high! + 1e-6, 'high')).status).toBe(1);
  });

  test('without an interval, low fails and high passes', async () => {
    const one = file('one.csv', 'label,pred\ncat,cat\n');
    const run = (end: string): ReturnType<typeof rightly> =>
      rightly('evaluate', one, '--fail-under', 'accuracy=0.5', '--confident', end);
    expect((await run('high')).status).toBe(0);
    const { status, stderr } = await run('low');
    expect(status).toBe(1);
    expect(stderr).toContain(
      'failed: accuracy must be at least 0.5, also at the low end of its interval; it is 1, and has no interval',
    );
  });

  test('needs --fail-under or --fail-over', async () => {
    const { status, stderr } = await rightly('evaluate', guesses(), '--confident', 'low');
    expect([status, stderr]).toEqual([2, expect.stringContaining('--fail-under')]);
  });
});
