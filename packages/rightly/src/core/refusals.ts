import type { Refusals } from '../engines/vocabulary.ts';
import { check } from './check.ts';
import { list, rangeError } from './errors.ts';
import { indexOf } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** The errors of one input. */
export class InputRefusals implements Refusals {
  readonly #tensor: Tensor;
  readonly #what: string;
  /** The index in the input of the first element that the engine sees. The engine counts from 0. */
  readonly #start: number;

  constructor(tensor: Tensor, what: string, start = 0) {
    this.#tensor = tensor;
    this.#what = what;
    this.#start = start;
  }

  nan(): void {
    check(this.#tensor, (x) => x === x, 'not hold NaN', this.#what);
  }

  at(place: number, expected: string): never {
    const { data, shape } = this.#tensor;
    const at = this.#start + place;
    throw rangeError(this.#what, expected, `${data[at]} at ${list(indexOf(at, shape))}`);
  }

  shape(expected: string): never {
    throw rangeError(this.#what, expected, list(this.#tensor.shape));
  }

  from(start: number): Refusals {
    return new InputRefusals(this.#tensor, this.#what, this.#start + start);
  }
}
