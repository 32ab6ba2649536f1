import { inert } from '../../process/safe-text.ts';
import type { ColumnNames } from '../../counting/column-names.ts';
import type { Comparison } from '../../results/comparison.ts';
import { label } from '../../results/label.ts';
import { named } from '../formats/headline.ts';
import { whole } from '../../results/numbers.ts';

/** The parts of the headline of a comparison. */
export function partsOf({ names, columns, rows, level, results, isPaired }: Comparison): string[] {
  const { a, b } = columns;
  const methods = [...new Set(results.flatMap(({ method }) => method ?? []))];
  const percent = Number((level * 100).toPrecision(10));
  const sides = isPaired
    ? [`A: ${side(names.a, a)}`, `B: ${side(names.b, b)}`]
    : [`baseline: ${label(names.a, /·/)}`, `now: ${label(names.b, /·/)}`];
  return [
    ...sides,
    `${whole(rows)} row${rows === 1 ? '' : 's'}`,
    ...(b.y_true === null ? [] : [`y_true: ${named(b.y_true)}`]),
    ...(a.sample_weight === null ? [] : [`sample_weight: ${named(a.sample_weight)}`]),
    `low and high: ${percent} % interval of the difference${methods.length > 0 ? ` (${methods.join(', ')})` : ''}`,
  ].map(inert);
}

/** A model's source and the column of its predictions. */
function side(source: string, { y_pred: yPred }: ColumnNames): string {
  const shown =
    typeof yPred === 'string' ? named(yPred) : `${named(yPred[0]!)} … ${named(yPred.at(-1)!)}`;
  return `${label(source, /·/)} (${shown})`;
}
