import * as flechette from '@uwdata/flechette';
import { DuckDBInstance } from '@duckdb/node-api';
import * as arrow from 'apache-arrow';
import { fromArrow, table } from 'arquero';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { Tensor } from 'onnxruntime-common';
import {
  accuracy,
  type ArrayInput,
  BinaryAccuracy,
  F1Score,
  Mean,
  meanSquaredError,
  MetricList,
  SparseCategoricalAccuracy,
} from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { evaluateStream, Sliced, Windowed } from 'rightly/streams';
import { describe, expect, test } from 'vitest';

/* Columns and tensors of other packages, without conversion. */

const numbers = [0.25, 0.5, 0.75];
const rows = [
  [0.25, 0.75],
  [0.5, 0.5],
];
const float32 = new arrow.Float32();
const lists = new arrow.FixedSizeList(2, new arrow.Field('item', float32));
const chunked = arrow
  .vectorFromArray([0.25], float32)
  .concat(arrow.vectorFromArray([0.5, 0.75], float32));
const sent = (columns: Record<string, arrow.Vector>): flechette.Table =>
  flechette.tableFromIPC(arrow.tableToIPC(new arrow.Table(columns)));

describe('numbers in', () => {
  test.each<[string, ArrayInput]>([
    ['a Vector of Arrow', arrow.vectorFromArray(numbers, float32)],
    ['a Vector of several chunks', chunked],
    ['a part of a Vector', arrow.vectorFromArray([9, ...numbers, 9], float32).slice(1, 4)],
    ['a Vector of float16', arrow.vectorFromArray(numbers, new arrow.Float16())],
    ['a Column of flechette', sent({ x: arrow.vectorFromArray(numbers, float32) }).getChild('x')],
    ['a Column of float16', flechette.columnFromArray(numbers, flechette.float16())],
    ['a column of arquero', table({ x: numbers }).column('x') as ArrayInput],
    [
      'a derived column of arquero',
      table({ x: [1, 2, 3] })
        .derive({ y: (d: { x: number }) => d.x / 4 })
        .column('y') as ArrayInput,
    ],
    [
      'a column of arquero from Arrow',
      fromArrow(arrow.tableToIPC(new arrow.Table({ x: chunked }))).column('x') as ArrayInput,
    ],
  ])('%s', (_, column) => {
    expect(
      Array.from(
        meanSquaredError(
          numbers.map((x) => [x]),
          column,
        ).data,
      ),
    ).toEqual([0, 0, 0]);
  });

  test('lists of Arrow and flechette', () => {
    const vector = arrow.vectorFromArray(rows, lists);
    for (const column of [vector, sent({ x: vector }).getChild('x')])
      expect(Array.from(meanSquaredError(rows, column).data)).toEqual([0, 0]);
  });

  test('columns of a Parquet file', async () => {
    const file = parquetWriteBuffer({ columnData: [{ name: 'x', data: numbers, type: 'DOUBLE' }] });
    const found = await parquetReadObjects({ file });
    const mean = new Mean();
    mean.updateState(found.map(({ x }) => x as number));
    expect(mean.result()).toBe(0.5);
  });

  test('vectors of DuckDB', async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    const result = await connection.run(
      "SELECT x::FLOAT x, [x, 1 - x] l, [x, 1 - x]::DOUBLE[2] a, x > 0.5 b, x::DECIMAL(4, 2) d, nullif(x::DOUBLE, 0.5) n, 'c' || x s FROM (VALUES (0.25), (0.5), (0.75)) t(x)",
    );
    const chunk = (await result.fetchChunk())!;
    const [x, l, a, b, d, n, s] = Array.from({ length: 7 }, (_, i) => chunk.getColumnVector(i));
    const both = numbers.map((p) => [p, 1 - p]);
    expect(Array.from(meanSquaredError([[0.25], [0.5], [0.75]], x!).data)).toEqual([0, 0, 0]);
    expect(Array.from(meanSquaredError(both, a!).data)).toEqual([0, 0, 0]);
    expect(Array.from(accuracy([false, false, true], b!).data)).toEqual([1, 1, 1]);
    expect(Array.from(accuracy(['c0.25', 'c0.50', 'c0.75'], s!).data)).toEqual([1, 1, 1]);
    expect(() => meanSquaredError(both, l!)).toThrow('got DuckDBDecimalValue');
    expect(() => meanSquaredError(numbers, d!)).toThrow('got DuckDBDecimalValue');
    expect(() => meanSquaredError(numbers, n!)).toThrow('got null at [1]');
    const metrics = new CompileMetrics({ metrics: ['mae'] });
    metrics.updateState(numbers, x!);
    expect(metrics.result()).toEqual({ mae: 0 });
  });
});

describe('a null is refused in', () => {
  test.each<[string, ArrayInput]>([
    ['a Vector of Arrow', arrow.vectorFromArray([1, null, 3], float32)],
    [
      'a Column of flechette',
      sent({ x: arrow.vectorFromArray([1, null, 3], float32) }).getChild('x'),
    ],
    [
      'a column of arquero',
      fromArrow(arrow.tableToIPC(arrow.tableFromArrays({ x: [1, null, 3] }))).column(
        'x',
      ) as ArrayInput,
    ],
    ['a Vector of integers', arrow.vectorFromArray([1, null, 3], new arrow.Int32())],
  ])('%s', (_, column) => {
    expect(() => meanSquaredError([1, 2, 3], column)).toThrow(
      'numbers, booleans, bigints; got null at [1]',
    );
    expect(() => new Mean().updateState([1, 2, 3], { sampleWeight: column })).toThrow(
      'got null at [1]',
    );
  });
});

describe('labels in', () => {
  const names = ['cat', 'dog', 'cat'];
  const dictionary = arrow.vectorFromArray(names);
  test.each<[string, ArrayInput]>([
    ['a dictionary of Arrow', dictionary],
    ['a dictionary of flechette', sent({ x: dictionary }).getChild('x')],
    ['text of Arrow', arrow.vectorFromArray(names, new arrow.Utf8())],
    ['a dictionary of several chunks', dictionary.slice(0, 1).concat(dictionary.slice(1, 3))],
  ])('%s', (_, column) => {
    expect(Array.from(accuracy(names, column as never).data)).toEqual([1, 1, 1]);
  });

  test('64-bit integers and 16-bit ones', () => {
    const long = arrow.vectorFromArray([2n ** 60n, 1n], new arrow.Int64());
    expect(Array.from(accuracy([2n ** 60n + 1n, 1n], long).data)).toEqual([0, 1]);
    const short = arrow.vectorFromArray([1, 0], new arrow.Uint16());
    expect(Array.from(accuracy([1, 0], short).data)).toEqual([1, 1]);
    expect(Array.from(meanSquaredError([1, 0], short).data)).toEqual([0, 0]);
  });

  test('a decimal is no number', () => {
    const decimal = arrow.makeVector(
      arrow.makeData({ type: new arrow.Decimal(0, 10), data: new Uint32Array(8), length: 2 }),
    );
    expect(() => meanSquaredError([1, 0], decimal)).toThrow(
      'yPred must be a column of numbers; got Vector(2)',
    );
  });
});

test('A threshold is rounded to the precision of a column', () => {
  for (const type of [float32, new arrow.Float16()]) {
    const metric = new BinaryAccuracy({ threshold: 0.6 });
    metric.updateState([0], arrow.vectorFromArray([0.6], type));
    expect(metric.result()).toBe(1);
  }
  const half = new BinaryAccuracy({ threshold: 0.6 });
  half.updateState([0], flechette.columnFromArray([0.6], flechette.float16()));
  expect(half.result()).toBe(1);
});

describe("a classifier's answers", () => {
  const classes = ['cat', 'dog'];
  const answers = [
    [
      { label: 'dog', score: 0.9 },
      { label: 'cat', score: 0.1 },
    ],
    [
      { label: 'cat', score: 0.6 },
      { label: 'dog', score: 0.4 },
    ],
  ];

  test('are scores by the names of classes', () => {
    const metric = new SparseCategoricalAccuracy({ classes });
    metric.updateState(['dog', 'dog'], answers);
    metric.updateState(['cat'], answers[1]!);
    expect(metric.state).toEqual({ total: 2, count: 3 });
  });

  test('are names where one class is told', () => {
    const metric = new F1Score({ classes, sparseYTrue: true, sparseYPred: true, average: 'micro' });
    metric.updateState(
      ['dog', 'dog'],
      answers.map(([best]) => best!),
    );
    expect(metric.result()).toBe(0.5);
  });

  test.each([
    [[[{ label: 'dog', score: 1 }]], 'got undefined for "cat", and 1 classes, at [0]'],
    [
      [
        answers[0],
        [
          { label: 'dog', score: 1 },
          { label: 'cow', score: 0 },
        ],
      ],
      'got undefined for "cat", and 2 classes, at [1]',
    ],
    [[answers[0], 5], 'got undefined for "cat", and 0 classes, at [1]'],
    [[[...answers[0]!, { label: 'cow', score: 0 }]], 'got 0.1 for "cat", and 3 classes, at [0]'],
  ])('that lack a class are refused', (yPred, got) => {
    const metric = new SparseCategoricalAccuracy({ classes });
    expect(() => metric.updateState(['dog', 'cat'], yPred as never)).toThrow(
      `SparseCategoricalAccuracy.updateState: yPred must have a score for each of 2 classes; ${got}`,
    );
  });
});

describe('a tensor of ONNX Runtime', () => {
  let released = 0;
  const onDevice = (): Tensor =>
    Tensor.fromGpuBuffer({} as never, {
      dims: [2, 2],
      dataType: 'float32',
      download: () => Promise.resolve(Float32Array.of(0.25, 0.75, 0.5, 0.5)),
      dispose: () => void released++,
    });

  test('in memory is read', () => {
    const tensor = new Tensor('float32', Float32Array.from(rows.flat()), [2, 2]);
    expect(Array.from(meanSquaredError(rows, tensor).data)).toEqual([0, 0]);
    const half = new Tensor('float16', Uint16Array.of(0x3c00, 0), [1, 2]);
    expect(Array.from(meanSquaredError([[1, 0]], half).data)).toEqual([0]);
  });

  test('on a device is refused, and read by updateStateAsync', async () => {
    const metrics = [
      new SparseCategoricalAccuracy(),
      new MetricList([new SparseCategoricalAccuracy()]),
      new CompileMetrics({ metrics: ['accuracy'] }),
    ];
    for (const metric of metrics) {
      const tensor = onDevice();
      const update = (): void => metric.updateState([1, 1], tensor);
      expect(update).toThrow(
        'yPred must be in CPU memory: await metric.updateStateAsync(…) reads it; got a tensor in gpu-buffer',
      );
      await metric.updateStateAsync([1, 1], tensor, { sampleWeight: [1, 3] });
      expect(JSON.stringify(metric.result())).toMatch(/0\.25|0\.5/);
    }
    expect(released).toBe(0);
  });

  test('on a device, of several outputs, is read by updateStateAsync', async () => {
    const outputNames = ['a', 'b'];
    for (const yPred of [[onDevice(), onDevice()], { a: onDevice(), b: onDevice() }]) {
      const compiled = new CompileMetrics({ metrics: ['accuracy', 'accuracy'], outputNames });
      const truth = { a: [1, 1], b: [1, 0] };
      await compiled.updateStateAsync(truth, yPred);
      expect(compiled.result()).toEqual({ a_accuracy: 0.5, b_accuracy: 1 });
    }
    expect(released).toBe(0);
  });

  test('on a device is read in a stream, a window and by group', async () => {
    const metric = new SparseCategoricalAccuracy();
    const batch = { yTrue: [1, 0], yPred: onDevice() };
    expect(await evaluateStream([batch], new Windowed(metric, { size: 1 }))).toBe(1);
    const groups = new Sliced(metric);
    await evaluateStream([{ ...batch, by: ['a', 'b'] }], groups);
    expect(groups.result()).toEqual({ a: 1, b: 1 });
    expect(() => groups.updateState([1, 0], onDevice(), { by: ['a', 'b'] })).toThrow(
      'yPred must be in CPU memory: await metric.updateStateAsync(…) reads it',
    );
  });
});

test.each<[string, ArrayInput<boolean>]>([
  ['a list', [true, false, true]],
  ['a Vector of Arrow', arrow.vectorFromArray([true, false, true], new arrow.Bool())],
  ['a Column of flechette', flechette.columnFromArray([true, false, true], flechette.bool())],
])('groups by the booleans of %s have their names', (_, by) => {
  const groups = new Sliced(new BinaryAccuracy());
  groups.updateState([1, 1, 0], [0.75, 0.75, 0.75], { by });
  expect(groups.result()).toEqual({ false: 1, true: 0.5 });
});

test('a null among groups is an error', () => {
  const by = arrow.vectorFromArray(['a', null], new arrow.Utf8());
  expect(() => new Sliced(new BinaryAccuracy()).updateState([1, 1], [1, 1], { by })).toThrow(
    'Sliced.updateState: by must be the groups of the samples, or one for all: text, whole numbers or booleans; got null at [1]',
  );
});
