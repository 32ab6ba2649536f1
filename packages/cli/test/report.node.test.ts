import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate, file, made, type Report, rightly, text } from './command.ts';

/* The results of scikit-learn (fixtures/report.py) and of the command for the same files. */

interface Line {
  readonly precision: number;
  readonly recall: number;
  readonly 'f1-score': number;
  readonly support: number;
}

interface Classes {
  readonly report: Readonly<Record<string, Line>> & { readonly accuracy: number };
  readonly balanced_accuracy: number;
  readonly cohen_kappa: number;
  readonly mcc: number;
  readonly confusion_matrix: readonly (readonly number[])[];
}

interface Digits extends Classes {
  readonly ink: string | null;
  readonly weighted: boolean;
}

const recorded = JSON.parse(
  readFileSync(new URL('fixtures/report.json', import.meta.url), 'utf8'),
) as {
  digits: readonly Digits[];
  several_labels: Readonly<Record<string, unknown>> & { text: string };
  segmentation: Classes & Readonly<Record<string, unknown>> & { truth: string; guess: string };
  frauds: { text: string; plain: Classes; weighted: Classes };
};

const digits = new URL('../../../examples/digits/', import.meta.url).pathname;

/** Numbers to twelve digits. Sums in another order differ in the last digits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'number' ? Number(part.toPrecision(11)) : part,
  );

const valueOf = ({ results }: Pick<Report, 'results'>, metric: string): unknown =>
  results.find((result) => result.metric === metric)?.value;

/** scikit-learn's report, in the form of the results of `--per-class`. */
function wanted({ report }: Pick<Classes, 'report'>): Record<string, unknown> {
  const { accuracy, 'macro avg': macro, 'weighted avg': weighted, ...classes } = report;
  const byClass = (name: keyof Line): Record<string, number> =>
    Object.fromEntries(
      Object.entries(classes as Record<string, Line>).map(([key, line]) => [key, line[name]]),
    );
  return {
    accuracy,
    precision: byClass('precision'),
    recall: byClass('recall'),
    f1_score: byClass('f1-score'),
    precision_macro: macro!.precision,
    recall_macro: macro!.recall,
    f1_score_macro: macro!['f1-score'],
    precision_weighted: weighted!.precision,
    recall_weighted: weighted!.recall,
    f1_score_weighted: weighted!['f1-score'],
    support: byClass('support'),
  };
}

const perClass = (report: Pick<Report, 'results'>, names: readonly string[]): unknown =>
  Object.fromEntries(names.map((name) => [name, valueOf(report, name)]));

const others =
  'balanced_accuracy,cohen_kappa,mcc,roc_auc,average_precision,log_loss,brier_score,top_k_accuracy,confusion_matrix';

describe.each(['predictions.parquet', 'predictions.csv'])('%s', (name) => {
  test.each([true, false])(
    '--per-class and all other metrics equal those of scikit-learn, by ink; weighted: %s',
    async (weighted) => {
      const path = weighted
        ? digits + name
        : await made(name, `SELECT * EXCLUDE (sample_weight) FROM ${text(digits + name)}`);
      const { results } = await evaluate(path, '--per-class', '--metrics', others, '--by', 'ink');
      const lines = recorded.digits.filter((line) => line.weighted === weighted);
      expect(lines).toHaveLength(4);
      for (const line of lines) {
        const own = results.filter(({ group }) => (group?.['ink'] ?? null) === line.ink);
        const all = {
          ...wanted(line),
          ...Object.fromEntries(others.split(',').map((one) => [one, line[one as never]])),
        };
        expect(rounded(perClass({ results: own }, Object.keys(all)))).toEqual(rounded(all));
      }
    },
  );
});

const sorted = (rows: readonly (readonly string[])[]): string[] =>
  rows.map((row) => row.join(' ')).sort();

test('--per-class of the digits prints what scikit-learn prints', async () => {
  const { stdout } = await rightly(
    'evaluate',
    `${digits}predictions.parquet`,
    '--per-class',
    '--no-sample-weight',
  );
  const [line] = recorded.digits;
  const { accuracy, ...rest } = line!.report;
  const shown = stdout
    .trimEnd()
    .split('\n')
    .slice(2)
    .map((row) => row.trim().split(/ {2,}/));
  expect(shown[0]).toEqual(['class', 'precision', 'recall', 'f1_score', 'support']);
  expect(sorted(shown.slice(1))).toEqual(
    sorted([
      ['accuracy', accuracy.toFixed(6), '899'],
      ...Object.entries(rest as Record<string, Line>).map(([key, own]) => [
        key,
        own.precision.toFixed(6),
        own.recall.toFixed(6),
        own['f1-score'].toFixed(6),
        String(own.support),
      ]),
    ]),
  );
});

test('metrics of several labels equal those of scikit-learn', async () => {
  const { text: lines, ...all } = recorded.several_labels;
  const path = file('labels.jsonl', lines);
  const metrics = [
    'subset_accuracy',
    'hamming_loss',
    'precision:average=null,thresholds=0.5',
    'recall:average=null,thresholds=0.5',
    'f1_score:threshold=0.5',
    'f1_micro:threshold=0.5',
    'roc_auc',
    'average_precision',
  ].join();
  const { results } = await evaluate(path, '--metrics', metrics);
  const found = Object.fromEntries(
    results.map(({ metric, value }) => [
      metric,
      typeof value === 'number' ? value : Object.values(value!),
    ]),
  );
  expect(rounded(found)).toEqual(rounded(all));
});

test('metrics of a segmentation in NPY equal those of scikit-learn', async () => {
  const { truth, guess, mean_io_u: iou, f1_score: f1, ...all } = recorded.segmentation;
  const [y, p] = [truth, guess].map((bytes) => file('a.npy', Buffer.from(bytes, 'base64')));
  const ignored = ':ignore_class=255';
  const metrics = [
    'mean_io_u',
    'f1_score',
    'balanced_accuracy',
    'cohen_kappa',
    'mcc',
    'confusion_matrix',
  ];
  const report = await evaluate(
    p!,
    '--y-true',
    y!,
    '--metrics',
    metrics.map((metric) => metric + ignored).join(),
  );
  const found = perClass(report, metrics) as Record<string, unknown>;
  const { balanced_accuracy, cohen_kappa, mcc, confusion_matrix } = all;
  expect(rounded({ ...found, f1_score: Object.values(found['f1_score']!) })).toEqual(
    rounded({
      mean_io_u: iou,
      f1_score: f1,
      balanced_accuracy,
      cohen_kappa,
      mcc,
      confusion_matrix,
    }),
  );
});

describe('frauds, two in a thousand', () => {
  const path = file('frauds.csv', recorded.frauds.text);
  const metrics =
    'precision,recall,f1_score,specificity,roc_auc,average_precision,brier_score,balanced_accuracy,cohen_kappa,mcc,confusion_matrix';

  test.each(['plain', 'weighted'] as const)('%s equals that of scikit-learn', async (how) => {
    const weights = how === 'weighted' ? [] : ['--no-sample-weight'];
    const report = await evaluate(path, '--metrics', metrics, ...weights);
    const { report: classes, ...all } = recorded.frauds[how];
    expect(rounded(perClass(report, metrics.split(',')))).toEqual(
      rounded(Object.fromEntries(metrics.split(',').map((name) => [name, all[name as never]]))),
    );
    const lines = await evaluate(path, '--per-class', ...weights);
    const { accuracy, ...expected } = wanted({ report: classes });
    expect(rounded(perClass(lines, Object.keys(expected)))).toEqual(rounded(expected));
    expect(rounded(valueOf(lines, 'accuracy'))).toEqual(rounded(accuracy));
  });
});
