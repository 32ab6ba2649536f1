import { readFileSync, writeFileSync } from 'node:fs';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { evaluate, rightly } from './command.ts';
import { metrics, randomFiles, rows } from './random-rows.ts';

const { at, made, root } = randomFiles();

/** The result for all rows, and the merged result of three parts of different sizes. */
async function both(...args: string[]) {
  const whole = await made('whole.parquet', rows(0, 3000));
  const cuts = [0, 17, 1200, 3000];
  const states: string[] = [];
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const part = await made(`part-${i}.parquet`, rows(from, cuts[i + 1]!));
    states.push(at(`part-${i}.json`));
    const { status } = await rightly('evaluate', part, ...args, '--state', states[i]!);
    expect(status).toBe(0);
  }
  const merged = await rightly('merge', ...states, '--format', 'json');
  expect(merged.status).toBe(0);
  return [
    await evaluate(whole, ...args),
    JSON.parse(merged.stdout) as Awaited<ReturnType<typeof evaluate>>,
  ] as const;
}

describe('states of parts add up to the whole:', () => {
  test('without weights exactly, and losses to the last digits', async () => {
    const args = ['--no-sample-weight', '--metrics', metrics];
    const [whole, merged] = await both(...args);
    expect(merged.rows).toBe(3000);
    expect(merged.warnings).toEqual(whole.warnings);
    expect(merged.columns).toEqual(whole.columns);
    expect(merged.results.slice(0, 2)).toEqual(whole.results.slice(0, 2));
    const [found, expected] = [merged, whole].map(({ results }) => results[2]!);
    expect(found!.config).toEqual(expected!.config);
    expect(Math.abs(found!.value! / expected!.value! - 1)).toBeLessThan(1e-14);
  });

  test('with weights, in groups', async () => {
    const [whole, merged] = await both('--by', 'g,even', '--metrics', metrics);
    expect(merged.results.map(({ group, metric }) => [group, metric])).toEqual(
      whole.results.map(({ group, metric }) => [group, metric]),
    );
    expect(whole.results.length).toBeGreaterThan(3 * 6);
    merged.results.forEach(({ state: { total }, value }, i) => {
      const expected = whole.results[i]!;
      expect(Math.abs(total / expected.state.total - 1)).toBeLessThan(1e-14);
      expect(Math.abs(value! / expected.value! - 1)).toBeLessThan(1e-14);
    });
  });

  test('a merged state merges again', async () => {
    await both('--no-sample-weight', '--metrics', 'accuracy');
    const [a, b] = [at('ab.json'), at('all.json')];
    await rightly('merge', at('part-0.json'), at('part-1.json'), '--state', a);
    await rightly('merge', a, at('part-2.json'), '--state', b);
    const { stdout } = await rightly('merge', b, '--format', 'json');
    const whole = await evaluate(
      at('whole.parquet'),
      '--no-sample-weight',
      '--metrics',
      'accuracy',
    );
    expect((JSON.parse(stdout) as typeof whole).results).toEqual(whole.results);
  });

  test('warnings add up, and requirements judge the merged result', async () => {
    const paths = await Promise.all(
      ['[1, 1, 0]', '[0, 1, 9]'].map((scores, i) =>
        made(`w${i}.parquet`, `SELECT 1 AS label, ${scores}::DOUBLE[] AS scores FROM range(2)`),
      ),
    );
    for (const path of paths) await rightly('evaluate', path, '--state', `${path}.json`);
    const names = paths.map((path) => `${path}.json`);
    const bar = 'sparse_categorical_accuracy=0.5';
    const { status, stderr } = await rightly('merge', ...names, '--fail-under', bar);
    expect(status).toBe(1);
    expect(stderr).toContain('in 2 of 4 rows other classes score as high');
    expect(stderr).toContain(
      'failed: sparse_categorical_accuracy must be at least 0.5; it is 0, 0.5 too low',
    );
  });

  test('of Arrow and NPY, with numbers that float64 cannot hold', async () => {
    const path = at('t.arrow');
    writeFileSync(
      path,
      tableToIPC(
        tableFromArrays({
          y_true: Int32Array.of(1, 2, 3),
          y_pred: Int32Array.of(1, 2, 0),
          weight: Float64Array.of(1e16, 1, 1),
        }),
        'file',
      ),
    );
    const { status } = await rightly('evaluate', path, '--state', at('t.json'));
    expect(status).toBe(0);
    const { groups } = JSON.parse(readFileSync(at('t.json'), 'utf8')) as {
      groups: { states: object[] }[];
    };
    expect(groups[0]!.states).toEqual([
      {
        total: 1e16,
        count: 1e16 + 2,
        spread: { right: 1e32, wrong: 1, samples: 3 },
        compensation: { total: 1, count: 0 },
      },
    ]);
  });
});

/** A file with the state of a few rows. */
async function state(name: string, ...args: string[]): Promise<string> {
  const path = await made(`${name}.parquet`, rows(0, 20));
  await rightly('evaluate', path, ...args, '--state', at(`${name}.json`));
  return at(`${name}.json`);
}

/** The error of `merge` for files that it refuses. */
async function refused(...paths: string[]): Promise<string> {
  const { status, stderr, stdout } = await rightly('merge', ...paths);
  expect([status, stdout]).toEqual([2, '']);
  return stderr.replaceAll(`${root}/`, '');
}

/** A state in which something was changed. */
const changed = async (change: (document: Record<string, unknown>) => void): Promise<string> => {
  const document = JSON.parse(readFileSync(await state('good'), 'utf8')) as Record<string, unknown>;
  change(document);
  writeFileSync(at('changed.json'), JSON.stringify(document));
  return at('changed.json');
};

describe('merge refuses', () => {
  test.each([
    ['another metric', ['--metrics', 'sparse_top_k_categorical_accuracy'], 'its metrics are'],
    [
      'another configuration',
      ['--metrics', 'sparse_top_k_categorical_accuracy:k=2'],
      'its metrics are',
    ],
    ['other groups', ['--by', 'g'], 'its groups by are ["g"], not []'],
    ['no weights', ['--no-sample-weight'], 'its weights are "none", not "some"'],
  ])('%s', async (_, args, text) => {
    expect(await refused(await state('a'), await state('b', ...args))).toContain(
      `b.json must have the same metrics, groups and classes as a.json; ${text}`,
    );
  });

  test('other classes', async () => {
    const path = await made(
      'four.parquet',
      'SELECT 1 AS label, [0.1, 0.2, 0.3, 0.4] AS scores, 1 AS weight',
    );
    await rightly('evaluate', path, '--state', at('four.json'));
    expect(await refused(await state('a', '--metrics', 'accuracy'), at('four.json'))).toContain(
      'its metrics are',
    );
    await rightly('evaluate', path, '--metrics', 'accuracy', '--state', at('four.json'));
    expect(await refused(await state('a', '--metrics', 'accuracy'), at('four.json'))).toContain(
      'it has 4 classes, not 3',
    );
  });

  test.each<[string, (document: Record<string, unknown>) => void, string]>([
    [
      'another version',
      (d) => (d['rightly_state'] = 3),
      'a state must be of version 1 or 2; got version 3',
    ],
    [
      'no state',
      (d) => delete d['rightly_state'],
      'this is not a state that rightly evaluate --state wrote',
    ],
    ['a part that is missing', (d) => delete d['notes'], 'a state must have notes'],
    [
      'sums of fewer metrics',
      (d) => ((d['groups'] as { states: unknown[] }[])[0]!.states = []),
      'a state must have sums for each of its metrics in each of its groups',
    ],
    [
      'no groups',
      (d) => (d['groups'] = []),
      'a state must have sums for each of its metrics in each of its groups',
    ],
    [
      'sums that no data lead to',
      (d) => ((d['groups'] as { states: unknown[] }[])[0]!.states[0] = { total: 5, count: 1 }),
      'total must be 0 to 1 times count; got 5 of 1',
    ],
    [
      'rows that are no whole number',
      (d) => ((d['groups'] as { rows: unknown }[])[0]!.rows = 0.5),
      "a state's groups.0.rows must be a whole number of at least 0; got 0.5",
    ],
    [
      'a group of lists',
      (d) => ((d['groups'] as { group: unknown }[])[0]!.group = { g: [] }),
      "a state's groups.0.group must be values by column; got Object",
    ],
    [
      'a metric that there is not',
      (d) => ((d['metrics'] as { class_name: string }[])[0]!.class_name = 'Accurracy'),
      "a state's metrics must be metrics of rightly; got Accurracy",
    ],
    [
      'a metric that is not counted',
      (d) => ((d['metrics'] as { class_name: string }[])[0]!.class_name = 'MeanMetricWrapper'),
      "a state's metrics must be metrics of rightly; got MeanMetricWrapper",
    ],
    [
      'sums of another metric',
      (d) => ((d['metrics'] as { class_name: string }[])[0]!.class_name = 'Precision'),
      'Precision.fromJSON: state positives must be an object of sums; got nothing',
    ],
    [
      'a sum that is missing',
      (d) => delete (d['groups'] as { states: { count?: unknown }[] }[])[0]!.states[0]!.count,
      'SparseCategoricalAccuracy.fromJSON: state count must be a finite sum; got nothing',
    ],
    [
      'sums that are text',
      (d) => ((d['groups'] as { states: { total: unknown }[] }[])[0]!.states[0]!.total = '1'),
      'SparseCategoricalAccuracy.fromJSON: state total must be a finite sum; got "1"',
    ],
  ])('%s', async (_, change, text) => {
    const message = await refused(await changed(change));
    expect(message).toContain('rightly: changed.json: ');
    expect(message).toContain(text);
  });

  test('the same file twice, missing files, and files that are not states', async () => {
    const path = await state('a');
    expect(await refused(path, path)).toBe(
      'rightly: a.json is named twice: its rows would count twice\n',
    );
    expect(await refused(at('none.json'))).toBe('rightly: there is no file none.json\n');
    writeFileSync(at('other.csv'), 'a,b\n1,2\n');
    expect(await refused(at('other.csv'))).toContain(
      'other.csv must hold a state that rightly evaluate --state wrote, or the answer',
    );
    expect(
      (await rightly('evaluate', at('a.parquet'), '--state', at('no/such/folder.json'))).stderr,
    ).toContain('--state: ');
  });

  test('to overwrite an input', async () => {
    const path = await state('a');
    const table = at('a.parquet');
    for (const args of [
      ['evaluate', table, '--state', table],
      ['merge', path, '--state', path],
    ]) {
      const { status, stderr } = await rightly(...args);
      expect([status, stderr.replaceAll(`${root}/`, '')]).toEqual([
        2,
        `rightly: --state must not be a file that is read; got ${args.at(-1)!.replace(`${root}/`, '')}\n`,
      ]);
    }
    expect((await rightly('evaluate', table)).status).toBe(0);
  });
});

test('a column to group by may have any name', async () => {
  const path = await made(
    'proto.parquet',
    `SELECT 1 AS y_true, 1 AS y_pred, i AS "__proto__" FROM range(2) t(i)`,
  );
  await rightly('evaluate', path, '--by', '__proto__', '--state', at('proto.json'));
  const { stdout } = await rightly('merge', at('proto.json'), '--format', 'json');
  const { results } = JSON.parse(stdout) as Awaited<ReturnType<typeof evaluate>>;
  expect(results.map(({ group }) => group && Object.values(group))).toEqual([[0], [1], null]);
});
