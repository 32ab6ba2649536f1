import { range, type Tensor } from '@tensorflow/tfjs-core';

/** What was computed of which tensors, so that nothing is computed twice. It lives as long as the tensors do: in one `tidy`. */
export class Known {
  readonly #known = new Map<string, Tensor>();

  once(name: string, of: readonly Tensor[], make: () => Tensor): Tensor {
    const key = `${name} ${of.map(({ id }) => id).join()}`;
    const known = this.#known.get(key) ?? make();
    this.#known.set(key, known);
    return known;
  }
}

/** What a verb gives: columns are [n], rows [n, classes]. */
export type Verb = (known: Known, ...args: never[]) => Tensor;

/** 0, 1, 2 …, to be compared with labels. */
export function classesOf(known: Known, label: Tensor, rows: Tensor): Tensor {
  const width = rows.shape[1]!;
  const dtype = label.dtype === 'float32' ? 'float32' : 'int32';
  return known.once(`${width} ${dtype}`, [], () => range(0, width, 1, dtype));
}
