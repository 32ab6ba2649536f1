import type { Config } from '../core/config.ts';
import type { Values } from '../core/values-of.ts';
import type { Metric } from '../core/metric.ts';
import type { MetricClass } from '../core/metric-class.ts';
import type { OwnFunction } from '../core/own-function.ts';

/** The object that Keras writes. For a function, `config` is its name. */
export interface SerializedObject {
  readonly module?: string | null;
  readonly class_name: string;
  readonly config?: unknown;
  readonly registered_name?: string | null;
}

/** A metric as Keras writes it into a configuration. */
export interface SerializedMetric extends SerializedObject {
  readonly config: Config;
}

/** A user's own classes and functions, by their names in configurations. */
export type CustomObjects = Readonly<Record<string, MetricClass<Metric> | AnyFunction>>;

/** A user's own function, or a function of the library such as `meanSquaredError`. */
export type AnyFunction = (...args: Parameters<OwnFunction>) => ReturnType<OwnFunction> | Values;

/** An identifier of a metric: a metric, a name, a serialized object, a class, or a function. */
export type Identifier = Metric | string | SerializedObject | MetricClass<Metric> | AnyFunction;
