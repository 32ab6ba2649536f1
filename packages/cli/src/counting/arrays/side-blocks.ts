import { type Block, slice } from '../../inputs/arrays/block.ts';
import { InputError } from '../../process/errors.ts';

/** The same rows of two inputs. */
export interface BlockPair {
  readonly a: Block;
  readonly b: Block;
}

/** Blocks of two inputs, cut so that each pair has the same rows. Throws InputError where one input has more rows. */
export function* sideBlocks(first: Iterable<Block>, second: Iterable<Block>): Generator<BlockPair> {
  const [own, other] = [cursor(first), cursor(second)];
  for (;;) {
    const rows = Math.min(own.left, other.left);
    if (rows === 0) {
      if (own.left !== other.left)
        throw new InputError(
          `both models must have the same number of rows; ${(own.left > 0 ? own : other).path} has more`,
        );
      return;
    }
    yield { a: own.take(rows), b: other.take(rows) };
  }
}

interface Cursor {
  /** The number of rows left in the current block; 0 at the end of the input. */
  readonly left: number;
  readonly path: string;
  take(rows: number): Block;
}

/** A cursor over blocks. Blocks share memory, so the next block is read only after the last one is used. */
function cursor(blocks: Iterable<Block>): Cursor {
  const all = blocks[Symbol.iterator]();
  let block: Block | undefined;
  let start = 0;
  const current = (): Block | undefined => {
    while (!block || start === block.rows) {
      const { value, done } = all.next();
      if (done) return undefined;
      [block, start] = [value, 0];
    }
    return block;
  };
  return {
    get left() {
      const found = current();
      return found ? found.rows - start : 0;
    },
    get path() {
      return block?.path ?? '';
    },
    take(rows) {
      const part = partOf(current()!, start, start + rows);
      start += rows;
      return part;
    },
  };
}

function partOf(block: Block, start: number, end: number): Block {
  const { yTrue, yPred, sampleWeight, by, before, rows, at } = block;
  if (start === 0 && end === rows) return block;
  return {
    ...block,
    before: before + start,
    rows: end - start,
    at: at && ((row) => at(start + row)),
    yTrue: slice(yTrue, start, end),
    yPred: slice(yPred, start, end),
    sampleWeight: sampleWeight?.subarray(start, end),
    by: by.map((values) => Array.from({ length: end - start }, (_, i) => values[start + i])),
  };
}
