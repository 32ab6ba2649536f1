import { createRequire } from 'node:module';
import type * as Arrow from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { findings, npy } from './arrays.ts';
import { file, made } from './command.ts';

const arrow = createRequire(import.meta.url)('apache-arrow/Arrow.esnext.min') as typeof Arrow;

/** Rows that are hard for a metric: ties, NaN, infinities, labels that no class has, weights of 0. */
function rowsOf(seed: number, rows: number, classes: number): Rows {
  let state = seed;
  const below = (n: number): number => (state = (state * 48_271) % 0x7f_ff_ff_ff) % n;
  const odd = [NaN, Infinity, -Infinity, -0];
  return {
    classes,
    scores: Float32Array.from({ length: rows * classes }, () =>
      below(200) === 0 ? odd[below(4)]! : below(50) / 64,
    ),
    labels: Array.from({ length: rows }, () => below(classes + 2) - 1),
    weights: Array.from({ length: rows }, () => below(5) / 3),
    groups: Array.from({ length: rows }, () => below(7)),
  };
}

interface Rows {
  readonly classes: number;
  readonly scores: Float32Array;
  readonly labels: readonly number[];
  readonly weights: readonly number[];
  readonly groups: readonly number[];
}

/** The same rows in the three formats, as arguments of the command. */
async function formatsOf({ classes, scores, labels, weights, groups }: Rows): Promise<string[][]> {
  const rows = labels.length;
  const csv = labels.map((label, i) =>
    [label, weights[i], groups[i], ...scores.subarray(i * classes, (i + 1) * classes)].join(),
  );
  const names = Array.from({ length: classes }, (_, j) => `c${j}`);
  const text = file('rows.csv', [['y_true', 'w', 'g', ...names].join(), ...csv, ''].join('\n'));
  const types = `{'y_true': 'INTEGER', 'w': 'DOUBLE', 'g': 'INTEGER', ${names.map((name) => `'${name}': 'FLOAT'`).join()}}`;
  const parquet = await made(
    'a.parquet',
    `SELECT y_true, [${names.join()}] AS y_pred, w AS sample_weight, g FROM read_csv('${text}', columns = ${types}, header = true)`,
  );
  const list = new arrow.FixedSizeList(
    classes,
    arrow.Field.new({ name: 'item', type: new arrow.Float32() }),
  );
  const table = new arrow.Table({
    y_true: arrow.vectorFromArray(labels, new arrow.Int32()),
    y_pred: new arrow.Vector([
      arrow.makeData({
        type: list,
        length: rows,
        child: arrow.makeData({ type: new arrow.Float32(), data: scores }),
      }),
    ]),
    sample_weight: arrow.makeVector(Float64Array.from(weights)),
    g: arrow.vectorFromArray(groups, new arrow.Int32()),
  });
  const single = (name: string, numbers: readonly number[], descr: string): string =>
    file(name, npy(numbers, { descr, shape: [rows] }));
  return [
    [parquet, '--by', 'g'],
    [file('a.arrow', arrow.tableToIPC(table, 'file')), '--by', 'g'],
    [file('a.arrows', arrow.tableToIPC(table, 'stream')), '--by', 'g'],
    [
      file('a.npy', npy(scores, { descr: '<f4', shape: [rows, classes] })),
      '--y-true',
      single('y.npy', labels, '<i8'),
      '--sample-weight',
      single('w.npy', weights, '<f8'),
      '--by',
      single('g.npy', groups, '<i4'),
    ],
  ];
}

type Found = Awaited<ReturnType<typeof findings>>;

/** The result with rounded numbers. Each way of counting compensates weighted sums, and the last digits differ. */
const rounded = (found: Found): unknown =>
  JSON.parse(JSON.stringify(found), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(14)) : value,
  );

/** The results for each format. The runs are one after another, because each writes to standard output. */
async function each(formats: readonly string[][], ...args: string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const format of formats) found.push(await findings(...format, ...args));
  return found;
}

const sparse = [
  'accuracy',
  'accuracy:ignore_class=-1,name=known',
  ...[1, 2, 3, 9].map((k) => `sparse_top_k_categorical_accuracy:k=${k},name=top${k}`),
  'sparse_top_k_categorical_accuracy:k=2,ignore_class=0,name=others',
].join();

describe('Parquet in SQL, Arrow and NPY by the kernels: the same values, sums and warnings', () => {
  test.each<[string, Rows, string]>([
    ['a few rows', rowsOf(1, 40, 4), sparse],
    ['more rows than a block holds', rowsOf(2, 40_000, 11), sparse],
    ['wide rows', rowsOf(3, 600, 900), sparse],
    ['two classes', rowsOf(4, 5000, 2), sparse],
    ['one that is ignored everywhere', rowsOf(5, 500, 5), 'accuracy:ignore_class=-1'],
    ['the metrics that fit', rowsOf(6, 500, 7), ''],
  ])('%s', async (_, rows, metrics) => {
    const formats = await formatsOf(rows);
    const args = metrics === '' ? [] : ['--metrics', metrics];
    const [wanted, ...found] = await each(formats, ...args);
    expect(wanted!.warnings.length).toBeGreaterThan(1);
    for (const one of found) expect(rounded(one)).toEqual(rounded(wanted!));
  });

  test('losses of rows that have a value', async () => {
    const { scores, labels, ...rest } = rowsOf(8, 3000, 5);
    const sound = {
      ...rest,
      scores: scores.map((score) => (Number.isFinite(score) ? score : 0.5)),
      labels: labels.map((label) => Math.abs(label) % 5),
    };
    const losses = 'crossentropy,sparse_categorical_crossentropy:from_logits=true,name=logits';
    const found = await each(await formatsOf(sound), '--metrics', `${losses},accuracy`);
    expect(found[0]!.results.length).toBe(8 * 3);
    for (const one of found) expect(rounded(one)).toEqual(rounded(found[0]!));
  });

  test('sums without weights are equal to the last digit', async () => {
    const formats = await formatsOf(rowsOf(7, 3000, 6));
    const [wanted, ...found] = await each(formats, '--no-sample-weight', '--metrics', sparse);
    for (const one of found) expect(one).toEqual(wanted);
  });
});
