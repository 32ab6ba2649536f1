import { type Elements, type Rows, widthOf } from '../../inputs/arrays/block.ts';
import { Scratch, type View } from '../../inputs/arrays/scratch.ts';

/** Reads one class against the rest: whether each row is of that class, and the score of that class. */
export class OneVsRestRows {
  readonly #truth = new Scratch();
  readonly #scores = new Scratch();

  of({ yTrue, yPred }: Rows, index: number): Pick<Rows, 'yTrue' | 'yPred'> {
    const rows = yPred.shape[0]!;
    return {
      yTrue: widthOf(yTrue) > 1 ? column(yTrue, index, this.#truth) : this.#isClass(yTrue, index),
      yPred: { ...column(yPred, index, this.#scores), shape: [rows] },
    };
  }

  release(): void {
    this.#truth.release();
    this.#scores.release();
  }

  #isClass({ data }: Elements, index: number): Elements {
    const rows = data.length;
    const out = this.#truth.view(Uint8Array, rows);
    for (let row = 0; row < rows; row++) out[row] = Number(data[row]) === index ? 1 : 0;
    return { data: out, shape: [rows] };
  }
}

/** The numbers at one index of all rows. */
function column(elements: Elements, index: number, into: Scratch): Elements {
  const { data, shape, type } = elements;
  const rows = shape[0]!;
  const width = widthOf(elements);
  const source = data as Float64Array;
  const out = into.view(source.constructor as unknown as View<Float64Array>, rows);
  for (let row = 0; row < rows; row++) out[row] = source[row * width + index]!;
  return { data: out, shape: [rows], type };
}
