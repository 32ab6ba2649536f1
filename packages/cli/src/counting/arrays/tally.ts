import { MetricList } from 'rightly';
import { isLoss, unseen } from 'rightly/internal';
import { called } from '../../engines/column.ts';
import { type Block, type Rows, slice } from '../../inputs/arrays/block.ts';
import { Scratch } from '../../inputs/arrays/scratch.ts';
import type { Roles } from '../../inputs/roles.ts';
import { InputError } from '../../process/errors.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import { clusterColumn, groupColumns } from '../../reading/replicates.ts';
import type { OneVsRest } from '../../reading/one-vs-rest.ts';
import type { Counted, Evaluated } from '../evaluated.ts';
import { Column } from './column-of-class.ts';
import { gather } from './gather.ts';
import { Groups } from './groups.ts';
import { locateInBlock } from './locate-in-block.ts';
import { Notes } from './notes.ts';

interface Group {
  /** Null where rows are spread over replicates alone. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly replicate: number | undefined;
  /** In the order of `metricsOf`. There may be a million groups: a list of metrics for each would fill the memory. */
  readonly metrics: readonly DeclaredMetric[];
  rows: number;
}

type List = MetricList<number | bigint | boolean | string, DeclaredMetric>;

/** The metrics of the columns as they are, and for each class those of it against the rest. */
interface Lists {
  readonly whole: List;
  readonly oneVsRest: readonly List[];
}

/** What blocks of rows come to, in each group and in all. */
export class Tally {
  readonly #metrics: readonly DeclaredMetric[];
  readonly #columns: Roles;
  readonly #total: Lists;
  /** What counts the rows of one group in a block. */
  readonly #part: Lists;
  readonly #oneVsRest: OneVsRest | undefined;
  readonly #column = new Column();
  readonly #notes: Notes;
  readonly #groups: Groups<Group>;
  readonly #sorted = [new Scratch(), new Scratch(), new Scratch()] as const;
  #rows = 0;

  constructor(
    metrics: readonly DeclaredMetric[],
    oneVsRest: OneVsRest | undefined,
    columns: Roles,
  ) {
    this.#metrics = metrics;
    this.#columns = columns;
    this.#oneVsRest = oneVsRest;
    this.#total = this.#lists();
    this.#part = this.#lists();
    const empty = metricsOf(this.#part);
    this.#notes = new Notes(metrics);
    const by = groupColumns(columns.by);
    const isReplicated = clusterColumn(columns.by) !== undefined;
    this.#groups = new Groups((values) => ({
      values: by.length > 0 ? Object.fromEntries(by.map(({ name }, i) => [name, values[i]])) : null,
      replicate: isReplicated ? (values.at(-1) as number) : undefined,
      metrics: empty.map(unseen),
      rows: 0,
    }));
  }

  /** Counts a block. Throws InputError with the first row that cannot be counted. */
  add(block: Block): void {
    try {
      if (block.by.length === 0) this.#update(this.#total, block);
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
      // Not a call with as many arguments as there are groups.
      const total = metricsOf(this.#total);
      for (const { metrics } of groups) merge(total, metrics);
    } catch (error) {
      throw this.#overflow(error);
    }
    const { nan, outOfRange, notBinary, notProbability, fractional, tied } = this.#notes;
    return {
      groups: groups.map(({ values, replicate, rows, metrics }) => ({
        group: values,
        replicate,
        rows,
        metrics,
      })),
      total: {
        group: null,
        rows: this.#rows,
        metrics: metricsOf(this.#total),
        // A metric against the rest judges no row alone.
        tied: metricsOf(this.#total).map((_, i) => tied[i] ?? 0),
        nan,
        outOfRange,
        notBinary,
        notProbability,
        fractional,
        // Of arrays no row is left out: a NULL is an error.
        skipped: 0,
      },
    };
  }

  release(): void {
    this.#column.release();
    for (const scratch of this.#sorted) scratch.release();
  }

  #lists(): Lists {
    const { classes = [], metrics = [] } = this.#oneVsRest ?? {};
    return {
      whole: new MetricList(this.#metrics.map(unseen)),
      oneVsRest: classes.map(() => new MetricList(metrics.map(unseen))),
    };
  }

  #update({ whole, oneVsRest }: Lists, rows: Rows): void {
    const { sampleWeight } = rows;
    whole.updateState(rows.yTrue, rows.yPred, { sampleWeight });
    for (const [c, list] of oneVsRest.entries()) {
      const { yTrue, yPred } = this.#column.of(rows, this.#oneVsRest!.classes[c]!);
      list.updateState(yTrue, yPred, { sampleWeight });
    }
  }

  #addGroups(block: Block): void {
    const { order, parts } = this.#groups.split(block);
    const { yTrue, yPred, sampleWeight } = parts.length === 1 ? block : this.#sort(block, order);
    const counted = metricsOf(this.#part);
    for (const { group, start, end } of parts) {
      for (const metric of counted) metric.resetState();
      this.#update(this.#part, {
        yTrue: slice(yTrue, start, end),
        yPred: slice(yPred, start, end),
        sampleWeight: sampleWeight?.subarray(start, end),
      });
      merge(group.metrics, counted);
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

function merge(metrics: readonly DeclaredMetric[], others: readonly DeclaredMetric[]): void {
  for (const [i, metric] of metrics.entries()) metric.mergeState(others[i]! as never);
}

/** Those of the columns first; then for each area those of all classes. */
const metricsOf = ({ whole, oneVsRest }: Lists): DeclaredMetric[] => [
  ...whole.metrics,
  ...(oneVsRest[0]?.metrics ?? []).flatMap((_, m) => oneVsRest.map((list) => list.metrics[m]!)),
];
