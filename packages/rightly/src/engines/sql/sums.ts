import { conditions } from '../../core/conditions.ts';
import { expressionsOf, type Summand } from '../../core/summand.ts';
import type { AnySumsMetric } from '../../core/declared-sums.ts';
import type { Column, Expression } from '../vocabulary.ts';
import { isSums, type SqlMetric, summandsOf } from './asked.ts';
import { type Elements, isByElement } from './elements.ts';
import type { Emitter } from './emit.ts';
import type { Refs } from './fit.ts';
import { allKeys, keysOf } from './keys.ts';

/** One sum, over the rows of a query. */
export interface SqlSum {
  /** The conditions under which a row adds to it. */
  readonly wheres: readonly (string | undefined)[];
  /** The value of a row, without its weight. Undefined where the value is 1. */
  readonly value?: string | undefined;
  readonly isUnweighted?: boolean;
  /** Two variables whose moments are kept instead of a sum. */
  readonly moments?: readonly string[] | undefined;
  /** Whether each element of a list adds to the sum. */
  readonly isByElement?: boolean;
  /** The condition that `wheres` negates, if there is one. */
  readonly except?: string | undefined;
}

/** The SQL of metrics that are declared as sums. */
export class Sums {
  readonly #refs: Refs;
  /** Writes expressions with one value for each row. */
  readonly #rows: Emitter;
  /** Writes expressions with one value for each element of a list. */
  readonly #elements: Elements | undefined;

  constructor(refs: Refs, rows: Emitter, elements: Elements | undefined) {
    this.#refs = refs;
    this.#rows = rows;
    this.#elements = elements;
  }

  /** The sums of a metric, in the order of its declaration. */
  of(metric: AnySumsMetric): SqlSum[] {
    return summandsOf(metric).map(([, summand]) => this.#sum(summand));
  }

  /** The sums to which a row adds one number. */
  ofRows(metrics: readonly SqlMetric[]): SqlSum[] {
    return this.#summandsOfRows(metrics).map((summand) => this.#sum(summand));
  }

  /** The key columns of a query, in their order. The query groups by them and the groups. */
  keys(metrics: readonly SqlMetric[]): string[] {
    return allKeys(metrics).map((key) => this.#key(key));
  }

  /** The keys of sums with one number for each row, where a row may have no key. */
  keysOfRows(metrics: readonly SqlMetric[]): string[] {
    // Each number has a bucket, and is a score. A NULL is refused or skipped.
    const keys = this.#summandsOfRows(metrics)
      .flatMap(keysOf)
      .filter(({ verb }) => !['bucket', 'bin', 'score'].includes(verb));
    const each = new Map(keys.map((key) => [key.key, this.#rows.key(key as Column)]));
    return [...each.values()];
  }

  #summandsOfRows(metrics: readonly SqlMetric[]): Summand[] {
    return metrics
      .filter((metric) => isSums(metric))
      .flatMap((metric) => summandsOf(metric).map(([, summand]) => summand))
      .filter((summand) => !this.#isByElement(summand));
  }

  #isByElement(summand: Summand): boolean {
    return expressionsOf(summand).some((e) => isByElement(e, this.#refs));
  }

  #sum(summand: Summand): SqlSum {
    const { where, value, moments, isUnweighted = false } = summand;
    const isElements = this.#isByElement(summand);
    const writer = isElements ? this.#elements! : this.#rows;
    // A value that is a condition is counted where it holds.
    const isCondition = value !== undefined && conditions.has(value.verb);
    return {
      wheres: [where, isCondition ? value : undefined]
        .filter((one) => one !== undefined)
        .map((one) => writer.sql(one as Column)),
      value: value && !isCondition ? writer.value(value as Column) : undefined,
      moments: moments?.of.map((one) => writer.value(one as Column)),
      isUnweighted,
      isByElement: isElements,
      except:
        where?.verb === 'not' && value === undefined
          ? writer.sql(where.args[0] as Column)
          : undefined,
    };
  }

  #key(key: Expression): string {
    if (!this.#elements) return this.#rows.key(key as Column);
    // At other indexes, the key of a row would make cells that are all 0.
    return isByElement(key, this.#refs)
      ? this.#elements.key(key)
      : this.#elements.atFirst(this.#rows.key(key as Column));
  }
}
