import { float64 } from '../engines/cpu/arithmetic.ts';
import { column, type Column } from '../engines/vocabulary.ts';
import type { Batch } from './batch.ts';
import { finite } from './finite.ts';
import { toTensor } from './input.ts';
import type { UpdateOptions } from './batch-metric.ts';
import type { MeanSums } from './mean.ts';
import type { Reduction } from './options.ts';
import { means } from './means.ts';
import { run, Scan } from './scan.ts';
import { reusing } from './slab.ts';

let given = 0;

/** Values that the program passes. No other input is read together with them. */
export const givenValues = (): Column => ({
  ...column('function', ['yTrue'], float64),
  key: `function ${given++}`,
});

/** Values as a batch. A number alone is one sample. */
export function toValues(values: unknown, what: string): Batch {
  const tensor = toTensor(typeof values === 'number' ? [values] : values, what);
  const input = { data: tensor.data };
  return {
    shape: tensor.shape,
    elements: tensor.shape,
    n: tensor.data.length,
    inputs: { yTrue: input, yPred: input },
  };
}

/** The sums of passed values. */
export class ValueScan {
  readonly #scan: Scan;

  constructor(reduction: Reduction) {
    this.#scan = new Scan([
      {
        expression: givenValues(),
        counted: undefined,
        reduction,
        checked: finite,
        means,
        read: (values, _, what) => toValues(values, `${what} values`),
      },
    ]);
  }

  /** Calls `take` with the sums that these values add. */
  add(
    values: unknown,
    options: UpdateOptions | undefined,
    what: string,
    take: (sums: MeanSums) => void,
  ): void {
    reusing(() => {
      const job = this.#scan.prepare(values, undefined, options, what);
      run(job);
      take(job.added[0] as MeanSums);
    });
  }
}
