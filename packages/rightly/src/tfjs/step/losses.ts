import type { Tensor } from '@tensorflow/tfjs-core';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { valuesOf } from '../../engines/tfjs/values.ts';
import { getLoss } from '../../registry.ts';
import { classOf } from '../../registry/classes.ts';
import { isFunction } from '../../core/readable.ts';
import { isClass } from '../../core/saved.ts';
import type { LastActivation, Logits } from './activation-tap.ts';
import { crossentropyFor, isCrossentropy } from './crossentropy.ts';
import { fromLogits } from './from-logits.ts';
import { type HostLoop, loopOfLogits, loopOfPredictions } from './host-loops.ts';
import { valuesOnHost } from './losses-on-host.ts';
import type { LossValues, TensorFunction } from '../functions.ts';
import type { Loss } from '../types.ts';

/** A loss that can be differentiated. */
export interface LossFunction {
  (yTrue: Tensor, yPred: Tensor, logits?: Logits): LossValues;
  /** The activations whose logits the loss can use. */
  readonly wanted?: readonly LastActivation[] | undefined;
}

/** The meaning of a loss: a metric with a `loss`, a cross-entropy that depends on shapes, or a function of tensors. */
export type Minimized = AnyMeanMetric | 'crossentropy' | TensorFunction;

/** Throws TypeError for a loss that cannot be minimized. */
export function minimizedBy(loss: Loss | null | undefined): Minimized | undefined {
  if (loss === null || loss === undefined) return undefined;
  if (isCrossentropy(loss)) return 'crossentropy';
  if (isFunction(loss) && !isDeclared(loss)) return loss as TensorFunction;
  return getLoss(loss, {}, 'compile: loss');
}

/** Whether a function is a class of metrics, or the function of such a class. */
const isDeclared = (fn: object): boolean => isClass(fn) || classOf(fn) !== undefined;

export function lossFunction(minimized: Minimized): LossFunction {
  if (typeof minimized === 'function')
    return (yTrue, yPred) => ({ values: minimized(yTrue, yPred) });
  if (minimized !== 'crossentropy') return declared(minimized);
  const known = new Map<unknown, LossFunction>();
  const loss: LossFunction = (yTrue, yPred, logits) => {
    const metric = crossentropyFor(yTrue.shape, yPred.shape);
    const own = known.get(metric.constructor) ?? declared(metric);
    known.set(metric.constructor, own);
    return own(yTrue, yPred, logits);
  };
  return Object.assign(loss, { wanted: ['sigmoid', 'softmax'] as const });
}

function declared(metric: AnyMeanMetric): LossFunction {
  const ofPredictions = valuesFrom(metric, loopOfPredictions(metric));
  const behind = fromLogits(metric);
  if (!behind) return ofPredictions;
  const { kind } = behind;
  const ofLogits = valuesFrom(behind.metric, loopOfLogits(behind.metric));
  const loss: LossFunction = (yTrue, yPred, logits) =>
    logits?.kind === kind ? ofLogits(yTrue, yPred, logits) : ofPredictions(yTrue, yPred);
  return Object.assign(loss, { wanted: [kind] });
}

/** The values of the predictions or, where the logits are given, of the logits. */
function valuesFrom(metric: AnyMeanMetric, loop: HostLoop | undefined): LossFunction {
  const expression = metric.loss!;
  const columns = metric.counted ? [expression, metric.counted] : [expression];
  const values = valuesOf(columns, `the loss ${metric.name}:`);
  return (yTrue, yPred, logits) => {
    const of = logits?.tensor ?? yPred;
    const onHost = valuesOnHost(loop, yTrue, yPred, of);
    if (onHost) return { values: onHost };
    const [value, counted] = values(yTrue, of);
    return { values: value!, counted };
  };
}
