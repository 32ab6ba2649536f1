import type { Tensor } from '@tensorflow/tfjs-core';
import type { AnyMeanMetric } from '../../core/mean-metric.ts';
import { Metric, type MetricClass } from '../../core/metric.ts';
import { valuesOf } from '../../engines/tfjs/values.ts';
import { getLoss } from '../../registry.ts';
import { classOf } from '../../registry/classes.ts';
import { crossentropyFor, isCrossentropy } from './crossentropy.ts';
import type { Loss, TensorFunction } from '../types.ts';

/** A loss's values, and which of them count: where they do not, they are 0. */
export interface LossValues {
  readonly values: Tensor;
  /** 1 or 0 in the shape of the values. */
  readonly counted?: Tensor | undefined;
}

/** It can be differentiated. */
export type LossFunction = (yTrue: Tensor, yPred: Tensor) => LossValues;

/** What a loss stands for: a metric with something to minimize, which metric only shapes will tell, or a function of tensors. */
export type Minimized = AnyMeanMetric | 'crossentropy' | TensorFunction;

/** Throws TypeError for what cannot be minimized. */
export function minimizedBy(loss: Loss | undefined): Minimized | undefined {
  if (loss === null || loss === undefined) return undefined;
  if (isCrossentropy(loss)) return 'crossentropy';
  if (typeof loss === 'function' && !isDeclared(loss)) return loss;
  return getLoss(loss, {}, 'compile: loss');
}

/** Of a class, or of a function over arrays that has one: their declaration is meant. */
const isDeclared = (fn: MetricClass<Metric> | TensorFunction): fn is MetricClass<Metric> =>
  fn.prototype instanceof Metric || classOf(fn) !== undefined;

export function lossFunction(minimized: Minimized): LossFunction {
  if (typeof minimized === 'function')
    return (yTrue, yPred) => ({ values: minimized(yTrue, yPred) });
  if (minimized !== 'crossentropy') return declared(minimized);
  const known = new Map<unknown, LossFunction>();
  return (yTrue, yPred) => {
    const metric = crossentropyFor(yTrue.shape, yPred.shape);
    const own = known.get(metric.constructor) ?? declared(metric);
    known.set(metric.constructor, own);
    return own(yTrue, yPred);
  };
}

function declared(metric: AnyMeanMetric): LossFunction {
  const expression = metric.loss!;
  const columns = metric.counted ? [expression, metric.counted] : [expression];
  const values = valuesOf(columns, `the loss ${metric.name}:`);
  return (yTrue, yPred) => {
    const [value, counted] = values(yTrue, yPred);
    return { values: value!, counted };
  };
}
