import type { Column, Expression } from '../vocabulary.ts';
import type { Dialect, Ref } from './dialect.ts';

/** What the inputs of expressions are called in a query. */
export type InputRef = (input: Expression) => Ref;

/** SQL, and the layer from which on it can be computed. */
interface Placed extends Ref {
  readonly depth: number;
}

/**
 * Turns expressions into SQL. What is dear or needed twice becomes a column of a nested SELECT, once for all metrics: `layers[0]` is
 * computed from the inputs, `layers[1]` from these and `layers[0]`, and so on. Not nested, each expression stands alone.
 */
export class Emitter {
  readonly layers: Map<string, string>[] = [];
  readonly #placed = new Map<string, Placed>();
  readonly #dialect: Dialect;
  readonly #input: InputRef;
  readonly #nested: boolean;

  constructor(dialect: Dialect, input: InputRef, nested: boolean) {
    this.#dialect = dialect;
    this.#input = input;
    this.#nested = nested;
  }

  sql(expression: Column): string {
    return this.#emit(expression).sql;
  }

  /** How many scores equal the label's, its own among them: more than one is a tie. */
  tied(label: Expression, of: Expression): string {
    const needs = [this.#score(label, of), this.#emit(of), this.#emit(label)];
    return this.#place(`tied(${label.key},${of.key})`, needs, this.#dialect.tied).sql;
  }

  #emit(e: Expression): Placed {
    if (typeof e.args[0] === 'string') return { ...this.#input(e), depth: 0 };
    return this.#placed.get(e.key) ?? this.#verb(e as Column);
  }

  #verb({ verb, args, key }: Column): Placed {
    const refs = args.filter((arg) => typeof arg === 'object').map((arg) => this.#emit(arg));
    const [a, b] = refs as [Placed, Placed];
    const d = this.#dialect;
    switch (verb) {
      case 'equal':
      case 'plus':
        return inline(d[verb](a, b), refs);
      case 'differs':
      case 'greater':
      case 'less':
        return inline(d[verb](a, args[1] as number), refs);
      case 'argmax':
        return this.#place(key, [a], d.argmax);
      case 'above':
      case 'tiedBefore': {
        const score = this.#score(args[0] as Expression, args[1] as Expression);
        return this.#place(key, [score, b, a], d[verb]);
      }
      case 'amongFirst':
        return this.#place(key, [a, b], (label: Ref, rows: Ref) =>
          d.amongFirst(label, rows, args[2] as number),
        );
      default:
        throw new TypeError(`${d.name}: an expression must be of known verbs; got ${verb}`);
    }
  }

  #score(label: Expression, of: Expression): Placed {
    const [y, rows] = [this.#emit(label), this.#emit(of)];
    return {
      ...this.#place(`score(${label.key},${of.key})`, [y, rows], this.#dialect.score),
      type: rows.type,
    };
  }

  /** Gives an expression a column of its own, in the first layer that knows all it needs. */
  #place(key: string, needs: readonly Placed[], write: (...refs: never[]) => string): Placed {
    const known = this.#placed.get(key);
    if (known) return known;
    const sql = write(...(needs as never[]));
    if (!this.#nested) return inline(`(${sql})`, needs);
    const { depth } = inline(sql, needs);
    const column = `${key.slice(0, key.indexOf('('))}_${this.#placed.size}`;
    (this.layers[depth] ??= new Map<string, string>()).set(column, sql);
    const placed: Placed = { sql: column, type: 'integer', depth: depth + 1 };
    this.#placed.set(key, placed);
    return placed;
  }
}

const inline = (sql: string, needs: readonly Placed[]): Placed => ({
  sql,
  type: 'integer',
  depth: Math.max(...needs.map(({ depth }) => depth)),
});
