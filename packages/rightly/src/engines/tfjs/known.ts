import type { Tensor } from '@tensorflow/tfjs-core';

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
