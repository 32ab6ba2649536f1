import { type Block, type Elements, widthOf } from '../../inputs/arrays/block.ts';

/** The rows of a block, or the elements of its lists, but for those of a label that does not count. */
export function ignoring(label: string, block: Block): Block {
  const { yTrue, yPred, sampleWeight, by } = block;
  const width = widthOf(yTrue);
  const kept: number[] = [];
  for (let at = 0; at < yTrue.data.length; at++)
    if (String(yTrue.data[at]) !== label) kept.push(at);
  const rows = kept.map((at) => Math.floor(at / width));
  return {
    ...block,
    rows: kept.length,
    yTrue: pick({ ...yTrue, shape: [yTrue.data.length] }, kept),
    // Two lists have as many elements; scores belong to a row.
    yPred: pick(width > 1 ? { ...yPred, shape: [yPred.data.length] } : yPred, kept),
    sampleWeight: sampleWeight && Float64Array.from(rows, (row) => sampleWeight[row]!),
    by: by.map((values) => rows.map((row) => values[row])),
  };
}

/** Some of the rows, copied. */
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
