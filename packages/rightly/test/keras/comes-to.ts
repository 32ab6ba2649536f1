import * as rightly from 'rightly';
import type { AnyMeanMetric, ArrayInput, Config } from 'rightly';
import { expect, test } from 'vitest';

type Weight = ArrayInput | number | undefined;

/** A test of Keras: its name, a batch, the expected result, and a configuration if it has one. */
export type Row = readonly [
  name: string,
  yTrue: ArrayInput,
  yPred: ArrayInput,
  sampleWeight: Weight,
  result: number,
  config?: Config,
];

export const create = (className: string, config: Config = {}): AnyMeanMetric =>
  (rightly as unknown as Record<string, { fromConfig(config: Config): AnyMeanMetric }>)[
    className
  ]!.fromConfig(config);

function seen(className: string, [, yTrue, yPred, sampleWeight, , config]: Row): AnyMeanMetric {
  const metric = create(className, config);
  metric.updateState(yTrue as number[], yPred as number[], { sampleWeight });
  return metric;
}

/** To as many digits as Keras's test has. */
const agrees = (got: number, expected: number): void => {
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-3 * Math.max(1, Math.abs(expected)));
};

/** Metrics: the weighted mean. */
export const comesTo = (className: string, rows: readonly Row[]): void => {
  test.each(rows.map((row) => ({ title: row[0], row })))('$title', ({ row }) => {
    expect.hasAssertions();
    agrees(seen(className, row).result(), row[4]);
  });
};

/** Keras's losses: the sum of values times weights, divided by the number of samples. */
export const losesAsKeras = (className: string, rows: readonly Row[], sign = 1): void => {
  test.each(rows.map((row) => ({ title: row[0], row })))('$title', ({ row }) => {
    expect.hasAssertions();
    const { total } = seen(className, row).state;
    agrees((sign * total) / (row[2] as unknown[]).length, row[4]);
  });
};

/** A configuration is kept. A result has the precision of its dtype, by default float64. */
export const keepsConfig = (className: string, name: string, more: Config = {}): void => {
  test('test_config', () => {
    const config = { name, dtype: 'float32', ...more };
    const metric = create(className, config);
    expect(metric).toMatchObject({ name, dtype: 'float32' });
    expect(Object.keys(metric.state)).toEqual(className === 'Sum' ? ['total'] : ['total', 'count']);
    expect(metric.getConfig()).toMatchObject(config);
    expect(create(className, metric.getConfig()).getConfig()).toEqual(metric.getConfig());
  });
};

export const roundsResult = (className: string, [yTrue, yPred]: readonly ArrayInput[]): void => {
  test('test_dtype_arg', () => {
    const [rounded, exact] = [create(className, { dtype: 'bfloat16' }), create(className)];
    for (const metric of [rounded, exact]) metric.updateState(yTrue as number[], yPred as number[]);
    const [bits] = new Uint32Array(Float32Array.of(rounded.result()).buffer);
    expect(bits! % 2 ** 16).toBe(0);
    expect(rounded.result()).not.toBe(exact.result());
    agrees(rounded.result() / exact.result() / 10, 0.1);
  });
};
