import { type Block, type Elements, widthOf } from '../../inputs/arrays/block.ts';
import { isWholeText } from '../../reading/whole-text.ts';

/** The rows of a block without those of the label of `--ignore-class`. */
export function withoutLabel(label: string, block: Block): Block {
  const { yTrue, yPred, sampleWeight, by, at, before } = block;
  const { data } = yTrue;
  const ignored = like(data[0], label);
  const kept: number[] = [];
  for (let row = 0; row < block.rows; row++) if (data[row] !== ignored) kept.push(row);
  return {
    ...block,
    rows: kept.length,
    at: (row) => at?.(kept[row]!) ?? `row ${before + kept[row]! + 1}`,
    yTrue: pick(yTrue, kept),
    yPred: pick(yPred, kept),
    sampleWeight: sampleWeight && Float64Array.from(kept, (row) => sampleWeight[row]!),
    by: by.map((values) => kept.map((row) => values[row])),
  };
}

/** The label as a value of the type of `value`; undefined if there is none. */
function like(value: unknown, label: string): unknown {
  if (typeof value === 'bigint') return isWholeText(label) ? BigInt(label) : undefined;
  return typeof value === 'number' ? Number(label) : label;
}

/** Copies some of the rows. */
function pick(elements: Elements, kept: readonly number[]): Elements {
  const width = widthOf(elements);
  const data = elements.data as Float64Array;
  const Kind = data.constructor as unknown as { from(values: Iterable<number>): Float64Array };
  const places = kept.flatMap((row) => Array.from({ length: width }, (_, j) => row * width + j));
  return {
    ...elements,
    data: Kind.from(places.map((at) => data[at]!)),
    shape: [kept.length, ...elements.shape.slice(1)],
  };
}
