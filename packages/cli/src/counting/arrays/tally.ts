import { MetricList } from 'rightly';
import { isLoss } from 'rightly/internal';
import { called } from '../../engines/column.ts';
import { type Block, type Rows, slice } from '../../inputs/arrays/block.ts';
import { Scratch } from '../../inputs/arrays/scratch.ts';
import type { Roles } from '../../inputs/roles.ts';
import { InputError } from '../../process/errors.ts';
import { type DeclaredMetric, unseen } from '../../reading/declared-metric.ts';
import type { Counted, Evaluated } from '../evaluated.ts';
import { gather } from './gather.ts';
import { Groups } from './groups.ts';
import { locateInBlock } from './locate-in-block.ts';
import { Notes } from './notes.ts';

interface Group {
  readonly values: Readonly<Record<string, unknown>>;
  readonly list: MetricList<number | bigint | boolean | string, DeclaredMetric>;
  rows: number;
}

/** What blocks of rows come to, in each group and in all. */
export class Tally {
  readonly #metrics: readonly DeclaredMetric[];
  readonly #columns: Roles;
  readonly #total: MetricList<number | bigint | boolean | string, DeclaredMetric>;
  readonly #notes: Notes;
  readonly #groups: Groups<Group>;
  readonly #sorted = [new Scratch(), new Scratch(), new Scratch()] as const;
  #rows = 0;

  constructor(metrics: readonly DeclaredMetric[], columns: Roles) {
    this.#metrics = metrics;
    this.#columns = columns;
    this.#total = new MetricList(metrics);
    this.#notes = new Notes(metrics);
    this.#groups = new Groups((values) => ({
      values: Object.fromEntries(columns.by.map(({ name }, i) => [name, values[i]])),
      list: new MetricList(metrics.map(unseen)),
      rows: 0,
    }));
  }

  /** Counts a block. Throws InputError with the first row that cannot be counted. */
  add(block: Block): void {
    try {
      if (block.by.length === 0) update(this.#total, block);
      else this.#addGroups(block);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw locateInBlock(this.#metrics, this.#columns, block) ?? this.#overflow(error);
    }
    this.#notes.add(block);
    this.#rows += block.rows;
  }

  finish(): { readonly groups: readonly Counted[]; readonly total: Evaluated['total'] } {
    const groups = this.#groups.all;
    try {
      if (groups.length > 0) this.#total.mergeState(...groups.map(({ list }) => list));
    } catch (error) {
      throw this.#overflow(error);
    }
    const { nan, outOfRange, notBinary, notProbability, tied } = this.#notes;
    return {
      groups: groups.map(({ values, rows, list }) => ({
        group: values,
        rows,
        metrics: list.metrics,
      })),
      total: {
        group: null,
        rows: this.#rows,
        metrics: this.#total.metrics,
        tied,
        nan,
        outOfRange,
        notBinary,
        notProbability,
        // Of arrays no row is left out: a NULL is an error.
        skipped: 0,
      },
    };
  }

  release(): void {
    for (const scratch of this.#sorted) scratch.release();
  }

  #addGroups(block: Block): void {
    const { order, parts } = this.#groups.split(block);
    const { yTrue, yPred, sampleWeight } = parts.length === 1 ? block : this.#sort(block, order);
    for (const { group, start, end } of parts) {
      update(group.list, {
        yTrue: slice(yTrue, start, end),
        yPred: slice(yPred, start, end),
        sampleWeight: sampleWeight?.subarray(start, end),
      });
      group.rows += end - start;
    }
  }

  #sort({ yTrue, yPred, sampleWeight, rows }: Block, order: Int32Array): Rows {
    const [truths, predictions, weights] = this.#sorted;
    const weight = sampleWeight && gather({ data: sampleWeight, shape: [rows] }, order, weights);
    return {
      yTrue: gather(yTrue, order, truths),
      yPred: gather(yPred, order, predictions),
      sampleWeight: weight?.data as Float64Array | undefined,
    };
  }

  /** Where no row is at fault, their sum is. */
  #overflow(error: unknown): unknown {
    const { sampleWeight } = this.#columns;
    return sampleWeight && error instanceof RangeError && !this.#metrics.some(isLoss)
      ? new InputError(`${called(sampleWeight)}: the weights must have a finite sum`)
      : error;
  }
}

const update = (list: MetricList, { yTrue, yPred, sampleWeight }: Rows): void =>
  list.updateState(yTrue, yPred, { sampleWeight });
