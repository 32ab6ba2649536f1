import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { getLoss } from '../../registry.ts';
import type { LastActivation } from './activation-tap.ts';

/** The activation that makes the probabilities of each loss. */
const activations: Readonly<Record<string, LastActivation>> = {
  BinaryCrossentropy: 'sigmoid',
  BinaryFocalCrossentropy: 'sigmoid',
  CategoricalCrossentropy: 'softmax',
  SparseCategoricalCrossentropy: 'softmax',
};

/** The activation whose logits a loss can use, and the loss of these logits. */
export function fromLogits(
  metric: AnyMeanMetric,
): { readonly kind: LastActivation; readonly metric: AnyMeanMetric } | undefined {
  const { class_name: className, config } = metric.toJSON();
  const kind = activations[className];
  if (!kind || (config['axis'] ?? -1) !== -1) return undefined;
  const own = getLoss({ class_name: className, config: { ...config, from_logits: true } });
  // A user's own class may have that name too.
  return own.constructor === metric.constructor ? { kind, metric: own } : undefined;
}
