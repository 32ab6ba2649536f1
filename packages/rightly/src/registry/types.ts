import type { Config } from '../core/config.ts';
import type { Values } from '../core/values-of.ts';
import type { Metric } from '../core/metric.ts';
import type { MetricClass } from '../core/metric-class.ts';
import type { OwnFunction } from '../core/own-function.ts';

/** What Keras writes for an object: for a function, `config` is its name. */
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

/** Own classes and functions by the names that configurations have for them. */
export type CustomObjects = Readonly<Record<string, MetricClass<Metric> | AnyFunction>>;

/** Of one's own or of the library, such as `meanSquaredError`. */
export type AnyFunction = (...args: Parameters<OwnFunction>) => ReturnType<OwnFunction> | Values;

/** What stands for a metric: itself, a name, what was serialized, a class, or a function. */
export type Identifier = Metric | string | SerializedObject | MetricClass<Metric> | AnyFunction;
