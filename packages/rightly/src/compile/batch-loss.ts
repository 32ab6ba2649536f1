import { show, typeError } from '../core/errors.ts';
import { objectOf } from '../core/readable.ts';

/** The loss of a batch: a number, or a number for each output. The sum over the outputs is the loss. */
export type BatchLoss = number | Readonly<Record<string, number>>;

/** Losses by their names in logs, the total first. Empty where there is no loss. */
export function lossesOf(
  loss: unknown,
  outputNames: readonly string[],
  what: string,
): readonly (readonly [name: string, value: number])[] {
  if (loss === undefined) return [];
  if (typeof loss === 'number') return [['loss', loss]];
  const given = objectOf<Readonly<Record<string, unknown>>>(loss);
  const several = outputNames.length > 1;
  const outputs = outputNames.filter((name) => Object.hasOwn(given, name));
  if (
    outputs.length === 0 ||
    outputs.length < Object.keys(given).length ||
    outputs.some((name) => typeof given[name] !== 'number')
  ) {
    const byName = `, or an object of numbers by output name (${outputNames.join(', ')})`;
    throw typeError(`${what} loss`, `be a number${several ? byName : ''}`, show(loss));
  }
  if (!several) return [['loss', given[outputNames[0]!] as number]];
  const values = outputs.map((name) => [`${name}_loss`, given[name] as number] as const);
  return [['loss', values.reduce((sum, [, value]) => sum + value, 0)], ...values];
}
