import { type Config, fromConfig, toConfig } from './config.ts';
import type { AnyDefinition } from './definition.ts';
import { type Dtype, round } from './dtype.ts';
import { show, typeError } from './errors.ts';
import { common, type MetricOptions, type Options, resolve } from './options.ts';
import { addSums, type State, type Sum, type Sums, sumsOf, toState } from './state.ts';

/** What `fromConfig` and `fromJSON` are called on. */
interface Configurable<M> {
  new (options: never): M;
  readonly definition: AnyDefinition;
}

/** A class of metrics whose options may all be left out. */
export interface MetricClass<M> extends Configurable<M> {
  new (options?: never): M;
}

/** A metric as JSON: what it is, how it is configured, what it has seen. */
export interface MetricDocument {
  readonly version: 1;
  readonly class_name: string;
  readonly config: Config;
  readonly state: State;
}

// oxlint-disable-next-line typescript/no-explicit-any -- any sums: a metric of any kind
type AnyNames = any;

/**
 * A few named sums and a formula. The sums of many metrics of one kind add up to those of one that saw everything, so a metric can be
 * kept in pieces: by batch, thread, file or machine. An own metric says what its sums are, adds to them, and has the formula;
 * resetting, merging, saving and names come with it. Source: `keras.metrics.Metric`.
 *
 * ```ts
 * import { Metric, type MetricOptions, type State } from 'rightly';
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
 * ```
 */
export abstract class Metric<Names extends string = AnyNames> {
  readonly name: string;
  readonly dtype: Dtype;
  protected readonly options: Required<MetricOptions>;
  readonly #sums: readonly Names[];
  #state!: State<Names>;

  protected constructor(sums: readonly Names[], options: MetricOptions = {}) {
    this.options = resolve(allOptions(this.definition), options, this.at('constructor'));
    this.name = this.options.name!;
    this.dtype = this.options.dtype!;
    this.#sums = sums;
    this.resetState();
  }

  /** Whether a better model has a higher value (`up`) or a lower one (`down`); undefined where that depends. */
  get direction(): 'up' | 'down' | undefined {
    return this.definition.direction;
  }

  /** The sums so far, as plain data. */
  get state(): State<Names> {
    return this.#state;
  }

  /** The metric over everything since the last reset. It changes nothing. */
  result(): number {
    return round(this.formula(this.#state), this.dtype);
  }

  /** Forgets everything. */
  resetState(): void {
    this.#state = toState(this.#sums, () => [0, 0]);
  }

  /**
   * Adds what other metrics of this class and configuration have seen; they are not changed.
   * Throws TypeError for anything else, and then adds nothing.
   */
  mergeState(...others: readonly this[]): void {
    const what = this.at('mergeState');
    this.become(this.merged(others, what));
  }

  /** Keras's configuration: `fromConfig` makes a new metric of it. */
  getConfig(): Config {
    return toConfig(allOptions(this.definition), this.options);
  }

  /** Configuration and state, for JSON.stringify; `fromJSON` goes on where this metric stands. */
  toJSON(): MetricDocument {
    return {
      version: 1,
      class_name: this.definition.className,
      config: this.getConfig(),
      state: this.#state,
    };
  }

  /** A new metric, configured as `getConfig` (ours or Keras's) says. */
  static fromConfig<M>(this: Configurable<M>, config: Config): M {
    const { definition } = this;
    const what = `${definition.className}.fromConfig:`;
    return new this(fromConfig(allOptions(definition), config, what) as never);
  }

  /** A metric from what `toJSON` wrote. Throws TypeError or RangeError for anything else. */
  static fromJSON<M extends Metric>(this: Configurable<M>, saved: unknown): M {
    const { className } = this.definition;
    const { version, class_name: name, config, state } = Object(saved) as Partial<MetricDocument>;
    if (version !== 1 || name !== className)
      throw typeError(
        `${className}.fromJSON: the document`,
        `be version 1 of a saved ${className}`,
        `version ${version} of ${name}`,
      );
    const metric = Metric.fromConfig.call(this, config!) as M;
    const what = `${className}.fromJSON: state`;
    metric.become(toState(metric.#sums, sumsOf(Object(state) as State), what));
    metric.check?.(what);
    return metric;
  }

  /** @internal The state with these sums added. It changes nothing, and throws where one of them cannot be. */
  plus(added: readonly Sums<Names>[], what: string): State<Names> {
    const own = sumsOf(this.#state);
    const together = (name: Names): Sum =>
      added.reduce((sum, sums) => addSums(sum, sums(name)), own(name));
    return toState(this.#sums, together, what);
  }

  /** @internal The state with those of others. It changes nothing. */
  merged(others: readonly this[], what: string): State<Names> {
    others.forEach((other, i) => {
      const got =
        other === this
          ? 'itself'
          : others.indexOf(other) < i
            ? 'the same twice'
            : other instanceof Metric
              ? other.#kind
              : show(other);
      if (got !== this.#kind)
        throw typeError(`${what} an argument`, `be another ${this.#kind}`, got);
    });
    return this.plus(
      others.map(({ state }) => sumsOf(state)),
      what,
    );
  }

  /** @internal What `plus` gave becomes the state. */
  become(state: State<Names>): void {
    this.#state = state;
  }

  /** The result of the sums so far. */
  protected abstract formula(state: State<Names>): number;

  /** Adds to the sums, after an update; throws RangeError for what is no finite number, and then adds nothing. */
  protected add(sums: Readonly<Record<Names, number>>): void {
    this.become(this.plus([(name) => [sums[name], 0]], this.at('updateState')));
  }

  /** Refuses a state that no data can lead to. */
  protected check?(what: string): void;

  protected get definition(): AnyDefinition {
    return (this.constructor as unknown as MetricClass<this>).definition;
  }

  /** @internal The place that an error names. */
  at(method: string): string {
    return `${this.definition.className}.${method}:`;
  }

  /** What two metrics must share for their sums to add up. */
  get #kind(): string {
    return `${this.definition.className} ${JSON.stringify({ ...this.getConfig(), name: undefined, dtype: undefined })}`;
  }
}

const allOptions = (definition: AnyDefinition): Options<MetricOptions> => ({
  ...common(definition.name),
  ...definition.options,
});
