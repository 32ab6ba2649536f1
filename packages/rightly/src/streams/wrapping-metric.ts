import type { Config } from '../core/config.ts';
import type { AnyDefinition } from '../core/definition.ts';
import { type Dtype, rounded } from '../core/dtype.ts';
import { isPlain, show, typeError } from '../core/errors.ts';
import { Metric } from '../core/metric.ts';
import { MetricList } from '../core/metric-list.ts';
import type { MetricOptions, NameOptions } from '../core/options.ts';
import type { Kept, Parts } from '../core/state.ts';
import { checkCountable, type Countable, fromWrapped, Wrapped } from './wrapped.ts';

/** A class that is constructed from a metric and options. */
interface Wrapping<M> {
  readonly prototype: M;
  readonly definition: AnyDefinition;
}

/** A metric that counts in several parts with copies of another metric. */
export abstract class WrappingMetric<
  M extends Countable,
  Result,
  O extends NameOptions,
  K extends Kept,
> extends Metric<string, Result, object> {
  declare protected readonly options: Required<MetricOptions> & Required<O>;
  /** The metric whose copies count. It does not change. */
  readonly metric: M;
  /** @internal */
  readonly wrapped: Wrapped<M>;

  protected constructor(
    metric: M,
    options: O,
    what: string,
    keeps: (wrapped: Wrapped<M>, options: Required<O>) => Parts,
  ) {
    checkCountable(metric, `${what}.constructor: metric`);
    const whose = metric instanceof MetricList ? 'metrics' : metric.name;
    super([], named(options, `${what.toLowerCase()}_${whose}`));
    this.metric = metric;
    this.wrapped = new Wrapped(metric);
    this.begin(keeps(this.wrapped, this.options));
  }

  /** @internal */
  override get takesValues(): boolean {
    return this.wrapped.takesValues;
  }

  /** @internal The only part of the state. */
  protected get kept(): K {
    return Object.values(this.parts)[0] as K;
  }

  protected keep(kept: K, what: string): void {
    const [name] = Object.keys(this.parts);
    this.become(this.plus([() => kept], `${what} ${name}`));
  }

  /** The configuration, with the document of the inner metric. */
  override getConfig(): Config {
    return { ...super.getConfig(), metric: this.wrapped.document };
  }

  /** @internal */
  override merged(others: readonly this[], what: string): Parts {
    const parts = super.merged(others, what);
    // A configuration does not distinguish functions.
    for (const other of others) this.wrapped.checkAlike(other.wrapped, what);
    return parts;
  }

  /** @internal */
  static readonly wrapped: typeof fromWrapped = fromWrapped;

  /** @internal A metric from a configuration whose `metric` was already made. */
  static override fromConfig<T>(this: Wrapping<T>, config: Config): T {
    const place = `${this.definition.className}.fromConfig:`;
    if (!isPlain(config))
      throw typeError(`${place} the configuration`, 'be an object', show(config));
    const { metric, ...options } = config;
    const what = `${place} metric`;
    if (!(metric instanceof Metric || metric instanceof MetricList))
      throw typeError(
        what,
        'be a metric: metricFromJSON of rightly/registry makes one of a document',
        show(metric),
      );
    return new (this as unknown as new (inner: unknown, more: object) => T)(metric, options);
  }
}

/** Options with a default name. The constructor refuses options that are no object. */
const named = (options: NameOptions, name: string): NameOptions =>
  isPlain(options) ? { ...options, name: options.name ?? name } : options;

/** Results by name, with each number rounded. */
export const roundedAll = (result: unknown, dtype: Dtype): unknown =>
  Object(result) === result && !Array.isArray(result)
    ? Object.fromEntries(
        Object.entries(result as object).map(([key, own]) => [key, roundedAll(own, dtype)]),
      )
    : rounded(result, dtype);
