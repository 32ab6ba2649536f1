import { type AnyMetric, MetricList, type UpdateOptions } from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { type CustomObjects, metricFromJSON } from 'rightly/registry';
import { expect } from 'vitest';

/* Ways of counting that must have the same result. */

/** Truth, prediction, and weights or a mask. */
// oxlint-disable-next-line typescript/no-explicit-any -- inputs of all kinds
export type Batch = readonly [yTrue: any, yPred: any, options?: UpdateOptions | undefined];
// oxlint-disable-next-line typescript/no-explicit-any -- the same without options
export type Pair = readonly [yTrue: any, yPred: any];
type Result = number | readonly (number | readonly number[])[];

/** The class, for a user's own metric. */
const own = ({ constructor }: AnyMetric): CustomObjects => ({ Own: constructor as never });

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Counts the batches with metrics of `make`, each time in another way. */
export const ways: Readonly<
  Record<string, (make: () => AnyMetric, batches: readonly Batch[]) => Result>
> = {
  'batch by batch': (make, batches) => counted(make(), batches).result(),
  'saved and read again after each batch': (make, batches) => {
    let metric = make();
    for (const batch of batches)
      metric = metricFromJSON(json(counted(metric, [batch])), own(metric));
    return metric.result();
  },
  'a metric for each batch, merged': (make, batches) => {
    const all = make();
    for (const batch of batches) all.mergeState(counted(make(), [batch]));
    return all.result();
  },
  'in a MetricList': (make, batches) => {
    const list = new MetricList([make(), make()]);
    for (const batch of batches) list.updateState(...batch);
    const [first, second] = Object.values(list.result());
    expect(second).toEqual(first);
    return first!;
  },
  'in CompileMetrics': (make, batches) => {
    const metrics = new CompileMetrics({ weightedMetrics: [make()] });
    for (const [yTrue, yPred, options] of batches) metrics.updateState(yTrue, yPred, options);
    return Object.values(metrics.metrics)[0]!.result();
  },
};

/** The metric after these batches. */
export function counted<M extends AnyMetric>(metric: M, batches: readonly Batch[]): M {
  for (const batch of batches) metric.updateState(...batch);
  return metric;
}

/** Whether numbers are equal to twelve digits. */
export function expectNear(got: Result, expected: Result): void {
  const [a, b] = [got, expected].map((one) => [one].flat(2)) as [number[], number[]];
  expect(Array.isArray(got)).toBe(Array.isArray(expected));
  expect(a.length).toBe(b.length);
  a.forEach((x, i) => {
    if (!(Math.abs(x - b[i]!) <= 1e-12 * Math.max(1, Math.abs(b[i]!))))
      expect(got).toEqual(expected);
  });
}

export type Line = readonly [
  title: string,
  make: () => AnyMetric,
  batches: readonly Batch[],
  expected: Result,
];

/** Checks a line in every way. */
export function expectEverywhere([, make, batches, expected]: Line): void {
  for (const way of Object.values(ways)) expectNear(way(make, batches), expected);
}
