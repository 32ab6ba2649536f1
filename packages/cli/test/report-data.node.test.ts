import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportData, type ReportOptions } from '@rightly/report/counting';
import { reportHtml, type ReportData } from '@rightly/report/page';
import { Accuracy, AUC, BinaryAccuracy, MeanAbsoluteError, Precision } from 'rightly';
import { describe, expect, test } from 'vitest';
import { file, folder, rightly } from './command.ts';
import { csvOf, rowsOfModels } from './drawn.ts';

/* `reportData` returns the same data as the command writes for a file with the same rows. */

const rows = rowsOfModels(300, 22);
const by = { lang: rows.map(({ lang }) => lang), user: rows.map(({ user }) => user) };
const weights = rows.map(({ id }) => 0.5 + (id % 4));
const labels = ['cat', 'cow', 'dog'];
const scoresOf = ({ p, q }: (typeof rows)[number]): number[] => [p / 2, q / 2, 1 - p / 2 - q / 2];
const columns = { lang: (i: number) => by.lang[i]!, user: (i: number) => by.user[i]! };

async function commandOf(
  cells: Readonly<Record<string, (i: number) => string | number>>,
  ...args: string[]
): Promise<ReportData> {
  const own = Object.fromEntries(
    Object.entries({ ...columns, ...cells }).map(([name, of]) => [
      name,
      (row: (typeof rows)[number]) => of(rows.indexOf(row)),
    ]),
  );
  const path = file('rows.csv', csvOf(rows, own));
  const out = join(folder(), 'report.json');
  const all = ['evaluate', path, '--by', 'lang', '--by', 'user', ...args, '--report', out];
  const { status, stderr } = await rightly(...all);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(readFileSync(out, 'utf8')) as ReportData;
}

const shown = (whole: ReportData): unknown => {
  const { title: _title, assumed: _assumed, warnings: _warnings, ...others } = whole;
  return rounded(others);
};

/** Expects the same numbers, except for the last digits. Parts that only the command has are left out. */
function expectSame(data: ReportData, command: ReportData): void {
  expect(shown(data)).toEqual(shown(command));
}

const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, x: unknown) =>
      typeof x === 'number' ? Number(x.toPrecision(11)) : x,
    ),
  );

describe('the library and the command have the same report of', () => {
  test('labels', async () => {
    const options: ReportOptions = { predictions: 'labels', by };
    const data = reportData(
      rows.map(({ label }) => label),
      rows.map(({ now }) => now),
      options,
    );
    const command = await commandOf({ label: (i) => rows[i]!.label, guess: (i) => rows[i]!.now });
    expectSame(data, command);
    expect(data.slices[0]!.groups.some(({ differs }) => differs)).toBe(true);
  });

  test('labels with weights', async () => {
    const data = reportData(
      rows.map(({ label }) => label),
      rows.map(({ now }) => now),
      { predictions: 'labels', by, sampleWeight: weights, level: 0.9, minRows: 5 },
    );
    const command = await commandOf(
      { label: (i) => rows[i]!.label, guess: (i) => rows[i]!.now, w: (i) => weights[i]! },
      '--sample-weight',
      'w',
      '--level',
      '0.9',
      '--min-rows',
      '5',
    );
    expectSame(data, command);
    expect(data.effectiveRows).toBeLessThan(300);
  });

  test('probabilities', async () => {
    const data = reportData(
      rows.map(({ id }) => id % 2),
      rows.map(({ p }) => p),
      { predictions: 'probability', by, metrics: [new BinaryAccuracy()] },
    );
    const command = await commandOf(
      { y: (i) => rows[i]!.id % 2, p: (i) => rows[i]!.p },
      '--y-true',
      'y',
      '--y-pred',
      'p',
      '--metrics',
      'binary_accuracy',
    );
    expectSame(data, command);
    expect(data.thresholds).toHaveLength(1);
  });

  test('scores of classes, by the names of the classes', async () => {
    const data = reportData(
      rows.map(({ label }) => label),
      rows.map(scoresOf),
      { predictions: 'scores', classes: labels, by },
    );
    const scores = Object.fromEntries(
      labels.map((name, j) => [`p_${name}`, (i: number) => scoresOf(rows[i]!)[j]!]),
    );
    const command = await commandOf(
      { label: (i) => rows[i]!.label, ...scores },
      '--y-true',
      'label',
      '--y-pred',
      labels.map((name) => `p_${name}`).join(),
      '--classes',
      labels.join(),
      '--metrics',
      'accuracy',
    );
    expectSame(data, command);
    expect(data.thresholds).toHaveLength(3);
  });

  test('numbers', async () => {
    const data = reportData(
      rows.map(({ p }) => p * 100),
      rows.map(({ q }) => q * 100),
      { predictions: 'numbers', by, metrics: [new MeanAbsoluteError()] },
    );
    const command = await commandOf(
      { t: (i) => rows[i]!.p * 100, x: (i) => rows[i]!.q * 100 },
      '--y-true',
      't',
      '--y-pred',
      'x',
      '--metrics',
      'mean_absolute_error',
    );
    expectSame(data, command);
    expect(data.errors!.cells.length).toBeGreaterThan(5);
  });
});

test('metrics that are not means have the interval of a jackknife', () => {
  const data = reportData(
    rows.map(({ id }) => id % 2),
    rows.map(({ p }) => p),
    { predictions: 'probability', metrics: [new AUC(), new Precision()] },
  );
  expect(data.headlines.map(({ metric }) => metric)).toEqual(['auc', 'precision']);
  expect(data.headlines[0]!.low).toBeLessThan(data.headlines[0]!.value!);
  expect(data.slices).toEqual([]);
});

test('the given metrics are not changed', () => {
  const metric = new Accuracy();
  metric.updateState([1], [1]);
  const data = reportData([1, 0], [1, 1], { predictions: 'labels', metrics: [metric] });
  expect(metric.state).toEqual({ total: 1, count: 1 });
  expect(data.headlines[0]!.value).toBe(0.5);
});

test('logits have no curves, and the report says why', () => {
  const data = reportData(
    [0, 1],
    [
      [2, -1],
      [0, 3],
    ],
    { predictions: 'scores' },
  );
  expect(data.thresholds).toBeNull();
  expect(data.missing[0]).toMatch(/^curves: .*between 0 and 1/);
  expect(reportHtml(data)).toContain('between 0 and 1');
});

test('more than 20 classes have no curves, and the report says why', () => {
  const scores = Array.from({ length: 21 }, (_, i) =>
    Array.from({ length: 21 }, (__, j) => (i === j ? 0.6 : 0.02)),
  );
  const data = reportData(
    scores.map((_, i) => i),
    scores,
    { predictions: 'scores' },
  );
  expect([data.thresholds, data.calibration === null]).toEqual([null, false]);
  expect(data.missing).toEqual(['curves: they are drawn for up to 20 classes, and there are 21']);
});

test('data that cannot be counted is refused', () => {
  expect(() => reportData([1], [1], { predictions: 'other' as never })).toThrow(
    'reportData predictions must be labels, probability, scores, numbers; got other',
  );
  const scores = { predictions: 'scores', classes: ['a', 'b'] } as const;
  expect(() => reportData(['c'], [[0.5, 0.5]], scores)).toThrow(
    'reportData yTrue must hold names of classes (a, b); got "c"',
  );
  expect(() => reportData([0, 1], [[0.5, 0.5], [1]], scores)).toThrow(
    'reportData yPred must have as many scores in each row; got 2 in row 0 and 1 in row 1',
  );
});

test('the example of the documentation prints the output that the page shows', async () => {
  const page = readFileSync(new URL('../../../docs/report.md', import.meta.url), 'utf8');
  const [, example] = /```js\n([^]*?)```/.exec(page)!;
  const lines = example!.split('\n').filter((line) => !line.startsWith('import'));
  const body = lines.join('\n').replaceAll(/^(.+); \/\/ (.+)$/gm, 'printed.push([$1, $2]);');
  expect(body.match(/printed/g)).toHaveLength(3);
  const printed: [unknown, unknown][] = [];
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- the page's own text
  new Function('reportData', 'reportHtml', 'printed', body)(reportData, reportHtml, printed);
  for (const [value, said] of printed) expect(value).toEqual(said);
});
