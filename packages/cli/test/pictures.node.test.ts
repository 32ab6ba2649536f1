import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportData } from '@rightly/report/page';
import { Accuracy, AUC } from 'rightly';
import { falseDiscovery, interval, tTest } from 'rightly/statistics';
import { describe, expect, test } from 'vitest';
import { file, folder, rightly } from './command.ts';
import { csvOf, type Drawn, rowsOfModels } from './drawn.ts';

/* The numbers in the page of `--report` equal those of plain loops over the same rows. */

const rows = rowsOfModels(300, 22);

async function reported(command: string, ...args: string[]): Promise<ReportData> {
  const out = join(folder(), 'report.json');
  const { status, stderr } = await rightly(command, ...args, '--report', out);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(readFileSync(out, 'utf8')) as ReportData;
}

const guesses = (of: (row: Drawn) => string = (row) => row.now): string =>
  file(
    'guesses.csv',
    csvOf(rows, {
      lang: (row) => row.lang,
      user: (row) => row.user,
      label: (row) => row.label,
      guess: of,
    }),
  );

const count = (isMeant: (row: Drawn) => boolean): number => rows.filter(isMeant).length;
const labels = ['cat', 'cow', 'dog'];

const metricOf = (isMeant: (row: Drawn) => boolean): Accuracy => {
  const some = rows.filter(isMeant);
  const metric = new Accuracy();
  metric.updateState(
    some.map(({ label }) => label),
    some.map(({ now }) => now),
  );
  return metric;
};

const all = (list: readonly { readonly weight: number }[]): number =>
  list.reduce((sum, { weight }) => sum + weight, 0);

describe('a classifier', () => {
  test('has a confusion matrix, and classes with recall, the worst first', async () => {
    const { classes, constant, headlines, title } = await reported('evaluate', guesses());
    expect(title).toMatch(/guesses\.csv$/);
    expect(classes!.matrix).toEqual({
      names: labels,
      classesEach: 1,
      rows: labels.map((truth) =>
        labels.map((guess) => count(({ label, now }) => label === truth && now === guess)),
      ),
    });
    const recalls = classes!.byClass.map(({ recall }) => recall.value!);
    expect(recalls).toEqual([...recalls].sort((a, b) => a - b));
    for (const { name, support, predicted, precision, recall, f1 } of classes!.byClass) {
      const hits = count(({ label, now }) => label === name && now === name);
      expect(support).toBe(count(({ label }) => label === name));
      expect(predicted).toBe(count(({ now }) => now === name));
      expect(precision).toBeCloseTo(hits / predicted, 14);
      expect(f1).toBeCloseTo((2 * hits) / (support + predicted), 14);
      const own = new Accuracy();
      own.updateState(
        Array.from({ length: support }, () => 1),
        Array.from({ length: support }, (_, i) => Number(i < hits)),
      );
      const { value, low, high } = interval(own);
      expect(recall).toEqual({ value, low, high });
    }
    const most = [...labels].sort(
      (a, b) => count((row) => row.label === b) - count((row) => row.label === a),
    )[0]!;
    expect(constant).toEqual({ name: most, accuracy: count((row) => row.label === most) / 300 });
    expect(headlines).toHaveLength(1);
    expect(headlines[0]!.low).toBeLessThan(headlines[0]!.value!);
  });

  test('has slices of each column, and says which differ', async () => {
    const { slices } = await reported('evaluate', guesses(), '--by', 'lang', '--by', 'user');
    expect(slices.map(({ column }) => column)).toEqual(['lang', 'user']);
    const [{ groups }] = slices as [(typeof slices)[number]];
    const ps = ['de', 'en', 'fr'].map((lang) => {
      const [own, others] = [
        metricOf((row) => row.lang === lang),
        metricOf((row) => row.lang !== lang),
      ];
      const size = count((row) => row.lang === lang);
      const rate = metricOf(() => true).result();
      const error = Math.sqrt(rate * (1 - rate) * (1 / size + 1 / (300 - size)));
      return tTest(own.result() - others.result(), error, Infinity);
    });
    const adjusted = falseDiscovery(ps);
    ['de', 'en', 'fr'].forEach((lang, i) => {
      const own = groups.find(({ name }) => name === lang)!;
      const metric = metricOf((row) => row.lang === lang);
      expect(own.value).toBe(metric.result());
      expect(own.rows).toBe(count((row) => row.lang === lang));
      expect(own.differs).toBe(adjusted[i]! < 0.05);
    });
    expect(groups.some(({ differs }) => differs)).toBe(true);
  });

  test('with scores has the accuracy at every k, curves of each class and calibration', async () => {
    const scored = file(
      'scores.csv',
      csvOf(rows, {
        label: (row) => row.label,
        p_cat: (row) => row.p / 2,
        p_cow: (row) => (1 - row.p) * row.q,
        p_dog: (row) => 1 - row.p / 2 - (1 - row.p) * row.q,
      }),
    );
    const { topK, thresholds, calibration, missing } = await reported('evaluate', scored);
    expect(missing).toEqual([]);
    expect(topK!.map(({ k }) => k)).toEqual([1, 2]);
    expect(topK![0]!.value).toBeLessThan(topK![1]!.value!);
    expect(thresholds!.map(({ name }) => name)).toEqual(labels);
    const area = new AUC();
    area.updateState(
      rows.map(({ label }) => Number(label === 'cat')),
      rows.map(({ p }) => p / 2),
    );
    expect(thresholds![0]!.rocAuc).toBeCloseTo(area.result(), 12);
    const { positives, negatives, thresholds: limits } = thresholds![0]!;
    expect([limits.length, positives.length]).toEqual([198, 199]);
    // Scores above a threshold are in the buckets after it.
    const above = positives.slice(100).reduce((sum, x) => sum + x, 0);
    expect(above).toBe(count(({ label, p }) => label === 'cat' && p / 2 > limits[99]!));
    expect(negatives.reduce((sum, x) => sum + x, 0)).toBe(count(({ label }) => label !== 'cat'));
    const binned = calibration!.bins.reduce((sum, { weight }) => sum + weight, 0);
    expect(binned).toBe(300);
  });

  test('with a probability has a Brier score and Clopper and Pearson’s bands', async () => {
    const path = file(
      'p.csv',
      csvOf(rows, { y_true: (row) => Number(row.q < row.p), y_pred: (row) => row.p }),
    );
    const { calibration, thresholds } = await reported('evaluate', path);
    const brier = rows.reduce((sum, { p, q }) => sum + (Number(q < p) - p) ** 2, 0) / 300;
    expect(calibration!.brier).toBeCloseTo(brier, 12);
    const bin = calibration!.bins.find(({ from }) => from > 0.5);
    const own = rows.filter(({ p }) => p >= bin!.from && p < bin!.to);
    const metric = new Accuracy();
    metric.updateState(
      own.map(() => 1),
      own.map(({ p, q }) => Number(q < p)),
    );
    const { value, low, high } = interval(metric, { method: 'clopper-pearson' });
    expect(bin!.right.value).toBeCloseTo(value, 12);
    expect(bin!.right.low).toBeCloseTo(low!, 12);
    expect(bin!.right.high).toBeCloseTo(high!, 12);
    expect(thresholds!.map(({ name }) => name)).toEqual([null]);
  });

  test('with logits has no curves, and says why', async () => {
    const path = file(
      'logits.csv',
      csvOf(rows, { y_true: (row) => Number(row.q < row.p), y_pred: (row) => 10 * row.p - 5 }),
    );
    const { thresholds, calibration, classes, missing } = await reported('evaluate', path);
    expect([thresholds, calibration]).toEqual([null, null]);
    expect(classes!.matrix.names).toEqual(['0', '1']);
    expect(missing).toEqual([expect.stringMatching(/^curves: /)]);
  });

  test('with scores of more than 20 classes has no curves, and says why', async () => {
    const names = Array.from('abcdefghijklmnopqrstu');
    const path = file(
      'scores.csv',
      `label,${names.map((name) => `p_${name}`).join()}\n${names.map((name, i) => `${name},${names.map((_, j) => (i === j ? 0.6 : 0.02)).join()}\n`).join('')}`,
    );
    const { thresholds, calibration, missing } = await reported('evaluate', path);
    expect([thresholds, calibration === null]).toEqual([null, false]);
    expect(missing).toEqual(['curves: they are drawn for up to 20 classes, and there are 21']);
  });

  test('with very many classes has a coarse matrix and the most confused pairs', async () => {
    const path = file(
      'many.csv',
      `label,guess\n${Array.from({ length: 2000 }, (_, i) => `${i % 1000},${i % 50 === 0 ? (i + 1) % 1000 : i % 1000}\n`).join('')}`,
    );
    const { classes } = await reported('evaluate', path);
    expect(classes!.matrix.rows).toHaveLength(40);
    expect(classes!.matrix.classesEach).toBe(25);
    expect(classes!.matrix.names[0]).toBe('0 … 24');
    expect(classes!.matrix.rows.flat().reduce((sum, x) => sum + x, 0)).toBe(2000);
    expect(classes!.confused).toHaveLength(20);
    expect(classes!.confused[0]!.weight).toBe(2);
  });
});

describe('numbers', () => {
  test('have the bins of their errors, and cells of predicted against true', async () => {
    const path = file(
      'numbers.csv',
      csvOf(rows, { y: (row) => 40 * row.p - 10, z: (row) => 40 * row.p - 10 + 5 * (row.q - 0.4) }),
    );
    const { errors, classes } = await reported(
      ...(['evaluate', path, '--y-true', 'y', '--y-pred', 'z', '--metrics', 'mae'] as const),
    );
    expect(classes).toBeNull();
    for (const { from, to, weight } of errors!.bins) {
      const own = rows.filter(({ q }) => {
        const error = 5 * (q - 0.4);
        return error > from && error <= to;
      });
      // Rounding can put an error at an edge on either side of the edge.
      expect(Math.abs(own.length - weight)).toBeLessThanOrEqual(1);
    }
    expect([all(errors!.bins), all(errors!.cells), all(errors!.bySize)]).toEqual([300, 300, 300]);
    const total = errors!.bySize.reduce((sum, one) => sum + one.weight * one.meanError, 0);
    expect(total).toBeCloseTo(
      rows.reduce((sum, { q }) => sum + Math.abs(5 * (q - 0.4)), 0),
      9,
    );
  });

  test('have these pictures where all are whole, if the metrics are errors', async () => {
    const path = file(
      'whole.csv',
      csvOf(rows, { y: (row) => row.id % 40, z: (row) => (row.id % 40) + (row.id % 3) }),
    );
    const columns = ['evaluate', path, '--y-true', 'y', '--y-pred', 'z'] as const;
    const asked = await reported(...columns, '--metrics', 'mae,r2_score');
    expect([asked.classes, all(asked.errors!.cells)]).toEqual([null, 300]);
    const mixed = await reported(...columns, '--metrics', 'mae,accuracy');
    expect([mixed.classes === null, mixed.errors]).toEqual([false, null]);
  });
});

describe('two models', () => {
  test('have their difference, and both curves', async () => {
    const path = file(
      'two.csv',
      csvOf(rows, { y_true: (row) => Number(row.q < row.p), a: (row) => row.q, b: (row) => row.p }),
    );
    const { comparison, classes } = await reported(
      ...(['compare', path, '--y-pred-a', 'a', '--y-pred-b', 'b'] as const),
    );
    expect(comparison!.results).toHaveLength(1);
    expect(comparison!.verdicts[0]).toMatch(/^binary_accuracy: B is better/);
    const [pair] = comparison!.thresholds!;
    expect(pair!.a.rocAuc).toBeLessThan(pair!.b.rocAuc!);
    expect(classes!.matrix.names).toEqual(['0', '1']);
  });
});

describe('the sums of pictures', () => {
  test('add up: merged states have the report of all rows together', async () => {
    const parts = [0, 1].map((i) =>
      file(
        'part.csv',
        csvOf(
          rows.filter(({ id }) => id % 2 === i),
          { label: (row) => row.label, guess: (row) => row.now },
        ),
      ),
    );
    const states: string[] = [];
    for (const part of parts) {
      states.push(part.replace('.csv', '.json'));
      await reported('evaluate', part, '--state', states.at(-1)!);
    }
    const whole = file(
      'whole.csv',
      csvOf(rows, { label: (row) => row.label, guess: (row) => row.now }),
    );
    const merged = await reported('merge', ...states);
    expect({ ...merged, title: '' }).toEqual({ ...(await reported('evaluate', whole)), title: '' });
    await rightly('evaluate', parts[0]!, '--state', states[0]!);
    const without = await reported('merge', ...states);
    expect([without.classes, without.missing]).toEqual([
      null,
      [expect.stringContaining('give --report with --state')],
    ]);
  });
});

describe('tables beside the pictures', () => {
  test('the rows that were most confidently wrong', async () => {
    const path = file(
      'p.csv',
      csvOf(rows, {
        id: (row) => row.id,
        y_true: (row) => Number(row.q < 0.5),
        y_pred: (row) => row.p,
      }),
    );
    const { worst } = await reported('evaluate', path, '--show', 'id');
    const wrong = rows
      .filter(({ p, q }) => Number(p > 0.5) !== Number(q < 0.5))
      .sort((a, b) => Math.abs(b.p - 0.5) - Math.abs(a.p - 0.5));
    expect(worst!.columns).toEqual(['id', 'y_true', 'prediction']);
    expect(worst!.rows.map(([id]) => Number(id))).toEqual(wrong.slice(0, 20).map(({ id }) => id));
  });

  test('--report writes a page or its numbers, and no other file', async () => {
    const page = join(folder(), 'report.html');
    const path = guesses();
    expect((await rightly('evaluate', path, '--report', page)).status).toBe(0);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
    for (const wrong of ['report.pdf', path, '/nowhere/report.html']) {
      const { status, stderr } = await rightly('evaluate', path, '--report', wrong);
      expect([status, stderr]).toEqual([2, expect.stringContaining('--report')]);
    }
    const arrays = await rightly('evaluate', path, '--report', page, '--show', 'nothing');
    expect(arrays.stderr).toContain('--show: there is no column "nothing"');
  });
});

describe('--plot', () => {
  test('draws below the table, in ASCII if the locale has no other letters', async () => {
    const path = guesses();
    const { stdout } = await rightly('evaluate', path, '--by', 'lang', '--plot');
    expect(stdout).toContain('confusion matrix: rows are true classes');
    expect(stdout).toContain('accuracy by lang, with 95 % intervals');
    for (const line of stdout.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(80);
  });
});
