import { metricClasses } from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import { meanings } from '../src/commands/metric-meanings.ts';
import { barOf } from '../src/output/formats/bar-of.ts';
import { evaluate, file, rightly } from './command.ts';

/* The output for people: the chosen groups, their order, the width of lines, and hints. */

const csv = (): string => {
  const rows = ['a,1,1', 'a,1,0', 'b,1,1', 'b,0,0', 'c,1,0', 'c,0,1', 'd,0,0', 'd,1,1', 'd,0,1'];
  return file('teams.csv', ['team,label,guess', ...rows].join('\n'));
};
const groupsOf = async (...args: string[]): Promise<unknown[]> => {
  const { results } = await evaluate(csv(), '--by', 'team', ...args);
  return results
    .filter(({ metric }) => metric === results[0]!.metric)
    .map(({ group }) => group?.['team']);
};

describe('groups', () => {
  test('are in the order of their values', async () => {
    expect(await groupsOf()).toEqual(['a', 'b', 'c', 'd', undefined]);
  });

  test('are sorted by a metric with --sort, the worst first', async () => {
    expect(await groupsOf('--sort', 'accuracy')).toEqual(['c', 'a', 'd', 'b', undefined]);
  });

  test('with higher values come first if lower values are better', async () => {
    expect(await groupsOf('--metrics', 'accuracy,mse', '--sort', 'MSE')).toEqual([
      'c',
      'a',
      'd',
      'b',
      undefined,
    ]);
  });

  test('may be sorted by the number of one class', async () => {
    const recall = ['--metrics', 'recall:average=null', '--sort', 'recall{1}'];
    expect((await groupsOf(...recall)).slice(0, 2)).toEqual(['c', 'a']);
  });

  test('are limited by --limit, and a message says so', async () => {
    const { stdout, stderr } = await rightly('evaluate', csv(), '--by', 'team', '--limit', '2');
    expect(stdout).toMatch(/^c .*\na .*\ntotal /m);
    expect(stderr).toBe('2 of 4 groups are shown, the worst first\n');
  });

  test('that --limit hides are judged too', async () => {
    const run = await rightly(
      'evaluate',
      csv(),
      '--by',
      'team',
      '--limit',
      '1',
      '--fail-under',
      'accuracy[d]=0.9',
    );
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('d')]);
  });

  test.each([
    [['--sort', 'accuracy'], '--sort needs groups: say --by COLUMN as well'],
    [['--limit', '2'], '--limit needs groups: say --by COLUMN as well'],
    [['--by', 'team', '--limit', '0'], '--limit must be a whole number of at least 1; got 0'],
    [
      ['--by', 'team', '--sort', 'recal'],
      '--sort: no metric is called "recal"; there are "accuracy"',
    ],
    [
      ['--by', 'team', '--metrics', 'recall:average=null', '--sort', 'recall'],
      '--sort: recall has several numbers; say recall{0} for one of them',
    ],
    [
      ['--by', 'team', '--metrics', 'recall:average=null', '--sort', 'recall{7}'],
      '--sort: recall has no number for "7"; did you mean "0" or "1"?',
    ],
    [
      ['--by', 'team', '--metrics', 'confusion_matrix', '--sort', 'confusion_matrix'],
      '--sort: confusion_matrix is a matrix, which has no order',
    ],
  ])('%j is refused', async (args, message) => {
    const { status, stderr } = await rightly('evaluate', csv(), ...args);
    expect([status, stderr]).toEqual([2, `rightly: ${message}\n`]);
  });
});

const long = (): string =>
  file('long.csv', 'country_of_the_buyer,label,guess\nNew Zealand,1,1\nPeru,0,1\n');

describe('the table', () => {
  test('has a line for each metric if columns would be too wide', async () => {
    const metrics = 'accuracy,sparse_categorical_crossentropy,mean_absolute_percentage_error';
    const { stdout } = await rightly(
      'evaluate',
      long(),
      '--by',
      'country_of_the_buyer',
      '--metrics',
      metrics.replace('sparse_categorical_crossentropy', 'mean_squared_logarithmic_error'),
    );
    expect(stdout).toMatch(/^Peru +accuracy +0\.000000 +1$/m);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('has a bar for each group in a terminal', async () => {
    const before = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
    Object.defineProperty(process.stdout, 'isTTY', { value: true, configurable: true });
    try {
      const { stdout } = await rightly(
        'evaluate',
        csv(),
        '--by',
        'team',
        '--metrics',
        'accuracy,mse',
      );
      expect(stdout).toMatch(/^b +1\.000000 .* {2}█{16}$/m);
      expect(stdout).toMatch(/^a +0\.500000 .* {2}█{8}$/m);
    } finally {
      if (before) Object.defineProperty(process.stdout, 'isTTY', before);
      else Reflect.deleteProperty(process.stdout, 'isTTY');
    }
  });

  test('has no bars in a file', async () => {
    const { stdout } = await rightly('evaluate', csv(), '--by', 'team');
    expect(stdout).not.toContain('█');
  });

  test.each([
    [0, ''],
    [1, '█'.repeat(16)],
    [0.5, '█'.repeat(8)],
    [1 / 128, '▏'],
    [3 / 32, '█▌'],
  ])('a bar of %d', (share, bar) => expect(barOf(share)).toBe(bar));
});

describe('a new user', () => {
  test('may name only a file', async () => {
    const { status, stdout } = await rightly(csv(), '--by', 'team', '--format', 'csv');
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'team,metric,class,value,total,count']);
  });

  test('may begin with an option', async () => {
    const { status } = await rightly('--by', 'team', csv());
    expect(status).toBe(0);
  });

  test('suggests a command for a misspelt one', async () => {
    const { status, stderr } = await rightly('evalute', csv());
    expect([status, stderr]).toEqual([
      2,
      "rightly: unknown command 'evalute' (Did you mean evaluate?)\n",
    ]);
  });

  test.each([[['-h']], [['help']], [['--help']], [['help', 'evaluate']], [['merge', '-h']]])(
    '%j prints help',
    async (args) => {
      const { status, stdout } = await rightly(...args);
      expect([status, stdout]).toEqual([0, expect.stringMatching(/^Usage: rightly/)]);
    },
  );

  test('sees every metric with its meaning and options', async () => {
    const { status, stdout } = await rightly('evaluate', '--list-metrics');
    expect(status).toBe(0);
    const names = metricClasses.map(({ definition }) => definition.name);
    expect(Object.keys(meanings).sort()).toEqual([...names].sort());
    for (const name of names) expect(stdout).toMatch(new RegExp(`^${name}(,|$)`, 'm'));
    expect(stdout).toContain(
      'huber\n    squared differences up to delta, and linear beyond\n    options: delta=1\n',
    );
  });

  test('finds the list of metrics in the error about an unknown metric', async () => {
    const { stderr } = await rightly('evaluate', csv(), '--metrics', 'quality');
    expect(stderr).toBe(
      'rightly: --metrics: there is no metric "quality"; rightly evaluate --list-metrics shows all\n',
    );
  });
});
