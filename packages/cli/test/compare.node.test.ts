import {
  Accuracy,
  AUC,
  BinaryAccuracy,
  F1Score,
  MeanSquaredError,
  SparseCategoricalAccuracy,
} from 'rightly';
import {
  type Difference,
  difference,
  falseDiscovery,
  Paired,
  Replicated,
} from 'rightly/statistics';
import { describe, expect, test } from 'vitest';
import { file, made, rightly, text } from './command.ts';
import { csvOf, type Drawn, rowsOfModels } from './drawn.ts';

/* `rightly compare` and the library have equal numbers for the same rows. */

interface Compared {
  readonly metric: string;
  readonly class?: string;
  readonly group: Readonly<Record<string, unknown>> | null;
  readonly rows: number;
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  readonly interval: {
    readonly low: number;
    readonly high: number;
    readonly method: string;
  } | null;
  readonly p_value: number;
  readonly adjusted_p_value: number | null;
  readonly only_a_right: number | null;
  readonly only_b_right: number | null;
  readonly better: 'a' | 'b' | null;
  readonly minimum_detectable: number;
  readonly reason?: string;
}

interface Report {
  readonly rows: number;
  readonly results: readonly Compared[];
  readonly verdicts: readonly string[];
  readonly warnings: readonly string[];
}

const rows = rowsOfModels(500, 3);

async function compared(...args: string[]): Promise<Report> {
  const { stdout, stderr } = await rightly('compare', ...args, '--format', 'json');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

const failure = async (...args: string[]): Promise<string> => {
  const { status, stderr } = await rightly('compare', ...args);
  expect(status).toBe(2);
  return stderr;
};

function paired(some: readonly Drawn[]): Difference {
  const pair = new Paired(new Accuracy());
  pair.updateState(
    some.map(({ label }) => label),
    some.map(({ old }) => old),
    some.map(({ now }) => now),
  );
  return difference(pair);
}

/** Expects that a result equals the result of the library, to 9 digits. */
function expectAlike(own: Compared, other: Difference): void {
  const numbers = [own.a, own.b, own.difference, own.interval!.low, own.interval!.high];
  const expected = [other.a, other.b, other.difference, other.low!, other.high!];
  numbers.forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 9));
  expect(own.interval!.method).toBe(other.method);
  expect(own.minimum_detectable).toBeCloseTo(other.minimumDetectable!, 9);
  expect([own.only_a_right, own.only_b_right]).toEqual([other.onlyA, other.onlyB]);
  expect(own.p_value).toBeCloseTo(other.pValue ?? own.p_value, 12);
}

const both = {
  id: (row: Drawn) => row.id,
  user: (row: Drawn) => row.user,
  lang: (row: Drawn) => row.lang,
  label: (row: Drawn) => row.label,
  old: (row: Drawn) => row.old,
  new: (row: Drawn) => row.now,
};
const oneFile = (): string => file('both.csv', csvOf(rows, both));

/** Files of the old and of the new model. The rows of the new model are in another order. */
function twoFiles(): [string, string] {
  const { id, user, lang, label } = both;
  const shuffled = [...rows].sort((a, b) => a.p - b.p);
  return [
    file('old.csv', csvOf(rows, { id, user, lang, label, guess: (row) => row.old })),
    file('new.csv', csvOf(shuffled, { id, user, lang, label, guess: (row) => row.now })),
  ];
}

const columns = ['--y-pred-a', 'old', '--y-pred-b', 'new'];

describe('one file with two models', () => {
  test('shows the difference of the library', async () => {
    const { results, rows: n } = await compared(oneFile(), ...columns);
    expect(n).toBe(500);
    expect(results).toHaveLength(1);
    expectAlike(results[0]!, paired(rows));
  });

  test('has a difference for each group, with adjusted p-values', async () => {
    const { results, verdicts } = await compared(oneFile(), ...columns, '--by', 'lang');
    const groups = ['de', 'en', 'fr'].map((lang) =>
      paired(rows.filter((row) => row.lang === lang)),
    );
    const [de, en, fr, total] = results;
    [de, en, fr].forEach((own, i) => expectAlike(own!, groups[i]!));
    expectAlike(total!, paired(rows));
    const adjusted = falseDiscovery(groups.map(({ pValue }) => pValue!));
    expect([de, en, fr].map((own) => own!.adjusted_p_value)).toEqual(
      adjusted.map((p) => expect.closeTo(p, 12) as number),
    );
    expect([de, en, fr].map((own) => own!.better)).toEqual(['b', null, 'a']);
    expect(total!.adjusted_p_value).toBeNull();
    expect(verdicts[1]).toBe(
      'accuracy: of 3 groups B is better in 1 (de), and A in 1 (fr); p-values are adjusted for 3 groups',
    );
  });

  test('uses weights in the interval, and a t test instead of McNemar’s', async () => {
    const path = file('w.csv', csvOf(rows, { ...both, sample_weight: (row) => row.w }));
    const { results } = await compared(path, ...columns);
    const pair = new Paired(new Accuracy());
    pair.updateState(
      rows.map(({ label }) => label),
      rows.map(({ old }) => old),
      rows.map(({ now }) => now),
      { sampleWeight: rows.map(({ w }) => w) },
    );
    expectAlike(results[0]!, difference(pair));
  });

  test('compares probabilities and losses', async () => {
    const path = file(
      'p.csv',
      csvOf(rows, { y: (row) => row.id % 2, a: (row) => row.p, b: (row) => row.q }),
    );
    const { results } = await compared(
      path,
      '--y-true',
      'y',
      '--y-pred-a',
      'a',
      '--y-pred-b',
      'b',
      '--metrics',
      'binary_accuracy,mse',
    );
    for (const [i, metric] of [new BinaryAccuracy(), new MeanSquaredError()].entries()) {
      const pair = new Paired(metric);
      pair.updateState(
        rows.map(({ id }) => id % 2),
        rows.map(({ p }) => p),
        rows.map(({ q }) => q),
      );
      expectAlike(results[i]!, difference(pair));
    }
  });

  test('compares the accuracy of labels with the accuracy of scores', async () => {
    const path = file(
      'mixed.csv',
      csvOf(rows, {
        label: (row) => row.label,
        guess: (row) => row.old,
        p_cat: (row) => Number(row.now === 'cat'),
        p_cow: (row) => Number(row.now === 'cow'),
        p_dog: (row) => Number(row.now === 'dog'),
      }),
    );
    const { results } = await compared(path, '--y-pred-a', 'guess', '--y-pred-b', 'p_*');
    expectAlike(results[0]!, paired(rows));
  });

  test('shows the jackknife interval of formulas', async () => {
    const { results } = await compared(
      oneFile(),
      ...columns,
      '--cluster',
      'user',
      '--metrics',
      'f1_macro,recall,accuracy',
    );
    const options = {
      classes: ['cat', 'cow', 'dog'],
      sparseYTrue: true,
      sparseYPred: true,
    } as const;
    const pair = new Paired(new Replicated(new F1Score({ ...options, average: 'macro' } as never)));
    pair.updateState(
      rows.map(({ label }) => label),
      rows.map(({ old }) => old),
      rows.map(({ now }) => now),
      { cluster: rows.map(({ user }) => user) },
    );
    const [f1, ...others] = results;
    expectAlike(f1!, difference(pair) as never);
    expect(others.map((one) => one.class)).toEqual(['cat', 'cow', 'dog', undefined]);
    expect(others.every(({ interval }) => interval?.method === 'jackknife')).toBe(true);
    // Without clusters, each row is a cluster of its own.
    const alone = await compared(oneFile(), ...columns, '--metrics', 'f1_macro');
    expect(alone.results[0]!.interval!.method).toBe('jackknife');
    expect(alone.results[0]!.difference).toBeCloseTo(f1!.difference, 12);
  });

  test('keeps the elements of a row in one replicate', async () => {
    const path = file(
      'tokens.jsonl',
      rows
        .slice(0, 80)
        .map(({ id, p }) =>
          JSON.stringify({
            labels: [1, 2, 3],
            old: p < 0.5 ? [1, 2, 3] : [0, 0, 3],
            now: id % 3 ? [1, 2, 3] : [1, 0, 0],
          }),
        )
        .join('\n'),
    );
    const { results } = await compared(path, '--y-pred-a', 'old', '--y-pred-b', 'now');
    expect(results[0]!.rows).toBe(240);
    expect(results[0]!.interval!.method).toBe('jackknife');
    expect(results[0]!.only_a_right).toBeNull();
  });
});

describe('two files', () => {
  test('are matched by an id, in any order', async () => {
    const { results } = await compared(...twoFiles(), '--on', 'id');
    expectAlike(results[0]!, paired(rows));
  });

  test('may have different formats and different names of the id', async () => {
    const [old, now] = twoFiles();
    const parquet = await made('old.parquet', `SELECT * FROM read_csv(${text(old)})`);
    const json = await made(
      'new.jsonl',
      `SELECT id AS key, * EXCLUDE (id) FROM read_csv(${text(now)})`,
    );
    const { results } = await compared(parquet, json, '--on', 'id=key', '--by', 'lang');
    expect(results).toHaveLength(4);
    expectAlike(results[3]!, paired(rows));
  });

  test('are matched by their order without an id, if their truths agree', async () => {
    const { label } = both;
    const old = file('old.csv', csvOf(rows, { label, guess: (row) => row.old }));
    const now = file('new.csv', csvOf(rows, { label, guess: (row) => row.now }));
    const { results } = await compared(old, now);
    expectAlike(results[0]!, paired(rows));
    const [first, second] = twoFiles();
    expect(await failure(first, second)).toMatch(
      /the truth must be the same in .*old.csv and .*new.csv; it differs in \d+ rows, the first at row \d+\. Rows are matched by their order: say --on COLUMN/,
    );
  });

  test('take truth, weights and groups from the file that has them', async () => {
    const { id, lang, label } = both;
    const old = file(
      'old.csv',
      csvOf(rows, { id, lang, label, guess: (row) => row.old, sample_weight: (row) => row.w }),
    );
    const now = file(
      'new.csv',
      csvOf(
        [...rows].sort((one, other) => other.id - one.id),
        { id, guess: (row) => row.now },
      ),
    );
    const pair = new Paired(new Accuracy());
    pair.updateState(
      rows.map((row) => row.label),
      rows.map((row) => row.old),
      rows.map((row) => row.now),
      { sampleWeight: rows.map(({ w }) => w) },
    );
    const { results } = await compared(
      old,
      now,
      '--on',
      'id',
      '--by',
      'lang',
      '--metrics',
      'accuracy,f1_macro',
    );
    expect(results.map(({ group }) => group?.['lang'])).toEqual([
      'de',
      'de',
      'en',
      'en',
      'fr',
      'fr',
      undefined,
      undefined,
    ]);
    expectAlike(results[6]!, difference(pair));
    const swapped = await compared(now, old, '--on', 'id');
    expect(swapped.results[0]!.difference).toBeCloseTo(-results[6]!.difference, 12);
  });

  test('with unmatched rows are an error, unless --on-missing skips them', async () => {
    const { id, label } = both;
    const old = file('old.csv', csvOf(rows.slice(3), { id, label, guess: (row) => row.old }));
    const now = file('new.csv', csvOf(rows.slice(0, -2), { id, label, guess: (row) => row.now }));
    expect(await failure(old, now, '--on', 'id')).toMatch(
      /2 rows of .*old.csv have no partner in .*new.csv \(such as id "498"\), and 3 rows of .*new.csv have no partner in .*old.csv \(such as id "0"\): say --on-missing skip/,
    );
    const { results, warnings } = await compared(old, now, '--on', 'id', '--on-missing', 'skip');
    expectAlike(results[0]!, paired(rows.slice(3, -2)));
    expect(warnings.filter((one) => one.includes('skipped'))).toHaveLength(2);
    expect(await failure(old, now)).toContain('must have the same number of rows');
  });

  test('with repeated or missing ids are an error', async () => {
    const [old] = twoFiles();
    const twice = file('twice.csv', 'id,label,guess\n0,cat,cat\n0,cat,cat\n');
    expect(await failure(old, twice, '--on', 'id')).toContain('another row has too');
    const none = file('none.csv', 'id,label,guess\nx,cat,cat\n');
    expect(await failure(old, none, '--on', 'id')).toContain('no id is in both');
    const empty = file('empty.csv', 'id,label,guess\n,cat,cat\n1,cat,cat\n');
    expect(await failure(old, empty, '--on', 'id')).toContain('1 row of');
    expect(await failure(old, old, '--on', 'key')).toContain('has no column "key"');
  });

  test('with different truths or weights are an error', async () => {
    const { id, label } = both;
    const old = file(
      'old.csv',
      csvOf(rows, { id, label, guess: (row) => row.old, weight: () => 1 }),
    );
    const truth = file(
      'truth.csv',
      csvOf(rows, {
        id,
        label: (row) => (row.id === 7 ? 'bird' : row.label),
        guess: (row) => row.now,
        weight: () => 1,
      }),
    );
    expect(await failure(old, truth, '--on', 'id')).toContain(
      'it differs in 1 row, the first at id "7"',
    );
    const weight = file(
      'weight.csv',
      csvOf(rows, { id, label, guess: (row) => row.now, weight: (row) => (row.id === 9 ? 2 : 1) }),
    );
    expect(await failure(old, weight, '--on', 'id')).toContain('the weight must be the same');
  });
});

describe('usage', () => {
  test('two models must be named', async () => {
    const path = oneFile();
    expect(await failure()).toContain('name two files, the old model first');
    expect(await failure(path)).toContain('one file holds two models only with --y-pred-a');
    expect(await failure(path, '--y-pred-a', 'old')).toContain('--y-pred-b must be given too');
    expect(await failure(path, path, path)).toContain('got 3');
  });

  test('--where applies to both models', async () => {
    const { results } = await compared(oneFile(), ...columns, '--where', "lang = 'de'");
    expectAlike(results[0]!, paired(rows.filter(({ lang }) => lang === 'de')));
  });

  test('--query is one table', async () => {
    const path = oneFile();
    const { results } = await compared(
      '--query',
      `SELECT * FROM read_csv(${text(path)})`,
      ...columns,
    );
    expectAlike(results[0]!, paired(rows));
  });
});

/** A file of 1,000 rows. The new model has `more` rows more right than the old one, or fewer if `more` is negative. */
const lead = (more: number): string =>
  file(
    'pair.csv',
    `label,old,new\n${Array.from({ length: 1000 }, (_, i) => {
      const old = more < 0 && i < -more ? 'a' : i < 500 ? 'b' : 'a';
      const now = more > 0 && i < more ? 'a' : i < 500 ? 'b' : 'a';
      return `a,${old},${now}\n`;
    }).join('')}`,
  );

const status = async (more: number, ...args: string[]): Promise<number> =>
  (await rightly('compare', lead(more), ...columns, ...args)).status;

describe('--fail-if', () => {
  test('worse: fails only if the whole interval is worse', async () => {
    expect(await status(-40, '--fail-if', 'worse')).toBe(1);
    expect(await status(-2, '--fail-if', 'worse')).toBe(0);
    expect(await status(40, '--fail-if', 'worse')).toBe(0);
  });

  test('not-better: passes only if the whole interval is better', async () => {
    expect(await status(40, '--fail-if', 'not-better')).toBe(0);
    expect(await status(2, '--fail-if', 'not-better')).toBe(1);
    expect(await status(-40, '--fail-if', 'not-better')).toBe(1);
  });

  test('worse with --margin: passes only if the whole interval is within the margin', async () => {
    expect(await status(-2, '--fail-if', 'worse', '--margin', '0.01')).toBe(0);
    expect(await status(-2, '--fail-if', 'worse', '--margin', '0.001')).toBe(1);
    expect(await status(-40, '--fail-if', 'worse', '--margin', '10%')).toBe(0);
  });

  test('reads a lower loss as better', async () => {
    const path = file('loss.csv', `y,a,b\n${rows.map(({ p }) => `1,${p},${p / 2}\n`).join('')}`);
    const run = await rightly(
      'compare',
      path,
      '--y-true',
      'y',
      '--y-pred-a',
      'a',
      '--y-pred-b',
      'b',
      '--metrics',
      'mse',
      '--fail-if',
      'worse',
    );
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('mse: A is better');
    expect(run.stderr).toMatch(
      /failed: mse: B must not be worse; the difference is 0\.\d{1,7}, with an interval from 0\.\d{1,7} to 0\.\d{1,7}\n/,
    );
  });

  test('needs --baseline in rightly evaluate, and --margin needs --fail-if worse', async () => {
    const path = oneFile();
    const evaluated = await rightly('evaluate', path, '--y-pred', 'new', '--fail-if', 'worse');
    expect(evaluated.stderr).toContain('--fail-if compares with --baseline STATE');
    expect(await failure(path, ...columns, '--margin', '0.1')).toContain('say --fail-if worse');
    expect(await failure(path, ...columns, '--fail-if', 'worse', '--margin', '-1')).toContain(
      '--margin must be a number of at least 0',
    );
  });
});

describe('printed output', () => {
  test('the table ends with a sentence for each metric', async () => {
    const path = file('few.csv', `label,old,new\n${'a,a,a\n'.repeat(6)}a,b,a\na,a,b\n`);
    const { stdout, stderr } = await rightly('compare', path, ...columns);
    expect(stdout.replaceAll(path, 'few.csv')).toBe(
      `A: few.csv (old) · B: few.csv (new) · 8 rows · y_true: label · low and high: 95 % interval of the difference (t)

metric           A         B  difference        low       high  only A  only B       p  samples
accuracy  0.875000  0.875000    0.000000  -0.418010  +0.418010       1       1  0.7500        8

accuracy: no difference detected; with these rows, 58 points or more could be detected
`,
    );
    expect(stderr).toBe('');
  });

  test('CSV has a line for each number', async () => {
    const { stdout } = await rightly(
      'compare',
      oneFile(),
      ...columns,
      '--by',
      'lang',
      '--format',
      'csv',
    );
    const [head, ...lines] = stdout.trimEnd().split('\n');
    expect(head).toBe(
      'lang,metric,class,a,b,difference,low,high,p_value,adjusted_p_value,only_a_right,only_b_right,better,rows',
    );
    expect(lines).toHaveLength(4);
  });

  test('equal models have no difference', async () => {
    const path = file('alike.csv', `label,old,new\n${'a,a,a\n'.repeat(6)}`);
    const { stdout } = await rightly('compare', path, ...columns);
    expect(stdout).toContain('accuracy: both models score the same on each row');
  });
});

/** The path of an NPY file with one number per row. */
const npyOf = (name: string, of: (row: Drawn) => number): string => file(name, npy(rows.map(of)));

/** The path of an NPY file with the truth of each row. */
const truth = (): string => npyOf('y.npy', (row) => row.id % 2);

describe('arrays', () => {
  test('of NumPy are compared in the order of their rows, by group too', async () => {
    const [a, b] = [npyOf('a.npy', ({ p }) => p), npyOf('b.npy', ({ q }) => q)];
    const group = npyOf('g.npy', ({ id }) => id % 3);
    const { results } = await compared(
      a,
      b,
      '--y-true',
      truth(),
      '--by',
      group,
      '--layout',
      'probability',
      '--metrics',
      'binary_accuracy,auc',
    );
    expect(results).toHaveLength(8);
    const pair = new Paired(new BinaryAccuracy());
    const area = new Paired(new Replicated(new AUC()));
    for (const one of [pair, area] as Paired<BinaryAccuracy>[])
      one.updateState(
        rows.map(({ id }) => id % 2),
        rows.map(({ p }) => p),
        rows.map(({ q }) => q),
      );
    expectAlike(results[6]!, difference(pair));
    expectAlike(results[7]!, difference(area));
    const own = rows.filter(({ id }) => id % 3 === 1);
    const ofGroup = new Paired(new BinaryAccuracy());
    ofGroup.updateState(
      own.map(({ id }) => id % 2),
      own.map(({ p }) => p),
      own.map(({ q }) => q),
    );
    expectAlike(results[2]!, difference(ofGroup));
  });

  test('of different types and widths are compared row by row', async () => {
    const scores = file(
      'scores.npy',
      npy(
        rows.flatMap(({ p, q }) => [p, q, 1 - p]),
        [500, 3],
      ),
    );
    const other = file(
      'other.npy',
      npy(
        rows.flatMap(({ p, q }) => [q, 1 - q, p]),
        [500, 3],
      ),
    );
    const y = npyOf('y.npy', ({ id }) => id % 3);
    const { results } = await compared(scores, other, '--y-true', y, '--layout', 'scores');
    const pair = new Paired(new SparseCategoricalAccuracy());
    pair.updateState(
      rows.map(({ id }) => id % 3),
      rows.map(({ p, q }) => [p, q, 1 - p]),
      rows.map(({ p, q }) => [q, 1 - q, p]),
    );
    expectAlike(results[0]!, difference(pair));
  });

  test('must have the same number of rows and the same truths', async () => {
    const a = npyOf('a.npy', ({ p }) => p);
    const short = file('short.npy', npy(rows.slice(1).map(({ p }) => p)));
    expect(await failure(a, short, '--y-true', truth(), '--layout', 'probability')).toContain(
      'short.npy',
    );
    expect(await failure(a, oneFile(), '--y-true', truth())).toContain(
      'both models must be arrays',
    );
    expect(await failure(a, a, '--y-true', truth(), '--on', 'id')).toContain('--on is for tables');
  });
});

/** An array of float64 in NPY. */
function npy(values: readonly number[], shape: readonly number[] = [values.length]): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const head = `{'descr': '<f8', 'fortran_order': False, 'shape': (${sizes}), }`;
  const bytes = new Uint8Array(128 + 8 * values.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, 118, 0]);
  bytes.set(new TextEncoder().encode(`${head.padEnd(117)}\n`), 10);
  bytes.set(new Uint8Array(Float64Array.from(values).buffer), 128);
  return bytes;
}
