import { evaluate } from '../engines/cpu/evaluate.ts';
import { Evaluator } from '../engines/host.ts';
import type { Batch } from './batch.ts';
import { countOf } from './compensated.ts';
import { BatchMean, type BatchMeans } from './mean.ts';
import type { Averaged, Means } from './scan.ts';
import { product, weightsOf } from './weights.ts';

/** Makes the means that are scanned together. */
export function means(all: readonly Averaged[]): Means {
  const evaluator = new Evaluator(
    all.map(({ expression }) => expression),
    all.find(({ checked }) => checked)?.checked!.evaluateAll,
  );
  return { evaluator, of: (batch, options, what) => batchMeans(all, batch, options, what) };
}

function batchMeans(
  all: readonly Averaged[],
  batch: Batch,
  options: unknown,
  what: string,
): BatchMean[] {
  const { shape, n, inputs } = batch;
  const weights = weightsOf(options, shape, what);
  const count = countOf(n, weights);
  return all.map(({ counted, reduction, checked }) => {
    const own = counted ? product(weights, evaluate(counted, n, inputs)) : weights;
    const sum = counted ? countOf(n, own) : count;
    const Mean: BatchMeans = checked?.Mean ?? BatchMean;
    return new Mean(shape, own, sum, reduction, batch, what);
  });
}
