import { range, type Tensor } from '@tensorflow/tfjs-core';

/** A cache of results by their tensors, so that nothing is computed twice. It is valid in one `tidy`, as the tensors are. */
export class TensorCache {
  readonly #known = new Map<string, Tensor>();

  once(name: string, of: readonly Tensor[], make: () => Tensor): Tensor {
    const key = `${name} ${of.map(({ id }) => id).join()}`;
    const known = this.#known.get(key) ?? make();
    this.#known.set(key, known);
    return known;
  }
}

/** A verb on tensors. Columns are [n], rows are [n, classes]. */
export type Verb = (known: TensorCache, ...args: never[]) => Tensor;

/** The class indexes 0, 1, 2 …, for comparisons with labels. */
export function classesOf(known: TensorCache, label: Tensor, rows: Tensor): Tensor {
  const width = rows.shape[1]!;
  const dtype = label.dtype === 'float32' ? 'float32' : 'int32';
  return known.once(`${width} ${dtype}`, [], () => range(0, width, 1, dtype));
}
