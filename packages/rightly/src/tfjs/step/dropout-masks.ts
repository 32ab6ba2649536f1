import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { layersIn } from './layers-in.ts';

/** A cell of a recurrent layer, or a stack of them. */
interface Cell {
  readonly cells?: readonly Cell[];
  dropoutMask?: Tensor | Tensor[] | null;
  recurrentDropoutMask?: Tensor | Tensor[] | null;
}

/** The dropout masks of recurrent layers in a step. TensorFlow.js keeps them until the next step, and never frees the last ones. */
export class DropoutMasks {
  readonly #cells: readonly Cell[];

  constructor(model: LayersModel) {
    const cells = layersIn(model).flatMap((layer) => (layer as { cell?: Cell }).cell ?? []);
    this.#cells = cells.concat(cells.flatMap((cell) => cell.cells ?? []));
  }

  release(): void {
    for (const cell of this.#cells) {
      const { dropoutMask, recurrentDropoutMask } = cell;
      if (dropoutMask) dispose(dropoutMask);
      if (recurrentDropoutMask) dispose(recurrentDropoutMask);
      Object.assign(cell, { dropoutMask: null, recurrentDropoutMask: null });
    }
  }
}
