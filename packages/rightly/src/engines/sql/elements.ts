import { column, type Column, type Expression, type InputName } from '../vocabulary.ts';
import { expressionsIn, isSums, type SqlMetric } from './asked.ts';
import { unchecked } from './checks.ts';
import type { Dialect, Ref } from './dialect.ts';
import { Emitter } from './emit.ts';
import type { Refs } from './fit.ts';
import type { Layers } from './layers.ts';

/** The index of the element in its list, from 0 on. Each row has at least the index 0. */
export const PLACE = '_place';

/**
 * Sums with one number for each element of a list. The query makes a row of each index of the lists. An expression of rows becomes
 * an expression of a column, which has the elements at this index.
 */
export class Elements {
  readonly #dialect: Dialect;
  readonly #refs: Refs;
  /** Writes expressions with one value for the whole row. */
  readonly #row: Emitter;
  readonly #emitter: Emitter;
  readonly #inputs = new Map<string, Ref>();

  constructor(dialect: Dialect, refs: Refs, row: Emitter) {
    this.#dialect = dialect;
    this.#refs = refs;
    this.#row = row;
    const input = ({ args }: Expression): Ref => this.#inputs.get(args[0] as string)!;
    this.#emitter = new Emitter(dialect, input, true, '_each_');
  }

  get layers(): Layers['all'] {
    return this.#emitter.layers;
  }

  sql(e: Expression): string {
    return this.#emitter.sql(this.#elementOf(e));
  }

  value(e: Expression): string {
    return this.#emitter.value(this.#elementOf(e));
  }

  key(e: Expression): string {
    return this.#emitter.key(this.#elementOf(e));
  }

  /** A row's key at its first index. At other indexes it is NULL. */
  atFirst(key: string): string {
    const ref: Ref = { sql: `CASE WHEN ${PLACE} = 0 THEN ${key} END`, type: 'integer' };
    const e = this.#input(`first ${key}`, ref);
    return this.#emitter.key(e);
  }

  /** The elements themselves, as columns. */
  columns(): string[] {
    const { lists } = this.#dialect;
    return sides
      .filter((side) => this.#refs[side].list)
      .map((side) => `${lists.at(this.#refs[side].sql, PLACE)} AS ${names[side]}`);
  }

  #elementOf(given: Expression): Column {
    const e = unchecked(given);
    const { verb, args } = e;
    const [of] = args;
    if (typeof of === 'string') return this.#inputOf(e, of);
    // The value is equal for each element of the row.
    if (!isByElement(e, this.#refs)) return this.#input(e.key, this.#row.ref(e));
    switch (verb) {
      case 'place':
        return this.#place();
      case 'topOnly': {
        const list = this.#input(`list ${(of as Expression).key}`, this.#row.ref(of as Expression));
        return column('topOnly', [this.#place(), list, args[1] as number]);
      }
      case 'isPlace':
        return column('not', [column('differs', [this.#place(), args[1] as number])]);
      case 'timesEach': {
        const factors = args.slice(1).map((factor) => this.#dialect.number(factor as number));
        const sql = this.#dialect.lists.at(`(${this.#dialect.list(factors)})`, PLACE);
        const factor = this.#input(`factors ${factors.join()}`, { sql, type: 'float64' });
        return column('times', [this.#elementOf(of as Expression), factor]);
      }
      default:
        return column(
          verb as Column['verb'],
          args.map((arg) => (typeof arg === 'object' ? this.#elementOf(arg) : arg)),
        );
    }
  }

  #inputOf(e: Expression, side: InputName): Column {
    const { list, type, precision } = this.#refs[side];
    return list
      ? this.#input(names[side], { sql: names[side], type, precision })
      : this.#input(e.key, this.#row.ref(e));
  }

  #place(): Column {
    return this.#input(PLACE, { sql: PLACE, type: 'integer' });
  }

  #input(name: string, ref: Ref): Column {
    this.#inputs.set(name, ref);
    return column('values', [name as InputName]);
  }
}

const sides: readonly InputName[] = ['yTrue', 'yPred'];
const names: Readonly<Record<InputName, string>> = { yTrue: '_true', yPred: '_pred' };

/** Whether an expression has a number for each element of lists. It is rows, or an element-wise verb of numbers in lists. */
export function isByElement(e: Expression, refs: Refs): boolean {
  const { type, verb, args } = e;
  const [of] = args;
  if (type === 'rows') return true;
  if (typeof of === 'string') return verb === 'numbers' && refs[of].list === true;
  // Verbs that reduce vectors give one number for each row.
  if (args.some((arg) => typeof arg === 'object' && arg.type === 'rows')) return false;
  return args.some((arg) => typeof arg === 'object' && isByElement(arg, refs));
}

/** Whether a metric has sums with a number for each element of lists. */
export const readsElements = (metric: SqlMetric, refs: Refs): boolean =>
  isSums(metric) && expressionsIn(metric).some((e) => isByElement(e, refs));
