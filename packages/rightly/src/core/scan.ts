import { evaluate } from '../engines/cpu/evaluate.ts';
import { Plan } from '../engines/host.ts';
import { type Column, type Inputs, inputsOf, readingOf, type Sink } from '../engines/vocabulary.ts';
import { type Batch, type Kinds, toBatch } from './batch.ts';
import type { Checked } from './finite.ts';
import { BatchMean, type BatchMeans, countOf, type MeanSum } from './mean.ts';
import { checkKeys, type Reduction } from './options.ts';
import type { Sums } from './state.ts';
import { maskFor, product, type Weights, weightsFor } from './weights.ts';

/** What is averaged: the value of a sample, and where it counts. */
export interface Averaged {
  readonly expression: Column;
  readonly counted: Column | undefined;
  readonly reduction: Reduction;
  readonly checked?: Checked | undefined;
  /** Reads a batch in place of what the expression's inputs say. */
  readonly read?:
    | ((yTrue: unknown, yPred: unknown, what: string, options: unknown) => Batch)
    | undefined;
}

/** Equal for expressions that read their inputs alike. */
export const inputsKey = (expression: Column): string =>
  Object.values(inputsOf(expression))
    .map((input) => (input.verb === 'function' ? input.key : readingOf(input)))
    .sort()
    .join();

/** A batch for means that read their inputs alike: it is checked once and scanned once. */
export interface Job {
  readonly plan: Plan;
  readonly n: number;
  readonly inputs: Inputs;
  readonly weighted: boolean;
  readonly sink: Sink;
  /** What the batch adds to each mean's sums, when the sink has had everything. */
  readonly added: readonly Sums<MeanSum>[];
}

export class Scan {
  readonly #averaged: readonly Averaged[];
  readonly #plan: Plan;
  readonly #kinds: Kinds;

  constructor(averaged: readonly Averaged[]) {
    this.#averaged = averaged;
    this.#plan = new Plan(
      averaged.map(({ expression }) => expression),
      averaged.find(({ checked }) => checked)?.checked!.evaluateAll,
    );
    this.#kinds = inputsOf(averaged[0]!.expression);
  }

  /** Throws TypeError or RangeError for what does not fit. */
  prepare(yTrue: unknown, yPred: unknown, options: unknown, what: string): Job {
    const { read } = this.#averaged[0]!;
    const batch = read
      ? read(yTrue, yPred, what, options)
      : toBatch(this.#kinds, yTrue, yPred, what);
    const { n, inputs } = batch;
    const means = this.#means(batch, options, what);
    return {
      plan: this.#plan,
      n,
      inputs,
      weighted: means.some(({ weights }) => weights !== undefined),
      sink: (which, ...block) => means[which]!.add(...block),
      added: means.map(({ sums }) => sums),
    };
  }

  #means(batch: Batch, options: unknown, what: string): BatchMean[] {
    const { shape, n, inputs } = batch;
    let weights: Weights;
    if (options !== undefined) {
      const given = checkKeys(options, ['sampleWeight', 'mask'], what);
      weights = product(
        weightsFor(given['sampleWeight'], shape, `${what} sampleWeight`),
        maskFor(given['mask'], shape, `${what} mask`),
      );
    }
    const count = countOf(n, weights);
    return this.#averaged.map(({ counted, reduction, checked }) => {
      const own = counted ? product(weights, evaluate(counted, n, inputs)) : weights;
      const sum = counted ? countOf(n, own) : count;
      const Mean: BatchMeans = checked?.Mean ?? BatchMean;
      return new Mean(shape, own, sum, reduction, batch, what);
    });
  }
}

/** Scans now, on this thread. */
export function run({ plan, n, inputs, sink }: Job): void {
  plan.run(n, inputs, sink);
}
