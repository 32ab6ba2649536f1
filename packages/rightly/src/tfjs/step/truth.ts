import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import type { Truth } from '../data/element-check.ts';
import type { Minimized } from './losses.ts';

type Shape = readonly (number | null)[];

const hints: Readonly<Record<string, string>> = {
  SparseCategoricalCrossentropy: ' (categorical_crossentropy takes one-hot truth)',
  CategoricalCrossentropy: ' (sparse_categorical_crossentropy takes class indexes)',
};

/** The requirements of a loss for its truth. A function has none. `name` is the name that the user gave. */
export function truthOf(minimized: Minimized | undefined, name: unknown, output: Shape): Truth {
  if (minimized === undefined) return {};
  if (typeof minimized === 'function') return { loss: minimized.name || 'of a function' };
  const [samples, last] = [output.slice(0, -1), output.at(-1)];
  if (minimized !== 'crossentropy') return declaredTruth(minimized, name, output);
  const shapes = last === 1 ? [output, samples] : [output, [...samples, 1], samples];
  return { shapes, loss: String(name), ...(last && last > 1 && { classes: last }) };
}

function declaredTruth(metric: AnyMeanMetric, name: unknown, output: Shape): Truth {
  const { class_name: className, config } = metric.toJSON();
  const loss = `${typeof name === 'string' ? name : metric.name}${hints[className] ?? ''}`;
  if (className !== 'SparseCategoricalCrossentropy')
    return { shapes: output.at(-1) === 1 ? [output, output.slice(0, -1)] : [output], loss };
  const { axis = -1, ignore_class: ignored } = config as { axis?: number; ignore_class?: number };
  const classes = output.at(axis);
  const samples = output.filter((_, i) => i !== (axis < 0 ? axis + output.length : axis));
  return {
    shapes: [[...samples, 1], samples],
    loss,
    ...(classes && { classes }),
    ...(ignored !== undefined && ignored !== null && { ignored }),
  };
}
