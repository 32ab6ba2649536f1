import { conditions } from '../../core/conditions.ts';
import { type Dtype, round } from '../../core/dtype.ts';
import type { Argument, Column, Elementwise, Expression } from '../vocabulary.ts';
import { unchecked } from './checks.ts';
import type { Dialect } from './dialect.ts';
import { precisionOf } from './rounded.ts';
import { deepest, type Layers, type Placed } from './layers.ts';
import { isRepeated, itself, placed, short, type Step, type Term } from './term.ts';

/** The SQL of the arithmetic verbs. */
export class Terms {
  readonly #dialect: Dialect;
  readonly #layers: Layers;
  /** Gives inputs, and columns of the other verbs. */
  readonly #emit: (e: Expression) => Placed;
  readonly #steps = new Map<string, string>();

  constructor(dialect: Dialect, layers: Layers, emit: (e: Expression) => Placed) {
    this.#dialect = dialect;
    this.#layers = layers;
    this.#emit = emit;
  }

  /** Whether a verb is an arithmetic one. */
  knows(verb: string): boolean {
    return verb in this.#dialect.arithmetic || closing.has(verb);
  }

  /** One number for each row. */
  number(e: Expression): Placed {
    const { sql, depth } = this.#term(e);
    return { sql: sql(itself), type: 'float64', depth };
  }

  /** The number of a row, or the numbers of rows, as a separate column. */
  column(e: Expression): Placed {
    const term = this.#term(e);
    const { lists, sql, depth } = isSettled(term) ? term : this.#own(e.key, term);
    return { sql: lists[0] ?? sql(itself), type: 'float64', list: lists.length > 0, depth };
  }

  #term(argument: Argument): Term {
    if (typeof argument === 'number') return short(this.#dialect.number(argument), []);
    const e = unchecked(argument as Expression);
    const { verb, args, key } = e;
    const known = this.#layers.find(keyOf(e));
    if (known) return placed(known);
    if (typeof args[0] === 'string') return this.#input(e);
    if (verb in this.#dialect.arithmetic) return this.#elementwise(e);
    switch (verb) {
      case 'sum':
      case 'mean':
      case 'max':
      case 'logSumExp':
        return this.#closed(e as Column & { verb: Closing });
      case 'pick':
        return this.#picked(key, args as [Expression, Expression]);
      case 'timesEach':
        return this.#timesEach(args as [Expression, ...number[]]);
      default:
        return this.#condition(e);
    }
  }

  #input(e: Expression): Term {
    const input = this.#emit(e);
    if (!input.list) return short(this.#dialect.real(input.sql), [input]);
    const write = (): string => this.#dialect.lists.real(input.sql);
    return placed(this.#layers.place(`real(${e.key})`, [input], write, reals));
  }

  /** The precision of an input. Bounds, divisions and the maximum keep this precision. */
  precision(argument: Argument): Dtype {
    if (typeof argument !== 'object') return 'float64';
    const { verb, args } = unchecked(argument);
    if (typeof args[0] === 'string') return precisionOf(this.#emit(argument));
    const keeps = isBound(verb) || verb === 'max' || verb === 'dividedBy';
    return keeps ? this.precision(args[0]!) : 'float64';
  }

  /** Verbs that give 1 where a condition holds, else 0. */
  #condition(e: Expression): Term {
    const column = this.#emit(e);
    const isCondition = conditions.has(e.verb);
    return short(
      isCondition ? `CASE WHEN ${column.sql} THEN 1 ELSE 0 END` : column.sql,
      [column],
      false,
    );
  }

  #elementwise({ verb, args }: Expression): Term {
    // A number times 1 is the number as float64.
    if (verb === 'times' && args[1] === 1) return this.#term(args[0]!);
    const write = this.#dialect.arithmetic[verb as Elementwise];
    const terms = args.map((arg) => this.#term(arg));
    if (isBound(verb) || verb === 'exceeds')
      terms[1] = this.#term(round(args[1] as number, this.precision(args[0]!)));
    const hasLists = terms.some(({ lists }) => lists.length > 0);
    const settled = terms.map((term, i) => {
      const isCaptured = hasLists && term.lists.length === 0;
      return isCaptured || isRepeated(write, i, terms.length)
        ? this.#settled(args[i]!, term)
        : term;
    });
    return {
      lists: [...new Set(settled.flatMap(({ lists }) => lists))],
      beside: [...new Set(settled.flatMap(({ beside }) => beside))],
      steps: uniqueOf(settled.flatMap(({ steps }) => steps)),
      sql: (element) => write(...settled.map(({ sql }) => sql(element))),
      depth: deepest(settled),
      isShort: false,
    };
  }

  /** One number for the whole list. The result for a single number is the number itself. */
  #closed({ verb, args: [of], key }: Column & { verb: Closing }): Term {
    const term = this.#term(of!);
    if (term.lists.length === 0) return term;
    const { lists, width } = this.#dialect;
    if (verb === 'logSumExp') return this.#logSumExp(key, of as Expression, term);
    const column = this.#layers.place(
      key,
      [term],
      () => {
        const list = this.#list(term);
        if (verb !== 'mean') return lists[verb](list);
        const count = width(term.lists[0]!);
        return lists.mean?.(list, count) ?? `${lists.sum(list)} / nullif(${count}, 0)`;
      },
      real,
    );
    return placed(column);
  }

  /** log(Σ e^x). It is the maximum plus log1p of a sum over the other numbers, so that small numbers are not lost. */
  #logSumExp(key: string, of: Expression, term: Term): Term {
    const { arithmetic, lists } = this.#dialect;
    const rows = isSettled(term) ? term : this.#own(of.key, term);
    const [list] = rows.lists as [string];
    const top = this.#layers.place(`max(${of.key})`, [rows], () => lists.max(list), real);
    const powers = lists.each(
      [list],
      ([x, most = top.sql]) =>
        `CASE WHEN ${x} < ${most} THEN ${arithmetic.exp(lists.takesSteps ? '_below' : arithmetic.minus(x!, most))} ELSE 0 END`,
      ([x, most = top.sql]) => [['_below', arithmetic.minus(x!, most)]],
      [top.sql],
    );
    const others = this.#layers.place(
      `others(${key})`,
      [rows, top],
      () => `${lists.sum(powers)} + (${lists.count(list, top.sql)} - 1)`,
      real,
    );
    return short(arithmetic.plus(top.sql, arithmetic.log1p(others.sql)), [top, others], false);
  }

  /** The number at the label's index, computed for that class only. NaN where no class has the label. */
  #picked(key: string, [label, of]: readonly [Expression, Expression]): Term {
    const { lists, number } = this.#dialect;
    const own = this.#emit(label);
    const term = this.#term(of);
    const places = new Map<string, Placed>();
    const element = (name: string): string => places.get(name)?.sql ?? name;
    const place = (name: string, write: () => string): void => {
      const needs = [own, term, ...places.values()];
      places.set(name, this.#layers.place(`own(${label.key},${name})`, needs, write, real));
    };
    for (const list of term.lists) place(list, () => lists.at(list, own.sql));
    const [first] = places.values();
    for (const { name, sql } of term.steps) place(name, () => sql(element));
    const isKnown = first ? `${first.sql} IS NOT NULL` : `${own.sql} = 0`;
    const value = (): string => term.sql(element);
    const write = (): string => `CASE WHEN ${isKnown} THEN ${value()} ELSE ${number(NaN)} END`;
    return placed(this.#layers.place(key, [own, term, ...places.values()], write, real));
  }

  #timesEach([of, ...factors]: readonly [Expression, ...number[]]): Term {
    const { arithmetic, list, number } = this.#dialect;
    const term = this.#term(of);
    const each = factors.map(number);
    const own = term.lists.length === 0 ? undefined : list(each);
    return {
      lists: own === undefined ? [] : [...term.lists, own],
      beside: term.beside,
      steps: term.steps,
      sql: (element) =>
        arithmetic.times(term.sql(element), own === undefined ? each[0]! : element(own)),
      depth: term.depth,
      isShort: false,
    };
  }

  /** A step, a column or a list for a part that is repeated. */
  #settled(of: Argument, term: Term): Term {
    if (term.isShort || typeof of !== 'object') return term;
    const isStep = term.lists.length > 0 && this.#dialect.lists.takesSteps;
    return isStep ? this.#step(of.key, term) : this.#own(keyOf(of), term);
  }

  #step(key: string, { lists, beside, steps, sql, depth }: Term): Term {
    const name = this.#steps.get(key) ?? `_step_${this.#steps.size}`;
    this.#steps.set(key, name);
    return {
      lists,
      beside,
      steps: [...steps, { name, sql }],
      sql: (element) => element(name),
      depth,
      isShort: true,
    };
  }

  #own(key: string, term: Term): Term {
    const isList = term.lists.length > 0;
    const write = (): string => (isList ? this.#list(term) : term.sql(itself));
    return placed(this.#layers.place(key, [term], write, isList ? reals : real));
  }

  #list(term: Term): string {
    const { lists, beside, steps, sql } = term;
    if (isSettled(term)) return lists[0]!;
    const known = [...lists, ...beside];
    const element =
      (names: readonly string[]) =>
      (name: string): string =>
        names[known.indexOf(name)] ?? name;
    return this.#dialect.lists.each(
      lists,
      (names) => sql(element(names)),
      (names) => steps.map((step) => [step.name, step.sql(element(names))]),
      beside,
    );
  }
}

/** The key of an expression's column. A condition and its number, 1 or 0, are two different columns. */
const keyOf = ({ verb, key }: Expression): string =>
  conditions.has(verb) ? `number(${key})` : key;

/** Whether a term is a separate column, or short enough to repeat. */
const isSettled = ({ isShort, steps }: Term): boolean => isShort && steps.length === 0;

const uniqueOf = (steps: readonly Step[]): Step[] =>
  Array.from(new Map(steps.map((step) => [step.name, step])).values());

const closing = new Set<string>(['sum', 'mean', 'max', 'logSumExp', 'pick', 'timesEach']);
type Closing = 'sum' | 'mean' | 'max' | 'logSumExp';

const isBound = (verb: string): boolean => verb === 'atLeast' || verb === 'atMost';

const real = { type: 'float64' } as const;
const reals = { type: 'float64', list: true } as const;
