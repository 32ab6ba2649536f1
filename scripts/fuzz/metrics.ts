import * as fc from 'fast-check';
import type { AnyMetric } from 'rightly';
import { get, metricClasses, metricFromJSON } from 'rightly/registry';
import { attempt, ensure } from './sound.ts';

export const classNames: readonly string[] = metricClasses.map(
  ({ definition }) => definition.className,
);

export const className = fc.constantFrom(...classNames);

/** Required options of classes. */
const needed: Readonly<Record<string, object>> = {
  BinaryIoU: {},
  ConfusionMatrix: {},
  IoU: { num_classes: 3, target_class_ids: [0] },
  MeanIoU: { num_classes: 3 },
  OneHotIoU: { num_classes: 3, target_class_ids: [0] },
  OneHotMeanIoU: { num_classes: 3 },
  PrecisionAtRecall: { recall: 0.5 },
  RecallAtPrecision: { precision: 0.5 },
  SensitivityAtSpecificity: { specificity: 0.5 },
  SpecificityAtSensitivity: { sensitivity: 0.5 },
};

export const create = (name: string, config: object = {}): AnyMetric =>
  get({ class_name: name, config: { ...needed[name], ...config } });

/** The sums of a metric as text, to compare them. */
export const sumsOf = (metric: AnyMetric): string => JSON.stringify(metric.toJSON().state);

/** Updates a metric. Returns whether it took the data. Refused data must not change its sums. */
export function takes(metric: AnyMetric, ...args: readonly unknown[]): boolean {
  const before = sumsOf(metric);
  let done = false;
  attempt(() => {
    (metric.updateState as (...all: readonly unknown[]) => void).call(metric, ...args);
    done = true;
  });
  if (!done) ensure(sumsOf(metric) === before, `a refused update changed the sums: ${before}`);
  return done;
}

/** Checks that a metric gives a result, and that its document is read back unchanged. */
export function checkWhole(metric: AnyMetric): void {
  attempt(() => metric.result());
  const document: unknown = JSON.parse(JSON.stringify(metric.toJSON()));
  const again = metricFromJSON(document);
  ensure(
    JSON.stringify(again.toJSON()) === JSON.stringify(metric.toJSON()),
    'a document is read back as another',
  );
}
