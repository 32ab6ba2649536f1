import { LayersModel } from '@tensorflow/tfjs-layers';
import { truncate, show, typeError } from '../core/errors.ts';
import { isFunction, isRevoked, isString, objectOf } from '../core/readable.ts';

/** Methods of a user's own training step, which TensorFlow.js and this library do not call. */
const steps = ['trainStep', 'testStep', 'train_step', 'test_step'];
const makers = ['makeTrainFunction', 'makeTestFunction'];

export function checkModel(model: unknown): asserts model is LayersModel {
  if (isRevoked(model) || !(model instanceof LayersModel)) throw notOne(model);
  const own = model as unknown as Readonly<Record<string, unknown>>;
  const first = LayersModel.prototype as unknown as typeof own;
  const step =
    steps.find((name) => typeof own[name] === 'function') ??
    makers.find((name) => own[name] !== first[name]);
  if (step !== undefined)
    throw typeError(
      'compile: model',
      'leave the training step to compile (for a step of your own, write the loop and count with CompileMetrics of rightly/compile)',
      `a model with ${step}`,
    );
}

function notOne(model: unknown): TypeError {
  const { getClassName } = objectOf<{ getClassName: () => unknown }>(model);
  const name = isFunction(getClassName) ? getClassName.call(model) : undefined;
  return typeError(
    'compile: model',
    'be a LayersModel of the same @tensorflow/tfjs-layers that rightly/tfjs imports',
    isString(name)
      ? `a ${truncate(name, 99)} of another copy of it (it imports its own where its folder is linked rather than packed and installed)`
      : show(model),
  );
}
