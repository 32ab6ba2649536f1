import { byOutput } from '../../compile/compile-metrics.ts';
import { show, typeError } from '../../core/errors.ts';
import type { Truth } from '../data/feed.ts';
import { isSparse, lossName } from './losses.ts';
import type { CompileArgs, Loss } from '../types.ts';

/* Losses and their weights, output by output. */

/** What the loss of each output is multiplied by. */
export function factorsOf(
  given: CompileArgs['lossWeights'],
  outputNames: readonly string[],
): number[] {
  const what = 'compile: lossWeights';
  const one = Array.isArray(given) && given.length === 1 && outputNames.length === 1;
  const structure = one ? (given[0] as number) : given;
  return byOutput<number>(structure as never, outputNames, what).map((factor = 1) => {
    if (!Number.isFinite(factor)) throw typeError(what, 'be finite numbers', show(factor));
    return factor;
  });
}

/** One loss is for all outputs. */
export function lossesFor(
  loss: CompileArgs['loss'],
  outputNames: readonly string[],
): (Loss | undefined)[] {
  if (typeof loss === 'string' || typeof loss === 'function') return outputNames.map(() => loss);
  if (loss === undefined || loss === null)
    throw typeError('compile: loss', 'be a name or a function', String(loss));
  const given = Array.isArray(loss) && outputNames.length === 1 ? loss[0] : loss;
  const losses = byOutput<Loss>(given as never, outputNames, 'compile: loss');
  if (!losses.some(Boolean)) throw typeError('compile: loss', 'be there for an output', 'none');
  return [...losses];
}

/** Names for the losses of outputs, where Keras logs them: it counts how many were given, null too. */
export function outputLosses(
  loss: CompileArgs['loss'],
  losses: readonly (Loss | undefined)[],
  outputNames: readonly string[],
): string[] {
  const isByName = typeof loss === 'object' && loss !== null && !Array.isArray(loss);
  const given = isByName ? Object.keys(loss).length : outputNames.length;
  return given > 1 ? outputNames.filter((_, i) => losses[i]).map((name) => `${name}_loss`) : [];
}

/** What TensorFlow.js's own `compile` takes for it. */
export const forTensorFlow = (loss: Loss | undefined): unknown =>
  typeof loss === 'string' ? lossName(loss) : (loss ?? 'meanSquaredError');

/** What a loss by name wants. */
export function truthOf(loss: Loss | undefined, output: readonly (number | null)[]): Truth {
  if (typeof loss !== 'string') return {};
  const [samples, last] = [output.slice(0, -1), output.at(-1)];
  if (isSparse(loss))
    return {
      shapes: [[...samples, 1], samples],
      loss: `${loss} (categorical_crossentropy takes one-hot truth)`,
      ...(last && { classes: last }),
    };
  const isCategorical = lossName(loss) === 'categoricalCrossentropy';
  const hint = isCategorical ? ' (sparse_categorical_crossentropy takes class indexes)' : '';
  return { shapes: last === 1 ? [output, samples] : [output], loss: loss + hint };
}
