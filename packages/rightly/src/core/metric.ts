import { type Config, fromConfig, toConfig } from './config.ts';
import type { AnyDefinition } from './definition.ts';
import { type Dtype, rounded } from './dtype.ts';
import { truncate, noProxy, show, typeError, versionOf } from './errors.ts';
import type { Configurable, MetricClass, MetricDocument, Reads } from './metric-class.ts';
import { common, type MetricOptions, type Options, resolve } from './options.ts';
import { isArrayOf, isString, objectOf } from './readable.ts';
import { updateAsync } from './resident.ts';
import { showInConsole } from './show-in-console.ts';
import {
  addParts,
  type KeyedState,
  type Part,
  type Parts,
  partsOf,
  plainObject,
  type State,
  type Sums,
  toPart,
  toParts,
  toState,
} from './state.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- any sums: a metric of any kind
type AnyNames = any;
/** T, or any type where the names of the sums are unknown. */
// oxlint-disable-next-line typescript/no-explicit-any
type ForAny<Names, T> = string extends Names ? any : T;

/**
 * A few named sums and a formula. The sums of several metrics of one class add up to the sums of one metric that saw everything. So a
 * metric can be kept in parts: by batch, thread, file or machine. A user's own metric names its sums, adds to them, and has the formula.
 * This class resets, merges, saves and names the metric. Source: `keras.metrics.Metric`.
 *
 * ```ts
 * import { BinaryAccuracy, Metric, MetricList, type MetricOptions, type State } from 'rightly';
 *
 * class Precision extends Metric<'right' | 'found'> {
 *   static readonly definition = { className: 'Precision', name: 'precision', direction: 'up', options: {} } as const;
 *   constructor(options?: MetricOptions) {
 *     super(['right', 'found'], options);
 *   }
 *   updateState(yTrue: number[], yPred: number[]) {
 *     const found = yPred.flatMap((p, i) => (p > 0.5 ? [yTrue[i]] : []));
 *     this.add({ right: found.filter((y) => y === 1).length, found: found.length });
 *   }
 *   formula({ right, found }: State<'right' | 'found'>) {
 *     return found === 0 ? 0 : right / found;
 *   }
 * }
 *
 * const [today, yesterday] = [new Precision(), new Precision()];
 * today.updateState([1, 0, 1], [0.9, 0.8, 0.1]);
 * yesterday.updateState([1, 1], [0.7, 0.6]);
 * today.mergeState(yesterday);
 * today.result(); // 0.75
 *
 * const list = new MetricList([new Precision(), new BinaryAccuracy()]);
 * list.updateState([1, 0, 1], [0.9, 0.8, 0.1]);
 * list.result().precision; // 0.5
 * ```
 */
export abstract class Metric<
  Names extends string = AnyNames,
  Result = ForAny<Names, number>,
  Kept extends object = ForAny<Names, State<Names>>,
> {
  readonly name: string;
  readonly dtype: Dtype;
  protected readonly options: Required<MetricOptions>;
  /** The parts of the state before any data. */
  #empty!: Parts<Names>;
  #names!: readonly Names[];
  #parts!: Parts<Names>;
  #ownKind: string | undefined;

  protected constructor(sums: readonly Names[], options: MetricOptions = {}) {
    const { definition } = this;
    // A user's own class may lack the definition.
    if (!(definition as AnyDefinition | undefined)?.className)
      throw typeError('a class of metrics', 'have a static definition', show(definition));
    const what = this.at('constructor');
    if (!isArrayOf(sums, isString)) throw typeError(`${what} the sums`, 'be names', show(sums));
    this.options = resolve(allOptions(definition), options, what);
    this.name = this.options.name!;
    this.dtype = this.options.dtype!;
    this.begin(Object.fromEntries(sums.map((name) => [name, [0, 0]])) as unknown as Parts<Names>);
  }

  /** @internal A metric has private sums. A proxy of a metric has none, and is no metric. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return (
      Object(value) === value &&
      #parts in (value as object) &&
      (this.prototype as object).isPrototypeOf(value as object)
    );
  }

  /** Whether a better model has a higher value (`up`) or a lower one (`down`). Undefined where neither is true in general. */
  get direction(): 'up' | 'down' | undefined {
    return this.definition.direction;
  }

  /** The sums so far, as plain data. */
  get state(): Kept {
    return toState(this.parts) as Kept;
  }

  /** The result over all data since the last reset. The state does not change. */
  result(): Result {
    const result = this.formula(this.state);
    return rounded(result, this.dtype) as Result;
  }

  /**
   * `updateState` for tensors on a device. Tensors of ONNX Runtime and TensorFlow.js stay on the device. The promise resolves when the batch is
   * counted, and rejects with the errors of `updateState`.
   */
  async updateStateAsync<Given extends readonly unknown[]>(
    this: { updateState(...given: Given): void },
    ...given: Given
  ): Promise<void> {
    await updateAsync(this as never, given);
  }

  /** Class, name, result and state, in one line. */
  toString(): string {
    let text = `${this.definition.className} ${show(this.name)}`;
    try {
      text += `: ${JSON.stringify(this.result())}, ${JSON.stringify(this.state)}`;
    } catch {
      // Some states are too large to be shown.
    }
    return truncate(text, 999);
  }

  /** Sets the metric back to its empty state. */
  resetState(): void {
    this.at('resetState');
    this.#parts = this.#empty;
  }

  /**
   * Adds the states of other metrics of this class and configuration. The other metrics do not change.
   * Throws TypeError for anything else. Then nothing is added.
   */
  mergeState(...others: readonly this[]): void {
    const what = this.at('mergeState');
    this.become(this.merged(others, what));
  }

  /** The configuration in Keras's form. `fromConfig` makes a new metric from it. */
  getConfig(): Config {
    return toConfig(allOptions(this.definition), this.options);
  }

  /** Configuration and state, for JSON.stringify. `fromJSON` restores the metric. */
  toJSON(): MetricDocument {
    return {
      version: 2,
      class_name: this.definition.className,
      config: this.getConfig(),
      state: this.saved(),
    };
  }

  /** A new metric from a configuration, which `getConfig` or Keras wrote. */
  static fromConfig<M>(this: Configurable<M>, config: Config): M {
    const { definition } = this;
    const what = `${definition.className}.fromConfig:`;
    const options = fromConfig(allOptions(definition), config, what);
    return new (this as MetricClass<M>)(options as never);
  }

  /** Restores a metric that `toJSON` wrote. Throws TypeError or RangeError for anything else. */
  static fromJSON<M extends Metric>(this: Configurable<M>, saved: unknown): M {
    const { className } = this.definition;
    const { version, class_name: name, config, state } = objectOf<MetricDocument>(saved);
    if (!(version === 1 || version === 2) || name !== className)
      throw typeError(
        `${className}.fromJSON: the document`,
        `be version 1 or 2 of a saved ${className}`,
        versionOf(version, name),
      );
    const metric = (this as unknown as Reads).fromConfig(config) as M;
    const what = `${className}.fromJSON: state`;
    // Version 1 has no sums for standard errors.
    metric.load({ ...(version === 1 && { spread: null }), ...plainObject(state, what) }, what);
    return metric;
  }

  /** @internal Restores a saved state. Throws TypeError or RangeError for a state that no data can have. */
  load(state: unknown, what: string): void {
    const read = partsOf(state, this.#empty, what);
    this.become(toParts(this.#names, read, what));
    this.check?.(what);
  }

  /** @internal The parts of the state. */
  get parts(): Parts<Names> {
    if (!(#parts in (this as object))) this.at('state');
    return this.#parts;
  }

  /** @internal The parts of the state with these sums added. Changes nothing. Throws where a sum cannot be added. */
  plus(added: readonly Sums<Names>[], what: string): Parts<Names> {
    const parts = {} as Record<Names, Part>;
    for (const name of this.#names) {
      let part: Part = this.#parts[name];
      for (const sums of added) part = addParts(part, sums(name), what, name);
      parts[name] = toPart(part, what, name);
    }
    return parts;
  }

  /** @internal The sum of this state and others. Changes nothing. */
  merged(others: readonly this[], what: string): Parts<Names> {
    this.at('mergeState');
    const seen = new Set<unknown>();
    for (const other of others) {
      const got =
        other === this
          ? 'itself'
          : seen.has(other)
            ? 'the same twice'
            : other instanceof Metric
              ? this.#kindOf(other)
              : show(other);
      if (got !== this.#kind)
        throw typeError(`${what} an argument`, `be another ${this.#kind}`, got);
      seen.add(other);
    }
    return this.plus(
      others.map(
        ({ parts }) =>
          (name) =>
            parts[name],
      ),
      what,
    );
  }

  /** @internal Stores a result of `plus` or `merged` as the state. */
  become(parts: Parts<Names>): void {
    this.#parts = parts;
  }

  /** @internal Whether `updateState` takes values instead of truth and prediction. */
  get takesValues(): boolean {
    return this.definition.takesValues ?? false;
  }

  /** @internal The sums that `update` adds. The state of the metric is restored. */
  apart(update: () => void): Parts<Names> {
    const before = this.#parts;
    this.#parts = this.#empty;
    try {
      update();
      return this.#parts;
    } finally {
      this.#parts = before;
    }
  }

  /** The state in the form of a document. */
  protected saved(): KeyedState {
    return toState(this.parts);
  }

  /** Sets the parts of the empty state. */
  protected begin(empty: Parts<Names>): void {
    for (const name of Object.keys(empty))
      // `compensation` is another part of each state. The other names are properties of every object.
      if (name === 'compensation' || name in {})
        throw typeError(`${this.at('constructor')} a sum`, 'have another name', show(name));
    this.#empty = empty;
    this.#names = Object.keys(empty) as Names[];
    this.#parts = empty;
  }

  /** The result of the sums so far. */
  protected abstract formula(state: Kept): Result;

  /** Adds to the sums, after an update. Throws RangeError for a number that is not finite, and then adds nothing. */
  protected add(sums: Readonly<Record<Names, number>>): void {
    const what = this.at('updateState');
    const given = objectOf<typeof sums>(sums);
    this.become(this.plus([(name) => toPart([given[name]!, 0], what, name)], what));
  }

  /** Refuses a state that no data can have. */
  protected check?(what: string): void;

  protected get definition(): AnyDefinition {
    return (this.constructor as unknown as MetricClass<this>).definition;
  }

  /** @internal The place that an error names. */
  at(method: string): string {
    const what = `${this.definition.className}.${method}:`;
    if (!(#parts in this)) throw noProxy(what);
    return what;
  }

  /** The properties that two metrics must share to be merged. */
  get #kind(): string {
    return (this.#ownKind ??= `${this.definition.className} ${JSON.stringify({ ...this.getConfig(), name: undefined, dtype: undefined })}`);
  }

  /** The kind of another metric. Copies share their options. */
  #kindOf(other: Metric): string {
    const isCopy = other.options === this.options && other.constructor === this.constructor;
    return isCopy ? this.#kind : other.#kind;
  }
}

showInConsole(Metric.prototype);

/** The options of each definition, which are computed once. A million groups have a million metrics of one definition. */
const optionsOf = new WeakMap<AnyDefinition, Options<MetricOptions>>();

/** Only means have the option `reduction`. Other metrics add each element by itself. */
function allOptions(definition: AnyDefinition): Options<MetricOptions> {
  const known = optionsOf.get(definition);
  if (known) return known;
  const { reduction, ...own } = common(definition.name);
  const options = 'sums' in definition ? own : { ...own, reduction };
  const all = { ...options, ...definition.options } as Options<MetricOptions>;
  optionsOf.set(definition, all);
  return all;
}
