import type { AnyMeanMetric } from '../../core/mean-metric.ts';
import { typeError } from '../../core/errors.ts';
import { column, type Expression, inputsOf } from '../vocabulary.ts';
import type { Dialect, Ref } from './dialect.ts';
import { rankOf } from '../rank.ts';
import { Emitter } from './emit.ts';
import { checkSource, type Source, toRef } from './source.ts';

/** Rows that a metric refuses or that are worth a warning: by name, the condition that finds them. */
export type Conditions = Readonly<Record<string, string>>;

/**
 * What a query over one source computes, each part as SQL over the columns of its nested SELECTs. Names begin with an underscore
 * so as not to meet those of the table.
 */
export class Plan {
  readonly metrics: readonly AnyMeanMetric[];
  readonly source: Source;
  readonly dialect: Dialect;
  readonly weighted: boolean;
  readonly #emitter: Emitter;
  readonly #truth: Ref;
  readonly #prediction: Ref;
  readonly #kinds: ReadonlySet<string>;

  constructor(metrics: readonly AnyMeanMetric[], source: Source, dialect: Dialect, nested = true) {
    checkSource(source);
    this.metrics = metrics;
    this.source = source;
    this.dialect = dialect;
    this.weighted = source.sampleWeight !== undefined;
    const truth = toRef(source.yTrue, dialect, 'source yTrue');
    const prediction = toRef(source.yPred, dialect, 'source yPred');
    this.#truth = nested ? { ...truth, sql: '_y_true' } : truth;
    this.#prediction = nested ? { ...prediction, sql: '_y_pred' } : prediction;
    this.#emitter = new Emitter(dialect, (input) => this.#input(input, nested), nested);
    this.#kinds = new Set(
      metrics.flatMap((m) => Object.values(inputsOf(m.expression)).map((input) => input.key)),
    );
    for (const metric of metrics) this.#checkTypes(metric);
  }

  hit(metric: AnyMeanMetric): string {
    return this.#emitter.sql(metric.expression);
  }

  /** Under which a row counts; undefined where all do. */
  counted({ counted }: AnyMeanMetric): string | undefined {
    return counted && this.#emitter.sql(counted);
  }

  /** A row that is tied at k: how many are right would change with the order of equal scores. */
  tied(metric: AnyMeanMetric): string | undefined {
    const rank = rankOf(metric.expression);
    if (!rank) return undefined;
    const above = this.#emitter.sql(rank.above);
    return `${above} < ${rank.k} AND ${above} + ${this.#emitter.tied(rank.label, rank.of)} > ${rank.k}`;
  }

  /** The place of the true class among the scores, from 1, and the class that the highest score names. */
  ranking(): { rank: string; predicted: string } | undefined {
    const rank = this.metrics.map(({ expression }) => rankOf(expression)).find(Boolean);
    if (!rank) return undefined;
    const args = [rank.label, rank.of];
    const [above, before] = [column('above', args), column('tiedBefore', args)].map((e) =>
      this.#emitter.sql(e),
    );
    return {
      rank: `${above} + ${before} + 1`,
      predicted: this.#emitter.sql(column('argmax', [rank.of])),
    };
  }

  /** Rows to refuse. */
  problems(): Conditions {
    const d = this.dialect;
    const found: Record<string, string> = {};
    if (!this.skipsNulls) found['_nulls'] = this.incomplete();
    if (this.#reads('labels(yTrue)')) found['_fractions'] = `NOT ${d.isWhole(this.#truth)}`;
    if (this.#reads('ids(yPred)'))
      found['_fraction_ids'] = `NOT ${d.isWholeList(this.#prediction)}`;
    if (this.#reads('oneHot(yTrue)')) {
      found['_truth_nan'] = d.hasNaN(this.#truth);
      found['_lengths'] = `${d.width(this.#truth.sql)} <> ${d.width(this.#prediction.sql)}`;
    }
    if (this.readsRows) found['_no_classes'] = `${d.width(this.#prediction.sql)} = 0`;
    if (this.weighted) found['_weights'] = `NOT ${d.isWeight('_weight')}`;
    return found;
  }

  /** Rows to warn of. */
  warnings(): Conditions {
    const d = this.dialect;
    const found: Record<string, string> = {};
    if (this.#reads('scores(yPred)')) found['_nan'] = d.hasNaN(this.#prediction);
    else if (this.#reads('numbers(yPred)'))
      found['_nan'] = `(${d.isNaN(this.#truth)} OR ${d.isNaN(this.#prediction)})`;
    if (this.#reads('numbers(yTrue)')) found['_not_binary'] = `${this.#truth.sql} NOT IN (0, 1)`;
    if (this.#reads('labels(yTrue)') && this.#reads('scores(yPred)')) {
      const width = d.width(this.#prediction.sql);
      // A label that one metric ignores is out of range for the others.
      const counted = this.metrics.map((metric) => this.counted(metric) ?? 'true').join(' OR ');
      found['_out_of_range'] =
        `NOT coalesce(_label >= 0 AND _label < ${width}, false) AND (${counted})`;
    }
    return found;
  }

  get readsRows(): boolean {
    return this.metrics.some((metric) => inputsOf(metric.expression).yPred.type === 'rows');
  }

  get skipsNulls(): boolean {
    return this.source.nulls === 'skip';
  }

  width(): string {
    return this.dialect.width(this.#prediction.sql);
  }

  incomplete(): string {
    const lists = [this.readsRows ? '_y_pred' : '', this.#reads('oneHot(yTrue)') ? '_y_true' : ''];
    const columns = ['_y_true', '_y_pred', ...(this.weighted ? ['_weight'] : [])];
    return [
      ...columns.map((name) => `${name} IS NULL`),
      ...lists.filter(Boolean).map((name) => this.dialect.hasNull(name)),
    ].join(' OR ');
  }

  /** The nested SELECTs, after FROM. Ask for everything else first: they hold what was asked for. */
  from(keep: readonly string[]): string {
    const d = this.dialect;
    const { from, where, sampleWeight, yTrue, yPred } = this.source;
    const base = [
      ...keep,
      `${toRef(yTrue, d, '').sql} AS _y_true`,
      `${toRef(yPred, d, '').sql} AS _y_pred`,
      ...(sampleWeight === undefined ? [] : [`${d.weight(d.identifier(sampleWeight))} AS _weight`]),
    ];
    const inputs = [
      ...(this.#reads('labels(yTrue)') ? [`${d.whole(this.#truth)} AS _label`] : []),
      ...(this.#reads('ids(yPred)') ? [`${d.wholeList(this.#prediction)} AS _ids`] : []),
      ...(this.skipsNulls ? [`NOT coalesce(${this.incomplete()}, true) AS _complete`] : []),
    ];
    const layers = this.#emitter.layers.map((layer) =>
      Array.from(layer, ([name, sql]) => `${sql} AS ${name}`),
    );
    // Both may end in a comment.
    const condition = where === undefined ? '' : ` WHERE (${where}\n)`;
    return [inputs, ...layers]
      .filter((columns) => columns.length > 0)
      .reduce(
        (inner, columns) => `(SELECT *,\n  ${columns.join(',\n  ')}\nFROM ${inner}) AS t`,
        `(SELECT ${base.join(', ')}\nFROM ${from}\n${condition}) AS t`,
      );
  }

  #reads(key: string): boolean {
    return this.#kinds.has(key);
  }

  #input({ key, args }: Expression, nested: boolean): Ref {
    const ref = args[0] === 'yTrue' ? this.#truth : this.#prediction;
    if (key === 'labels(yTrue)')
      return { sql: nested ? '_label' : this.dialect.whole(ref), type: 'integer' };
    if (key === 'ids(yPred)')
      return { sql: nested ? '_ids' : this.dialect.wholeList(ref), type: 'integer' };
    return ref;
  }

  /** Strings are for metrics that only ask whether things are equal, and then on both sides. */
  #checkTypes(metric: AnyMeanMetric): void {
    const { yTrue } = inputsOf(metric.expression);
    const strings = [this.#truth, this.#prediction].filter(({ type }) => type === 'string').length;
    if (strings === 1 || (strings === 2 && yTrue.verb !== 'values'))
      throw typeError(
        `${metric.name}: the columns`,
        yTrue.verb === 'values' ? 'hold both strings or both numbers' : 'hold numbers',
        `yTrue ${this.#truth.type}, yPred ${this.#prediction.type}`,
      );
  }
}
