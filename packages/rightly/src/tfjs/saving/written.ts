import { typeError } from '../../core/errors.ts';
import { Metric } from '../../core/metric.ts';
import { type AnyFunction, getLoss, serialize, type SerializedObject } from '../../registry.ts';
import { classOf } from '../../registry/classes.ts';
import { MeanMetricWrapper } from '../counting/mean-metric-wrapper.ts';
import { instanceOf } from '../counting/structure.ts';

/* The saved form of a loss or metric. A name or a configuration is saved as it is. */

/** The module of a `MeanMetricWrapper` over arrays. A wrapper of another module, also of Keras, is over tensors. */
export const ARRAYS = 'rightly';
const TENSORS = 'rightly/tfjs';

export function writtenMetric(identifier: unknown): unknown {
  const metric = instanceOf(identifier);
  if (!(metric instanceof Metric)) return writtenFunction(identifier);
  const written = serialize(metric);
  const { fn } = metric as { readonly fn?: object };
  if (written.class_name !== 'MeanMetricWrapper' || !fn || classOf(fn)) return written;
  const module = metric instanceof MeanMetricWrapper ? TENSORS : ARRAYS;
  return { ...written, module, config: metric.getConfig() };
}

/** The configuration of a loss as Keras writes it: with a reduction, and without the precision of a metric. */
export function writtenLoss(identifier: unknown): unknown {
  const given = instanceOf(identifier);
  if (!(given instanceof Metric)) return writtenFunction(identifier);
  const metric = getLoss(given);
  const own = serialize(metric);
  if (own.registered_name) return own;
  const { class_name: className, config } = metric.toJSON();
  const { dtype: _, ...options } = config;
  return {
    module: 'keras.losses',
    class_name: className === 'LogCoshError' ? 'LogCosh' : className,
    config: { ...options, reduction: 'sum_over_batch_size' },
    registered_name: null,
  };
}

function writtenFunction(fn: unknown): unknown {
  if (typeof fn !== 'function') return fn ?? null;
  if (classOf(fn)) return serialize(fn as AnyFunction);
  if (!fn.name) throw typeError('save: a loss or metric function', 'have a name', 'none');
  return {
    module: 'builtins',
    class_name: 'function',
    config: fn.name,
    registered_name: fn.name,
  } satisfies SerializedObject;
}
