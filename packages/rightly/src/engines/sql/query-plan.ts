import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { rankOf } from '../rank.ts';
import { column, type Expression, type InputName, readingOf } from '../vocabulary.ts';
import { checkMetrics, isSums, kindsOf, namedInputs, type SqlMetric } from './asked.ts';
import { checkDialect } from './check-dialect.ts';
import { checksOf } from './checks.ts';
import type { Dialect, Ref } from './dialect.ts';
import { Elements } from './elements.ts';
import { Emitter, NEVER } from './emit.ts';
import { failing } from './failing.ts';
import { checkFit, type Refs, refsFor } from './fit.ts';
import { nameAt, placesIn } from './names.ts';
import { checkSource, type Source, type SqlInput, toRef } from './source.ts';
import { Sums } from './sums.ts';
import { isRepeated } from './term.ts';

export interface QueryPlanOptions {
  /** Whether a repeated part becomes a column of a nested SELECT. */
  readonly nested?: boolean;
  /** Whether the query has a row for each element of lists. */
  readonly byElement?: boolean;
  /** The metrics of all scans, where the query has several. */
  readonly all?: readonly SqlMetric[];
}

/**
 * The parts of a query over one source, each as SQL over the columns of its nested SELECTs. Names begin with an underscore, so that
 * they differ from those of the table.
 */
export class QueryPlan {
  readonly metrics: readonly SqlMetric[];
  /** The metrics of all scans. */
  readonly all: readonly SqlMetric[];
  readonly source: Source;
  readonly dialect: Dialect;
  readonly weighted: boolean;
  /** Truth and prediction, with their names in the nested SELECTs. */
  readonly refs: Refs;
  readonly #emitter: Emitter;
  readonly #kinds: ReadonlySet<string>;
  /** Inputs that hold names of classes. */
  readonly #named: readonly Expression[];
  readonly #checks: readonly string[];
  readonly #summands = new Map<string, string>();

  /** Defined where the query has a row for each element of lists. */
  readonly elements: Elements | undefined;
  /** The sums of metrics that are declared as sums. */
  readonly sums: Sums;

  constructor(
    metrics: readonly SqlMetric[],
    source: Source,
    dialect: Dialect,
    { nested = true, byElement = false, all = metrics }: QueryPlanOptions = {},
  ) {
    checkSource(source);
    checkDialect(dialect);
    checkMetrics(metrics, 'a query');
    this.metrics = metrics;
    this.all = all;
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
    this.#named = namedInputs(metrics);
    this.#checks = checksOf(all).map(({ key }) => key);
    for (const metric of metrics) checkFit(metric, this.refs);
    this.elements = byElement ? new Elements(dialect, this.refs, this.#emitter) : undefined;
    this.sums = new Sums(this.refs, this.#emitter, this.elements);
  }

  /** The condition under which a row is right. */
  hit(metric: AnyMeanMetric): string {
    return this.#emitter.sql(metric.expression);
  }

  /** The loss of a row. */
  value(metric: AnyMeanMetric): string {
    return this.#emitter.value(metric.expression);
  }

  /** The number that a row adds to the total of a loss: its loss times its weight. */
  product(metric: AnyMeanMetric): string {
    return this.weighted
      ? this.#emitter.weighted(metric.expression, '_weight')
      : this.value(metric);
  }

  /** The condition under which a row counts. Undefined where all count. */
  counted(metric: SqlMetric): string | undefined {
    if (!isSums(metric)) return metric.counted && this.#emitter.sql(metric.counted);
    const all = this.sums.ofRows([metric]).map(({ wheres }) => wheres.join(' AND '));
    return all.length === 0 || all.includes('')
      ? undefined
      : `(${[...new Set(all)].map((one) => `(${one})`).join(' OR ')})`;
  }

  /** The name of the count of rows that a check refuses. */
  nameOf(check: Expression): string {
    return `_check_${this.#checks.indexOf(check.key)}`;
  }

  /** The condition of the rows that a check refuses. */
  fails(check: Expression): string {
    return failing(check, this.dialect, this.#emitter);
  }

  /** The condition of rows that are tied at k. Another order of equal scores would change the result. */
  tied(metric: SqlMetric): string | undefined {
    const rank = isSums(metric) ? undefined : rankOf(metric.expression);
    if (!rank) return undefined;
    const tied = this.#emitter.tied(rank.label, rank.of);
    const highest = this.#emitter.highest(rank);
    if (highest) return `${highest.sql} AND ${tied} > 1`;
    const above = this.#emitter.sql(rank.above);
    return `${above} < ${rank.k} AND ${above} + ${tied} > ${rank.k}`;
  }

  /** A sum. A part that it repeats becomes a separate column. */
  sum(expression: string): string {
    const { sum } = this.dialect;
    return sum(isRepeated(sum, 0, 1) ? this.column(expression) : expression);
  }

  /** A separate column for the number that a row adds. */
  column(expression: string): string {
    const known = this.#summands.get(expression) ?? `_summand_${this.#summands.size}`;
    this.#summands.set(expression, known);
    return known;
  }

  /** The rank of the true class, from 1 on, and the class of the highest score. */
  ranking(): { rank: string; predicted: string } | undefined {
    const rank = this.metrics
      .map((metric) => (isSums(metric) ? undefined : rankOf(metric.expression)))
      .find(Boolean);
    if (!rank) return undefined;
    const args = [rank.label, rank.of];
    const [above, before] = [column('above', args), column('tiedBefore', args)].map((e) =>
      this.#emitter.sql(e),
    );
    const predicted = this.#emitter.sql(column('argmax', [rank.of]));
    return {
      rank: `${above} + ${before} + 1`,
      predicted: rank.of.names ? nameAt(predicted, rank.of.names.list, this.dialect) : predicted,
    };
  }

  /** Whether a metric reads an input as that kind. */
  reads(key: string): boolean {
    return this.#kinds.has(key);
  }

  /** Whether a metric reads an input as whole numbers. A column of floats may have fractions. */
  readsWhole(side: InputName): boolean {
    const isKept = this.refs[side].type === 'string';
    return this.reads(`labels(${side})`) || (this.reads(`classes(${side})`) && !isKept);
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

  /** The layers of computed columns. Call this method last, because the layers have the columns that other methods asked for. */
  columns(keep: readonly string[]): string[][] {
    const d = this.dialect;
    const { sampleWeight, yTrue, yPred, holds } = this.source;
    const base = [
      ...keep,
      `${this.#read(yTrue, this.refs.yTrue)} AS _y_true`,
      `${this.#read(yPred, this.refs.yPred)} AS _y_pred`,
      ...(sampleWeight === undefined ? [] : [`${d.weight(d.identifier(sampleWeight))} AS _weight`]),
      // A condition that is NULL does not refuse the row.
      ...(holds === undefined ? [] : [`NOT coalesce(NOT (${holds}), ${NEVER}) AS _holds`]),
    ];
    const inputs = [
      ...(this.readsWhole('yTrue') ? [`${d.whole(this.refs.yTrue)} AS _label`] : []),
      ...(this.readsWhole('yPred') ? [`${d.whole(this.refs.yPred)} AS _guess`] : []),
      ...(this.reads('ids(yPred)') ? [`${d.wholeList(this.refs.yPred)} AS _ids`] : []),
      ...this.#named.map((input, i) => `${this.#places(input)} AS _place_of_name_${i}`),
      ...(this.skipsNulls ? [`NOT coalesce(${this.incomplete()}, true) AS _complete`] : []),
    ];
    const layers = this.#emitter.layers.map((layer) =>
      Array.from(layer, ([name, sql]) => `${sql} AS ${name}`),
    );
    return [base, inputs, ...layers, ...(this.elements ? [] : [this.#summandColumns()])].filter(
      (columns) => columns.length > 0,
    );
  }

  #summandColumns(): string[] {
    return Array.from(this.#summands, ([sql, name]) => `${sql} AS ${name}`);
  }

  /** The layers of columns of elements. */
  #elementColumns(elements: Elements): string[][] {
    const layers = elements.layers.map((layer) =>
      Array.from(layer, ([name, sql]) => `${sql} AS ${name}`),
    );
    return [elements.columns(), ...layers, this.#summandColumns()].filter(
      (columns) => columns.length > 0,
    );
  }

  /** The columns as nested SELECTs, after FROM. */
  from(keep: readonly string[]): string {
    const { fence } = this.dialect;
    const end = fence === undefined ? '' : `\n${fence}`;
    const nested = (from: string, columns: readonly string[]): string =>
      `(SELECT *,\n  ${columns.join(',\n  ')}\nFROM ${from}${end}) AS t`;
    const [base, ...layers] = this.columns(keep);
    const rows = layers.reduce(
      nested,
      `(SELECT ${base!.join(', ')}${this.#table()}${this.#unpacks ? end : ''}) AS t`,
    );
    if (!this.elements) return rows;
    // A row without elements keeps one copy, so that it can be refused.
    const { atLeast } = this.dialect.arithmetic;
    const count = this.readsLists ? atLeast(`coalesce(${this.width()}, 1)`, '1') : '1';
    return this.#elementColumns(this.elements).reduce(nested, this.dialect.places(rows, count));
  }

  /** A query that groups. */
  grouped(selected: readonly string[], keep: readonly string[], by: readonly string[]): string {
    const select = `SELECT\n  ${selected.join(',\n  ')}`;
    const group = by.length > 0 ? `\nGROUP BY ${by.join(', ')}` : '';
    return this.dialect.isFlat && !this.elements
      ? `WITH\n  ${[...this.#added(), ...this.columns(keep).flat()].join(',\n  ')}\n${select}${this.#rows()}${group}`
      : `${select}\nFROM ${this.from(keep)}${group}`;
  }

  /** The rows of the table that are counted. */
  #rows(): string {
    const { from, where } = this.source;
    if (from === '') return '';
    // `from` and `where` may end in a comment.
    return `\nFROM ${from}\n${where === undefined ? '' : ` WHERE (${where}\n)`}`;
  }

  /** The table with the added columns. */
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

  /** The indexes of an input's names. */
  #places({ names, args }: Expression): string {
    return placesIn(this.refs[args[0] as InputName], names!, this.dialect);
  }

  #input(input: Expression, nested: boolean): Refs['yTrue'] {
    const { key, verb, args } = input;
    const side = args[0] as InputName;
    const ref = this.refs[side];
    if (input.read) {
      const i = this.#named.findIndex((other) => readingOf(other) === readingOf(input));
      const sql = nested ? `_place_of_name_${i}` : this.#places(input);
      return { sql, type: 'integer', list: verb === 'ids' };
    }
    if (verb === 'labels' || (verb === 'classes' && ref.type !== 'string')) {
      const name = side === 'yTrue' ? '_label' : '_guess';
      return { sql: nested ? name : this.dialect.whole(ref), type: 'integer' };
    }
    if (key === 'ids(yPred)')
      return { sql: nested ? '_ids' : this.dialect.wholeList(ref), type: 'integer', list: true };
    return ref;
  }
}
