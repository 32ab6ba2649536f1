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
import type { GroupSums, EvaluationSums } from '../evaluation-sums.ts';
import { OneVsRestRows } from './one-vs-rest-rows.ts';
import { gather } from './gather.ts';
import { Groups } from './groups.ts';
import { locateInBlock } from './locate-in-block.ts';
import { WarningCounts } from './warning-counts.ts';

interface Group {
  /** Null where there are replicates but no groups. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly replicate: number | undefined;
  /** In the order of `metricsOf`. With a million groups, a MetricList for each would fill the memory. */
  readonly metrics: readonly DeclaredMetric[];
  rows: number;
}

type List = MetricList<number | bigint | boolean | string, DeclaredMetric>;

/** The metrics of truth and predictions, and for each class the metrics of the class against the rest. */
interface Lists {
  readonly whole: List;
  readonly oneVsRest: readonly List[];
}

/** The sums of blocks of rows, for each group and for all rows. */
export class Tally {
  readonly #metrics: readonly DeclaredMetric[];
  readonly #columns: Roles;
  readonly #total: Lists;
  /** The metrics that count the rows of one group in a block. */
  readonly #part: Lists;
  readonly #oneVsRest: OneVsRest | undefined;
  readonly #column = new OneVsRestRows();
  readonly #notes: WarningCounts;
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
    this.#notes = new WarningCounts(metrics);
    const by = groupColumns(columns.by);
    const isReplicated = clusterColumn(columns.by) !== undefined;
    this.#groups = new Groups((values) => ({
      values: by.length > 0 ? Object.fromEntries(by.map(({ name }, i) => [name, values[i]])) : null,
      replicate: isReplicated ? (values.at(-1) as number) : undefined,
      metrics: empty.map(unseen),
      rows: 0,
    }));
  }

  /** Counts a block. Throws InputError for the first row that cannot be counted. */
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

  finish(): { readonly groups: readonly GroupSums[]; readonly total: EvaluationSums['total'] } {
    const groups = this.#groups.all;
    try {
      // One call with a million groups as arguments would fail.
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
        // Metrics against the rest have no ties.
        tied: metricsOf(this.#total).map((_, i) => tied[i] ?? 0),
        nan,
        outOfRange,
        notBinary,
        notProbability,
        fractional,
        // In arrays a NULL is an error, so no row is skipped.
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

  /** The error if no single row is the cause: the sum of the weights is not finite. */
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

/** The metrics of the columns first; then for each area the metrics of all classes. */
const metricsOf = ({ whole, oneVsRest }: Lists): DeclaredMetric[] => [
  ...whole.metrics,
  ...(oneVsRest[0]?.metrics ?? []).flatMap((_, m) => oneVsRest.map((list) => list.metrics[m]!)),
];
