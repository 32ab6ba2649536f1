import type { Ref } from './dialect.ts';

/** SQL, and the first layer in which it can be computed. */
export interface Placed extends Ref {
  readonly depth: number;
}

/**
 * Columns of nested SELECTs. An expensive or repeated part becomes a column, once for all metrics. `all[0]` is computed from the inputs,
 * `all[1]` from the inputs and `all[0]`, and so on. Without nesting, no part becomes a column.
 */
export class Layers {
  readonly all: Map<string, string>[] = [];
  readonly #placed = new Map<string, Placed>();
  readonly #nested: boolean;
  readonly #prefix: string;

  /** Names begin with `prefix`, so that they differ from names in other layers of the query. */
  constructor(nested: boolean, prefix = '_') {
    this.#nested = nested;
    this.#prefix = prefix;
  }

  find(key: string): Placed | undefined {
    return this.#placed.get(key);
  }

  /** Makes a column of an expression, in the first layer that knows all its parts. */
  place(
    key: string,
    needs: readonly Deep[],
    write: () => string,
    { type = 'integer', list = false, precision }: Partial<Pick<Ref, Kept>> = {},
  ): Placed {
    const known = this.#placed.get(key);
    if (known) return known;
    const sql = write();
    const depth = deepest(needs);
    if (!this.#nested) return { sql: `(${sql})`, type, list, precision, depth };
    const column = `${this.#prefix}${key.slice(0, key.indexOf('('))}${this.#placed.size}`;
    (this.all[depth] ??= new Map<string, string>()).set(column, sql);
    const placed: Placed = { sql: column, type, list, precision, depth: depth + 1 };
    this.#placed.set(key, placed);
    return placed;
  }
}

type Kept = 'type' | 'list' | 'precision';

export type Deep = Pick<Placed, 'depth'>;

export const deepest = (needs: readonly Deep[]): number =>
  Math.max(0, ...needs.map(({ depth }) => depth));
