import type { AnyMeanMetric } from '../../core/mean-metric.ts';
import { column, type Expression, inputsOf, readingOf } from '../vocabulary.ts';
import { noMean } from '../../core/errors.ts';
import { rankOf } from '../rank.ts';
import type { Dialect, Ref } from './dialect.ts';
import { Emitter } from './emit.ts';
import { checkFit, type Refs, refsFor } from './fit.ts';
import { checkSource, type Source, type SqlInput, toRef } from './source.ts';
import { isRepeated } from './term.ts';

/**
 * What a query over one source computes, each part as SQL over the columns of its nested SELECTs. Names begin with an underscore
 * so as not to meet those of the table.
 */
export class Plan {
  readonly metrics: readonly AnyMeanMetric[];
  readonly source: Source;
  readonly dialect: Dialect;
  readonly weighted: boolean;
  /** Truth and prediction, as the nested SELECTs call them. */
  readonly refs: Refs;
  readonly #emitter: Emitter;
  readonly #kinds: ReadonlySet<string>;
  readonly #summands = new Map<string, string>();

  constructor(metrics: readonly AnyMeanMetric[], source: Source, dialect: Dialect, nested = true) {
    checkSource(source);
    for (const metric of metrics)
      if (!metric.expression || !metric.isDeclared) throw noMean('a query: metrics', metric);
    this.metrics = metrics;
    this.source = source;
    this.dialect = dialect;
    this.weighted = source.sampleWeight !== undefined;
    const { yTrue, yPred } = refsFor(metrics, {
      yTrue: toRef(source.yTrue, dialect, 'source yTrue'),
      yPred: toRef(source.yPred, dialect, 'source yPred'),
    });
    this.refs = nested
      ? { yTrue: { ...yTrue, sql: '_y_true' }, yPred: { ...yPred, sql: '_y_pred' } }
      : { yTrue, yPred };
    this.#emitter = new Emitter(dialect, (input) => this.#input(input, nested), nested);
    this.#kinds = kindsOf(metrics);
    for (const metric of metrics) checkFit(metric, this.refs);
  }

  /** Under which a row is right. */
  hit(metric: AnyMeanMetric): string {
    return this.#emitter.sql(metric.expression);
  }

  /** What a row's loss is. */
  value(metric: AnyMeanMetric): string {
    return this.#emitter.value(metric.expression);
  }

  /** Under which a row counts; undefined where all do. */
  counted({ counted }: AnyMeanMetric): string | undefined {
    return counted && this.#emitter.sql(counted);
  }

  /** A row that is tied at k: how many are right would change with the order of equal scores. */
  tied(metric: AnyMeanMetric): string | undefined {
    const rank = rankOf(metric.expression);
    if (!rank) return undefined;
    const tied = this.#emitter.tied(rank.label, rank.of);
    const highest = this.#emitter.highest(rank);
    if (highest) return `${highest.sql} AND ${tied} > 1`;
    const above = this.#emitter.sql(rank.above);
    return `${above} < ${rank.k} AND ${above} + ${tied} > ${rank.k}`;
  }

  /** A sum; what it says more than once has a column of its own. */
  sum(expression: string): string {
    const { sum } = this.dialect;
    if (!isRepeated(sum, 0, 1)) return sum(expression);
    const known = this.#summands.get(expression) ?? `_summand_${this.#summands.size}`;
    this.#summands.set(expression, known);
    return sum(known);
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

  /** Whether a metric reads an input as that kind. */
  reads(key: string): boolean {
    return this.#kinds.has(key);
  }

  get skipsNulls(): boolean {
    return this.source.nulls === 'skip';
  }

  /** Whether a row's predictions are a list. */
  get readsLists(): boolean {
    return this.refs.yPred.list === true;
  }

  width(): string {
    return this.dialect.width(this.refs.yPred.sql);
  }

  incomplete(): string {
    const { yTrue, yPred } = this.refs;
    const lists = [yPred, yTrue].filter(({ list }) => list);
    const columns = ['_y_true', '_y_pred', ...(this.weighted ? ['_weight'] : [])];
    return [
      ...columns.map((name) => `${name} IS NULL`),
      ...lists.map(({ sql }) => this.dialect.hasNull(sql)),
    ].join(' OR ');
  }

  /** What is computed, each part from those before it. Ask for everything else first: they hold what was asked for. */
  columns(keep: readonly string[]): string[][] {
    const d = this.dialect;
    const { sampleWeight, yTrue, yPred } = this.source;
    const base = [
      ...keep,
      `${this.#read(yTrue, this.refs.yTrue)} AS _y_true`,
      `${this.#read(yPred, this.refs.yPred)} AS _y_pred`,
      ...(sampleWeight === undefined ? [] : [`${d.weight(d.identifier(sampleWeight))} AS _weight`]),
    ];
    const inputs = [
      ...(this.reads('labels(yTrue)') ? [`${d.whole(this.refs.yTrue)} AS _label`] : []),
      ...(this.reads('ids(yPred)') ? [`${d.wholeList(this.refs.yPred)} AS _ids`] : []),
      ...(this.skipsNulls ? [`NOT coalesce(${this.incomplete()}, true) AS _complete`] : []),
    ];
    const layers = this.#emitter.layers.map((layer) =>
      Array.from(layer, ([name, sql]) => `${sql} AS ${name}`),
    );
    const summands = Array.from(this.#summands, ([sql, name]) => `${sql} AS ${name}`);
    return [base, inputs, ...layers, summands].filter((columns) => columns.length > 0);
  }

  /** The columns as nested SELECTs, after FROM. */
  from(keep: readonly string[]): string {
    const { fence } = this.dialect;
    const end = fence === undefined ? '' : `\n${fence}`;
    const [base, ...layers] = this.columns(keep);
    return layers.reduce(
      (inner, columns) => `(SELECT *,\n  ${columns.join(',\n  ')}\nFROM ${inner}${end}) AS t`,
      `(SELECT ${base!.join(', ')}${this.#table()}${this.#unpacks ? end : ''}) AS t`,
    );
  }

  /** A query that groups. */
  grouped(selected: readonly string[], keep: readonly string[], by: readonly string[]): string {
    const select = `SELECT\n  ${selected.join(',\n  ')}`;
    const group = by.length > 0 ? `\nGROUP BY ${by.join(', ')}` : '';
    return this.dialect.isFlat
      ? `WITH\n  ${[...this.#added(), ...this.columns(keep).flat()].join(',\n  ')}\n${select}${this.#rows()}${group}`
      : `${select}\nFROM ${this.from(keep)}${group}`;
  }

  /** The table's rows that are asked about. */
  #rows(): string {
    const { from, where } = this.source;
    if (from === '') return '';
    // Both may end in a comment.
    return `\nFROM ${from}\n${where === undefined ? '' : ` WHERE (${where}\n)`}`;
  }

  /** The same with the columns that it lacks. */
  #table(): string {
    const added = this.#added();
    return added.length === 0
      ? this.#rows()
      : `\nFROM (SELECT *, ${added.join(', ')}${this.#rows()}) AS t`;
  }

  #added(): string[] {
    const { identifier } = this.dialect;
    return Object.entries(this.source.added ?? {}).map(
      ([name, sql]) => `${sql} AS ${identifier(name)}`,
    );
  }

  get #unpacks(): boolean {
    const { yTrue, yPred } = this.refs;
    return this.dialect.unpacked !== undefined && (yTrue.list || yPred.list) === true;
  }

  #read(input: SqlInput, { list }: Ref): string {
    const { sql } = toRef(input, this.dialect, '');
    return list ? (this.dialect.unpacked?.(sql) ?? sql) : sql;
  }

  #input({ key, args }: Expression, nested: boolean): Refs['yTrue'] {
    const ref = args[0] === 'yTrue' ? this.refs.yTrue : this.refs.yPred;
    if (key === 'labels(yTrue)')
      return { sql: nested ? '_label' : this.dialect.whole(ref), type: 'integer' };
    if (key === 'ids(yPred)')
      return { sql: nested ? '_ids' : this.dialect.wholeList(ref), type: 'integer', list: true };
    return ref;
  }
}

/** How metrics read their inputs. */
export const kindsOf = (metrics: readonly AnyMeanMetric[]): ReadonlySet<string> =>
  new Set(metrics.flatMap(({ expression }) => Object.values(inputsOf(expression)).map(readingOf)));

/** Whether a metric averages values, rather than what is right or wrong. */
export const isLoss = ({ checked }: AnyMeanMetric): boolean => checked !== undefined;
