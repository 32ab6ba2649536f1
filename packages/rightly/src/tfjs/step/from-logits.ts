import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { getLoss } from '../../registry.ts';
import type { LastActivation } from './activation-tap.ts';

/** Which activation makes the probabilities that a loss takes. */
const activations: Readonly<Record<string, LastActivation>> = {
  BinaryCrossentropy: 'sigmoid',
  BinaryFocalCrossentropy: 'sigmoid',
  CategoricalCrossentropy: 'softmax',
  SparseCategoricalCrossentropy: 'softmax',
};

/** The activation behind which a loss can be computed from logits, and that loss. */
export function fromLogits(
  metric: AnyMeanMetric,
): { readonly kind: LastActivation; readonly metric: AnyMeanMetric } | undefined {
  const { class_name: className, config } = metric.toJSON();
  const kind = activations[className];
  if (!kind || (config['axis'] ?? -1) !== -1) return undefined;
  const own = getLoss({ class_name: className, config: { ...config, from_logits: true } });
  // An own class of that name may be anything.
  return own.constructor === metric.constructor ? { kind, metric: own } : undefined;
}
