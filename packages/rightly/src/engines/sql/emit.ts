import { round } from '../../core/dtype.ts';
import { typeError } from '../../core/errors.ts';
import { type Rank, rankOf } from '../rank.ts';
import { type Column, column, type Expression } from '../vocabulary.ts';
import type { Dialect, Ref } from './dialect.ts';
import { bucketOf } from './bucket.ts';
import { unchecked } from './checks.ts';
import { deepest, Layers, type Placed } from './layers.ts';
import { Terms } from './terms.ts';

/** Gives the column of an input. */
export type InputRef = (input: Expression) => Ref;

/** Turns expressions into SQL. Expensive or repeated parts become columns of nested SELECTs. */
export class Emitter {
  readonly #layers: Layers;
  readonly #terms: Terms;
  readonly #dialect: Dialect;
  readonly #input: InputRef;

  constructor(dialect: Dialect, input: InputRef, nested: boolean, prefix?: string) {
    this.#dialect = dialect;
    this.#input = input;
    this.#layers = new Layers(nested, prefix);
    this.#terms = new Terms(dialect, this.#layers, (e) => this.#emit(e));
  }

  get layers(): Layers['all'] {
    return this.#layers.all;
  }

  sql(expression: Column): string {
    return this.#emit(expression).sql;
  }

  /** The argument of a check. */
  ref(expression: Expression): Ref {
    return this.#emit(expression);
  }

  /** The key of sums, as a separate column. */
  key(expression: Column): string {
    const key = this.#emit(expression);
    // Labels and classes that are numbers share one column.
    return this.#layers.place(`key(${key.sql})`, [key], () => key.sql, key).sql;
  }

  /** The value as a float64, as a separate column. */
  value(expression: Column): string {
    return this.#value(expression).sql;
  }

  /** The value times a weight. */
  weighted(expression: Column, weight: string): string {
    const value = this.#value(expression);
    const write = (): string => this.#dialect.arithmetic.times(value.sql, weight);
    return this.#layers.place(`product(${expression.key})`, [value], write, real).sql;
  }

  #value(expression: Column): Placed {
    const number = this.#terms.number(expression);
    return this.#layers.place(`value(${expression.key})`, [number], () => number.sql, real);
  }

  /** The number of scores that equal the label's, including its own. More than one is a tie. */
  tied(label: Expression, of: Expression): string {
    const [score, rows, own] = [this.#score(label, of), this.#emit(of), this.#emit(label)];
    return this.#layers.place(`tied(${label.key},${of.key})`, [score, rows, own], () =>
      this.#dialect.tied(score, rows, own),
    ).sql;
  }

  /** Whether the label's score is among the highest, where the engine decides that without a count. Undefined where the count is needed. */
  highest({ label, of, k }: Rank): Placed | undefined {
    const { highest } = this.#dialect;
    if (!highest || k !== 1) return undefined;
    const [score, rows] = [this.#score(label, of), this.#emit(of)];
    const write = (): string => highest(score, rows);
    return this.#layers.place(`highest(${label.key},${of.key})`, [score, rows], write);
  }

  #emit(given: Expression): Placed {
    // Rows that fail a check are counted separately.
    const e = unchecked(given);
    if (typeof e.args[0] === 'string') return { ...this.#input(e), depth: 0 };
    // This verb is a condition. Its separate column would hold numbers.
    if (e.verb === 'differs' && e.type === 'column') return this.#verb(e);
    return this.#layers.find(e.key) ?? (e.type === 'rows' ? this.#terms.column(e) : this.#verb(e));
  }

  #verb(e: Column): Placed {
    const { verb, args, key } = e;
    const d = this.#dialect;
    const refs = (): Placed[] =>
      args.filter((arg) => typeof arg === 'object').map((arg) => this.#emit(arg));
    switch (verb) {
      case 'equal': {
        const [a, b] = refs() as [Placed, Placed];
        return inline(d.equal(a, b), [a, b]);
      }
      case 'less': {
        const known = this.#isFirst(rankOf(e));
        if (known) return known;
        const [a] = refs() as [Placed];
        return inline(d.less(a, args[1] as number), [a]);
      }
      case 'differs':
      case 'greater': {
        const [a] = refs() as [Placed];
        return inline(d[verb](a, args[1] as number), [a]);
      }
      case 'argmax':
      case 'predicted': {
        const [rows] = refs() as [Placed];
        return this.#layers.place(`argmax(${(args[0] as Expression).key})`, [rows], () =>
          d.argmax(rows),
        );
      }
      case 'positive': {
        const [a] = refs() as [Placed];
        return inline(`(${a.sql} <> 0)`, [a]);
      }
      case 'not': {
        const [a] = refs() as [Placed];
        return inline(`(NOT coalesce(${a.sql}, ${NEVER}))`, [a]);
      }
      case 'both': {
        const [a, b] = refs() as [Placed, Placed];
        return inline(`(${a.sql} AND ${b.sql})`, [a, b]);
      }
      case 'isNumber':
        return this.#isNumber(args[0] as Column);
      case 'reaches': {
        const [a] = refs() as [Placed];
        const limit = d.constant(a, reached(a, args[1] as number));
        const is = `CASE WHEN ${a.sql} >= ${limit} THEN 1 ELSE 0 END`;
        return inline(notNaN(d, a, is), [a]);
      }
      case 'bucket': {
        const [of, ...thresholds] = args as [Column, ...number[]];
        const a = this.#settled(of);
        const limits = thresholds.map((threshold) => d.constant(a, threshold));
        const search = (): string => notNaN(d, a, bucketOf(a.sql, limits));
        const needs = [a];
        const asColumn = (name: string, sql: string): string => {
          const placed = this.#layers.place(`${name}(${key})`, needs, () => sql, real);
          needs.push(placed);
          return placed.sql;
        };
        const own = thresholds.length > 0 ? d.bucket?.(a, thresholds, search, asColumn) : undefined;
        return this.#layers.place(key, needs, () => own ?? search());
      }
      case 'score': {
        const [a] = refs() as [Placed];
        // -0 becomes 0.
        const number = d.arithmetic.plus(d.real(a.sql), d.number(0));
        return { ...inline(number, [a]), type: 'float64' };
      }
      case 'bin': {
        const [of, bins] = args as [Column, number];
        const a = this.#settled(of);
        const precision = this.#terms.precision(of);
        const edges = Array.from({ length: bins }, (_, i) =>
          d.number(round((i + 1) / bins, precision)),
        );
        const search = bucketOf(d.real(a.sql), edges, '>=');
        return this.#layers.place(key, [a], () => notNaN(d, a, search));
      }
      case 'isCalled': {
        const [label, of] = refs() as [Placed, Placed];
        const one = `(${label.sql} = 1)`;
        if (!of.list) return inline(one, [label]);
        const called = this.#emit(column('predicted', [args[1] as Expression]));
        return inline(
          `(CASE WHEN ${d.width(of.sql)} = 1 THEN ${one} ELSE ${d.equal(label, called)} END)`,
          [label, of, called],
        );
      }
      case 'topOnly':
        return this.#ifOfTop(key, args as [Column, Column, number]);
      case 'above':
      case 'tiedBefore': {
        const score = this.#score(args[0] as Expression, args[1] as Expression);
        const [label, rows] = refs() as [Placed, Placed];
        return this.#layers.place(key, [score, rows, label], () => d[verb](score, rows, label));
      }
      case 'amongFirst': {
        const [label, rows] = refs() as [Placed, Placed];
        return this.#layers.place(key, [label, rows], () =>
          d.amongFirst(label, rows, args[2] as number),
        );
      }
      default:
        if (this.#terms.knows(verb)) return this.#terms.number(e);
        throw typeError(`${d.name}: an expression`, 'be of known verbs', verb);
    }
  }

  /** A number that is used more than once. */
  #settled(of: Column): Placed {
    const isInput = typeof unchecked(of).args[0] === 'string';
    return isInput || !this.#terms.knows(of.verb) ? this.#emit(of) : this.#terms.column(of);
  }

  /** Whether no score of a row is NaN. NaN is the highest score, so the score of the predicted class shows it. */
  #isNumber(of: Column): Placed {
    const [guess, rows] = of.args as [Expression, Expression];
    if (of.verb === 'pick' && guess.verb === 'predicted' && guess.args[0] === rows) {
      const scores = this.#emit(rows);
      const write = (): string => this.#dialect.hasNaN(scores);
      const found = this.#layers.place(`hasNaN(${rows.key})`, [scores], write);
      return inline(`(NOT ${found.sql})`, [found]);
    }
    const a = this.#settled(of);
    return inline(`(NOT ${this.#dialect.isNaN(a)})`, [a]);
  }

  /** The number at an index of a list, or -Infinity where it is not among the `k` highest. NaN is not among the highest. */
  #ifOfTop(key: string, [at, of, k]: readonly [Column, Column, number]): Placed {
    const d = this.#dialect;
    const score = this.#score(at, of);
    const rows = this.#emit(of);
    const ranks = (['above', 'tiedBefore'] as const).map((verb) =>
      this.#emit(column(verb, [at, of])),
    );
    const rank = ranks.map(({ sql }) => sql).join(' + ');
    const type = score.type === 'float32' ? 'float32' : 'float64';
    const number = type === score.type ? score.sql : d.real(score.sql);
    const constant = (x: number): string => d.constant({ sql: number, type }, x);
    // One of the `k` highest must be above a threshold of -Infinity, so it is at least the lowest finite number.
    const lowest = constant(type === 'float32' ? -(2 ** 128 - 2 ** 104) : -Number.MAX_VALUE);
    const write = (): string =>
      `CASE WHEN ${rank} < ${k} + ${d.countNaN(rows)} THEN CASE WHEN ${number} < ${lowest} THEN ${lowest} ELSE ${number} END
    WHEN ${rank} >= 0 THEN ${constant(-Infinity)} ELSE ${constant(NaN)} END`;
    return this.#layers.place(key, [score, rows, ...ranks], write, {
      type,
      precision: score.precision,
    });
  }

  #isFirst(rank: Rank | undefined): Placed | undefined {
    const highest = rank && this.highest(rank);
    if (!highest || !rank.ties) return highest;
    const before = this.#emit(column('tiedBefore', [rank.label, rank.of]));
    return inline(`(${highest.sql} AND ${this.#dialect.less(before, 1)})`, [highest, before]);
  }

  #score(label: Expression, of: Expression): Placed {
    const [y, rows] = [this.#emit(label), this.#emit(of)];
    const write = (): string => this.#dialect.score(y, rows);
    return this.#layers.place(`score(${label.key},${of.key})`, [y, rows], write, {
      type: rows.type,
      precision: rows.precision,
    });
  }
}

const real = { type: 'float64' } as const;

/** A condition that no row meets. Older engines have no literal for it. */
export const NEVER = '(1 = 0)';

/** SQL for a number that is -1 for NaN. */
const notNaN = (d: Dialect, a: Placed, sql: string): string =>
  a.type === 'integer' ? sql : `CASE WHEN ${d.isNaN(a)} THEN -1 ELSE ${sql} END`;

/** Whole numbers reach a fractional threshold where they reach the next whole number. */
const reached = ({ type }: Placed, threshold: number): number =>
  type === 'integer' ? Math.ceil(threshold) : threshold;

const inline = (sql: string, needs: readonly Placed[]): Placed => ({
  sql,
  type: 'integer',
  depth: deepest(needs),
});
