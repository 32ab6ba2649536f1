import { Names } from '../../compile/names.ts';
import { byOutput } from '../../compile/structure.ts';
import { show, typeError } from '../../core/errors.ts';
import { Metric } from '../../core/metric.ts';
import { isArray, objectOf } from '../../core/readable.ts';
import type { CompileArgs, Loss } from '../types.ts';

/* Losses of outputs, and their weights. */

/** The factor of each output's loss. */
export function factorsOf(
  given: CompileArgs['lossWeights'],
  outputNames: readonly string[],
): number[] {
  const what = 'compile: lossWeights';
  const one = isArray(given) && given.length === 1 && outputNames.length === 1;
  const structure = one ? (given[0] as number) : given;
  return byOutput<number>(structure as never, outputNames, what).map((factor = 1) => {
    if (!Number.isFinite(factor)) throw typeError(what, 'be finite numbers', show(factor));
    return factor;
  });
}

/** A single loss applies to all outputs. */
export function lossesFor(
  loss: CompileArgs['loss'],
  outputNames: readonly string[],
): (Loss | null | undefined)[] {
  if (isOne(loss)) return outputNames.map(() => loss);
  if (loss === undefined || loss === null)
    throw typeError(
      'compile: loss',
      'be a name, a metric, a configuration or a function',
      String(loss),
    );
  const given = isArray(loss) && outputNames.length === 1 ? loss[0] : loss;
  const losses = byOutput<Loss | null>(given as never, outputNames, 'compile: loss');
  if (!losses.some(Boolean)) throw typeError('compile: loss', 'be given for an output', 'none');
  return [...losses];
}

const isOne = (loss: CompileArgs['loss']): loss is Loss =>
  typeof loss === 'string' ||
  typeof loss === 'function' ||
  loss instanceof Metric ||
  'class_name' in objectOf(loss);

/** The names of outputs' losses, if Keras logs them. Keras counts how many losses were given, including null. */
export function outputLosses(
  loss: CompileArgs['loss'],
  losses: readonly (Loss | null | undefined)[],
  outputNames: readonly string[],
): string[] {
  const isByName = !isOne(loss) && loss !== null && !isArray(loss);
  const given = isByName ? Object.keys(loss).length : outputNames.length;
  const names = new Names([]);
  return given > 1
    ? outputNames.filter((_, i) => losses[i]).map((name) => names.take('', `${name}_loss`, false))
    : [];
}
