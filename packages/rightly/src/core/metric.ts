import { type Config, fromConfig, toConfig } from './config.ts';
import type { AnyDefinition } from './definition.ts';
import { type Dtype, round } from './dtype.ts';
import { show, typeError } from './errors.ts';
import { common, type MetricOptions, type Options, resolve } from './options.ts';
import { addSums, type State, type Sum, type Sums, sumsOf, toState } from './state.ts';

/** A class of metrics: what `fromConfig` and `fromJSON` are called on. */
export interface MetricClass<M> {
  new (options?: never): M;
  readonly definition: AnyDefinition;
}

/** A metric as JSON: what it is, how it is configured, what it has seen. */
export interface MetricDocument {
  readonly version: 1;
  readonly class_name: string;
  readonly config: Config;
  readonly state: State;
}

/**
 * A few named sums and a formula. The sums of many metrics of one kind add up to those of one that saw everything, so a metric can be
 * kept in pieces: by batch, thread, file or machine.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- any sums: a metric of any kind
export abstract class Metric<Names extends string = any> {
  readonly name: string;
  readonly dtype: Dtype;
  /** Whether a better model has a higher value (`up`) or a lower one (`down`). */
  readonly direction: 'up' | 'down';
  protected readonly options: Required<MetricOptions>;
  readonly #sums: readonly Names[];
  #state!: State<Names>;

  protected constructor(sums: readonly Names[], options: MetricOptions = {}) {
    this.options = resolve(allOptions(this.definition), options, this.at('constructor'));
    this.name = this.options.name!;
    this.dtype = this.options.dtype!;
    this.direction = this.definition.direction;
    this.#sums = sums;
    this.resetState();
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
  static fromConfig<M>(this: MetricClass<M>, config: Config): M {
    const { definition } = this;
    const what = `${definition.className}.fromConfig:`;
    return new this(fromConfig(allOptions(definition), config, what) as never);
  }

  /** A metric from what `toJSON` wrote. Throws TypeError or RangeError for anything else. */
  static fromJSON<M extends Metric>(this: MetricClass<M>, saved: unknown): M {
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
    metric.check(what);
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

  protected abstract formula(state: State<Names>): number;

  /** Refuses a state that no data can lead to. */
  protected abstract check(what: string): void;

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
