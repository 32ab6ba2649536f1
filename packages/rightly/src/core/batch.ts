import type { Expression, InputData, Inputs, InputName } from '../engines/vocabulary.ts';
import { check } from './check.ts';
import { list, rangeError, typeError } from './errors.ts';
import { alike, same, type Shape, size } from './shape.ts';
import { toTensor } from './input.ts';
import { tagOf, type Tensor } from './tensor.ts';

/** Truth and prediction, checked against what an expression reads and against each other. */
export interface Batch {
  /** The shape of the values: all axes but the one of the classes. */
  readonly shape: Shape;
  /** How many values there are. */
  readonly n: number;
  readonly inputs: Inputs;
}

/** `kinds` are the inputs as an expression reads them. */
export function toBatch(
  kinds: Readonly<Record<InputName, Expression>>,
  yTrue: unknown,
  yPred: unknown,
  what: string,
): Batch {
  const truth = new Read(kinds.yTrue, yTrue, `${what} yTrue`);
  const predicted = new Read(kinds.yPred, yPred, `${what} yPred`);
  const [a, b] = [truth.samples, predicted.samples];
  const isOneHot = kinds.yTrue.type === 'rows';
  const isRows = kinds.yPred.type === 'rows';
  if (
    !alike(a, b) ||
    Math.min(a.length, b.length, predicted.width) === 0 ||
    (isOneHot && !same(truth.tensor.shape, predicted.tensor.shape) && size(a) > 0)
  )
    throw rangeError(
      `${what} yPred`,
      isRows && !isOneHot ? 'be samples × classes, yTrue samples' : 'have the shape of yTrue',
      `yTrue ${list(truth.tensor.shape)}, yPred ${list(predicted.tensor.shape)}`,
    );
  if (kinds.yTrue.verb === 'values' && truth.holds !== predicted.holds)
    throw typeError(`${what} yPred`, `hold ${truth.holds} like yTrue`, predicted.holds);
  // Vectors grow to samples × 1, longer shapes lose that axis.
  const shape = isRows || a.length > b.length === Math.min(a.length, b.length) > 1 ? b : a;
  return { shape, n: size(shape), inputs: { yTrue: truth, yPred: predicted } };
}

const isWhole = (x: unknown): boolean => typeof x !== 'number' || Number.isInteger(x);

/** One input, as far as it can be checked by itself. */
class Read implements InputData {
  readonly tensor: Tensor;
  readonly dtype: Tensor['dtype'];
  readonly bits: Tensor['bits'];
  /** The axes but that of the classes. */
  readonly samples: Shape;
  readonly width: number;
  readonly #what: string;

  constructor({ verb, type }: Expression, input: unknown, what: string) {
    const tensor = toTensor(input, what, verb === 'values');
    const { shape } = tensor;
    this.tensor = tensor;
    this.dtype = tensor.dtype;
    this.bits = tensor.bits;
    this.#what = what;
    // Int32Array, Uint8Array, BigInt64Array … hold nothing else.
    if ((verb === 'labels' || verb === 'ids') && !tagOf(tensor.data)?.includes('nt'))
      check(tensor, isWhole, 'hold whole numbers', what);
    // An empty batch may be written [], whatever its classes.
    const isColumn = type === 'column' || (shape.length === 1 && shape[0] === 0);
    this.samples = isColumn ? shape : shape.slice(0, -1);
    this.width = isColumn ? 1 : shape.at(-1)!;
  }

  get data(): ArrayLike<number> {
    return this.tensor.data;
  }

  get holds(): 'strings' | 'numbers' {
    return typeof this.data[0] === 'string' ? 'strings' : 'numbers';
  }

  /** What an engine that came across NaN in the truth calls. */
  refuseNaN(): void {
    check(this.tensor, (x) => x === x, 'not hold NaN', this.#what);
  }
}
