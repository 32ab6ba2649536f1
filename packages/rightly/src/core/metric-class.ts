import type { Config } from './config.ts';
import type { AnyDefinition } from './definition.ts';
import type { KeyedState } from './state.ts';

/** A class with `fromConfig` and `fromJSON`. The prototype tells the compiler the type of the metrics, also for a generic class. */
export interface Configurable<M> {
  readonly prototype: M;
  readonly definition: AnyDefinition;
}

/** A class of metrics without required options. */
export interface MetricClass<M> extends Configurable<M> {
  new (options?: never): M;
}

/** A class that may read its configuration itself. */
export interface Reads {
  fromConfig(config: unknown): unknown;
}

/** A metric as JSON: its class, configuration and state. */
export interface MetricDocument {
  readonly version: 1 | 2;
  readonly class_name: string;
  readonly config: Config;
  readonly state: KeyedState;
}
