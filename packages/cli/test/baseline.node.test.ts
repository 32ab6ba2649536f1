import { Accuracy, F1Score } from 'rightly';
import { difference, interval, Replicated } from 'rightly/statistics';
import { describe, expect, test } from 'vitest';
import { file, rightly } from './command.ts';
import { csvOf, type Drawn, rowsOfModels } from './drawn.ts';

/* `--baseline` compares with the state of an old model. The old model may have seen other rows. */

const before = rowsOfModels(300, 11);
const after = rowsOfModels(400, 12);

const columns = (of: (row: Drawn) => string): Parameters<typeof csvOf>[1] => ({
  user: (row) => row.user,
  lang: (row) => row.lang,
  label: (row) => row.label,
  guess: of,
});
const now = (): string =>
  file(
    'new.csv',
    csvOf(
      after,
      columns((row) => row.now),
    ),
  );

async function stateOf(...args: string[]): Promise<string> {
  const path = file(
    'old.csv',
    csvOf(
      before,
      columns((row) => row.old),
    ),
  );
  const state = path.replace('.csv', '.json');
  const { status, stderr } = await rightly('evaluate', path, '--state', state, ...args);
  expect([status, stderr]).toEqual([0, '']);
  return state;
}

interface Found {
  readonly results: readonly unknown[];
  readonly baseline: {
    readonly paired: boolean;
    readonly results: readonly {
      readonly a: number;
      readonly b: number;
      readonly interval: { readonly low: number; readonly high: number; readonly method: string };
      readonly group: Readonly<Record<string, string>> | null;
    }[];
  };
}

async function found(...args: string[]): Promise<Found> {
  const { stdout, stderr } = await rightly('evaluate', ...args, '--format', 'json');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Found;
}

const accuracyOf = (rows: readonly Drawn[], of: (row: Drawn) => string): Accuracy => {
  const metric = new Accuracy();
  metric.updateState(
    rows.map(({ label }) => label),
    rows.map(of),
  );
  return metric;
};

const replicated = (rows: readonly Drawn[], of: (row: Drawn) => string): Replicated<F1Score> => {
  const metric = new Replicated(
    new F1Score({
      average: 'macro',
      classes: ['cat', 'cow', 'dog'],
      sparseYTrue: true,
      sparseYPred: true,
    } as never),
  );
  metric.updateState(
    rows.map(({ label }) => label),
    rows.map(of),
    { cluster: rows.map(({ user }) => user) },
  );
  return metric;
};

describe('--baseline', () => {
  test('shows the unpaired difference of the library, in total and by group', async () => {
    const { baseline, results } = await found(
      now(),
      '--by',
      'lang',
      '--baseline',
      await stateOf('--by', 'lang'),
    );
    expect(results).toHaveLength(4);
    expect(baseline.paired).toBe(false);
    for (const { a, b, interval: own, group } of baseline.results) {
      const isOwn = ({ lang }: Drawn): boolean => group === null || group['lang'] === lang;
      const expected = difference(
        accuracyOf(before.filter(isOwn), (row) => row.old),
        accuracyOf(after.filter(isOwn), (row) => row.now),
      );
      expect([a, b]).toEqual([expected.a, expected.b]);
      expect(own.low).toBeCloseTo(expected.low!, 12);
      expect(own.high).toBeCloseTo(expected.high!, 12);
      expect(own.method).toBe('square-and-add');
    }
  });

  test('adds the squares of two jackknives for formulas', async () => {
    const options = ['--cluster', 'user', '--metrics', 'f1_macro'];
    const { baseline } = await found(now(), ...options, '--baseline', await stateOf(...options));
    const [old, own] = [
      interval(replicated(before, (row) => row.old)),
      interval(replicated(after, (row) => row.now)),
    ] as unknown as { value: number; low: number; high: number }[];
    const [total] = baseline.results;
    const less = own!.value - old!.value;
    expect(total!.interval.low).toBeCloseTo(
      less - Math.hypot(own!.value - own!.low, old!.high - old!.value),
      12,
    );
    expect(total!.interval.high).toBeCloseTo(
      less + Math.hypot(own!.high - own!.value, old!.value - old!.low),
      12,
    );
  });

  test('is printed below the table, with a hint that rightly compare detects more', async () => {
    const run = await rightly(
      'evaluate',
      now(),
      '--baseline',
      await stateOf(),
      '--fail-if',
      'not-better',
    );
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/metric {4}baseline {7}now {2}difference/);
    expect(run.stdout).toContain('accuracy: no difference detected');
    expect(run.stderr).toContain('rightly compare OLD NEW detects smaller differences');
    expect(run.stderr).toContain(
      'failed: accuracy: the new model must be better; the difference is',
    );
  });

  test('works on merged states', async () => {
    const own = now().replace('.csv', '.json');
    await rightly('evaluate', own.replace('.json', '.csv'), '--state', own);
    const { stdout } = await rightly(
      'merge',
      own,
      '--baseline',
      await stateOf(),
      '--format',
      'csv',
    );
    expect(stdout).toMatch(/^metric,class,a,b,difference,low,high/);
  });

  test('must have the same metrics, groups and classes', async () => {
    const wrong = await rightly(
      'evaluate',
      now(),
      '--baseline',
      await stateOf('--metrics', 'f1_macro'),
    );
    expect([wrong.status, wrong.stderr]).toEqual([
      2,
      expect.stringContaining(
        'must be a state of the same metrics, groups and classes; its metrics are',
      ),
    ]);
    const groups = await rightly('evaluate', now(), '--baseline', await stateOf('--by', 'lang'));
    expect(groups.stderr).toContain('its groups by are ["lang"], not []');
    const none = await rightly('evaluate', now(), '--baseline', 'nothing.json');
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('nothing.json')]);
  });
});
