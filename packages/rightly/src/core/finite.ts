import type { EvaluateAll } from '../engines/cpu/evaluate.ts';
import { inBlocks } from '../engines/cpu/in-blocks.ts';
import type { Data } from '../engines/vocabulary.ts';
import type { Batch } from './batch.ts';
import { list, rangeError } from './errors.ts';
import { indexOf } from './shape.ts';
import { BatchMean, type BatchMeans } from './mean.ts';

/** How values other than 0 and 1 are checked and averaged. */
export interface Checked {
  readonly evaluateAll: EvaluateAll;
  readonly Mean: BatchMeans;
  /** Whether values that are not finite are allowed, for engines that do not use `Mean`. */
  readonly isLenient?: boolean;
}

/** A mean that refuses values that are not finite. Such a value of weight 0 counts as 0. */
class FiniteMean extends BatchMean {
  protected override readonly isReal: boolean = true;
  readonly #batch: Batch;
  readonly #what: string;

  constructor(...given: ConstructorParameters<BatchMeans>) {
    const [shape, weights, count, reduction, batch, what] = given;
    super(shape, weights, count, reduction);
    this.#batch = batch;
    this.#what = what;
  }

  override add(...[start, n, values]: Parameters<BatchMean['add']>): void {
    let counted = values;
    for (let i = 0; i < n; i++) {
      if (Number.isFinite(values[i])) continue;
      if (this.weights?.[start + i] !== 0)
        throw notFinite(this.#batch, start + i, values[i]!, this.#what);
      if (counted === values) counted = Float64Array.from(values);
      (counted as Float64Array)[i] = 0;
    }
    super.add(start, n, counted);
  }
}

/** The error for the value of the sample at `i`. */
export function notFinite(
  { shape, inputs }: Batch,
  i: number,
  value: number,
  what: string,
): RangeError {
  const { yTrue, yPred } = inputs;
  // Values that were passed directly have no truth and prediction to show.
  const of = yTrue === yPred ? '' : `, of yTrue ${sample(yTrue, i)}, yPred ${sample(yPred, i)}`;
  return rangeError(
    `${what} the value of a sample`,
    'be a finite number',
    `${value} at ${list(indexOf(i, shape))}${of}`,
  );
}

export const finite: Checked = { evaluateAll: inBlocks, Mean: FiniteMean };

/** The input of the sample, in a few numbers. */
function sample({ data, width = 1 }: { data: Data; width?: number }, i: number): string {
  const numbers = Array.from({ length: Math.min(width, 5) }, (_, j) => data[i * width + j]);
  return width > 1 ? `[${numbers.join()}${width > 5 ? ',…' : ''}]` : String(numbers[0]);
}
