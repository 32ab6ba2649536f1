import type { Evaluator } from '../engines/host.ts';
import {
  type Column,
  type Expression,
  type Inputs,
  inputsOf,
  readingOf,
  type Sink,
} from '../engines/vocabulary.ts';
import { type Batch, type Kinds, toBatch } from './batch.ts';
import type { Checked } from './finite.ts';
import type { BatchMean } from './mean.ts';
import type { Reduction } from './options.ts';
import type { Sums } from './state.ts';

/** A mean that is scanned: the value of a sample, and the condition under which it counts. */
export interface Averaged {
  readonly expression: Column;
  readonly counted: Column | undefined;
  readonly reduction: Reduction;
  readonly checked?: Checked | undefined;
  /** Makes the means that are scanned together. As a property, this code is only in the bundles of means. */
  readonly means: (all: readonly Averaged[]) => Means;
  /** Reads a batch itself, instead of the inputs of the expression. */
  readonly read?:
    | ((yTrue: unknown, yPred: unknown, what: string, options: unknown) => Batch)
    | undefined;
}

/** Means that are scanned together. */
export interface Means {
  readonly evaluator: Evaluator;
  /** Throws TypeError or RangeError for weights that do not fit the batch. */
  of(batch: Batch, options: unknown, what: string): readonly BatchMean[];
}

/** The count of a batch for a metric that is more than a mean. */
export interface Count {
  /** Counts the whole batch. Throws TypeError or RangeError for values that cannot be counted. */
  run(): void;
  /** The sums that the batch adds, after `run`. */
  readonly sums: Sums<string>;
}

/** A metric that is more than a mean. */
export interface Counted {
  /** How the metric reads its inputs. */
  readonly kinds: Kinds;
  /** Throws TypeError or RangeError for weights that do not fit the batch. With `isLenient` values may be infinite or NaN. */
  count(batch: Batch, options: unknown, what: string, isLenient?: boolean): Count;
}

export type Member = Averaged | Counted;

const isMean = (member: Member): member is Averaged => 'expression' in member;

/** How a member reads its inputs. */
export const kindsOf = (member: Member): Kinds =>
  isMean(member) ? inputsOf(member.expression) : member.kinds;

const keyOf = (input: Expression): string =>
  input.verb === 'function' ? input.key : readingOf(input);

/** A key that is equal for metrics that read their inputs alike. */
export const inputsKey = (member: Member): string =>
  Object.values<Expression>(kindsOf(member)).map(keyOf).sort().join();

/** A batch for metrics that read their inputs alike. It is checked once, and scanned once for all means. */
export interface Job {
  /** How means are evaluated. Undefined without means. */
  readonly evaluator: Evaluator | undefined;
  readonly n: number;
  readonly inputs: Inputs;
  /** Whether the sink needs each value, and not only the number of ones. */
  readonly readsEach: boolean;
  readonly sink: Sink;
  readonly counts: readonly Count[];
  /** The method that counts the batch, for errors. */
  readonly what: string;
  /** The sums that the batch adds to each metric, when all values are in the sink and the counts have run. */
  readonly added: readonly Sums<string>[];
}

export class Scan {
  readonly #members: readonly Member[];
  readonly #first: Averaged | undefined;
  readonly #means: Means | undefined;
  readonly #kinds: Kinds;

  constructor(members: readonly Member[]) {
    this.#members = members;
    const averaged = members.filter(isMean);
    this.#first = averaged[0];
    this.#means = this.#first?.means(averaged);
    this.#kinds = kindsOf(members[0]!);
  }

  /** Throws TypeError or RangeError for a batch that does not fit. */
  prepare(yTrue: unknown, yPred: unknown, options: unknown, what: string): Job {
    const read = this.#first?.read;
    const batch = read
      ? read(yTrue, yPred, what, options)
      : toBatch(this.#kinds, yTrue, yPred, what);
    const { n, inputs } = batch;
    const means = this.#means?.of(batch, options, what) ?? [];
    const counts: Count[] = [];
    let mean = 0;
    const added = this.#members.map((member) => {
      if (isMean(member)) return means[mean++]!.sums as Sums<string>;
      const count = member.count(batch, options, what);
      counts.push(count);
      return count.sums;
    });
    return {
      evaluator: this.#means?.evaluator,
      n,
      inputs,
      // The square of a sample's weight needs each element of the sample.
      readsEach: n > batch.shape[0]! || means.some(({ weights }) => weights),
      sink: (which, ...block) => means[which]!.add(...block),
      counts,
      what,
      added,
    };
  }
}

/** Scans on this thread. */
export function run(job: Job): void {
  runMeans(job);
  runCounts(job);
}

export function runMeans({ evaluator, n, inputs, sink }: Job): void {
  evaluator?.run(n, inputs, sink);
}

export function runCounts({ counts }: Job): void {
  for (const count of counts) count.run();
}
